"""The timeline: victories by month with their running total -> a figure with hotspots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.design.tokens import Tokens
from generator.model.figure import (
    Figure,
    Form,
    Frame,
    Hotspot,
    MapPoint,
    TimelineDrawing,
    TypeStyle,
)
from generator.stages.figures.boxes import Kind, LabelBox, describe_overlaps
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.ink import draw_symbol
from generator.stages.figures.typeface import Ink, Typefaces

Numbers = NDArray[np.float64]

_BASE = 8.4
_TOP = 5.4
_LABEL_GAP = 1.2
_STACK_GAP = 0.35
_CLEAR = 1.4
_TICK = 1.0
_YEAR_TICK = 6.6
_LINE = 1.0
_HAIRLINE = 0.5
_MARGIN = 0.2


@dataclass(frozen=True, slots=True)
class _Axis:
    """Months along a line from one side of the frame to the other, in mm."""

    frame: Frame
    months: int
    rtl: bool
    room: float
    """The width kept free for the total at the end of the line."""

    @property
    def pitch(self) -> float:
        return (self.frame.width - self.room - _MARGIN) / self.months

    def at(self, month: float) -> float:
        """Give the x of a month's start."""
        offset = _MARGIN + month * self.pitch
        return self.frame.width - offset if self.rtl else offset


def draw_timeline(
    drawing: TimelineDrawing, tokens: Tokens, typefaces: Typefaces, form: Form = "pdf"
) -> Figure:
    """Draw the timeline, of exactly the frame's size, with a hotspot on every mark."""
    frame = drawing.frame
    canvas = Canvas(frame, typefaces, form)
    total = drawing.totals[-1]
    room = typefaces.ink(total, TypeStyle.BOLD, tokens.points("size-4")).width + 1.6
    axis = _Axis(frame, len(drawing.months), drawing.direction == "rtl", room)
    diameter = min(tokens.millimetres("symbol"), axis.pitch - _STACK_GAP)
    pitch = diameter + _STACK_GAP

    stacks = [0] * len(drawing.months)
    spots: list[Hotspot] = []
    _draw_axis(canvas, axis, drawing, tokens)
    places: list[tuple[MapPoint, float, float]] = []
    for mark in drawing.marks:
        x = axis.at(mark.month + 0.5)
        y = _BASE + 0.7 + stacks[mark.month] * pitch + diameter / 2
        stacks[mark.month] += 1
        point = MapPoint(mark.id, mark.number, "", 0.0, 0.0, mark.step, ongoing=False)
        places.append((point, x, y))
        spots.append(Hotspot(mark.id, x, frame.height - y, diameter))
    heights = [_BASE + 0.7 + count * pitch for count in stacks]
    boxes = _draw_total(canvas, axis, drawing, heights, tokens)
    for point, x, y in places:
        draw_symbol(canvas, x, y, diameter, point, tokens)
    size = tokens.points("size-1")
    words = typefaces.box(drawing.marks_label, TypeStyle.REGULAR, size)
    left = frame.width - words.width - _MARGIN if axis.rtl else _MARGIN
    bottom = frame.height - _TOP + _LABEL_GAP
    boxes.append(_box(drawing.marks_label, left, bottom, words))
    canvas.text(
        drawing.marks_label,
        left - words.x0,
        bottom - words.y0,
        Lettering(TypeStyle.REGULAR, size, tokens.colour("muted")),
    )
    return Figure(
        name="timeline",
        data=canvas.write(),
        frame=frame,
        alternative=drawing.alternative,
        hotspots=tuple(spots),
        overlaps=describe_overlaps(boxes, frame),
        form=form,
    )


