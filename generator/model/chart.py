"""What a chart is drawn from: final words, values and their texts; and the table that says it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from generator.errors import Origin
from generator.model.locale import Direction
from generator.model.map import Palette

if TYPE_CHECKING:  # figure.py names a chart among its requests
    from generator.model.figure import Frame, Texts

_MARK = "\u200f"
"""RIGHT-TO-LEFT MARK, which words of a drawing may begin with (``stages/figures/script.py``)."""


class ChartKind(StrEnum):
    """How values are shown."""

    COLUMN = "column"
    """A column stands for a value; several series stand side by side, or stacked."""
    BAR = "bar"
    """The same lying, with room for long names."""
    LINE = "line"
    """A line a series, along dates or names."""
    AREA = "area"
    """A line with the ground below it; several series are stacked."""
    DOT = "dot"
    """A row of dots a category, one a series."""
    DUMBBELL = "dumbbell"
    """Two dots a category, and the way from the first to the second."""
    SPAN = "span"
    """From a start to an end: of dates, of a least and a most."""
    SHARE = "share"
    """What parts a whole has; each bar is as long as the others."""


FROM_ZERO = frozenset({ChartKind.COLUMN, ChartKind.BAR, ChartKind.AREA, ChartKind.SHARE})
"""The kinds whose lengths stand for values: they begin at zero, or they would lie."""
Beginning = Literal["zero", "least"]
"""Where a scale begins: at zero, or near the least value."""
BEGINNINGS: Mapping[ChartKind, Beginning] = {
    ChartKind.LINE: "zero",
    ChartKind.DOT: "least",
    ChartKind.DUMBBELL: "least",
}
"""Where the scales of the others begin that are of values, unless the author says otherwise."""


@dataclass(frozen=True, slots=True)
class ChartTick:
    """A value of the scale that is written beside it, in the main language's digits."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """A place along the categories that is named, where these have positions: a year of days."""

    position: float
    label: Texts


@dataclass(frozen=True, slots=True)
class ChartCategory:
    """What values are of: a row of the table, in the order in which it is drawn."""

    name: Texts
    position: float | None = None
    """Where it stands along a line, in any unit, as a date's day. Either all have one or none."""
    highlighted: bool = False
    origin: Origin | None = field(default=None, compare=False)
    """The row of the table."""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One value a category, with its text in the main language's digits."""

    name: Texts
    """Empty where there is only one, which the title names."""
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    """Also of values that are missing: what the table has there."""
    step: int | None = None
    """The index of its colour in the palette; without one it has the design's accent."""
    starts: tuple[float | None, ...] = ()
    """Where spans begin; the values are their ends then."""
    open: tuple[bool, ...] = ()
    """Which spans go on at their ends."""

    def __post_init__(self) -> None:
        if not len(self.values) == len(self.labels) == len(self.starts or self.values):
            raise ValueError("a series has a value, a text and, of spans, a start a category")


@dataclass(frozen=True, slots=True)
class ChartPanel:
    """One of several small charts with one scale, or all of a chart."""

    series: tuple[ChartSeries, ...]
    heading: Texts = ()
    totals: tuple[str, ...] = ()
    """The text of each stack's sum, where it is to be written over it."""


@dataclass(frozen=True, slots=True)
class ChartNote:
    """Words at one value: of a category, a series and a panel, by their indexes."""

    words: Texts
    category: int
    series: int = 0
    panel: int = 0


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """One chart, ready to be drawn: every word is final, in each of its languages."""

    name: str
    """The figure's, among those of its document."""
    kind: ChartKind
    frame: Frame
    direction: Direction
    """That of the main language: where the categories, or the scale, begin."""
    categories: tuple[ChartCategory, ...]
    panels: tuple[ChartPanel, ...]
    """At least one; each has the same series, of the same names and colours."""
    palette: Palette
    ticks: tuple[ChartTick, ...]
    """Of the scale, from the least on, as :func:`generator.model.scale.choose_ticks` gives them."""
    alternatives: Texts
    """A sentence; the values are in the table beside the chart."""
    origin: Origin = field(compare=False)
    """Where the chart is asked for."""
    heading: Texts = ()
    """What the categories are, over their column of the table."""
    unit: Texts = ()
    """Written at the scale, where no value's text has it."""
    places: tuple[ChartPlace, ...] = ()
    """Named along the axis in the place of the categories."""
    stacked: bool = False
    """Of columns and bars; areas and shares always are."""
    notes: tuple[ChartNote, ...] = ()
    dated: bool = False
    """Whether the categories are dates, of which some alone may be named."""

    def __post_init__(self) -> None:
        sizes = {len(each.values) for panel in self.panels for each in panel.series}
        if sizes != {len(self.categories)} or len({len(p.series) for p in self.panels}) != 1:
            raise ValueError("the panels of a chart have the same series of the same categories")

    @property
    def is_stacked(self) -> bool:
        """Whether the series stand on each other."""
        return self.stacked or self.kind in (ChartKind.AREA, ChartKind.SHARE)

    @property
    def is_placed(self) -> bool:
        """Whether the categories stand where their positions are, as dates do."""
        return all(each.position is not None for each in self.categories)


def find_range(
    kind: ChartKind,
    panels: tuple[ChartPanel, ...],
    *,
    stacked: bool = False,
    from_zero: bool = False,
) -> tuple[float, float] | None:
    """Give the least and the most that a scale has to hold, for its ticks to be chosen from.

    Where lengths stand for values, zero is one of them. A share's scale is of shares, 0 to 1.

    :param from_zero: whether a scale that may begin elsewhere begins at zero.
    :return: nothing where no value is there.
    """
    if kind is ChartKind.SHARE:
        return 0.0, 1.0
    ends = (end for panel in panels for end in _reach(panel, stacked or kind is ChartKind.AREA))
    # What is no number has no place; the drawing says at which row it stands.
    found = [end for end in ends if math.isfinite(end)]
    if not found:
        return None
    if from_zero or kind in FROM_ZERO:
        found.append(0.0)
    return min(found), max(found)


def _reach(panel: ChartPanel, stacked: bool) -> Iterator[float]:
    """Give every value that a mark begins or ends at; those below zero are stacked downwards."""
    columns = zip(*(series.values for series in panel.series), strict=True)
    for column in columns:
        values = [value for value in column if value is not None]
        if stacked and values:
            yield sum(value for value in values if value > 0)
            yield sum(value for value in values if value < 0)
        else:
            yield from values
    for series in panel.series:
        yield from (start for start in series.starts if start is not None)


def table_of(drawing: ChartDrawing, language: int = 0) -> tuple[tuple[str, ...], ...]:
    """Give the chart as a table for who cannot see it: a row of headings, then one a category.

    The values' texts are those of the drawing. Of several panels each has its rows, whose first
    column is the panel's heading. A single series without a name is headed by the unit.

    :param language: the index of the language of the words; what is the same in all is there once.
    """
    several = len(drawing.panels) > 1
    names = [_say(series.name or drawing.unit, language) for series in drawing.panels[0].series]
    head = ("",) * several + (_say(drawing.heading, language), *names)
    rows = [
        (_say(panel.heading, language),) * several + (_say(category.name, language), *texts)
        for panel in drawing.panels
        for category, *texts in zip(
            drawing.categories, *(series.labels for series in panel.series), strict=True
        )
    ]
    return (head, *rows)


def _say(texts: Texts, language: int) -> str:
    return texts[min(language, len(texts) - 1)].replace(_MARK, "") if texts else ""
