"""The map: a drawing, basemaps and the design -> a figure with hotspots, nothing overlapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.design.style.map import MapStyle
from generator.design.style.shared import SignStyle
from generator.errors import Origin
from generator.model.figure import (
    Figure,
    Form,
    Frame,
    Hotspot,
    MapDrawing,
    MapLine,
    MapPoint,
)
from generator.stages.figures.basemap import Basemap, check_basemaps
from generator.stages.figures.boxes import (
    Kind,
    Overlap,
    describe_overlaps,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.disputes import apply_disputes
from generator.stages.figures.framing import divide_points
from generator.stages.figures.ground import lay_ground
from generator.stages.figures.ink import draw_view
from generator.stages.figures.inscription import join
from generator.stages.figures.inset import (
    InsetLayout,
    choose_lines,
    draw_inset,
    lay_out_inset,
    name_inset,
    within,
)
from generator.stages.figures.legend import LegendLayout, draw_legend
from generator.stages.figures.panel import Bounds
from generator.stages.figures.projection import Projection
from generator.stages.figures.sheet import MOST, MapSheet, lay_out_sheet
from generator.stages.figures.sizing import size_signs
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.view import lay_out_view
from generator.stages.figures.window import InsetMark, ViewLayout, ViewRequest


@dataclass(frozen=True, slots=True, eq=False)
class MapLayout:
    """Where everything stands, in mm: the map and its insets over the legend's strip."""

    main: ViewLayout
    window: Bounds
    """Where the main map is seen, from the strip's upper left corner on."""
    legend: LegendLayout
    insets: tuple[InsetLayout, ...]
    frame: Frame
    """The whole figure."""

    @property
    def views(self) -> tuple[ViewLayout, ...]:
        """The main window and the insets."""
        return (self.main, *(inset.view for inset in self.insets))

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """What touches what, or leaves its frame; empty for a sound map."""
        found = [
            Overlap(f"“{item.row.text}” (words) is wider than the map")
            for item in self.legend.items
            if item.width > self.frame.width
        ]
        if self.legend.height > self.frame.height * MOST:
            found.append(Overlap("the legend leaves too little of the frame to the map"))
        for view in self.views:
            found += describe_overlaps(view.boxes, view.frame, view.leaders)
            found += _list_unseen(view)
        return tuple(found)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The background names for which there was no room."""
        return tuple(name for view in self.views for name in view.dropped)

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The numbers and names of places for whose names there was no room."""
        return tuple(name for view in self.views for name in view.unnamed)


def lay_out_map(
    drawing: MapDrawing, basemaps: Mapping[str, Basemap], style: MapStyle, typefaces: Typefaces
) -> MapLayout:
    """Place every sign and name of the map and its insets.

    Panels on the map stand farther off the places where names would else touch, or have no room.

    :param basemaps: by the names that the settings use.
    :raises RenderError: when the map goes over the 180° meridian.
    """
    found: list[MapLayout] = []
    for beside in style.panels.beside:
        sheet = lay_out_sheet(drawing, basemaps, beside, style, typefaces)
        found.append(_lay_out(drawing, sheet, basemaps, style, typefaces))
        if not (found[-1].overlaps or found[-1].unnamed) or not sheet.on_map:
            break
    return min(found, key=lambda layout: (len(layout.overlaps), len(layout.unnamed)))


def _lay_out(
    drawing: MapDrawing,
    sheet: MapSheet,
    basemaps: Mapping[str, Basemap],
    style: MapStyle,
    typefaces: Typefaces,
) -> MapLayout:
    settings, framing = drawing.settings, sheet.framing
    size, projection = framing.size, framing.projection
    near, far = divide_points(drawing.points, projection, size, settings)
    insets = tuple(
        lay_out_inset(drawing, index, panel, points, basemaps, style, typefaces)
        for index, (panel, points) in enumerate(zip(sheet.panels, far, strict=True))
    )
    request = ViewRequest(
        settings,
        sheet.basemap,
        size,
        drawing.direction,
        near,
        drawing.names,
        sheet.on_map,
        settings.overrides,
        projection,
        tuple(_list_close_ups(drawing)),
        choose_lines(drawing.lines, near, any_end=True),
        {point.id: (point.lon, point.lat) for point in drawing.points},
    )
    main = lay_out_view(request, style, typefaces)
    return MapLayout(main, framing.window, sheet.legend, insets, drawing.frame)


def _list_unseen(view: ViewLayout) -> Iterator[Overlap]:
    """Give the lines for which the signs that they join leave no room."""
    for flow in view.lines:
        if not flow.paths:
            said = _name_line(flow.line)
            yield Overlap(f"{said} has no room between their signs", (said,))


def _name_line(line: MapLine) -> str:
    return f"the line from {line.start} to {line.end}"


def _list_close_ups(drawing: MapDrawing) -> Iterator[InsetMark]:
    """Give what insets show of the main window, by the middle of each."""
    for index, inset in enumerate(drawing.settings.insets):
        if drawing.settings.is_close_up(inset):
            extent = inset.extent
            lon, lat = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
            names = drawing.names.get(f"inset:{index}", (inset.title,))
            yield InsetMark(names, lat, lon)


