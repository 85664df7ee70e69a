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
    TimeUnit.MONTH: (1, 3, 6, 12),
    TimeUnit.QUARTER: (1,),
    TimeUnit.YEAR: (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000),
}
"""Of how many periods one is named: of days every Monday, of months January first."""
_YEAR_OF_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Axis:
    """Periods along a line from one side of the frame to the other, in mm."""

    frame: Frame
    count: int
    rtl: bool
    room: float
    """The width kept free for the total at the end of the line."""
    margin: float
    """At either side of the frame."""

    @property
    def pitch(self) -> float:
        """The width of a period."""
        return (self.frame.width - self.room - self.margin) / self.count

    def at(self, place: float) -> float:
        """Give the x of a period's start."""
        offset = self.margin + place * self.pitch
        return self.frame.width - offset if self.rtl else offset


def draw_axis(canvas: Canvas, axis: Axis, drawing: TimelineDrawing, style: TimelineStyle) -> None:
    """Draw the line with its ticks, and under it the periods' labels and what they are part of."""
    look, said = style.timeline, style.words
    small = Lettering(said.label, said.size, said.quiet)
    bold = Lettering(said.heading, said.size, said.ink)
    other = Lettering(said.other, said.size, said.quiet)
    groups = [tick.group for tick in drawing.ticks]
    starts = [i for i in range(axis.count) if i == 0 or groups[i] != groups[i - 1]]
    deep = starts if any(groups) else []
    ticks = [
        np.array([[axis.at(place)] * 2, [look.base, look.base - depth]]).T
        for place in range(axis.count + 1)
        for depth in [look.year_tick if place in deep else look.tick]
    ]
    canvas.lines(ticks, look.ticks.colour, look.ticks.width, round_ends=False)
    base = np.array([[axis.at(0), look.base], [axis.at(axis.count), look.base]])
    canvas.lines([base], look.axis.colour, look.axis.width, round_ends=False)
    every = _choose(canvas, axis, drawing, (small, other), look)
    for place, tick in enumerate(drawing.ticks):
        if every and _rank(drawing.unit, tick.number) % every == 0:
            half = _measure(canvas, tick.label, (small, other), look) / 2
            x = min(max(axis.at(place + 0.5), half), axis.frame.width - half)
            at = x, look.base - look.months
            _write_centred(canvas, tick.label, at, (small, other), look, rtl=axis.rtl)
    for texts, x in _place_groups(canvas, axis, groups, starts, (bold, other), look):
        _write_centred(canvas, texts, (x, look.years), (bold, other), look, rtl=axis.rtl)


def _rank(unit: TimeUnit, number: int) -> int:
    """Give a period's number so that the first of a year, or the first year, has a round one."""
    return number + 1 if unit is TimeUnit.YEAR else number


def _choose(
    canvas: Canvas, axis: Axis, drawing: TimelineDrawing, letterings: Letterings, style: AxisStyle
) -> int:
    """Give of how many periods one is named: the least for which the labels have room, else 0."""
    widest = max(_measure(canvas, tick.label, letterings, style) for tick in drawing.ticks)
    least = style.every if drawing.unit is TimeUnit.MONTH and axis.count > _YEAR_OF_MONTHS else 1
    steps = [every for every in _EVERY[drawing.unit] if every >= least]
    need = (widest + style.languages_apart) / axis.pitch
    return next((every for every in steps if every >= need), 0)


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
