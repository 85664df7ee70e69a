"""The timeline: victories by period with their running total -> a figure with hotspots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.design.style.charts import AxisStyle, TimelineStyle
from generator.design.style.shared import WordStyle
from generator.model.figure import (
    Figure,
    Form,
    Hotspot,
    Texts,
    TimelineDrawing,
)
from generator.stages.figures.axis import Axis, draw_axis
from generator.stages.figures.block import Block, set_block
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Overlap,
    describe_overlaps,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.row import wrap
from generator.stages.figures.stacks import draw_stacks, lay_out_stacks
from generator.stages.figures.typeface import Ink, Typefaces

Numbers = NDArray[np.float64]

_ROUNDING = 1e-6
"""In mm."""


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
    """Draw the timeline, of exactly the frame's size, with a hotspot on every numbered mark.

    Where the stacks are too high for marks of their usual size, these are smaller; where their
    numbers have no room then, they are dots; and where there are very many, columns stand for them.
    """
    style = replace(style, signs=style.signs.choose(drawing.palette))
    frame, look = drawing.frame, style.timeline
    canvas = Canvas(frame, typefaces, form)
    total = typefaces.ink(drawing.totals[-1], look.total_cut, look.total_size)
    room = total.width + look.total_room
    axis = Axis(frame, len(drawing.ticks), drawing.direction == "rtl", room, look.margin)
    # Whether the marks are numbered is known when it is known how high the words over them are.
    labels = _set_labels(drawing, drawing.marks_label, axis, style, typefaces)
    stacks = lay_out_stacks(drawing, axis, labels.more, style, typefaces)
    if not stacks.numbered:
        labels = _set_labels(drawing, drawing.plain_label, axis, style, typefaces)
        stacks = lay_out_stacks(drawing, axis, labels.more, style, typefaces)

    draw_axis(canvas, axis, drawing, style)
    boxes = _draw_total(canvas, axis, drawing, labels, stacks.heights, style)
    overlaps = []
    if max(stacks.heights) + look.clear > frame.height - look.top - labels.more + _ROUNDING:
        overlaps.append(Overlap(f"“{labels.total.text}” (words) leaves no room over the marks"))
    draw_stacks(canvas, stacks, style)
    words = labels.marks
    left = frame.width - words.ink.width - look.margin if axis.rtl else look.margin
    bottom = frame.height - look.top + look.label_gap - words.lines[0].ink.y0 + words.ink.y0
    boxes.append(_box(words.text, left, bottom, words.ink))
    align, said = 1.0 if axis.rtl else 0.0, style.words
    _write(canvas, words, (left, bottom), align, said.quiet, said)
    overlaps += describe_overlaps(boxes, frame)
    remedy = "give it more room in the format.toml, or shorten its words"
    refuse_overlaps(overlaps, "timeline", frame, drawing.origin, remedy=remedy)
    return Figure(
        name="timeline",
        data=canvas.write(),
        frame=frame,
        alternative=drawing.alternative,
        hotspots=tuple(
            Hotspot(mark.point.id, mark.x, frame.height - mark.y, stacks.diameter)
            for mark in stacks.marks
            if stacks.numbered
        ),
        form=form,
    )


def _set_labels(
    drawing: TimelineDrawing,
    marks_label: Texts,
    axis: Axis,
    style: TimelineStyle,
    typefaces: Typefaces,
) -> _Labels:
    """Set the words over the chart, in two lines each where one is too wide for the frame."""
    said = style.words
    room = abs(axis.at(axis.count) - axis.at(0))

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
            set_(marks_label, wrapped=marks),
            set_(drawing.total_label, wrapped=total),
            style.timeline.labels_apart,
        )
        for marks, total in ((False, False), (True, False), (True, True))
    ]
    fitting = (labels for labels in tried if labels.width <= room)
    return next(fitting, tried[-1])


def _draw_total(
    canvas: Canvas,
    axis: Axis,
    drawing: TimelineDrawing,
    labels: _Labels,
    heights: Sequence[float],
    style: TimelineStyle,
) -> list[LabelBox]:
    """Draw the line of the running total and give the boxes of its words."""
    look, accent = style.timeline, style.timeline.line.colour
    counts = np.cumsum(np.bincount([mark.place for mark in drawing.marks], minlength=axis.count))
    top = axis.frame.height - look.top - labels.more
    levels = _levels(counts.astype(np.float64), np.array(heights), top, look)
    line = np.array(
        [(axis.at(place + side), level) for place, level in enumerate(levels) for side in (0, 1)]
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
    """Give the line's height each period in mm: its own scale, never through the stacks."""
    last = max(float(counts[-1]), 1.0)
    share = counts / last
    open_ = share < 1
    # Solved for the origin: origin + share * (top - origin) >= height + clearance.
    needed = (heights[open_] + style.clear - share[open_] * top) / (1 - share[open_])
    origin = max(style.base, float(needed.max(initial=style.base)))
    return [float(origin + part * (top - origin)) for part in share]
