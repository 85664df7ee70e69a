"""The insets of a map: what lies elsewhere, or is seen from nearer by -> panels, drawn, in mm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import MapStyle
from generator.design.style.shared import Stroke
from generator.model.figure import MapDrawing, MapLine, MapPoint, Texts
from generator.model.locale import Direction
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind, LabelBox
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.cover import cover_frame
from generator.stages.figures.ink import draw_view
from generator.stages.figures.panel import Bounds, InsetPanel
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import draw_row
from generator.stages.figures.scale import ScaleBar, ScaleUnit, draw_scale_bar, scale_bar
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.view import lay_out_view
from generator.stages.figures.window import ViewLayout, ViewRequest


@dataclass(frozen=True, slots=True, eq=False)
class InsetLayout:
    """An inset: its panel, what stands in it from its own lower left corner on, its scale bar."""

    panel: InsetPanel
    view: ViewLayout
    bar: ScaleBar | None
    """None where the inset is too small for one, or shows too much of the earth."""
    bar_at: tuple[float, float] = (0.0, 0.0)
    """The lower left corner of the bar's room, in mm from the inset's own on."""


def lay_out_inset(
    drawing: MapDrawing,
    index: int,
    panel: InsetPanel,
    points: tuple[MapPoint, ...],
    basemaps: Mapping[str, Basemap],
    style: MapStyle,
    typefaces: Typefaces,
) -> InsetLayout:
    """Lay out one inset in its panel, with a scale bar where it has room for one."""
    view, size, look = drawing.settings.insets[index], panel.inset, style.inset
    unit = ScaleUnit(drawing.distances, drawing.legend.kilometres)
    projection = Projection.fit(view.projection, view.extent, size)
    bar = scale_bar(projection.scale_denominator, look.bar, unit)
    room = max(look.bar_room, look.bar_side + bar.overhang(typefaces, style))
    width, height = look.bar + room, look.bar_height
    fits = width <= size.width and height <= size.height / 2
    has_bar = fits and projection.is_even(view.extent)
    request = ViewRequest(
        view,
        cover_frame(view, basemaps, size, drawing.origin),
        size,
        drawing.direction,
        points,
        name_inset(drawing, index),
        overrides=drawing.settings.overrides,
        lines=choose_lines(drawing.lines, points),
    )
    if not has_bar:
        return InsetLayout(panel, lay_out_view(request, style, typefaces), None)
    found: list[InsetLayout] = []
    # A name is worth more than the bar's usual corner.
    for x, y in product((0.0, size.width - width), (0.0, size.height - height)):
        box = LabelBox("scale", x, y, x + width, y + height, Kind.PANEL)
        placed = lay_out_view(replace(request, panels=(box,)), style, typefaces)
        found.append(InsetLayout(panel, placed, bar, (x, y)))
        if not found[0].view.unnamed:
            break
    return min(found, key=lambda each: (len(each.view.unnamed), each.view.cost))


def choose_lines(
    lines: Iterable[MapLine], points: Iterable[MapPoint], *, any_end: bool = False
) -> tuple[MapLine, ...]:
    """Give the lines of a view: those that join two of its points, or begin or end at one."""
    shown = {point.id for point in points}
    ends = any if any_end else all
    return tuple(line for line in lines if ends(each in shown for each in (line.start, line.end)))


def name_inset(drawing: MapDrawing, index: int) -> dict[str, Texts]:
    """Give the names of an inset, as a map of its own has them."""
    where = f"inset:{index}/"
    return {
        key.removeprefix(where): texts
        for key, texts in drawing.names.items()
        if key.startswith(where)
    }


def draw_inset(
    sheet: Canvas, part: Canvas, inset: InsetLayout, direction: Direction, style: MapStyle
) -> None:
    """Draw an inset and its panel on the sheet; its ground lies under all of it already."""
    panel, line = inset.panel, style.panels.outline
    (x, y), size = panel.corner, panel.inset
    sides = (x, y, x + size.width, y + size.height)
    sheet.areas([_corners(panel.bounds), _corners(sides)[::-1]], style.panels.fill)
    sheet.rectangle(within(panel.bounds, line), None, line.colour, line.width)
    draw_view(part, inset.view, style)
    if inset.bar is not None:
        _draw_inset_bar(part, inset.bar, inset.bar_at, direction, style)
    sheet.rectangle(sides, None, line.colour, line.width)
    start = sides[2] if direction == "rtl" else x
    baseline = sides[3] + style.panels.title + panel.title.more - style.panels.baseline
    draw_row(sheet, panel.title, start, baseline, direction, style.words)


def within(sides: Bounds, line: Stroke) -> Bounds:
    """Give where an outline runs that lies wholly inside these sides."""
    half, (x0, y0, x1, y1) = line.width / 2 * 25.4 / 72, sides
    return x0 + half, y0 + half, x1 - half, y1 - half


def _corners(bounds: Bounds) -> NDArray[np.float64]:
    x0, y0, x1, y1 = bounds
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])


def _draw_inset_bar(
    canvas: Canvas,
    bar: ScaleBar,
    corner: tuple[float, float],
    direction: Direction,
    style: MapStyle,
) -> None:
    """Draw the inset's scale bar, with room for its unit.

    :param corner: the lower left one of its room, in mm.
    """
    look, (left, foot) = style.inset, corner
    x = left + look.bar_side
    if direction == "rtl":
        overhang = bar.overhang(canvas.typefaces, style)
        x = left + look.bar + max(look.bar_room - look.bar_side, overhang) - bar.length
    draw_scale_bar(canvas, x, foot + look.bar_foot, bar, direction, style)
