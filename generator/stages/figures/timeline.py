"""The timeline: victories by month with their running total -> a figure with hotspots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.design.style.charts import AxisStyle, TimelineStyle
from generator.design.style.shared import WordStyle
from generator.model.figure import (
    Figure,
    Form,
    Frame,
    Hotspot,
    MapPoint,
    Texts,
    TimelineDrawing,
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
from generator.stages.figures.row import wrap
from generator.stages.figures.typeface import Ink, Typefaces

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Months along a line from one side of the frame to the other, in mm."""

    frame: Frame
    months: int
    rtl: bool
    room: float
    """The width kept free for the total at the end of the line."""
    margin: float
    """At either side of the frame."""

    @property
    def pitch(self) -> float:
        return (self.frame.width - self.room - self.margin) / self.months

    def at(self, month: float) -> float:
        """Give the x of a month's start."""
        offset = self.margin + month * self.pitch
        return self.frame.width - offset if self.rtl else offset


@dataclass(frozen=True, slots=True)
class _Labels:
    """The words over the chart: what the marks are, where reading begins; the line's at its end."""

    marks: Block
    total: Block
    apart: float
    """Between them, in mm."""

    @property
    def more(self) -> float:
        """How much higher than one line they are, in mm."""
        return max(self.marks.lines[-1].drop, self.total.lines[-1].drop)

    @property
    def width(self) -> float:
        """How wide they are beside each other, in mm."""
        return self.marks.ink.width + self.apart + self.total.ink.width


def draw_timeline(
    drawing: TimelineDrawing, style: TimelineStyle, typefaces: Typefaces, form: Form = "pdf"
) -> Figure:
    """Draw the timeline, of exactly the frame's size, with a hotspot on every mark."""
    frame, look = drawing.frame, style.timeline
    canvas = Canvas(frame, typefaces, form)
    total = typefaces.ink(drawing.totals[-1], look.total_cut, look.total_size)
    room = total.width + look.total_room
    axis = _Axis(frame, len(drawing.months), drawing.direction == "rtl", room, look.margin)
    diameter = min(style.signs.diameter, axis.pitch - look.marks_apart)
    pitch = diameter + look.marks_apart
    labels = _set_labels(drawing, axis, style, typefaces)

    stacks = [0] * len(drawing.months)
    spots: list[Hotspot] = []
    _draw_axis(canvas, axis, drawing, style)
    places: list[tuple[MapPoint, float, float]] = []
    for mark in drawing.marks:
        x = axis.at(mark.month + 0.5)
        y = look.base + look.marks_foot + stacks[mark.month] * pitch + diameter / 2
        stacks[mark.month] += 1
        point = MapPoint(mark.id, mark.number, (), 0.0, 0.0, mark.step, ongoing=False)
        places.append((point, x, y))
        spots.append(Hotspot(mark.id, x, frame.height - y, diameter))
    heights = [look.base + look.marks_foot + count * pitch for count in stacks]
    boxes = _draw_total(canvas, axis, drawing, labels, heights, style)
    overlaps = []
    if max(heights) + look.clear > frame.height - look.top - labels.more:
        overlaps.append(Overlap(f"“{labels.total.text}” (words) leaves no room over the marks"))
    for point, x, y in places:
        draw_symbol(canvas, x, y, diameter, point, style.signs)
    words = labels.marks
    left = frame.width - words.ink.width - look.margin if axis.rtl else look.margin
    bottom = frame.height - look.top + look.label_gap - words.lines[0].ink.y0 + words.ink.y0
    boxes.append(_box(words.text, left, bottom, words.ink))
    align, said = 1.0 if axis.rtl else 0.0, style.words
    _write(canvas, words, (left, bottom), align, said.quiet, said)
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
    drawing: TimelineDrawing, axis: _Axis, style: TimelineStyle, typefaces: Typefaces
) -> _Labels:
    """Set the words over the chart, in two lines each where one is too wide for the frame."""
    said = style.words
    room = axis.at(0) - axis.at(axis.months) if axis.rtl else axis.at(axis.months) - axis.at(0)

    def set_(texts: Texts, *, wrapped: bool) -> Block:
        rows = [
            wrap(text, said.labels[min(index, 1)], said.size, typefaces, 0.0)
            if wrapped
            else (text,)
            for index, text in enumerate(texts)
        ]
        return set_block(rows, said.labels, said.size, typefaces, said.leading)

    tried = [
        _Labels(
            set_(drawing.marks_label, wrapped=marks),
            set_(drawing.total_label, wrapped=total),
            style.timeline.labels_apart,
        )
        for marks, total in ((False, False), (True, False), (True, True))
    ]
    fitting = (labels for labels in tried if labels.width <= room)
    return next(fitting, tried[-1])


