"""The marks of the timeline above its periods: numbered, dots, or columns with their numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.design.style.charts import AxisStyle, TimelineStyle
from generator.model.figure import MapPoint, TimelineDrawing
from generator.stages.figures.axis import Axis
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.ink import draw_sign, draw_symbol
from generator.stages.figures.typeface import Typefaces


@dataclass(frozen=True, slots=True)
class StackMark:
    """One mark and its centre, in mm."""

    point: MapPoint
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class StackColumn:
    """A period's column: its sides in mm, for each step how high up it reaches, and its number."""

    left: float
    right: float
    foot: float
    tops: tuple[tuple[int, float], ...]
    count: str
    """Empty where it has no room."""


@dataclass(frozen=True, slots=True)
class Stacks:
    """What stands above the axis."""

    marks: tuple[StackMark, ...]
    columns: tuple[StackColumn, ...]
    """In the place of marks."""
    diameter: float
    """Of the marks, in mm."""
    numbered: bool
    height: float
    """How high the highest reaches, from the frame's foot on, in mm."""


def lay_out_stacks(
    drawing: TimelineDrawing, axis: Axis, more: float, style: TimelineStyle, typefaces: Typefaces
) -> Stacks:
    """Choose the largest marks of which the highest stack has room under the words over it.

    :param more: how much higher than one line the words over the chart are, in mm.
    """
    look, signs = style.timeline, style.signs
    stacks = [0] * axis.count
    for mark in drawing.marks:
        stacks[mark.place] += 1
    foot = look.base + look.marks_foot
    room = drawing.frame.height - look.top - more - look.clear - foot
    diameter = min(
        signs.diameter, axis.pitch - look.marks_apart, room / max(stacks) - look.marks_apart
    )
    widest = max(
        math.hypot(ink.width, ink.height)
        for mark in drawing.marks
        for ink in [typefaces.ink(mark.number, signs.cut, signs.size)]
    )
    if drawing.counted or diameter < look.least_mark:
        return _lay_out_columns(drawing, axis, room, style, typefaces)
    return Stacks(
        marks=tuple(_place_marks(drawing, axis, foot, diameter, look)),
        columns=(),
        diameter=diameter,
        numbered=diameter == signs.diameter or widest <= diameter,
        height=foot + max(stacks) * (diameter + look.marks_apart),
    )


def _place_marks(
    drawing: TimelineDrawing, axis: Axis, foot: float, diameter: float, style: AxisStyle
) -> list[StackMark]:
    placed, stacks = [], [0] * axis.count
    for mark in drawing.marks:
        y = foot + stacks[mark.place] * (diameter + style.marks_apart) + diameter / 2
        stacks[mark.place] += 1
        point = MapPoint(mark.id, mark.number, (), 0.0, 0.0, mark.step, mark.ongoing)
        placed.append(StackMark(point, axis.at(mark.place + 0.5), y))
    return placed


def _lay_out_columns(
    drawing: TimelineDrawing,
    axis: Axis,
    room: float,
    style: TimelineStyle,
    typefaces: Typefaces,
) -> Stacks:
    """Lay out columns of what is over, from zero on, of one scale, their numbers over them."""
    look, said = style.timeline, style.words
    inks = [typefaces.ink(count, said.label, said.size) for count in drawing.counts]
    number = max(ink.height for ink in inks) + 2 * look.marks_apart
    foot = look.base
    steps: list[list[int]] = [[] for _ in range(axis.count)]
    for mark in drawing.marks:
        if not mark.ongoing:
            steps[mark.place].append(mark.step)
    scale = max(0.0, room - number) / max(map(len, steps))
    scale = min(scale, style.signs.diameter)
    half = min(style.signs.diameter, axis.pitch - look.marks_apart) / 2
    columns, heights = [], []
    for place, found in enumerate(steps):
        tops, top = [], foot
        for step in sorted(set(found)):
            top += found.count(step) * scale
            tops.append((step, top))
        x = axis.at(place + 0.5)
        fits = inks[place].width + look.marks_apart <= axis.pitch
        said_count = drawing.counts[place] if found and fits else ""
        columns.append(StackColumn(x - half, x + half, foot, tuple(tops), said_count))
        heights.append(top + number if said_count else top + look.marks_foot)
    return Stacks((), tuple(columns), 2 * half, numbered=False, height=max(heights))


def draw_stacks(canvas: Canvas, stacks: Stacks, style: TimelineStyle) -> None:
    """Draw the marks, or the columns with their numbers."""
    signs, look, said = style.signs, style.timeline, style.words
    for mark in stacks.marks:
        if stacks.numbered:
            draw_symbol(canvas, mark.x, mark.y, stacks.diameter, mark.point, signs)
        else:
            step, ongoing = mark.point.step, mark.point.ongoing
            draw_sign(canvas, mark.x, mark.y, stacks.diameter, step, signs, ongoing=ongoing)
    for column in stacks.columns:
        foot = column.foot
        for step, top in column.tops:
            sides = (column.left, foot, column.right, top)
            # Round a very narrow one an outline would be all that is seen.
            narrow = column.right - column.left < look.least_mark
            edge = None if narrow else signs.ink
            canvas.rectangle(sides, signs.step(step).fill, edge, signs.outline)
            foot = top
        if column.count:
            ink = canvas.typefaces.ink(column.count, said.label, said.size)
            x = (column.left + column.right) / 2 - (ink.x0 + ink.x1) / 2
            y = foot + look.marks_apart - ink.y0
            canvas.text(column.count, x, y, Lettering(said.label, said.size, said.ink))
