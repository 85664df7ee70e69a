"""A map before its names are placed: the legend under it, where it lies, and its panels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.design.style.map import MapStyle
from generator.model.figure import Frame, Legend, MapDrawing
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind, LabelBox
from generator.stages.figures.cover import cover_frame
from generator.stages.figures.disputes import refuse_untold, shows_disputes
from generator.stages.figures.framing import Clearance, Framing, frame_map
from generator.stages.figures.ground import prepare_ground
from generator.stages.figures.legend import LegendLayout, lay_out_legend
from generator.stages.figures.panel import InsetPanel, lay_out_insets
from generator.stages.figures.projection import Projection
from generator.stages.figures.scale import ScaleUnit, scale_bar
from generator.stages.figures.typeface import Typefaces

MOST = 0.5
"""How much of the frame's height the legend may take."""
_STRETCH = 2.5
"""How much longer than deep insets beside the map become, to fill its side."""


@dataclass(frozen=True, slots=True, eq=False)
class MapSheet:
    """A map before its names are placed: the legend, and where the map and its panels lie."""

    legend: LegendLayout
    framing: Framing
    panels: tuple[InsetPanel, ...]
    basemap: Basemap

    @property
    def on_map(self) -> tuple[LabelBox, ...]:
        """The panels that stand on the map."""
        left, foot, right, top = self.framing.window
        return tuple(
            LabelBox(panel.title.text, x0 - left, y0 - foot, x1 - left, y1 - foot, Kind.PANEL)
            for panel in self.panels
            for x0, y0, x1, y1 in (panel.bounds,)
            if x0 < right and x1 > left and y0 < top and y1 > foot
        )


def lay_out_sheet(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    beside: float,
    style: MapStyle,
    typefaces: Typefaces,
) -> MapSheet:
    """Lay out what the names stand between; the legend explains what is then seen."""
    sheet = _lay_out_strip(drawing, basemaps, beside, style, typefaces)
    legend = _keep_seen(drawing, sheet, basemaps, style)
    if legend != drawing.legend:
        told = replace(drawing, legend=legend)
        sheet = _lay_out_strip(told, basemaps, beside, style, typefaces)
    return sheet


def _lay_out_strip(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    beside: float,
    style: MapStyle,
    typefaces: Typefaces,
) -> MapSheet:
    settings, frame = drawing.settings, drawing.frame
    unit = ScaleUnit(drawing.distances, drawing.legend.kilometres)
    # The legend has room for the bar of a map in the whole frame, which no other one exceeds.
    whole = Projection.fit(settings.projection, settings.extent, frame)
    longest = None
    if whole.is_even(settings.extent):
        longest = scale_bar(whole.scale_denominator, style.legend.bar, unit)
    legend = lay_out_legend(drawing.legend, longest, frame.width, style, typefaces)
    area = Frame(frame.width, frame.height - min(legend.height, frame.height * MOST))
    basemap = cover_frame(settings, basemaps, area, drawing.origin)
    forms = lay_out_insets(drawing, style, typefaces)
    sizes = [[form.frame for form in each] for each in forms]
    look = style.panels
    clear = Clearance(beside, look.above, look.clear)
    framing = frame_map(settings, basemap, area, drawing.points, sizes, clear, _STRETCH)
    panels = [
        each[form].move(bounds) for each, (form, bounds) in zip(forms, framing.panels, strict=True)
    ]
    bar = None
    if longest is not None:
        bar = scale_bar(framing.projection.scale_denominator, longest.length, unit)
    return MapSheet(replace(legend, bar=bar), framing, tuple(panels), basemap)


def _keep_seen(
    drawing: MapDrawing, sheet: MapSheet, basemaps: Mapping[str, Basemap], style: MapStyle
) -> Legend:
    """Take out of the legend what the map and its insets do not show.

    That is disputed borders and areas, and of countries by a value those that the table has not.

    :raises RenderError: where it shows some, and its settings do not say how they are drawn.
    """
    legend, settings, framing = drawing.legend, drawing.settings, sheet.framing
    grounds = [
        prepare_ground(
            sheet.basemap,
            framing.projection,
            framing.size,
            settings.countries,
            style.ground,
            settings.layers,
        )
    ]
    for view, panel in zip(settings.insets, sheet.panels, strict=True):
        size = panel.inset
        grounds.append(
            prepare_ground(
                cover_frame(view, basemaps, size, drawing.origin),
                Projection.fit(view.projection, view.extent, size),
                size,
                view.countries,
                style.ground,
                view.layers,
            )
        )
    refuse_untold(settings, grounds, drawing.origin)
    shown = [shows_disputes(ground) for ground in grounds]
    return replace(
        legend,
        others=legend.others if any(ground.neighbours for ground in grounds) else (),
        disputed_border=legend.disputed_border if any(border for border, _ in shown) else (),
        disputed_area=legend.disputed_area if any(area for _, area in shown) else (),
    )