def _draw_axis(canvas: Canvas, axis: _Axis, drawing: TimelineDrawing, tokens: Tokens) -> None:
    ink, muted = tokens.colour("ink"), tokens.colour("muted")
    size, regular = tokens.points("size-1"), TypeStyle.REGULAR
    years = [year for _, year in drawing.months]
    january = next((i for i in range(1, len(years)) if years[i] != years[i - 1]), 0)
    starts = [i for i in range(len(years)) if i == 0 or years[i] != years[i - 1]]
    ticks = [
        np.array([[axis.at(month)] * 2, [_BASE, _BASE - depth]]).T
        for month in range(len(years) + 1)
        for depth in [_YEAR_TICK if month in starts else _TICK]
    ]
    canvas.lines(ticks, muted, _HAIRLINE / 2, round_ends=False)
    base = np.array([[axis.at(0), _BASE], [axis.at(len(years)), _BASE]])
    canvas.lines([base], ink, _HAIRLINE * 1.2, round_ends=False)
    for month, (letter, _) in enumerate(drawing.months):
        if (month - january) % 3 == 0:
            width = canvas.typefaces.ink(letter, regular, size)
            x = axis.at(month + 0.5) - (width.x0 + width.x1) / 2
            canvas.text(letter, x, _BASE - 3.5, Lettering(regular, size, muted))
    for start in starts:
        end = next((other for other in starts if other > start), len(years))
        text = years[start]
        measure = canvas.typefaces.ink(text, TypeStyle.BOLD, size)
        x = axis.at((start + end) / 2) - (measure.x0 + measure.x1) / 2
        canvas.text(text, x, 1.0, Lettering(TypeStyle.BOLD, size, ink))


def _draw_total(
    canvas: Canvas,
    axis: _Axis,
    drawing: TimelineDrawing,
    heights: list[float],
    tokens: Tokens,
) -> list[LabelBox]:
    """Draw the line of the running total and give the boxes of its words."""
    accent, size = tokens.colour("accent"), tokens.points("size-4")
    counts = np.cumsum(
        np.bincount([mark.month for mark in drawing.marks], minlength=len(drawing.months))
    )
    levels = _levels(counts.astype(np.float64), np.array(heights), axis.frame.height - _TOP)
    line = np.array(
        [(axis.at(month + side), level) for month, level in enumerate(levels) for side in (0, 1)]
    )
    canvas.lines([line], accent, _LINE)
    end = axis.at(len(levels))
    total = drawing.totals[-1]
    ink = canvas.typefaces.ink(total, TypeStyle.BOLD, size)
    left = end - 1.2 - ink.width if axis.rtl else end + 1.2
    bottom = levels[-1] - (ink.y0 + ink.y1) / 2
    canvas.text(total, left - ink.x0, bottom, Lettering(TypeStyle.BOLD, size, accent))
    boxes = [_box(total, left, bottom + ink.y0, ink)]
    small = tokens.points("size-1")
    words = canvas.typefaces.box(drawing.total_label, TypeStyle.REGULAR, small)
    left = end if axis.rtl else end - words.width
    canvas.text(
        drawing.total_label,
        left - words.x0,
        levels[-1] + _LABEL_GAP - words.y0,
        Lettering(TypeStyle.REGULAR, small, accent),
    )
    boxes.append(_box(drawing.total_label, left, levels[-1] + _LABEL_GAP, words))
    return boxes


def _box(text: str, left: float, bottom: float, ink: Ink) -> LabelBox:
    return LabelBox(text, left, bottom, left + ink.width, bottom + ink.height, Kind.WORDS)


def _levels(
    counts: Numbers,
    heights: Numbers,
    top: float,
) -> list[float]:
    """Give the line's height each month in mm: its own scale, never through the stacks."""
    last = max(float(counts[-1]), 1.0)
    share = counts / last
    open_ = share < 1
    # Solved for the origin: origin + share * (top - origin) >= height + clearance.
    needed = (heights[open_] + _CLEAR - share[open_] * top) / (1 - share[open_])
    origin = max(_BASE, float(needed.max(initial=_BASE)))
    return [float(origin + part * (top - origin)) for part in share]
