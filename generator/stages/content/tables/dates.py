"""Dates as people and spreadsheets write them, read where the language settles what they mean.

ISO 8601 is read everywhere. ``25/03/2017`` can be one day only; ``12/03/2017`` is settled by the
order of day and month in the subject's locale (CLDR), but for an English that names no country. All
else is refused with what it could mean: two digits for a year, Excel's day numbers, “oct-15”.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache

from generator.language.formats import Formats
from generator.model.date import PartialDate
from generator.stages.content.tables.printed import fold, name_months, read_printed
from generator.stages.content.tables.sheet import CellFault

UNSETTLED = ("en",)
"""Languages whose countries write day and month in either order: the country settles it."""
FIRST_DAY = dt.date(1899, 12, 30)
"""The day before Excel's first, as it counts days after February 1900."""
SERIALS = range(20_000, 80_000)
"""Excel's numbers of the days from 1954 to 2119."""
YEARS = range(1583, 2300)
"""The years that a date may have in the Gregorian calendar; others are of another calendar."""
CENTURIES = (2000, 1900)

_SEP = r"\s*[-./\s]\s*"
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?|-Q[1-4])?")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?Z?")
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_YEAR_FIRST = re.compile(r"(\d{4})[-./年\s]\s*(\d{1,2})(?:[-./月\s]\s*(\d{1,2}))?[.日月]?")
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}})\.?")
_SHORT = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{2}})\.?")
_MONTH = re.compile(r"(\d{1,2})[-./](\d{4})")
_OF = r"(?:d[eu]l?\s+|d[’'])?"
_NAMED = (
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:er|re|\.|º|st|nd|rd|th)?[\s-]*{_OF}(?P<name>[^\W\d]+)\.?,?[\s-]+{_OF}"
        r"(?P<year>\d{4})\.?"
    ),
    re.compile(r"(?P<name>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(rf"(?P<name>[^\W\d]+)\.?,?[\s-]+{_OF}(?P<year>\d{{4}})\.?"),
)
_CUT = re.compile(
    r"(?P<name>[^\W\d]+)\.?[\s-](?P<number>\d{2})|(?P<first>\d{1,2})[\s-](?P<last>[^\W\d]+)\.?"
)


def read_date(text: str, locale: str | None) -> str | CellFault:
    """Read a date as ISO 8601, or say what it could mean.

    A text that has the form of no date stays as it is.

    :param locale: the locale of the subject; None where it is not known.
    """
    typed = text.strip()
    text = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in typed)
    # A spreadsheet's year, or its number of a day, may have decimals.
    text = re.sub(r"(?<=^\d{4})\.0+$|(?<=^\d{5})\.0+$", "", text)
    if _ISO.fullmatch(text):
        # In its own digits a year is often one of another calendar.
        return text if typed.isascii() else _hold_to_calendar(text)
    midnight = _MIDNIGHT.fullmatch(text)
    if midnight is not None:
        return midnight[1]
    if _TIMED.fullmatch(text):
        return CellFault("has a time of day", f"write {text[:10]}")
    if text.isdecimal() and int(text) in SERIALS:
        return explain_serial(int(text))
    found = _read_numbers(text, locale) or _read_names(text, locale)
    return _hold_to_calendar(found) if isinstance(found, str) else found or text


def _hold_to_calendar(date: str) -> str | CellFault:
    if int(date[:4]) in YEARS:
        return date
    return CellFault(
        f"names the year {date[:4]}", "write it in the Gregorian calendar, as 2015-03-31"
    )


def explain_serial(number: int) -> CellFault:
    """What Excel means by a number where a date stands."""
    date = FIRST_DAY + dt.timedelta(days=number)
    return CellFault(
        f"could be Excel’s number of the day {date}", f"write {date}, if that is meant"
    )


def _read_numbers(text: str, locale: str | None) -> str | CellFault | None:
    match = _YEAR_FIRST.fullmatch(text)
    if match is not None:
        return _join(*match.groups())
    match = _MONTH.fullmatch(text)
    if match is not None and int(match[1]) in range(1, 13):
        return _join(match[2], match[1])
    match = _YEAR_LAST.fullmatch(text)
    if match is not None:
        return _settle(match[1], match[2], match[3], locale)
    match = _SHORT.fullmatch(text)
    if match is not None:
        return _explain(_list_short(*map(int, match.groups())))
    return None


def _settle(first: str, second: str, year: str, locale: str | None) -> str | CellFault | None:
    """A day and a month, in the order of the locale where both could be either."""
    readings = {"dm": _join(year, second, first), "md": _join(year, first, second)}
    valid = {order: date for order, date in readings.items() if _is_date(date)}
    meanings = sorted(set(valid.values()))
    if len(meanings) > 1:
        order = order_of(locale)
        return valid[order] if order is not None else _explain(meanings)
    return meanings[0] if meanings else None


def _list_short(*numbers: int) -> list[str]:
    """The days that three numbers of two digits could mean."""
    first, second, third = numbers
    orders = ((third, second, first), (third, first, second), (first, second, third))
    dates = [
        _join(f"{century + year:04d}", str(month), str(day))
        for century in CENTURIES
        for year, month, day in orders
    ]
    return [date for date in dict.fromkeys(dates) if _is_date(date)]


def _read_names(text: str, locale: str | None) -> str | CellFault | None:
    names = name_months(locale) | name_months("en")
    for pattern in _NAMED:
        match = pattern.fullmatch(text)
        if match is not None:
            month = name_months(locale).get(fold(match["name"]))
            day = match.groupdict().get("day")
            if month is not None:
                return _join(match["year"], str(month), day)
    printed = read_printed(text, locale) if locale is not None else None
    if printed is not None:
        return _join(printed[0], str(printed[1]), printed[2])
    cut = _CUT.fullmatch(text)
    if cut is None:
        return None
    month = names.get(fold(cut["name"] or cut["last"]))
    if month is None:
        return None
    number = int(cut["number"] or cut["first"])
    meanings = [f"{century + number:04d}-{month:02d}" for century in CENTURIES]
    meanings.append(f"{month:02d}-{number:02d} of some year")
    return CellFault(
        f"could mean {', '.join(meanings[:-1])} or {meanings[-1]}", "write it as 2015-03-31"
    )


@cache
def order_of(locale: str | None) -> str | None:
    """Whether a locale writes the day before the month, ``dm``, or after it; None if unsettled."""
    if locale is None or locale in UNSETTLED:
        return None
    pattern = str(Formats.of(locale).locale.date_formats["short"].pattern)
    order = "".join(re.findall("[dMy]", re.sub(r"'[^']*'|(.)(?=\1)", "", pattern)))
    return {"dMy": "dm", "Mdy": "md"}.get(order)


def _explain(meanings: list[str]) -> CellFault | None:
    if not meanings:
        return None
    said = " or ".join(meanings)
    return CellFault(f"could mean {said}", "write the one that it is")


def _join(year: str, month: str, day: str | None = None) -> str:
    parts = [year, f"{int(month):02d}"] + ([f"{int(day):02d}"] if day is not None else [])
    return "-".join(parts)


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True
