"""The timeline: rows by period -> a figure with hotspots."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.design.style.charts import AxisStyle, TimelineStyle
from generator.model.figure import (
    Figure,
    Form,
    Hotspot,
    Texts,
    TimelineDrawing,
)
from generator.stages.figures.axis import Axis, draw_axis
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Overlap,
    describe_overlaps,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.ink import draw_sign
from generator.stages.figures.inscription import Inscription, set_block
from generator.stages.figures.row import draw_block, wrap
from generator.stages.figures.stacks import draw_stacks, lay_out_stacks
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import open_canvas

_ROUNDING = 1e-6
"""In mm."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words over the chart: what the marks are, where reading begins; at its end a key."""

    marks: Inscription
    open: Inscription | None
    """What the squares are, where there are any."""

    @property
    def more(self) -> float:
        """How much higher than one line they are, in mm."""
        return max(each.lines[-1].drop for each in (self.marks, self.open) if each is not None)

    def measure(self, style: AxisStyle) -> float:
        """Give how wide they are beside each other, in mm."""
        if self.open is None:
            return self.marks.ink.width
        key = style.key + style.key_gap + self.open.ink.width
        return self.marks.ink.width + style.labels_apart + key


def draw_timeline(
    drawing: TimelineDrawing, style: TimelineStyle, typefaces: Typefaces, form: Form = "pdf"
) -> Figure:
    """Draw the timeline, of exactly the frame's size, with a hotspot on every numbered mark.

    Where the stacks are too high for marks of their usual size, these are smaller; where their
    numbers have no room then, they are dots; and where there are very many, columns stand for them.
    """
    style = replace(style, signs=style.signs.choose(drawing.palette))
    frame, look = drawing.frame, style.timeline
    canvas = open_canvas(frame, typefaces, form)
    axis = Axis(frame, len(drawing.ticks), drawing.direction == "rtl", look.margin)
    # Whether the marks are numbered is known when it is known how high the words over them are.
    words = _set_words(drawing, drawing.marks_label, style, typefaces)
    stacks = lay_out_stacks(drawing, axis, words.more, style, typefaces)
    if not stacks.numbered:
        drawing = replace(drawing, counted=bool(stacks.columns))
        words = _set_words(drawing, drawing.plain_label, style, typefaces)
        stacks = lay_out_stacks(drawing, axis, words.more, style, typefaces)

    draw_axis(canvas, axis, drawing, style)
    draw_stacks(canvas, stacks, style)
    overlaps = []
    if stacks.height + look.clear > frame.height - look.top - words.more + _ROUNDING:
        overlaps.append(Overlap(f"“{words.marks.text}” (words) leaves no room over the marks"))
    boxes = _draw_words(canvas, words, drawing, style)
    overlaps += describe_overlaps(boxes, frame)
    remedy = "give it more room in the format.toml, or shorten its words"
    refuse_overlaps(overlaps, "timeline", frame, drawing.origin, remedy=remedy)
    return Figure(
        name="timeline",
        data=canvas.write(),
        frame=frame,
        alternatives=drawing.alternatives,
        hotspots=tuple(
            Hotspot(mark.point.id, mark.x, frame.height - mark.y, stacks.diameter)
            for mark in stacks.marks
            if stacks.numbered
        ),
        form=form,
    )


def _set_words(
    drawing: TimelineDrawing, marks_label: Texts, style: TimelineStyle, typefaces: Typefaces
) -> _Words:
    """Set the words over the chart, in two lines each where one is too wide for the frame."""
    said, look = style.words, style.timeline
    room = drawing.frame.width - 2 * look.margin

    def set_(texts: Texts, *, wrapped: bool) -> Inscription:
        rows = [
            wrap(text, said.labels[min(index, 1)], said.size, typefaces, 0.0)
            if wrapped
            else (text,)
            for index, text in enumerate(texts)
        ]
        return set_block(rows, said.labels, said.size, typefaces, said.leading)

    key = () if drawing.counted else drawing.open_label
    tried = [
        _Words(set_(marks_label, wrapped=marks), set_(key, wrapped=open_) if key else None)
        for marks, open_ in ((False, False), (True, False), (True, True))
    ]
    return next((words for words in tried if words.measure(look) <= room), tried[-1])


def _draw_words(
    canvas: Canvas, words: _Words, drawing: TimelineDrawing, style: TimelineStyle
) -> list[LabelBox]:
    """Draw the words over the marks, and the key with its sign, and give their boxes."""
    look, frame, rtl = style.timeline, drawing.frame, drawing.direction == "rtl"
    said = replace(style.words, ink=style.words.quiet)
    boxes = []

    def write(block: Inscription, left: float) -> float:
        """Write a block from its left side on, and give the middle of its first line."""
        first = block.lines[0].ink
        foot = frame.height - look.top
        bottom = foot - first.y0 + block.ink.y0
        draw_block(canvas, block, left, bottom, 1.0 if rtl else 0.0, said)
        right, top = left + block.ink.width, bottom + block.ink.height
        boxes.append(LabelBox(block.text, left, bottom, right, top, Kind.WORDS))
        return foot + first.height / 2

    def place(width: float, *, at_start: bool) -> float:
        return look.margin if at_start is not rtl else frame.width - look.margin - width

    write(words.marks, place(words.marks.ink.width, at_start=True))
    if words.open is not None:
        # Of the colours that squares may have the legend shows the last one too.
        step = max(mark.step for mark in drawing.marks if mark.ongoing)
        width, half = words.open.ink.width, look.key / 2
        left = place(width, at_start=False)
        middle = write(words.open, left)
        x = left + width + look.key_gap + half if rtl else left - look.key_gap - half
        diameter = look.key / style.signs.ongoing.side
        draw_sign(canvas, x, middle, diameter, step, style.signs, ongoing=True)
        sides = (x - half, middle - half, x + half, middle + half)
        boxes.append(LabelBox(words.open.text, *sides, Kind.SYMBOL))
    return boxes
