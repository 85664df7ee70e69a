"""The timeline in one language: dates -> an axis whose periods are named, and a running total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import accumulate

from generator.language.formats import Formats
from generator.model.date import PartialDate
from generator.model.localised import LocalTick, LocalTimeline
from generator.model.time_axis import TimeAxis, TimeUnit, lay_out_axis

MOST_MARKS = 12
"""So many marks above each other can still be counted; more are given as a number."""


def localise_timeline(
    dates: Mapping[str, PartialDate], until: PartialDate, formats: Formats
) -> LocalTimeline:
    """Name the periods of an axis that holds dates, and count what lies in each.

    :param dates: of the places retaken, by their ids; at least one.
    :param until: the edition's date.
    """
    axis = lay_out_axis(dates.values(), until)
    places = {name: axis.find(date) for name, date in dates.items()}
    found = Counter(places.values())
    counts = [found[index] for index in range(axis.count)]
    return LocalTimeline(
        unit=axis.unit,
        ticks=tuple(_name(axis, number, formats) for number in axis.numbers),
        places=places,
        counts=tuple(formats.number(count) for count in counts),
        totals=tuple(formats.number(total) for total in accumulate(counts)),
        counted=max(counts) > MOST_MARKS,
    )


def _name(axis: TimeAxis, number: int, formats: Formats) -> LocalTick:
    """Name one period: its label, and what it is part of."""
    begin = axis.begin(number)
    year, month = formats.year(begin.year), begin.month or 1
    match axis.unit:
        case TimeUnit.DAY | TimeUnit.WEEK:
            group = formats.date(PartialDate(begin.year, month))
            return LocalTick(number, formats.number(begin.day or 1), group)
        case TimeUnit.MONTH:
            return LocalTick(number, formats.month_initial(month), year)
        case TimeUnit.QUARTER:
            return LocalTick(number, formats.quarter((month + 2) // 3), year)
        case TimeUnit.YEAR:
            return LocalTick(number, year, "")
