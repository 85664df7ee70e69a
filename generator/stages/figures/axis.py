"""The axis of the timeline: its periods along a line, their names as far as they have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.design.style.charts import AxisStyle, TimelineStyle
from generator.model.figure import Frame, Texts, TimelineDrawing
from generator.model.time_axis import TimeUnit
from generator.stages.figures.canvas import Canvas, Lettering

Letterings = tuple[Lettering, Lettering]
"""Those of the main language and of the others."""

_EVERY = {
    TimeUnit.DAY: (1, 7, 14),
    TimeUnit.WEEK: (1, 2, 4, 8),
    TimeUnit.MONTH: (1, 3),
    TimeUnit.QUARTER: (1,),
    TimeUnit.YEAR: (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000),
}
"""Of how many periods one is named: of days every Monday, of months the first of a quarter."""
_YEAR_OF_MONTHS = 12
"""Of more months than these no more than one a quarter is named."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Periods along a line from one side of the frame to the other, in mm."""

    frame: Frame
    count: int
    rtl: bool
    margin: float
    """At either side of the frame."""

    @property
    def pitch(self) -> float:
        """The width of a period."""
        return (self.frame.width - 2 * self.margin) / self.count

    def at(self, place: float) -> float:
        """Give the x of a period's start."""
        offset = self.margin + place * self.pitch
        return self.frame.width - offset if self.rtl else offset


def draw_axis(canvas: Canvas, axis: Axis, drawing: TimelineDrawing, style: TimelineStyle) -> None:
    """Draw the line with its ticks, and under it the periods' labels and what they are part of."""
    look, said = style.timeline, style.words
    small = Lettering(said.label, said.size, said.quiet)
    bold = Lettering(said.heading, said.size, said.ink)
    other = Lettering(said.other, said.size, said.quiet, is_main=False)
    groups = [tick.group for tick in drawing.ticks]
    starts = [i for i in range(axis.count) if i == 0 or groups[i] != groups[i - 1]]
    every = _choose(canvas, axis, drawing, (small, other), look)
    named = [place for place in range(axis.count) if _is_named(drawing, place, every)]
    labels = _place_labels(canvas, axis, drawing, named, (small, other), look)
    depths = dict.fromkeys(range(axis.count + 1), look.tick)
    depths |= dict.fromkeys((label.tick for label in labels if label.tick is not None), look.months)
    depths |= dict.fromkeys(starts if any(groups) else [], look.year_tick)
    ticks = [
        np.array([[axis.at(place)] * 2, [look.base, look.base - depth]]).T
        for place, depth in depths.items()
    ]
    canvas.lines(ticks, look.ticks.colour, look.ticks.width, round_ends=False)
    base = np.array([[axis.at(0), look.base], [axis.at(axis.count), look.base]])
    canvas.lines([base], look.axis.colour, look.axis.width, round_ends=False)
    for label in labels:
        at = label.x, look.base - look.months
        _write_centred(canvas, label.texts, at, (small, other), look, rtl=axis.rtl)
    for texts, x in _place_groups(canvas, axis, groups, starts, (bold, other), look):
        _write_centred(canvas, texts, (x, look.years), (bold, other), look, rtl=axis.rtl)


@dataclass(frozen=True, slots=True)
class _Label:
    """A period's label, the x of its middle in mm, and the tick from which on it stands."""

    texts: Texts
    x: float
    tick: int | None
    """``None`` where it stands in the middle of its period."""


def _is_named(drawing: TimelineDrawing, place: int, every: int) -> bool:
    """Say whether a period is named, of so many one; the first of a year is, or a round year."""
    number = drawing.ticks[place].number
    return every > 0 and (number + (drawing.unit is TimeUnit.YEAR)) % every == 0


def _choose(
    canvas: Canvas, axis: Axis, drawing: TimelineDrawing, letterings: Letterings, style: AxisStyle
) -> int:
    """Give of how many periods one is named: the least for which the labels have room, else 0."""
    least = 3 if drawing.unit is TimeUnit.MONTH and axis.count > _YEAR_OF_MONTHS else 1

    def has_room(every: int) -> bool:
        widths = (
            _measure(canvas, tick.label, letterings, style)
            for place, tick in enumerate(drawing.ticks)
            if _is_named(drawing, place, every)
        )
        return max(widths, default=0.0) + style.languages_apart <= every * axis.pitch

    return next((n for n in _EVERY[drawing.unit] if n >= least and has_room(n)), 0)


def _place_labels(
    canvas: Canvas,
    axis: Axis,
    drawing: TimelineDrawing,
    named: Sequence[int],
    letterings: Letterings,
    style: AxisStyle,
) -> list[_Label]:
    """Place the labels in the middle of their periods, or from a period's start on.

    All begin at their tick where one is wider than its period, so that none stands across the tick
    of a year; there the last one is left out where the axis ends before it does.
    """
    widths = {
        place: _measure(canvas, drawing.ticks[place].label, letterings, style) for place in named
    }
    inside = max(widths.values(), default=0.0) + style.languages_apart <= axis.pitch
    labels = []
    for place, width in widths.items():
        texts = drawing.ticks[place].label
        if inside or not any(tick.group for tick in drawing.ticks):
            x = min(max(axis.at(place + 0.5), width / 2), axis.frame.width - width / 2)
            labels.append(_Label(texts, x, None))
        elif place * axis.pitch + style.indent + width <= axis.count * axis.pitch:
            middle = style.indent + width / 2
            x = axis.at(place) + (-middle if axis.rtl else middle)
            labels.append(_Label(texts, x, place))
    return labels


def _place_groups(
    canvas: Canvas,
    axis: Axis,
    groups: Sequence[Texts],
    starts: Sequence[int],
    letterings: Letterings,
    style: AxisStyle,
) -> list[tuple[Texts, float]]:
    """Give the words of each group that has room for them, and the x of their middle.

    Where most groups have room for the main language alone, they are named in no other.
    """
    spans = list(pairwise([*starts, axis.count]))

    def place(most: int | None) -> list[tuple[Texts, float]]:
        return [
            (texts, axis.at((start + end) / 2))
            for start, end in spans
            for texts in [groups[start][:most]]
            if texts and _measure(canvas, texts, letterings, style) <= (end - start) * axis.pitch
        ]

    whole = place(None)
    return whole if 2 * len(whole) >= len(spans) else max(whole, place(1), key=len)


def _measure(canvas: Canvas, texts: Texts, letterings: Letterings, style: AxisStyle) -> float:
    """Give how wide words in every language are beside each other, in mm."""
    inks = [
        canvas.typefaces.ink(text, each.style, each.size)
        for text, each in zip(texts, _letter(texts, letterings), strict=True)
    ]
    return sum(ink.width for ink in inks) + style.languages_apart * (len(inks) - 1)


def _letter(texts: Texts, letterings: Letterings) -> list[Lettering]:
    return [letterings[min(index, 1)] for index in range(len(texts))]


def _write_centred(
    canvas: Canvas,
    texts: Texts,
    place: tuple[float, float],
    letterings: Letterings,
    style: AxisStyle,
    *,
    rtl: bool,
) -> None:
    """Set a word of every language beside each other, centred on a place in mm."""
    styled = list(zip(texts, _letter(texts, letterings), strict=True))
    if rtl:
        styled.reverse()
    inks = [canvas.typefaces.ink(text, each.style, each.size) for text, each in styled]
    x, y = place
    left = x - _measure(canvas, texts, letterings, style) / 2
    for (text, lettering), ink in zip(styled, inks, strict=True):
        canvas.text(text, left - ink.x0, y, lettering)
        left += ink.width + style.languages_apart
