"""The values of a chart in one language, with their names and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.errors import Origin


@dataclass(frozen=True, slots=True)
class LocalCategory:
    """What values are of, by its name in the language."""

    key: str
    """The row's id, or the value that was counted: the same in every language."""
    name: str
    position: float | None = None
    highlighted: bool = False
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class GoesOn:
    """Since when a span that goes on has done so, and whether that is known to the day."""

    date: str
    to_the_day: bool


@dataclass(frozen=True, slots=True)
class LocalSeries:
    """One value a category, each with its text.

    ``starts`` is where spans begin, ``open`` which of them go on, ``since`` when.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    starts: tuple[float | None, ...] = ()
    open: tuple[bool, ...] = ()
    since: tuple[GoesOn | None, ...] = ()
    step: int | None = None
    """The index of its colour; None where that is by its place among the series."""


@dataclass(frozen=True, slots=True)
class LocalPanel:
    """One of several small charts, or all of a chart."""

    heading: str
    series: tuple[LocalSeries, ...]
    sums: tuple[tuple[float, str], ...] = ()
    """Of values that are stacked, what those of a category come to, with its text."""

    def list_values(self) -> Iterator[tuple[int, float, str]]:
        """Give each value that a mark is as long as: its category's place, and its text."""
        if self.sums:
            yield from ((place, *each) for place, each in enumerate(self.sums))
            return
        for series in self.series:
            for place, (value, label) in enumerate(zip(series.values, series.labels, strict=True)):
                if value is not None and not series.starts:
                    yield place, value, label


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that a chart shows, in one language."""

    heading: str
    """What its categories are."""
    categories: tuple[LocalCategory, ...]
    panels: tuple[LocalPanel, ...]
    ticks: tuple[tuple[float, str], ...]
    places: tuple[tuple[float, str], ...]
    """Named along the axis in the place of the categories: years of dates."""
    unit: str = ""
    measured: str = ""
    """What a single series is of, by the head of its column."""

    dated: bool = False
    """Whether its categories are dates, in their order."""
    cut: bool = False
    """Whether a scale without zero is one that readers may take to have it."""

    @property
    def cut_at(self) -> str:
        """Where a scale begins that readers may take to begin at zero; empty where it does.

        Of values below zero it is where the scale ends.
        """
        if not self.cut or not self.ticks or self.ticks[0][0] <= 0 <= self.ticks[-1][0]:
            return ""
        return self.ticks[0][1] if self.ticks[0][0] > 0 else self.ticks[-1][1]

    @property
    def extremes(self) -> tuple[tuple[str, str], tuple[str, str]] | None:
        """The names and texts of the least and of the greatest value, or stack of values.

        None where there is none, and of spans, which have two ends.
        """
        found = [
            (value, self.categories[place].name, label)
            for panel in self.panels
            for place, value, label in panel.list_values()
        ]
        if not found:
            return None
        least = min(found, key=lambda each: each[0])
        greatest = max(found, key=lambda each: each[0])
        return least[1:], greatest[1:]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The values as a table: what they are of, and a text a series; of several panels each."""
        return tuple(
            (*([panel.heading] if panel.heading else ()), category.name, *texts)
            for panel in self.panels
            for category, *texts in zip(
                self.categories, *(series.labels for series in panel.series), strict=True
            )
        )

    def tell(self, since: Callable[[str, bool], str]) -> tuple[tuple[str, ...], ...]:
        """The same for who hears it: each value under its head, what is empty left out.

        :param since: says since when a span goes on, by the date and whether it is to the day; a
            dash with nothing after it says nothing.
        """
        heads = self.heads
        several = len(self.panels[0].series) > 1
        named = len(heads) - len(self.panels[0].series)
        starts = [
            [series.since[place] if series.since else None for series in panel.series]
            for panel in self.panels
            for place in range(len(self.categories))
        ]
        found = []
        for row, goes_on in zip(self.rows, starts, strict=True):
            texts = [
                str(since(each.date, each.to_the_day)) if each else text
                for text, each in zip(row[named:], goes_on, strict=True)
            ]
            told = zip(heads[named:], texts, strict=True)
            values = (f"{head} {text}" if several else text for head, text in told if text)
            found.append((*filter(None, row[:named]), *values))
        return tuple(found)

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of that table's columns."""
        first = [""] if any(panel.heading for panel in self.panels) else []
        names = [series.name or self.unit or self.measured for series in self.panels[0].series]
        return (*first, self.heading, *names)
