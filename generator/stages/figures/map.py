"""The map: a drawing, basemaps and the design -> a figure with hotspots and what overlaps on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.design.tokens import Tokens
from generator.model.figure import Figure, Form, Frame, Hotspot, MapDrawing, MapPoint, TypeStyle
from generator.stages.figures.basemap import Basemap, check_basemaps
from generator.stages.figures.boxes import Kind, LabelBox, describe_overlaps
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.ground import lay_ground
from generator.stages.figures.ink import draw_view
from generator.stages.figures.legend import (
    TITLE,
    LegendLayout,
    draw_legend,
    draw_scale_bar,
    lay_out_legend,
    scale_bar,
)
from generator.stages.figures.projection import Projection
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.view import (
    ViewLayout,
    ViewRequest,
    divide_points,
    lay_out_view,
)

_PAD = 2.4
_INSET_SHARE = 0.27
_BAR_LONGEST = 30.0
_INSET_BAR_LONGEST = 15.0
_HAIRLINE = 0.5
_LEANING = 25
"""How much more the corner at the side where reading begins may hide: two towns, no victory. A
legend's width differs from language to language; its corner should not."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The white panel at the foot: its sides in mm, the inset's frame, the legend's corner."""

    bounds: tuple[float, float, float, float]
    inset: tuple[float, float, Frame] | None
    legend: tuple[float, float]

    @property
    def frame(self) -> Frame:
        """The panel's size."""
        x0, y0, x1, y1 = self.bounds
        return Frame(x1 - x0, y1 - y0)


@dataclass(frozen=True, slots=True, eq=False)
class MapLayout:
    """Where everything stands; the inset's boxes count from its own lower left corner."""

    main: ViewLayout
    inset: ViewLayout | None
    panel: Panel
    legend: LegendLayout

    @property
    def overlaps(self) -> tuple[str, ...]:
        """What touches what, or leaves its frame, as words; empty for a sound map."""
        views = [self.main, self.inset] if self.inset else [self.main]
        return tuple(
            text
            for view in views
            for text in describe_overlaps(view.boxes, view.frame, view.leaders)
        )

    @property
    def dropped(self) -> tuple[str, ...]:
        """The background names for which there was no room."""
        return self.main.dropped + (self.inset.dropped if self.inset else ())


def lay_out_map(
    drawing: MapDrawing, basemaps: Mapping[str, Basemap], tokens: Tokens, typefaces: Typefaces
) -> MapLayout:
    """Place every sign and name of the map and its inset.

    :param basemaps: by the names that the settings use.
    """
    settings, frame = drawing.settings, drawing.frame
    projection = Projection.fit(settings.projection, settings.extent, frame)
    bar = scale_bar(projection.scale_denominator, _BAR_LONGEST, drawing.legend.kilometres)
    legend = lay_out_legend(drawing.legend, bar, tokens, typefaces)
    near, far = divide_points(drawing.points, projection, frame, settings)
    panel = _panel(drawing, legend, near, projection)
    box = LabelBox(drawing.legend.title, *panel.bounds, Kind.PANEL)
    main = lay_out_view(
        ViewRequest(
            settings,
            basemaps[settings.basemap],
            frame,
            drawing.direction,
            near,
            drawing.names,
            (box,),
            settings.overrides,
        ),
        tokens,
        typefaces,
    )
    inset = None
    if settings.inset is not None and panel.inset is not None:
        size = panel.inset[2]
        request = ViewRequest(
            settings.inset,
            basemaps[settings.inset.basemap],
            size,
            drawing.direction,
            far,
            drawing.names,
            (LabelBox("scale", 0.0, 0.0, _INSET_BAR_LONGEST + 9.0, 6.0, Kind.PANEL),),
            settings.overrides,
        )
        inset = lay_out_view(request, tokens, typefaces)
    return MapLayout(main, inset, panel, legend)


