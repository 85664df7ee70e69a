"""Where the spans of rows begin and end along a scale, and what is written at them."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from generator.blocks.chart.data import GoesOn
from generator.language.formats import DASH, Formats
from generator.model.date import PartialDate
from generator.model.row import DataRow

MONTHS = range(1, 13)
FEW = 2
"""Fewer years are too few to read a date by: months are named then."""
MOST_PLACES = 9
"""So many years or months are named along a line at most."""


@dataclass(frozen=True, slots=True)
class Span:
    """One row's: of no length where all that is known of it is one day.

    One known to the month or the year alone is as long as that.
    """

    start: float | None = None
    end: float | None = None
    label: str = ""
    is_open: bool = False
    """Whether it goes on at its end, which is only as far as the document tells."""
    since: GoesOn | None = None


@dataclass(frozen=True, slots=True)
class SpanReader:
    """Reads spans from two columns, or from one that has both ends."""

    first: str
    last: str
    formats: Formats
    until: PartialDate
    """The document's date, to which what is still open is drawn."""

    def read(self, row: DataRow, said: str, *, is_open: bool) -> Span:
        """Read a row's span; of numbers ``said`` is what is written."""
        cell = row.cells.get(self.first)
        begin, end = cell if isinstance(cell, tuple) else (cell, row.cells.get(self.last))
        dates = tuple(each for each in (begin, end) if isinstance(each, PartialDate))
        if is_open and isinstance(begin, PartialDate):
            since = GoesOn(self.formats.short_date(begin), begin.day is not None)
            ends = place_date(begin), place_date(self.until, last=True)
            return Span(*ends, f"{since.date}\u00a0{DASH}", is_open=True, since=since)
        if not dates:
            return Span(row.number(self.first), row.number(self.last), said)
        if len(dates) == 1:
            whole = place_date(dates[0]), place_date(dates[0], last=True)
            return Span(*whole, self.formats.short_date(dates[0]))
        label = self.formats.date_range(dates[0], dates[-1], short=True)
        return Span(place_date(dates[0]), place_date(dates[-1], last=True), label)


def place_date(date: PartialDate, *, last: bool = False) -> float:
    """Give where a date lies along the years: 2015.5 in the middle of 2015.

    One known less precisely begins with the first of what it may be, or ends with the last of it.
    """
    if last and date.month is None:
        return float(date.year + 1)
    if last and date.day is None and date.month is not None:
        return date.year + date.month / 12
    day = dt.date(date.year, date.month or 1, date.day or 1)
    return date.year + (day - dt.date(date.year, 1, 1)).days / 366


def name_dates(least: float, most: float, formats: Formats) -> tuple[tuple[float, str], ...]:
    """Name the years that begin between two places along them, or the months of a single one."""
    years = range(math.ceil(least), math.floor(most) + 1)
    named = [(float(year), formats.year(year)) for year in years]
    if len(named) < FEW:
        dates = (PartialDate(y, m) for y in range(int(least), int(most) + 1) for m in MONTHS)
        places = ((place_date(date), formats.short_date(date)) for date in dates)
        named = [each for each in places if least <= each[0] <= most]
    return tuple(named[:: -(-len(named) // MOST_PLACES)]) if named else ()
