"""Units by CLDR's names or a subject's own: those that there are, and their patterns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from babel import Locale as CldrLocale

from generator.language.formats import Formats

UnitLength = Literal["long", "short"]


@cache
def list_units() -> Mapping[str, str]:
    """Every unit's name with its kind (``length-kilometer``), by the name alone (``kilometer``).

    A name that two kinds have is known with its kind only.
    """
    whole = sorted(str(name) for name in _patterns(CldrLocale("en")))
    short: dict[str, list[str]] = {}
    for name in whole:
        short.setdefault(name.partition("-")[2], []).append(name)
    alone = {name: full for name, (full, *others) in short.items() if not others}
    return {name: name for name in whole} | alone


def find_unit_pattern(formats: Formats, unit: str, length: UnitLength, plural: str) -> str:
    """Give the pattern of so many of a unit, with ``{0}`` for the number; some words have none.

    :param unit: one of :func:`list_units`, or of the subject's own.
    :param plural: the plural category (CLDR) of the number.
    """
    own = dict(formats.units).get(unit)
    if own is not None:
        return _set_own(dict(own), plural, formats)
    lengths = _patterns(formats.locale)[list_units()[unit]]
    # CLDR leaves out what is alike: a length, or the plurals of one.
    sought = [lengths.get(each, {}) for each in dict.fromkeys((length, "short", "narrow", "long"))]
    return next(
        str(patterns[name]) for patterns in sought for name in (plural, "other") if name in patterns
    )


def is_said(unit: str, formats: Formats) -> bool:
    """Whether a unit is said in full: symbols are for measures, and “3 days” has none."""
    return unit in dict(formats.units) or list_units()[unit].startswith("duration-")


def _set_own(words: Mapping[str, str], plural: str, formats: Formats) -> str:
    """Set the words of a subject's unit beside the number as the language sets its days.

    Where one day or two are a word without a figure, as in Arabic, so are as many of the unit.
    """
    word = words.get(plural) or words["other"]
    days = find_unit_pattern(formats, "duration-day", "long", plural)
    before, hole, after = days.partition("{0}")
    if not hole:
        return word
    if before.strip():
        return f"{word} {{0}}"
    return f"{{0}}{after[: len(after) - len(after.lstrip())]}{word}"


def _patterns(locale: CldrLocale) -> Mapping[str, Any]:
    # Babel's own function leaves the pattern out where CLDR has none for a plural (French “many”).
    found: Mapping[str, Any] = locale._data["unit_patterns"]  # noqa: SLF001
    return found
