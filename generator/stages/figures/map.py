"""The map: a drawing, basemaps and the design -> a figure with hotspots, nothing overlapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.design.tokens import Tokens
from generator.errors import Origin
from generator.model.figure import Figure, Form, Frame, Hotspot, MapDrawing, MapPoint
from generator.model.locale import Direction
from generator.stages.figures.basemap import Basemap, check_basemaps
from generator.stages.figures.block import join
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Overlap,
    describe_overlaps,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.ground import lay_ground
from generator.stages.figures.ink import draw_view
from generator.stages.figures.legend import BASELINE, TITLE, draw_legend
from generator.stages.figures.panel import Panel, lay_out_panel
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import draw_row
from generator.stages.figures.scale import ScaleBar, ScaleUnit, draw_scale_bar, scale_bar
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.view import (
    ViewLayout,
    ViewRequest,
    divide_points,
    lay_out_view,
)

_BAR_LONGEST = 30.0
_INSET_BAR_LONGEST = 15.0
_HAIRLINE = 0.5
_OVERHANG = 9.0
"""The least room kept beside the inset's longest scale bar, in mm."""


@dataclass(frozen=True, slots=True, eq=False)
class MapLayout:
    """Where everything stands; the inset's boxes count from its own lower left corner."""

    main: ViewLayout
    inset: ViewLayout | None
    panel: Panel
    inset_bar: ScaleBar | None

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """What touches what, or leaves its frame; empty for a sound map."""
        views = [self.main, self.inset] if self.inset else [self.main]
        return tuple(
            overlap
            for view in views
            for overlap in describe_overlaps(view.boxes, view.frame, view.leaders)
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
    unit = ScaleUnit(drawing.digits, drawing.legend.kilometres)
    bar = scale_bar(projection.scale_denominator, _BAR_LONGEST, unit)
    near, far = divide_points(drawing.points, projection, frame, settings)
    panel = lay_out_panel(drawing, bar, near, projection, tokens, typefaces)
    text = panel.widest if panel.frame.width > frame.width else panel.legend.title.text
    box = LabelBox(text, *panel.bounds, Kind.PANEL)
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
    if settings.inset is None or panel.inset is None:
        return MapLayout(main, None, panel, None)
    view, size = settings.inset, panel.inset.frame
    scale = Projection.fit(view.projection, view.extent, size).scale_denominator
    inset_bar = scale_bar(scale, _INSET_BAR_LONGEST, unit)
    room = max(_OVERHANG, 2.0 + inset_bar.overhang(typefaces, tokens.points("size-1")))
    request = ViewRequest(
        view,
        basemaps[view.basemap],
        size,
        drawing.direction,
        far,
        drawing.names,
        (LabelBox("scale", 0.0, 0.0, _INSET_BAR_LONGEST + room, 6.0, Kind.PANEL),),
        settings.overrides,
    )
    return MapLayout(main, lay_out_view(request, tokens, typefaces), panel, inset_bar)


def draw_map(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    tokens: Tokens,
    typefaces: Typefaces,
    form: Form = "pdf",
) -> Figure:
    """Draw the map, of exactly the frame's size, with a hotspot on every symbol.

    :raises ContentError: for a basemap that lacks what the settings name.
    :raises RenderError: when the frame has no room for a victory's name, or something overlaps.
    """
    check_basemaps(drawing.settings, basemaps)
    layout = lay_out_map(drawing, basemaps, tokens, typefaces)
    rows = _find_rows(drawing.points)
    refuse_overlaps(layout.overlaps, "map", drawing.frame, drawing.origin, rows)
    frame, panel, inset = drawing.frame, layout.panel, layout.panel.inset
    canvas = Canvas(frame, typefaces, form)
    line = tokens.colour("muted")
    lay_ground(canvas, layout.main.ground, tokens)
    part = canvas.window(inset.x, inset.y, inset.frame) if inset else None
    if part is not None and layout.inset is not None:
        lay_ground(part, layout.inset.ground, tokens)
    draw_view(canvas, layout.main, tokens)
    # The inset's ground lies under the sheet, so the panel leaves it open.
    holes = [_corners((inset.x, inset.y, inset.frame))[::-1]] if inset else []
    canvas.areas([_corners((panel.bounds[0], 0.0, panel.frame)), *holes], tokens.colour("paper"))
    canvas.rectangle(panel.bounds, None, line, _HAIRLINE)
    spots = [_hotspot(sign.point.id, sign.x, sign.y, frame, tokens) for sign in layout.main.signs]
    if part is not None and inset is not None and layout.inset is not None:
        draw_view(part, layout.inset, tokens)
        _draw_inset_bar(part, layout, drawing.direction, tokens)
        x, y, size = inset.x, inset.y, inset.frame
        canvas.rectangle((x, y, x + size.width, y + size.height), None, line, _HAIRLINE)
        start = x + size.width if drawing.direction == "rtl" else x
        baseline = y + size.height + TITLE + inset.title.more - BASELINE
        draw_row(canvas, inset.title, start, baseline, drawing.direction, tokens)
        spots += [
            _hotspot(sign.point.id, x + sign.x, y + sign.y, frame, tokens)
            for sign in layout.inset.signs
        ]
    draw_legend(canvas, panel.corner, panel.head, panel.legend, drawing.direction, tokens)
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


def _corners(part: tuple[float, float, Frame]) -> NDArray[np.float64]:
    x, y, frame = part
    right, top = x + frame.width, y + frame.height
    return np.array([[x, y], [right, y], [right, top], [x, top]])


def _draw_inset_bar(
    canvas: Canvas, layout: MapLayout, direction: Direction, tokens: Tokens
) -> None:
    """Draw the inset's scale bar into its lower left corner, with room for its unit."""
    bar = layout.inset_bar
    assert bar is not None
    x = 2.0
    if direction == "rtl":
        overhang = bar.overhang(canvas.typefaces, tokens.points("size-1"))
        x = _INSET_BAR_LONGEST + max(_OVERHANG - 2.0, overhang) - bar.length
    draw_scale_bar(canvas, x, 1.4, bar, direction, tokens)


def _hotspot(id_: str, x: float, y: float, frame: Frame, tokens: Tokens) -> Hotspot:
    return Hotspot(id_, x, frame.height - y, tokens.millimetres("symbol"))