def draw_map(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    style: MapStyle,
    typefaces: Typefaces,
    form: Form = "pdf",
) -> Figure:
    """Draw the map, of exactly the frame's size, with a hotspot on every symbol.

    :raises ContentError: for a basemap that lacks what the settings name.
    :raises RenderError: when something overlaps, or the map goes over the 180° meridian.
    """
    check_basemaps(drawing.settings, basemaps)
    basemaps = apply_disputes(basemaps, drawing.settings.disputed)
    style = replace(style, signs=choose_signs(drawing, drawing.frame, style.signs))
    if drawing.areas:
        over = style.countries.over_areas
        style = replace(style, countries=replace(style.countries, ink=over))
    layout = lay_out_map(drawing, basemaps, style, typefaces)
    rows = _find_rows(drawing.points)
    rows |= {_name_line(line): line.origin for line in drawing.lines if line.origin is not None}
    refuse_overlaps(layout.overlaps, "map", drawing.frame, drawing.origin, rows)
    frame = drawing.frame
    canvas = Canvas(frame, typefaces, form)
    foot = layout.legend.height
    sheet = canvas.window(0.0, foot, Frame(frame.width, frame.height - foot))
    left, bottom, *_ = layout.window
    part = sheet.window(left, bottom, layout.main.frame)
    lay_ground(part, layout.main.ground, style.ground, drawing.areas)
    parts = [sheet.window(*inset.panel.corner, inset.panel.inset) for inset in layout.insets]
    for each, inset in zip(parts, layout.insets, strict=True):
        lay_ground(each, inset.view.ground, style.ground, drawing.areas)
    draw_view(part, layout.main, style)
    _outline(part, style)
    for each, inset in zip(parts, layout.insets, strict=True):
        draw_inset(sheet, each, inset, drawing.direction, style)
    draw_legend(canvas, layout.legend, drawing.direction, style)
    corners = [(left, foot + bottom)]
    corners += [(x, foot + y) for x, y in (inset.panel.corner for inset in layout.insets)]
    spots = [
        Hotspot(sign.point.id, x + sign.x, frame.height - y - sign.y, sign.diameter)
        for view, (x, y) in zip(layout.views, corners, strict=True)
        for sign in view.signs
    ]
    outside, hidden = _find_lost(layout, drawing)
    order = {point.id: index for index, point in enumerate(drawing.points)}
    spots.sort(key=lambda spot: order[spot.id])
    return Figure(
        name="map",
        data=canvas.write(),
        frame=frame,
        alternatives=drawing.alternatives,
        hotspots=tuple(spots),
        form=form,
        outside=outside,
        covered=hidden,
        unnamed=layout.unnamed,
    )


def choose_signs(
    drawing: MapDrawing, frame: Frame, style: SignStyle, least: float = 0.0
) -> SignStyle:
    """Give the signs' look in the map's colours, and where a value sizes them, in its scale.

    :param frame: about how large the main window is, in mm.
    :param least: how far apart two signs' middles are at least, in mm.
    """
    look, settings = style.choose(drawing.palette), drawing.settings
    if not any(point.size is not None for point in drawing.points):
        return look
    projection = Projection.fit(settings.projection, settings.extent, frame)
    near, _ = divide_points(drawing.points, projection, frame, settings)
    return size_signs(near, projection, frame, look, least)


def _outline(canvas: Canvas, style: MapStyle) -> None:
    """Draw the outline of a map inside the sides of its canvas."""
    line, frame = style.panels.outline, canvas.frame
    sides = within((0.0, 0.0, frame.width, frame.height), line)
    canvas.rectangle(sides, None, line.colour, line.width)


def _find_lost(layout: MapLayout, drawing: MapDrawing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the towns that lie beyond the frame of their view, and the capitals under a panel."""
    outside, hidden = [], []
    views = (drawing.settings, *drawing.settings.insets)
    names = [drawing.names, *(name_inset(drawing, n) for n in range(len(layout.insets)))]
    for view, placed, named in zip(views, layout.views, names, strict=True):
        frame = (0.0, 0.0, placed.frame.width, placed.frame.height)
        panels = [box.bounds for box in placed.boxes if box.kind is Kind.PANEL]
        for town in view.towns:
            point = placed.projection.place(town.lon, town.lat)
            name = (named.get(f"town:{town.name}") or (town.name,))[0]
            if town.optional:
                continue
            if not _holds(frame, point):
                outside.append(name)
            elif town.capital and any(_holds(panel, point) for panel in panels):
                hidden.append(name)
    return tuple(outside), tuple(hidden)


def _holds(bounds: Bounds, point: tuple[float, float]) -> bool:
    (x0, y0, x1, y1), (x, y) = bounds, point
    return x0 <= x <= x1 and y0 <= y <= y1


def _find_rows(points: Iterable[MapPoint]) -> dict[str, Origin]:
    """Give the row that each number and each name of a place comes from."""
    return {
        text: point.origin
        for point in points
        if point.origin is not None
        for text in (point.number, join(point.names))
    }
