"""Values as strips from a start to an end: side by side, stacked, as shares or as spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.chart import ChartDrawing, ChartKind, ChartPanel

SEEN = 0.01
"""In mm: what is shorter is not drawn, so that its outline does not stand for it."""


@dataclass(frozen=True, slots=True)
class ValueStrip:
    """One value's column, bar, part or span."""

    category: int
    series: int
    lane: int
    """Which of the category's strips beside each other it is."""
    start: float
    end: float
    label: str
    is_missing: bool = False
    """Whether there is no value, and the label says so."""
    is_open: bool = False
    """Whether a span goes on at its end."""

    @property
    def is_point(self) -> bool:
        """Whether a span is of no length, so that a sign stands for it."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class StackTotal:
    """What is written at the end of a stack."""

    category: int
    end: float
    label: str


def cut_strips(drawing: ChartDrawing, panel: ChartPanel) -> tuple[ValueStrip, ...]:
    """Give a panel's strips, those that stand on each other in the order of the series."""
    return tuple(_stack(drawing, panel) if drawing.is_stacked else _place(panel))


def list_strips(drawing: ChartDrawing) -> tuple[ValueStrip, ...]:
    """Give the strips of all panels."""
    return tuple(strip for panel in drawing.panels for strip in cut_strips(drawing, panel))


def count_lanes(drawing: ChartDrawing) -> int:
    """Give how many strips of a category stand beside each other."""
    one = drawing.is_stacked or drawing.kind is ChartKind.SPAN
    return 1 if one else len(drawing.panels[0].series)


def sum_stacks(drawing: ChartDrawing, panel: ChartPanel) -> tuple[StackTotal, ...]:
    """Give what is written over a panel's stacks: their sum's text, at the end of the stack."""
    if not (drawing.is_stacked and panel.totals):
        return ()
    ends: dict[int, float] = {}
    for strip in cut_strips(drawing, panel):
        ends[strip.category] = max(ends.get(strip.category, 0.0), strip.start, strip.end)
    return tuple(
        StackTotal(place, end, panel.totals[place])
        for place, end in ends.items()
        if panel.totals[place]
    )


def _place(panel: ChartPanel) -> Iterator[ValueStrip]:
    for lane, series in enumerate(panel.series):
        starts = series.starts or (0.0,) * len(series.values)
        for place, (start, end) in enumerate(zip(starts, series.values, strict=True)):
            if start is not None and end is not None:
                goes_on = bool(series.open) and series.open[place]
                at = 0 if series.starts else lane
                label = series.labels[place]
                yield ValueStrip(place, lane, at, start, end, label, is_open=goes_on)
            elif series.labels[place] and not series.starts:
                yield ValueStrip(place, lane, lane, 0.0, 0.0, series.labels[place], is_missing=True)


def _stack(drawing: ChartDrawing, panel: ChartPanel) -> Iterator[ValueStrip]:
    for place in range(len(drawing.categories)):
        values = [series.values[place] for series in panel.series]
        whole = sum(value for value in values if value) if drawing.kind is ChartKind.SHARE else 1.0
        above = below = 0.0
        for index, series in enumerate(panel.series):
            value = series.values[place]
            if not value:
                continue
            part = value / whole
            start = above if part > 0 else below
            yield ValueStrip(place, index, 0, start, start + part, series.labels[place])
            if part > 0:
                above += part
            else:
                below += part