def draw_map(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    tokens: Tokens,
    typefaces: Typefaces,
    form: Form = "pdf",
) -> Figure:
    """Draw the map, of exactly the frame's size, with a hotspot on every symbol.

    :raises ContentError: for a basemap that lacks what the settings name.
    :raises RenderError: when the frame has no room for a victory's name.
    """
    check_basemaps(drawing.settings, basemaps)
    layout = lay_out_map(drawing, basemaps, tokens, typefaces)
    frame, panel, inset = drawing.frame, layout.panel, layout.panel.inset
    canvas = Canvas(frame, typefaces, form)
    line = tokens.colour("muted")
    lay_ground(canvas, layout.main.ground, tokens)
    part = canvas.window(*inset) if inset else None
    if part is not None and layout.inset is not None:
        lay_ground(part, layout.inset.ground, tokens)
    draw_view(canvas, layout.main, tokens)
    # The inset's ground lies under the sheet, so the panel leaves it open.
    holes = [_corners(inset)[::-1]] if inset else []
    canvas.areas([_corners((panel.bounds[0], 0.0, panel.frame)), *holes], tokens.colour("paper"))
    canvas.rectangle(panel.bounds, None, line, _HAIRLINE)
    spots = [_hotspot(sign.point.id, sign.x, sign.y, frame, tokens) for sign in layout.main.signs]
    if part is not None and inset is not None and layout.inset is not None:
        x, y, size = inset
        draw_view(part, layout.inset, tokens)
        denominator = layout.inset.projection.scale_denominator
        bar = scale_bar(denominator, _INSET_BAR_LONGEST, drawing.legend.kilometres)
        draw_scale_bar(part, *_inset_bar(drawing, bar.length), bar, drawing.direction, tokens)
        canvas.rectangle((x, y, x + size.width, y + size.height), None, line, _HAIRLINE)
        _inset_title(canvas, drawing, inset, tokens)
        spots += [
            _hotspot(sign.point.id, x + sign.x, y + sign.y, frame, tokens)
            for sign in layout.inset.signs
        ]
    draw_legend(canvas, *panel.legend, layout.legend, drawing.direction, tokens)
    half = _HAIRLINE / 2 * 25.4 / 72
    sides = (half, half, frame.width - half, frame.height - half)
    canvas.rectangle(sides, None, line, _HAIRLINE)
    order = {point.id: index for index, point in enumerate(drawing.points)}
    spots.sort(key=lambda spot: order[spot.id])
    return Figure(
        name="map",
        data=canvas.write(),
        frame=frame,
        alternative=drawing.alternative,
        hotspots=tuple(spots),
        overlaps=layout.overlaps,
        form=form,
    )


def _corners(part: tuple[float, float, Frame]) -> NDArray[np.float64]:
    x, y, frame = part
    right, top = x + frame.width, y + frame.height
    return np.array([[x, y], [right, y], [right, top], [x, top]])


def _panel(
    drawing: MapDrawing,
    legend: LegendLayout,
    near: tuple[MapPoint, ...],
    projection: Projection,
) -> Panel:
    """Put the panel into a lower corner: where reading begins, unless that hides much more."""
    frame = drawing.frame
    view = drawing.settings.inset
    has_inset = view is not None
    inner = legend.height
    inset_width = 0.0
    if view is not None:
        shape = Projection.fit(view.projection, view.extent, Frame(100.0, 100.0)).shape(view.extent)
        inset_width = min(frame.width * _INSET_SHARE, (inner - TITLE) * shape)
    width = legend.width + 2 * _PAD + (inset_width + 2 * _PAD if has_inset else 0.0)
    height = inner + 2 * _PAD - 0.8

    def hidden(x0: float) -> int:
        settings = drawing.settings
        weighted = [(point.lon, point.lat, 100) for point in near]
        weighted += [(town.lon, town.lat, 10) for town in settings.towns]
        weighted += [(country.lon, country.lat, 1) for country in settings.country_names]
        places = [(*projection.place(lon, lat), weight) for lon, lat, weight in weighted]
        return sum(
            weight for x, y, weight in places if x0 - 3 < x < x0 + width + 3 and y < height + 3
        )

    worse_at_left = hidden(0.0) - hidden(frame.width - width)
    left = worse_at_left < (_LEANING if drawing.direction == "ltr" else -_LEANING)
    x0 = 0.0 if left else frame.width - width
    bounds = (x0, 0.0, x0 + width, height)
    inset_x = x0 + _PAD if left else x0 + width - _PAD - inset_width
    legend_x = x0 + width - _PAD - legend.width if left else x0 + _PAD
    inset = (inset_x, _PAD, Frame(inset_width, inner - TITLE)) if has_inset else None
    return Panel(bounds, inset, (legend_x, _PAD))


def _inset_title(
    canvas: Canvas, drawing: MapDrawing, place: tuple[float, float, Frame], tokens: Tokens
) -> None:
    inset = drawing.settings.inset
    text = drawing.names.get("inset", inset.title if inset else "")
    x, y, frame = place
    size = tokens.points("size-1")
    ink = canvas.typefaces.ink(text, TypeStyle.BOLD, size)
    left = x + frame.width - ink.width if drawing.direction == "rtl" else x
    baseline = y + frame.height + TITLE - 2.9
    canvas.text(
        text, left - ink.x0, baseline, Lettering(TypeStyle.BOLD, size, tokens.colour("ink"))
    )


def _inset_bar(drawing: MapDrawing, length: float) -> tuple[float, float]:
    """Give the lower left corner of the inset's scale bar, which leaves room for its unit."""
    return (_INSET_BAR_LONGEST + 7.0 - length if drawing.direction == "rtl" else 2.0), 1.4


def _hotspot(id_: str, x: float, y: float, frame: Frame, tokens: Tokens) -> Hotspot:
    return Hotspot(id_, x, frame.height - y, tokens.millimetres("symbol"))
