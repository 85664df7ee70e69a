"""Numbers: every number and date of the source stands in the translation, in its own form.

``1 200`` is ``1,200`` or ``1200`` in English and ``١٬٢٠٠`` in Arabic digits; a number that the
source does not group (a year, a resolution) is not grouped. A number in figures may be said in
words in the other text, where CLDR has rules for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.reading.dates import (
    Dated,
    find_dates,
    hide_numbered,
    names_declined,
    write_date,
)
from generator.language.reading.numerals import Numeral, find_loosely, find_numerals, write_number
from generator.language.reading.times import hide_same_times
from generator.language.reading.words import says_in_words

NUMBER = re.compile(r"[\dIVX]")
"""Without one of these a text has no number, and no date."""

YEAR = 4
"""The digits of a year, and of a number that may be grouped or not."""


class Numbers(TextCheck):
    """Find numbers and dates lacking, added, or written as another locale does."""

    name = "numbers"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        if not NUMBER.search(unit.source.plain) and not NUMBER.search(unit.target.plain):
            return
        said = [*_compare_numbers(unit, standard), *_compare_dates(unit, standard)]
        if said:
            yield Problem(
                f"{' and '.join(said)} in the translation of {quote(unit.source.written)}",
                f"give it the numbers of the {standard.source_name},"
                " each in the language’s own form",
            )


def _compare_numbers(unit: Unit, standard: Standard) -> Iterator[str]:
    text = hide_numbered(unit.target.plain, standard.forms)
    source = hide_numbered(unit.source.plain, standard.source_forms)
    source, text = hide_same_times(source, standard.source_forms, text, standard.forms)
    wanted = find_numerals(source, standard.source_forms)
    found = list(find_numerals(text, standard.forms))
    missing = [numeral for numeral in wanted if not numeral.doubtful and not _take(numeral, found)]
    missing = [each for each in missing if not _is_said(each, text, standard.forms)]
    added = [numeral for numeral in found if not numeral.doubtful]
    added = [each for each in added if not _is_said(each, source, standard.source_forms)]
    for numeral in missing:
        form = write_number(numeral, standard.forms)
        place = find_loosely(text, numeral.digits)
        if place is None or text[slice(*place)] == form:
            yield f"lacks {form}"
            continue
        yield f"writes {text[slice(*place)]} for {form}"
        added = [other for other in added if not place[0] <= other.start < place[1]]
    for numeral in added:
        yield f"adds {text[numeral.start : numeral.end]}"


def _take(wanted: Numeral, found: list[Numeral]) -> bool:
    """Take a number out of those found, if it is there."""
    for other in sorted(found, key=lambda numeral: numeral.doubtful):
        if _is_same(other, wanted):
            found.remove(other)
            return True
    return False


def _is_same(other: Numeral, wanted: Numeral) -> bool:
    """Whether a number of the translation is one of the source; a year is never grouped."""
    if wanted.value is None:
        return other.text == wanted.text
    plain = not wanted.grouped and len(wanted.digits) == YEAR and not wanted.power
    return other.may_be(wanted) and not (plain and other.grouped)


def _is_said(numeral: Numeral, other: str, locale: str) -> bool:
    """Whether the other text says a number in words."""
    plain = numeral.value is not None and not numeral.power and not numeral.letter
    return plain and numeral.value is not None and says_in_words(other, numeral.value, locale)


def _compare_dates(unit: Unit, standard: Standard) -> Iterator[str]:
    wanted = _keep_sure(find_dates(unit.source.plain, standard.source_forms))
    text = unit.target.plain
    named = find_dates(text, standard.forms)
    if not wanted and not named:
        return
    there, asked = {date.month for date in named}, {date.month for date in wanted}
    given = _keep_sure(named)
    pairs = {(date.day, date.month) for date in wanted if date.day is not None}
    days = {day for day, _ in pairs}
    # A day may stand apart from its month (“23 to 30 December”), but not beside another's.
    swapped = {
        date.month
        for date in given
        if date.day in days and date.month in asked and (date.day, date.month) not in pairs
    }
    for date in wanted:
        if date.month not in there:
            if not names_declined(text, date.month, standard.forms):
                yield f"lacks {write_date(date, standard.forms)}"
        elif date.month in swapped and date.day is not None:
            yield f"lacks {write_date(date, standard.forms)}"
    for date in given:
        other = date.day in days and (date.day, date.month) not in pairs
        if date.month not in asked or (date.month in swapped and other):
            yield f"adds {text[date.start : date.end]}"


def _keep_sure(dates: Sequence[Dated]) -> list[Dated]:
    return [date for date in dates if date.sure]
