"""The axis of a timeline: days, weeks, months, quarters or years, as the dates need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.model.date import PartialDate


class TimeUnit(StrEnum):
    """What one period of an axis is."""

    DAY = "day"
    """Each day."""
    WEEK = "week"
    """From Monday to Sunday."""
    MONTH = "month"
    """Each month."""
    QUARTER = "quarter"
    """Three months."""
    YEAR = "year"
    """Each year."""


_LONGEST = {
    TimeUnit.DAY: 31,
    TimeUnit.WEEK: 26 * 7,
    TimeUnit.MONTH: 60 * 30.5,
    TimeUnit.QUARTER: 60 * 91.5,
}
"""In days: how much time a unit is taken for, so that about 60 periods stand beside each other."""
_LEAST = 6
"""So many periods an axis has at least: a single mark says nothing of when it was."""
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.QUARTER: 3, TimeUnit.YEAR: 12}
_MONDAY_ONE = dt.date(1, 1, 1)
"""It was a Monday (ISO 8601)."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Periods of one unit, one after the other."""

    unit: TimeUnit
    first: int
    """The number of the first period, counted from the first of the year 1 on."""
    count: int

    @property
    def numbers(self) -> range:
        """The numbers of its periods."""
        return range(self.first, self.first + self.count)

    def find(self, date: PartialDate) -> int:
        """Give the index of the period in which a date lies, or begins."""
        return number_period(self.unit, date) - self.first

    def begin(self, number: int) -> PartialDate:
        """Give the first day of a period, or its month or year where it is no shorter."""
        if self.unit in _MONTHS:
            months = number * _MONTHS[self.unit]
            return PartialDate(months // 12 + 1, months % 12 + 1)
        day = _MONDAY_ONE + dt.timedelta(days=number * (7 if self.unit is TimeUnit.WEEK else 1))
        return PartialDate(day.year, day.month, day.day)


def number_period(unit: TimeUnit, date: PartialDate) -> int:
    """Give the number of the period of a unit in which a date lies, or begins.

    Weeks begin on Monday (ISO 8601) in every language, so that languages can share an axis.
    """
    if unit in _MONTHS:
        return ((date.year - 1) * 12 + (date.month or 1) - 1) // _MONTHS[unit]
    days = (_first_day(date) - _MONDAY_ONE).days
    return days // 7 if unit is TimeUnit.WEEK else days


def lay_out_axis(dates: Iterable[PartialDate], until: PartialDate) -> TimeAxis:
    """Choose the unit that parts the dates best, and the periods from the first to the last.

    No unit is finer than every date is known. The axis goes on to the date of the edition where
    that is known to the unit, and no farther from the last date than the first one is, else it
    would be all emptiness; an axis of few periods begins earlier.

    :param dates: of what is shown; at least one.
    :param until: the edition's date.
    """
    known = sorted(dates, key=_first_day)
    first, last = known[0], known[-1]
    days = (_first_day(last) - _first_day(first)).days + 1
    finest = max(_finest(date) for date in known)
    if days == 1:  # one day, or one month, is told by where in its year it lies
        finest = max(finest, list(TimeUnit).index(TimeUnit.MONTH))
    units = list(TimeUnit)[finest:]
    unit = next((unit for unit in units if days <= _LONGEST.get(unit, days)), TimeUnit.YEAR)
    begin, end = number_period(unit, first), number_period(unit, last)
    goes_on = number_period(unit, until)
    if end < goes_on <= end + (end - begin) and _finest(until) <= list(TimeUnit).index(unit):
        end = goes_on
    begin = min(begin, end + 1 - _LEAST)
    return TimeAxis(unit, begin, end + 1 - begin)


def group_years(years: Iterable[int], most: int) -> tuple[tuple[int, int], ...]:
    """Part years into at most so many classes of the same length, each its first and last year.

    Years that are no more than that stand each for itself. Classes of five years and more begin
    with a year that is a multiple of their length, as 1990–1999, but for the first, which begins
    with the first year; the last ends with the last one. Empty ones are left out.
    """
    known = sorted(set(years))
    if len(known) <= most:
        return tuple((year, year) for year in known)
    for length in (2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 500, 1000):
        start = known[0] - (known[0] % length if length >= 5 else 0)  # noqa: PLR2004 - said above
        classes = sorted({(year - start) // length for year in known})
        if (known[-1] - start) // length < most:
            return tuple(
                (max(known[0], begin), min(known[-1], begin + length - 1))
                for begin in (start + index * length for index in classes)
            )
    raise ValueError(f"years from {known[0]} to {known[-1]} are too far apart")


def _finest(date: PartialDate) -> int:
    """Give the index of the finest unit in which a date is known."""
    if date.month is None:
        return list(TimeUnit).index(TimeUnit.YEAR)
    return list(TimeUnit).index(TimeUnit.MONTH if date.day is None else TimeUnit.DAY)


def _first_day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)
