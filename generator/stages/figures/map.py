"""The map: a drawing, basemaps and the design -> a figure with hotspots, nothing overlapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import MapStyle
from generator.errors import Origin, RenderError
from generator.model.figure import Figure, Form, Frame, Hotspot, MapDrawing, MapPoint
from generator.model.locale import Direction
from generator.stages.figures.basemap import SETTLED, Basemap, Layer, check_basemaps
from generator.stages.figures.block import join
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Overlap,
    describe_overlaps,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.cover import cover_frame
from generator.stages.figures.framing import divide_points, frame_map
from generator.stages.figures.geometry import clip_line
from generator.stages.figures.ground import lay_ground
from generator.stages.figures.ink import draw_view
from generator.stages.figures.legend import draw_legend
from generator.stages.figures.panel import (
    Bounds,
    InsetPanel,
    LegendPanel,
    lay_out_insets,
    lay_out_legends,
)
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import draw_row
from generator.stages.figures.scale import ScaleBar, ScaleUnit, draw_scale_bar, scale_bar
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.view import ViewLayout, ViewRequest, lay_out_view


@dataclass(frozen=True, slots=True, eq=False)
class InsetLayout:
    """The inset: its panel, what stands in it from its own lower left corner on, its scale bar."""

    panel: InsetPanel
    view: ViewLayout
    bar: ScaleBar


@dataclass(frozen=True, slots=True, eq=False)
class MapLayout:
    """Where everything stands, in mm from the frame's lower left corner."""

    main: ViewLayout
    panel: LegendPanel
    inset: InsetLayout | None

    @property
    def views(self) -> tuple[ViewLayout, ...]:
        """The main window and the inset's."""
        return (self.main, self.inset.view) if self.inset else (self.main,)

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """What touches what, or leaves its frame; empty for a sound map."""
        return tuple(
            overlap
            for view in self.views
            for overlap in describe_overlaps(view.boxes, view.frame, view.leaders)
        )

    @property
    def dropped(self) -> tuple[str, ...]:
        """The background names for which there was no room."""
        return tuple(name for view in self.views for name in view.dropped)


def lay_out_map(
    drawing: MapDrawing, basemaps: Mapping[str, Basemap], style: MapStyle, typefaces: Typefaces
) -> MapLayout:
    """Place every sign and name of the map and its inset.

    The panels stand farther off the places where their names would else touch.

    :param basemaps: by the names that the settings use.
    :raises RenderError: when the frame has no room for a victory's name.
    """
    found: list[MapLayout] = []
    for beside in style.panels.beside:
        try:
            found.append(_lay_out(drawing, basemaps, beside, style, typefaces))
        except RenderError:
            if not found and beside == style.panels.beside[-1]:
                raise
            continue
        if not found[-1].overlaps:
            break
    return min(found, key=lambda layout: len(layout.overlaps))


def _lay_out(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    beside: float,
    style: MapStyle,
    typefaces: Typefaces,
) -> MapLayout:
    settings, frame = drawing.settings, drawing.frame
    unit = ScaleUnit(drawing.digits, drawing.legend.kilometres)
    whole = Projection.fit(settings.projection, settings.extent, frame).scale_denominator
    legends = lay_out_legends(drawing, whole, unit, style, typefaces)
    insets = lay_out_insets(drawing, style, typefaces)
    sizes = [[form.frame for form in forms] for forms in (legends, insets) if forms]
    basemap = cover_frame(settings, basemaps, frame, drawing.origin)
    look, apart = style.panels, (beside, style.panels.above)
    framing = frame_map(settings, basemap, frame, drawing.points, sizes, apart, look.clear)
    projection = framing.projection
    (form, bounds), *others = framing.panels
    # The legend has room for the bar of a map in the whole frame, which no other one exceeds.
    longest = legends[form].legend.bar.length
    bar = scale_bar(projection.scale_denominator, longest, unit)
    panel = legends[form].move(bounds, bar)
    text = panel.widest if panel.frame.width > frame.width else panel.legend.title.text
    boxes = [LabelBox(text, *bounds, Kind.PANEL)]
    near, far = divide_points(drawing.points, projection, frame, settings)
    inset = None
    for form, bounds in others:
        moved = insets[form].move(bounds)
        boxes.append(LabelBox(moved.title.text, *bounds, Kind.PANEL))
        inset = _lay_out_inset(drawing, moved, far, basemaps, unit, style, typefaces)
    request = ViewRequest(
        settings,
        basemap,
        frame,
        drawing.direction,
        near,
        drawing.names,
        tuple(boxes),
        settings.overrides,
        projection,
    )
    return MapLayout(lay_out_view(request, style, typefaces), panel, inset)


def _lay_out_inset(
    drawing: MapDrawing,
    panel: InsetPanel,
    points: tuple[MapPoint, ...],
    basemaps: Mapping[str, Basemap],
    unit: ScaleUnit,
    style: MapStyle,
    typefaces: Typefaces,
) -> InsetLayout:
    view, size = drawing.settings.inset, panel.inset
    assert view is not None
    scale = Projection.fit(view.projection, view.extent, size).scale_denominator
    look = style.inset
    bar = scale_bar(scale, look.bar, unit)
    room = max(look.bar_room, look.bar_side + bar.overhang(typefaces, style))
    request = ViewRequest(
        view,
        cover_frame(view, basemaps, size, drawing.origin),
        size,
        drawing.direction,
        points,
        drawing.names,
        (LabelBox("scale", 0.0, 0.0, look.bar + room, look.bar_height, Kind.PANEL),),
        drawing.settings.overrides,
    )
    return InsetLayout(panel, lay_out_view(request, style, typefaces), bar)


