"""The dates of a running text: a month's name beside the number of a day or a year (CLDR)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel.dates import format_skeleton

from generator.language.formats import Formats
from generator.language.letters import ARABIC, SPACELESS, to_latin
from generator.language.rules import rules_of
from generator.model.locale import Locale

STEM = 3
"""Letters of a declined name that stay."""

PREFIXES = "[وفبلك]{0,2}"
"""Arabic conjunctions and prepositions, which are written with the word."""

HEBREW = re.compile("[\u05d0-\u05ea]")
HEBREW_PREFIXES = "[ובהלמכש]{0,3}"
"""The same of Hebrew; a date of CLDR's has ב before its month."""

DAY_BEFORE = re.compile(
    r"(?<![\d.,٫٬])(\d{1,2})(?:er|re|st|nd|rd|th|\.|º|ª)?[\s\u00a0\u202f/-]+"
    r"(?:(?:de|of|di|d[’'])\s*)?$"
)
DAY_AFTER = re.compile(r"\.?[\s\u00a0\u202f]+(\d{1,2})(?:st|nd|rd|th)?(?![\d])")
YEAR_AFTER = re.compile(r"\.?(?:/\S+)?,?[\s\u00a0\u202f]+(?:de\s+|del\s+)?(\d{4})(?!\d)")
REACH = 12
"""How far before a month its day may begin."""

LAST_DAY = 31
LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Dated:
    """A month that a text names: 1 to 12, the day or year beside it, and where it stands."""

    month: int
    day: int | None
    year: int | None
    start: int
    end: int

    @property
    def sure(self) -> bool:
        """Whether a number beside it makes it a date: “March” and “mars” are other words too."""
        return self.day is not None or self.year is not None


def find_dates(text: str, locale: str) -> tuple[Dated, ...]:
    """Every month that a text names in the words of a locale, with the numbers beside it."""
    names, pattern = _names(locale)
    found = []
    for match in pattern.finditer(text) if names else ():
        day = DAY_BEFORE.search(text[max(0, match.start() - REACH) : match.start()])
        late = None if day else DAY_AFTER.match(text, match.end())
        year = YEAR_AFTER.match(text, late.end() if late else match.end())
        numbers = [int(each[1]) for each in (day, late) if each and int(each[1]) <= LAST_DAY]
        start = match.start() - len(day[0]) if day else match.start()
        end = max(each.end() for each in (match, late, year) if each)
        found.append(
            Dated(
                month=names[match["name"].casefold()],
                day=numbers[0] if numbers else None,
                year=int(year[1]) if year else None,
                start=start,
                end=end,
            )
        )
    return tuple(found)


_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<one>\d\d?)(?P<sign>[./-])(?P<other>\d\d?)(?P=sign)(?P<last>\d{4}|\d\d))(?![\d/-])"
)
_SHORT = re.compile(r"(?<![\d.])(\d\d?)\.(\d\d?)\.(?!\d)")
"""A day without its year: ``9.3.``"""
_MONTHS, _CENTURY = 12, 100


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date in figures alone: what day and month it may be, its year, and where it stands."""

    choices: frozenset[tuple[int, int]]
    year: int
    start: int
    end: int

    def may_be(self, date: Dated) -> bool:
        """Whether it may be a date with its month's name."""
        day_known = any(
            date.month == month and date.day in (day, None) for day, month in self.choices
        )
        return day_known and (date.year in (self.year, None) or not self.year)


def find_numeric_dates(text: str) -> tuple[NumericDate, ...]:
    """Find the dates in figures: ``17/03/2017``, ``17.3.2017``, ``2017-03-17`` (ISO 8601)."""
    found = []
    text = to_latin(text)
    for match in _NUMERIC.finditer(text):
        if match["year"]:
            pairs, year = {(int(match["day"]), int(match["month"]))}, int(match["year"])
        else:
            one, other, year = int(match["one"]), int(match["other"]), int(match["last"])
            pairs = {(one, other), (other, one)}
            year += LEAP_YEAR * (year < _CENTURY)
        choices = {(day, month) for day, month in pairs if month <= _MONTHS and day <= LAST_DAY}
        if choices:
            found.append(NumericDate(frozenset(choices), year, *match.span()))
    for match in _SHORT.finditer(text):
        day, month = int(match[1]), int(match[2])
        if day in range(1, LAST_DAY + 1) and month in range(1, _MONTHS + 1):
            found.append(NumericDate(frozenset({(day, month)}), 0, *match.span()))
    return tuple(found)


