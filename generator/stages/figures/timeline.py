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
    Texts,
    TimelineDrawing,
    TypeStyle,
)
from generator.stages.figures.block import Block, set_block
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Overlap,
    describe_overlaps,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.ink import draw_symbol
from generator.stages.figures.row import LABEL, wrap
from generator.stages.figures.typeface import Ink, Typefaces

Numbers = NDArray[np.float64]

_BASE = 8.4
_TOP = 5.4
_LABELS_APART = 3.0
_APART = 1.0
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


@dataclass(frozen=True, slots=True)
class _Labels:
    """The words over the chart: what the marks are, where reading begins; the line's at its end."""

    marks: Block
    total: Block

    @property
    def more(self) -> float:
        """How much higher than one line they are, in mm."""
        return max(self.marks.lines[-1].drop, self.total.lines[-1].drop)

    @property
    def width(self) -> float:
        """How wide they are beside each other, in mm."""
        return self.marks.ink.width + _LABELS_APART + self.total.ink.width


def draw_timeline(
    drawing: TimelineDrawing, tokens: Tokens, typefaces: Typefaces, form: Form = "pdf"
) -> Figure:
    """Draw the timeline, of exactly the frame's size, with a hotspot on every mark."""
    frame = drawing.frame
    canvas = Canvas(frame, typefaces, form)
    room = typefaces.ink(drawing.totals[-1], TypeStyle.BOLD, tokens.points("size-4")).width + 1.6
    axis = _Axis(frame, len(drawing.months), drawing.direction == "rtl", room)
    diameter = min(tokens.millimetres("symbol"), axis.pitch - _STACK_GAP)
    pitch = diameter + _STACK_GAP
    labels = _set_labels(drawing, axis, tokens, typefaces)

    stacks = [0] * len(drawing.months)
    spots: list[Hotspot] = []
    _draw_axis(canvas, axis, drawing, tokens)
    places: list[tuple[MapPoint, float, float]] = []
    for mark in drawing.marks:
        x = axis.at(mark.month + 0.5)
        y = _BASE + 0.7 + stacks[mark.month] * pitch + diameter / 2
        stacks[mark.month] += 1
        point = MapPoint(mark.id, mark.number, (), 0.0, 0.0, mark.step, ongoing=False)
        places.append((point, x, y))
        spots.append(Hotspot(mark.id, x, frame.height - y, diameter))
    heights = [_BASE + 0.7 + count * pitch for count in stacks]
    boxes = _draw_total(canvas, axis, drawing, labels, heights, tokens)
    overlaps = []
    if max(heights) + _CLEAR > frame.height - _TOP - labels.more:
        overlaps.append(Overlap(f"“{labels.total.text}” (words) leaves no room over the marks"))
    for point, x, y in places:
        draw_symbol(canvas, x, y, diameter, point, tokens)
    words = labels.marks
    left = frame.width - words.ink.width - _MARGIN if axis.rtl else _MARGIN
    bottom = frame.height - _TOP + _LABEL_GAP - words.lines[0].ink.y0 + words.ink.y0
    boxes.append(_box(words.text, left, bottom, words.ink))
    _write(canvas, words, (left, bottom), 1.0 if axis.rtl else 0.0, tokens.colour("muted"), tokens)
    overlaps += describe_overlaps(boxes, frame)
    refuse_overlaps(overlaps, "timeline", frame, drawing.origin)
    return Figure(
        name="timeline",
        data=canvas.write(),
        frame=frame,
        alternative=drawing.alternative,
        hotspots=tuple(spots),
        form=form,
    )


def _set_labels(
    drawing: TimelineDrawing, axis: _Axis, tokens: Tokens, typefaces: Typefaces
) -> _Labels:
    """Set the words over the chart, in two lines each where one is too wide for the frame."""
    size = tokens.points("size-1")
    room = axis.at(0) - axis.at(axis.months) if axis.rtl else axis.at(axis.months) - axis.at(0)

    def set_(texts: Texts, *, wrapped: bool) -> Block:
        rows = [
            wrap(text, TypeStyle.REGULAR, size, typefaces, 0.0) if wrapped else (text,)
            for text in texts
        ]
        return set_block(rows, LABEL, size, typefaces)

    tried = [
        _Labels(set_(drawing.marks_label, wrapped=marks), set_(drawing.total_label, wrapped=total))
        for marks, total in ((False, False), (True, False), (True, True))
    ]
    fitting = (labels for labels in tried if labels.width <= room)
    return next(fitting, tried[-1])


def _draw_axis(canvas: Canvas, axis: _Axis, drawing: TimelineDrawing, tokens: Tokens) -> None:
    ink, muted = tokens.colour("ink"), tokens.colour("muted")
    small = Lettering(TypeStyle.REGULAR, tokens.points("size-1"), muted)
    bold = Lettering(TypeStyle.BOLD, small.size, ink)
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
    for month, (letters, _) in enumerate(drawing.months):
        if (month - january) % 3 == 0:
            place = axis.at(month + 0.5), _BASE - 3.5
            _write_centred(canvas, letters, place, (small, small), rtl=axis.rtl)
    for start in starts:
        end = next((other for other in starts if other > start), len(years))
        middle = axis.at((start + end) / 2)
        _write_centred(canvas, years[start], (middle, 1.0), (bold, small), rtl=axis.rtl)


def _write_centred(
    canvas: Canvas,
    texts: Texts,
    place: tuple[float, float],
    letterings: tuple[Lettering, Lettering],
    *,
    rtl: bool,
) -> None:
    """Set a word of every language beside each other, centred on a place on their baseline, in mm.

    :param letterings: of the main language and of the others.
    """
    styled = [(text, letterings[min(index, 1)]) for index, text in enumerate(texts)]
    if rtl:
        styled.reverse()
    inks = [canvas.typefaces.ink(text, each.style, each.size) for text, each in styled]
    x, y = place
    left = x - (sum(ink.width for ink in inks) + _APART * (len(inks) - 1)) / 2
    for (text, lettering), ink in zip(styled, inks, strict=True):
        canvas.text(text, left - ink.x0, y, lettering)
        left += ink.width + _APART


def _draw_total(
    canvas: Canvas,
    axis: _Axis,
    drawing: TimelineDrawing,
    labels: _Labels,
    heights: list[float],
    tokens: Tokens,
) -> list[LabelBox]:
    """Draw the line of the running total and give the boxes of its words."""
    accent, size = tokens.colour("accent"), tokens.points("size-4")
    counts = np.cumsum(
        np.bincount([mark.month for mark in drawing.marks], minlength=len(drawing.months))
    )
    top = axis.frame.height - _TOP - labels.more
    levels = _levels(counts.astype(np.float64), np.array(heights), top)
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
    words = labels.total
    left = end if axis.rtl else end - words.ink.width
    bottom = levels[-1] + _LABEL_GAP
    _write(canvas, words, (left, bottom), 0.0 if axis.rtl else 1.0, accent, tokens)
    boxes.append(_box(words.text, left, bottom, words.ink))
    return boxes


def _write(
    canvas: Canvas,
    block: Block,
    corner: tuple[float, float],
    align: float,
    colour: str,
    tokens: Tokens,
) -> None:
    """Write a block from its lower left corner on: the main language in a colour of its own."""
    for line, x, y in block.starts(*corner, align):
        own = colour if line.is_main else tokens.colour("muted")
        canvas.text(line.text, x, y, Lettering(line.style, block.size, own))


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