def _explain_borders(drawing: MapDrawing, basemap: Basemap) -> MapDrawing:
    """Take disputed borders out of the legend of a map that shows none."""
    settings, frame = drawing.settings, drawing.frame
    whole = Projection.fit(settings.projection, settings.extent, frame)
    bounds = (0.0, 0.0, frame.width, frame.height)
    if any(
        clip_line(whole.path(path), bounds)
        for border in basemap.layer(Layer.BORDER)
        if border.code != SETTLED
        for path in border.paths
    ):
        return drawing
    return replace(drawing, legend=replace(drawing.legend, disputed_border=()))


def draw_map(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    style: MapStyle,
    typefaces: Typefaces,
    form: Form = "pdf",
) -> Figure:
    """Draw the map, of exactly the frame's size, with a hotspot on every symbol.

    :raises ContentError: for a basemap that lacks what the settings name.
    :raises RenderError: when the frame has no room for a victory's name, something overlaps, or the
        map goes over the 180° meridian.
    """
    check_basemaps(drawing.settings, basemaps)
    style = replace(style, signs=style.signs.choose(drawing.palette))
    covered = cover_frame(drawing.settings, basemaps, drawing.frame, drawing.origin)
    drawing = _explain_borders(drawing, covered)
    layout = lay_out_map(drawing, basemaps, style, typefaces)
    rows = _find_rows(drawing.points)
    refuse_overlaps(layout.overlaps, "map", drawing.frame, drawing.origin, rows)
    frame, panel, inset = drawing.frame, layout.panel, layout.inset
    canvas = Canvas(frame, typefaces, form)
    line, width = style.panels.outline.colour, style.panels.outline.width
    lay_ground(canvas, layout.main.ground, style.ground)
    part = canvas.window(*inset.panel.corner, inset.panel.inset) if inset else None
    if part is not None and inset is not None:
        lay_ground(part, inset.view.ground, style.ground)
    draw_view(canvas, layout.main, style)
    canvas.rectangle(panel.bounds, style.panels.fill, line, width)
    spots = [_hotspot(sign.point.id, sign.x, sign.y, frame, style) for sign in layout.main.signs]
    if part is not None and inset is not None:
        (x, y), size = inset.panel.corner, inset.panel.inset
        sides = (x, y, x + size.width, y + size.height)
        # The inset's ground lies under the sheet, so its panel leaves it open.
        canvas.areas([_corners(inset.panel.bounds), _corners(sides)[::-1]], style.panels.fill)
        canvas.rectangle(inset.panel.bounds, None, line, width)
        draw_view(part, inset.view, style)
        _draw_inset_bar(part, inset.bar, drawing.direction, style)
        canvas.rectangle(sides, None, line, width)
        title = inset.panel.title
        start = sides[2] if drawing.direction == "rtl" else x
        baseline = sides[3] + style.panels.title + title.more - style.panels.baseline
        draw_row(canvas, title, start, baseline, drawing.direction, style.words)
        spots += [
            _hotspot(sign.point.id, x + sign.x, y + sign.y, frame, style)
            for sign in inset.view.signs
        ]
    draw_legend(canvas, panel.corner, panel.head, panel.legend, drawing.direction, style)
    half = width / 2 * 25.4 / 72
    outline = (half, half, frame.width - half, frame.height - half)
    canvas.rectangle(outline, None, line, width)
    order = {point.id: index for index, point in enumerate(drawing.points)}
    spots.sort(key=lambda spot: order[spot.id])
    return Figure(
        name="map",
        data=canvas.write(),
        frame=frame,
        alternative=drawing.alternative,
        hotspots=tuple(spots),
        form=form,
    )


def _find_rows(points: Iterable[MapPoint]) -> dict[str, Origin]:
    """Give the row that each number and each name of a victory comes from."""
    return {
        text: point.origin
        for point in points
        if point.origin is not None
        for text in (point.number, join(point.names))
    }


def _corners(bounds: Bounds) -> NDArray[np.float64]:
    x0, y0, x1, y1 = bounds
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])


def _draw_inset_bar(canvas: Canvas, bar: ScaleBar, direction: Direction, style: MapStyle) -> None:
    """Draw the inset's scale bar into its lower left corner, with room for its unit."""
    look = style.inset
    x = look.bar_side
    if direction == "rtl":
        overhang = bar.overhang(canvas.typefaces, style)
        x = look.bar + max(look.bar_room - look.bar_side, overhang) - bar.length
    draw_scale_bar(canvas, x, look.bar_foot, bar, direction, style)


def _hotspot(id_: str, x: float, y: float, frame: Frame, style: MapStyle) -> Hotspot:
    return Hotspot(id_, x, frame.height - y, style.signs.diameter)
