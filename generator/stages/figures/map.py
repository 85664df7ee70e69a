"""The map: a drawing, basemaps and the design -> a one-page PDF with hotspots and label boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.tokens import Tokens
from generator.model.brief import Extent, MapSettings
from generator.model.figure import Figure, Frame, Hotspot, MapDrawing, MapPoint, TypeStyle
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind, LabelBox, find_overlaps
from generator.stages.figures.canvas import Canvas, Lettering
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
from generator.stages.figures.view import ViewLayout, ViewRequest, lay_out_view

_PAD = 2.4
_INSET_SHARE = 0.27
_BAR_LONGEST = 30.0
_INSET_BAR_LONGEST = 15.0
_HAIRLINE = 0.5


@dataclass(frozen=True, slots=True)
class Panel:
    """The white panel at the foot: its sides in mm, the inset's frame, the legend's corner."""

    bounds: tuple[float, float, float, float]
    inset: tuple[float, float, Frame] | None
    legend: tuple[float, float]


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
            f"{box.text} ({box.kind}) × {f'{other.text} ({other.kind})' if other else 'frame'}"
            for view in views
            for box, other in find_overlaps(view.boxes, view.frame)
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
    near, far = _divide(drawing.points, projection, frame, settings)
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
        )
        inset = lay_out_view(request, tokens, typefaces)
    return MapLayout(main, inset, panel, legend)


def draw_map(
    drawing: MapDrawing, basemaps: Mapping[str, Basemap], tokens: Tokens, typefaces: Typefaces
) -> Figure:
    """Draw the map as a PDF of exactly the frame's size, with a hotspot on every symbol."""
    layout = lay_out_map(drawing, basemaps, tokens, typefaces)
    frame, panel = drawing.frame, layout.panel
    canvas = Canvas(frame, typefaces)
    line = tokens.colour("muted")
    draw_view(canvas, layout.main, tokens)
    canvas.rectangle(panel.bounds, tokens.colour("paper"), line, _HAIRLINE)
    spots = [_hotspot(sign.point.id, sign.x, sign.y, frame, tokens) for sign in layout.main.signs]
    if layout.inset is not None and panel.inset is not None:
        x, y, size = panel.inset
        part = canvas.window(x, y, size)
        draw_view(part, layout.inset, tokens)
        denominator = layout.inset.projection.scale_denominator
        bar = scale_bar(denominator, _INSET_BAR_LONGEST, drawing.legend.kilometres)
        draw_scale_bar(part, *_inset_bar(drawing, bar.length), bar, drawing.direction, tokens)
        canvas.rectangle((x, y, x + size.width, y + size.height), None, line, _HAIRLINE)
        _inset_title(canvas, drawing, panel.inset, tokens)
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
    return Figure("map", canvas.pdf(), frame, drawing.alternative, tuple(spots), layout.overlaps)


def _divide(
    points: tuple[MapPoint, ...], projection: Projection, frame: Frame, settings: MapSettings
) -> tuple[tuple[MapPoint, ...], tuple[MapPoint, ...]]:
    """Tell the points that the main window shows from those of the inset."""
    near, far = [], []
    for point in points:
        x, y = projection.place(point.lon, point.lat)
        shown = 0 < x < frame.width and 0 < y < frame.height
        extent = settings.inset.extent if settings.inset else None
        if not shown and extent is not None and _holds(extent, point):
            far.append(point)
        else:
            near.append(point)
    return tuple(near), tuple(far)


def _holds(extent: Extent, point: MapPoint) -> bool:
    return extent.west < point.lon < extent.east and extent.south < point.lat < extent.north


def _panel(
    drawing: MapDrawing,
    legend: LegendLayout,
    near: tuple[MapPoint, ...],
    projection: Projection,
) -> Panel:
    """Put the panel into the lower corner that hides least, the one at the left when equal."""
    frame = drawing.frame
    has_inset = drawing.settings.inset is not None
    inner = legend.height
    inset_width = frame.width * _INSET_SHARE if has_inset else 0.0
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

    left = hidden(0.0) <= hidden(frame.width - width)
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
