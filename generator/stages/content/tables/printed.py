"""Dates as a language prints them (CLDR's long forms): ``31 марта 2015 г.``, ``2015. március 31.``.

Every pattern that names a month is turned round: what stands around its parts may be there or
not, and the parts stand in the pattern's order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale
from babel.localedata import locale_identifiers

from generator.language.formats import Formats

_PART = re.compile(r"'((?:[^']|'')*)'|([yMLdG])\2*|(.)", re.DOTALL)
_WIDTHS = "long", "medium"
_SKELETONS = "yMMMM", "yMMM", "yMMMd"
_FIELDS = {"y": r"(?P<year>\d{4})", "d": r"(?P<day>\d{1,2})"}


def read_printed(text: str, locale: str) -> tuple[str, int, str | None] | None:
    """Give the year, the month and the day, or none, of a date as a language prints it.

    :param text: with European digits.
    """
    bare = fold(_bare(text))
    for pattern in _list_patterns(locale):
        match = pattern.fullmatch(bare)
        if match is not None:
            month = name_months(locale)[match["name"]]
            return match["year"], month, match.groupdict().get("day")
    return None


@cache
def name_months(locale: str | None) -> dict[str, int]:
    """The numbers of the months by their names in a locale, or else in its language (CLDR).

    Arabic's differ from Morocco to Iraq; what two countries call two months is none's.
    """
    if locale is None:
        return {}
    own = _list_months(Formats.of(locale).locale)
    language = Formats.of(locale).locale.language
    others: dict[str, set[int]] = {}
    for name in locale_identifiers():
        if name.split("_")[0] == language:
            for month, number in _list_months(Locale.parse(name)).items():
                others.setdefault(month, set()).add(number)
    return {name: next(iter(found)) for name, found in others.items() if len(found) == 1} | own


def fold(name: str) -> str:
    """A month's name however it is written, with European digits where it has any."""
    digits = (str(unicodedata.decimal(each, each)) for each in name)
    return unicodedata.normalize("NFC", "".join(digits)).casefold().strip().rstrip(".")


def _list_months(locale: Locale) -> dict[str, int]:
    months = locale.months
    return {
        fold(_bare(str(name))): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[context][width].items()
        if not fold(str(name)).isdecimal()
    }


@cache
def _list_patterns(locale: str) -> tuple[re.Pattern[str], ...]:
    data = Formats.of(locale).locale
    found = [str(data.date_formats[width].pattern) for width in _WIDTHS]
    skeletons = data.datetime_skeletons
    found += [str(skeletons[each].pattern) for each in _SKELETONS if each in skeletons]
    eras = {fold(_bare(str(data.eras[width].get(1, "")))) for width in data.eras}
    fields = {
        **_FIELDS,
        "M": rf"(?P<name>{_any(name_months(locale))})\.?",
        "G": rf"(?:(?:{_any(eras)})\.?)?",
    }
    fields["L"] = fields["M"]
    named = (each for each in dict.fromkeys(found) if "MMM" in each or "LLL" in each)
    return tuple(re.compile(_turn_round(each, fields)) for each in named)


def _any(names: Iterable[str]) -> str:
    """The regular expression of one of these, the longest first."""
    return "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))


def _turn_round(pattern: str, fields: Mapping[str, str]) -> str:
    """The regular expression of what a pattern prints."""
    parts = []
    for quoted, field, plain in _PART.findall(_bare(pattern)):
        if field:
            parts.append(fields[field])
        else:
            literal = (quoted.replace("''", "'") or plain).casefold()
            spaced = r"\s*".join(re.escape(each) for each in literal.split())
            parts.append(f"(?:{spaced})?" + r"\s*" if spaced else r"\s*")
    return "".join(parts)


def _bare(text: str) -> str:
    """A text without the marks that no one sees."""
    return "".join(each for each in text.strip() if unicodedata.category(each) != "Cf")