def _draw_axis(canvas: Canvas, axis: _Axis, drawing: TimelineDrawing, style: TimelineStyle) -> None:
    look, said = style.timeline, style.words
    small = Lettering(said.label, said.size, said.quiet)
    bold = Lettering(said.heading, said.size, said.ink)
    other = Lettering(said.other, said.size, said.quiet)
    years = [year for _, year in drawing.months]
    january = next((i for i in range(1, len(years)) if years[i] != years[i - 1]), 0)
    starts = [i for i in range(len(years)) if i == 0 or years[i] != years[i - 1]]
    ticks = [
        np.array([[axis.at(month)] * 2, [look.base, look.base - depth]]).T
        for month in range(len(years) + 1)
        for depth in [look.year_tick if month in starts else look.tick]
    ]
    canvas.lines(ticks, look.ticks.colour, look.ticks.width, round_ends=False)
    base = np.array([[axis.at(0), look.base], [axis.at(len(years)), look.base]])
    canvas.lines([base], look.axis.colour, look.axis.width, round_ends=False)
    for month, (letters, _) in enumerate(drawing.months):
        if (month - january) % look.every == 0:
            place = axis.at(month + 0.5), look.base - look.months
            _write_centred(canvas, letters, place, (small, other), look, rtl=axis.rtl)
    for start in starts:
        end = next((other for other in starts if other > start), len(years))
        place = axis.at((start + end) / 2), look.years
        _write_centred(canvas, years[start], place, (bold, other), look, rtl=axis.rtl)


def _write_centred(
    canvas: Canvas,
    texts: Texts,
    place: tuple[float, float],
    letterings: tuple[Lettering, Lettering],
    style: AxisStyle,
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
    left = x - (sum(ink.width for ink in inks) + style.languages_apart * (len(inks) - 1)) / 2
    for (text, lettering), ink in zip(styled, inks, strict=True):
        canvas.text(text, left - ink.x0, y, lettering)
        left += ink.width + style.languages_apart


def _draw_total(
    canvas: Canvas,
    axis: _Axis,
    drawing: TimelineDrawing,
    labels: _Labels,
    heights: list[float],
    style: TimelineStyle,
) -> list[LabelBox]:
    """Draw the line of the running total and give the boxes of its words."""
    look, accent = style.timeline, style.timeline.line.colour
    counts = np.cumsum(
        np.bincount([mark.month for mark in drawing.marks], minlength=len(drawing.months))
    )
    top = axis.frame.height - look.top - labels.more
    levels = _levels(counts.astype(np.float64), np.array(heights), top, look)
    line = np.array(
        [(axis.at(month + side), level) for month, level in enumerate(levels) for side in (0, 1)]
    )
    canvas.lines([line], accent, look.line.width)
    end = axis.at(len(levels))
    total = drawing.totals[-1]
    ink = canvas.typefaces.ink(total, look.total_cut, look.total_size)
    left = end - look.total_gap - ink.width if axis.rtl else end + look.total_gap
    bottom = levels[-1] - (ink.y0 + ink.y1) / 2
    lettering = Lettering(look.total_cut, look.total_size, accent)
    canvas.text(total, left - ink.x0, bottom, lettering)
    boxes = [_box(total, left, bottom + ink.y0, ink)]
    words = labels.total
    left = end if axis.rtl else end - words.ink.width
    bottom = levels[-1] + look.label_gap
    _write(canvas, words, (left, bottom), 0.0 if axis.rtl else 1.0, accent, style.words)
    boxes.append(_box(words.text, left, bottom, words.ink))
    return boxes


def _write(
    canvas: Canvas,
    block: Block,
    corner: tuple[float, float],
    align: float,
    colour: str,
    style: WordStyle,
) -> None:
    """Write a block from its lower left corner on: the main language in a colour of its own."""
    for line, x, y in block.starts(*corner, align):
        own = colour if line.is_main else style.quiet
        canvas.text(line.text, x, y, Lettering(line.style, block.size, own))


def _box(text: str, left: float, bottom: float, ink: Ink) -> LabelBox:
    return LabelBox(text, left, bottom, left + ink.width, bottom + ink.height, Kind.WORDS)


def _levels(
    counts: Numbers,
    heights: Numbers,
    top: float,
    style: AxisStyle,
) -> list[float]:
    """Give the line's height each month in mm: its own scale, never through the stacks."""
    last = max(float(counts[-1]), 1.0)
    share = counts / last
    open_ = share < 1
    # Solved for the origin: origin + share * (top - origin) >= height + clearance.
    needed = (heights[open_] + style.clear - share[open_] * top) / (1 - share[open_])
    origin = max(style.base, float(needed.max(initial=style.base)))
    return [float(origin + part * (top - origin)) for part in share]