def hide_numeric_dates(text: str, locale: str, other: str, other_locale: str) -> tuple[str, str]:
    """Give two texts without the dates that one says in figures and the other in any way."""
    for numeric in find_numeric_dates(other):
        spans = [
            (each.start, each.end) for each in find_dates(text, locale) if numeric.may_be(each)
        ] + [
            (each.start, each.end)
            for each in find_numeric_dates(text)
            if each.year == numeric.year and each.choices & numeric.choices
        ]
        if spans:
            text = _blank(text, *spans[0])
            other = _blank(other, numeric.start, numeric.end)
    return text, other


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


@cache
def _are_numbered(locale: str) -> bool:
    """Whether months are named by their numbers."""
    names, _ = _names(locale)
    return any(letter.isdecimal() for name in names for letter in name)


def hide_numbered(text: str, locale: str) -> str:
    """A text without the months that are named by a number, as ``3月``: each sign a space."""
    if not _are_numbered(locale):
        return text
    _, pattern = _names(locale)
    return pattern.sub(lambda match: " " * len(match[0]), text)


def names_declined(text: str, month: int, locale: str) -> bool:
    """Whether a text has a word that may be a case of the month's name, in a language of cases."""
    if not rules_of(Locale.of(locale).language).declines_months:
        return False
    names, _ = _names(locale)
    stems = {
        name[: max(STEM, len(name) - STEM)] for name, number in names.items() if number == month
    }
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return any(word.startswith(stem) for stem in stems for word in words)


def write_date(date: Dated, locale: str) -> str:
    """A sure date in the form of a locale, with its day or else its year: ``25 March``."""
    forms = Formats.of(locale).locale
    if date.day is None:
        first = dt.date(date.year or LEAP_YEAR, date.month, 1)
        return str(format_skeleton("yMMMM", first, locale=forms))
    last = calendar.monthrange(LEAP_YEAR, date.month)[1]
    day = dt.date(LEAP_YEAR, date.month, min(date.day, last))
    return str(format_skeleton("MMMMd", day, locale=forms))


@cache
def _names(locale: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """The names of the months in a locale, folded, and the pattern that finds them."""
    language = Locale.of(locale).language
    names: dict[str, int] = {}
    for each in (locale, *rules_of(language).month_names):
        for use in Formats.of(each).locale.months.values():
            for width in ("wide", "abbreviated"):
                for month, name in use[width].items():
                    names.setdefault(str(name).casefold(), month)
    names = {name: month for name, month in names.items() if _is_name(name)}
    # Pages bind the words of a name, as in Vietnamese and Levantine Arabic.
    names |= {name.replace(" ", "\N{NO-BREAK SPACE}"): month for name, month in names.items()}
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(_bound(words, names), re.IGNORECASE)


def _is_name(name: str) -> bool:
    """Whether a month's name is more than a letter: vowel signs are part of it, as in Hindi."""
    letters = [each for each in name if unicodedata.category(each)[0] in "LM"]
    return len(letters) > 1 or bool(re.search(r"\d\D", name))


def _bound(words: str, names: Iterable[str]) -> str:
    """The pattern of whole words, as the script of the names parts words."""
    letters = "".join(names)
    if ARABIC.search(letters):
        return rf"(?<!\w){PREFIXES}(?P<name>{words})(?!\w)"
    if HEBREW.search(letters):
        return rf"(?<!\w){HEBREW_PREFIXES}(?P<name>{words})(?!\w)"
    if SPACELESS.search(letters):
        return rf"(?<!\d)(?P<name>{words})"
    return rf"(?<!\w)(?P<name>{words})(?!\w)"
