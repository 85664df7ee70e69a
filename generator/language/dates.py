"""Dates and times of day in the forms that facts may be said in (CLDR)."""

from __future__ import annotations

import datetime as dt
import re

from babel.dates import format_time

from generator.language.formats import FIXED, Formats, drop_marks
from generator.language.numbering import write_digits
from generator.model.date import PartialDate
from generator.model.fact_values import DateValue, Precision, SpanValue, shorten

_PRECISIONS: tuple[Precision, ...] = ("day", "month", "year")
_MONTH = re.compile(r"[ML]{3,}")
"""The field of a pattern for a month's name (UTS 35, Date Field Symbol Table)."""
_QUOTED = re.compile(r"('[^']*')")
_SPACES = re.compile("[ \u00a0\u2009\u202f]")
_JOINT = re.compile("(?:[ \u00a0\u2009\u202f]*[-–—~～〜]|至|[ \u00a0]تا)[ \u00a0\u2009\u202f]*$")
"""What ends the first half of an interval: a dash, or the word “to” of Chinese and Persian."""


def write_date(value: DateValue, form: str, formats: Formats) -> str:
    """Write a date in one of its forms; to its own precision where the form is empty."""
    if form == "short":
        return formats.short_date(value.to(value.precision))
    if form in ("month-standalone", "month-format"):
        date = value.to("month")
        pattern = _change_month(formats.pattern(date), "L" if form == "month-standalone" else "M")
        return formats.apply(pattern, date)
    return formats.date(value.to(_find_precision(form) or value.precision))


def write_span(value: SpanValue, form: str, formats: Formats) -> str:
    """Write from one date to another, to a precision; as a whole where both are then the same."""
    precision = _find_precision(form) or value.precision
    ends = (shorten(end, precision) for end in (value.first, value.last))
    return formats.date_range(*ends, short=form == "short")


def write_pair(
    first: DateValue, first_form: str, last: DateValue, last_form: str, formats: Formats
) -> tuple[str, str] | None:
    """Write two dates that a sentence joins, so that what both share is said once.

    ``3.`` and ``15. September 2024``, for “vom {first} bis zum {last}”: they are the halves of
    CLDR's interval without its dash. None where there is nothing to spare: of other forms than the
    precise ones, of two years, and where the dates do not follow each other.
    """
    if not {first_form, last_form} <= {"", "day", "month"}:
        return None
    begin = first.to(_find_precision(first_form) or first.precision)
    end = last.to(_find_precision(last_form) or last.precision)
    parts = [(date.month is None, date.day is None) for date in (begin, end)]
    follow = begin.year == end.year and begin.order < end.order
    if begin.month is None or parts[0] != parts[1] or not follow:
        return None
    halves = formats.halves(begin, end)
    told = [_QUOTED.sub("", half) for half in halves]
    if not told or all("y" in half for half in told):
        return None
    opening = formats.apply(halves[0], begin)
    joint = _JOINT.search(opening)
    if joint is None:
        return None
    return opening[: joint.start()], formats.apply(halves[1], end)


def write_time(time: dt.time, formats: Formats) -> str:
    """Write a time of day in the language's short form: ``14:30``, ``2:30 PM``."""
    text = drop_marks(format_time(time, "short", locale=formats.locale))
    return write_digits(_SPACES.sub(FIXED, text), formats.numbering)


def part_date(date: PartialDate, formats: Formats) -> tuple[str, str, str]:
    """Part a date for a figure that is set large: what leads to the year, it, and what follows.

    ``8 septembre`` and ``2015``; a language that writes the year first has the month after it.
    """
    year = formats.year(date.year)
    if date.month is None:
        return "", year, ""
    rest = formats.month(date)
    if date.day is not None:
        rest = formats.apply(formats.skeleton("MMMMd"), date)
    fields = re.sub("[^yML]", "", _QUOTED.sub("", formats.pattern(date)))
    return ("", year, rest) if fields.startswith("y") else (rest, year, "")


def _find_precision(form: str) -> Precision | None:
    return next((precision for precision in _PRECISIONS if precision == form), None)


def _change_month(pattern: str, letter: str) -> str:
    """A pattern with the month in the form beside a day (M), or in the one it has alone (L)."""
    parts = _QUOTED.split(pattern)
    return "".join(
        part if part.startswith("'") else _MONTH.sub(lambda match: letter * len(match[0]), part)
        for part in parts
    )
