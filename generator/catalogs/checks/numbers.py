"""Numbers: what the source says of how many, how much and when, the translation says too.

Both are compared as values (:mod:`generator.language.reading.agreement`): ``1 200`` is ``1,200``
in English, ``١٬٢٠٠`` in Arabic, or “twelve hundred”; 2,4 milliards are 2,400 million, a half is
50 %. A number that the source does not group (a year, a resolution) is not grouped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from babel.numbers import format_decimal

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.formats import Formats
from generator.language.inline import Problem
from generator.language.reading.agreement import Agreement, compare
from generator.language.reading.dates import (
    Dated,
    find_dates,
    find_numeric_dates,
    names_declined,
    write_date,
)
from generator.language.reading.numerals import find_loosely, write_number
from generator.language.reading.prepared import knowledge_of, prepare
from generator.language.reading.quantities import Quantity

FEW = 3
"""A number in words up to this is often there for the sense alone, but for one beside a unit."""
HIGH = 30


class Numbers(TextCheck):
    """Find numbers and dates lacking, added, or written as another locale does."""

    name = "numbers"
    by_value = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, target = prepare(unit.source.plain), prepare(unit.target.plain)
        compared = compare(source, standard.source_forms, target, standard.forms)
        if unit.accepted:
            compared = _leave_accepted(compared, unit.accepted)
        sure, doubtful = _say_numbers(compared, unit, standard)
        dates = _compare_dates(source, target, standard)
        sure += [each for each in dates if each.value not in unit.accepted]
        said = [*sure, *doubtful]
        if said:
            yield Problem(
                f"{' and '.join(each.text for each in said)} in the translation of"
                f" {quote(unit.source.written)}",
                f"give it the numbers of the {standard.source_name},"
                " each in the language’s own form",
                doubtful=not sure,
                values=tuple(dict.fromkeys(each.value for each in said)),
            )


class _Said(NamedTuple):
    """What is wrong with one number, and the number as an exception names it."""

    text: str
    value: str


def _leave_accepted(compared: Agreement, values: frozenset[str]) -> Agreement:
    lacking, added = (
        tuple(each for each in found if write_value(each) not in values)
        for found in (compared.lacking, compared.added)
    )
    return replace(compared, lacking=lacking, added=added)


def _say_numbers(
    compared: Agreement, unit: Unit, standard: Standard
) -> tuple[list[_Said], list[_Said]]:
    """What is surely wrong, and what may be."""
    lacking = [each for each in compared.lacking if not _is_counted(each, unit)]
    said: dict[bool, list[_Said]] = {True: [], False: []}
    added = list(compared.added)
    replaced = bool(lacking and added)
    for each in lacking:
        form = _write(each, standard.forms)
        if each.numeral is None:
            if replaced or (not each.ordinal and knowledge_of(standard.forms).scales):
                sure = any(_are_alike(each, other) for other in compared.added)
                said[sure].append(_Said(f"lacks {form} (“{each.text}”)", write_value(each)))
            continue
        place = find_loosely(compared.target, each.numeral.digits)
        written = compared.target[slice(*place)] if place is not None else form
        if place is None or written == form:
            said[True].append(_Said(f"lacks {form}", write_value(each)))
            continue
        said[True].append(_Said(f"writes {written} for {form}", write_value(each)))
        added = [other for other in added if not place[0] <= other.start < place[1]]
    for each in added:
        sure = _is_surely_added(each, lacking, compared.target)
        if sure or each.numeral is not None or _counts(each):
            shown = f"{_write(each, standard.forms)} (“{each.text}”)"
            shown = _show(each) if each.numeral is not None else shown
            said[sure].append(_Said(f"adds {shown}", write_value(each)))
    return said[True], said[False]


def _is_surely_added(quantity: Quantity, lacking: Sequence[Quantity], text: str) -> bool:
    """Whether a number stands for another, or in digits where the source has none."""
    if quantity.numeral is None:
        return any(_are_alike(other, quantity) for other in lacking)
    return bool(lacking) or not (quantity.is_year or _is_aside(quantity, text))


def _counts(quantity: Quantity) -> bool:
    """Whether a number in words is more than the few that are there for the sense alone."""
    if quantity.value is None:
        return False
    if quantity.ordinal:
        return quantity.value in range(FEW, HIGH)
    return quantity.value > FEW or (bool(quantity.unit) and quantity.value > 1)


def _is_counted(quantity: Quantity, unit: Unit) -> bool:
    """Whether a form of a plural leaves out the number that it alone is for."""
    return len(unit.counts) == 1 and quantity.value == unit.counts[0]


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether one number may stand in the place of another: a year stands for none that counts."""
    return one.is_year == other.is_year and one.ordinal <= (
        other.ordinal or other.numeral is not None
    )


def _is_aside(quantity: Quantity, text: str) -> bool:
    """Whether a number stands between brackets."""
    before = text[: quantity.start]
    return before.count("(") > before.count(")")


def _show(quantity: Quantity) -> str:
    numeral = quantity.numeral
    return quantity.text if numeral is None else quantity.text[: numeral.end - numeral.start]


def _write(quantity: Quantity, locale: str) -> str:
    """A number as a locale writes it; a part of one as a fraction."""
    if quantity.numeral is not None:
        return write_number(quantity.numeral, locale)
    value = quantity.value or Fraction(0)
    if value.denominator not in (1, 2, 4, 5, 10) or 0 < value < 1:
        return str(value)
    number = value.numerator / value.denominator if value.denominator > 1 else value.numerator
    return str(format_decimal(number, locale=Formats.of(locale).locale))


def write_value(quantity: Quantity) -> str:
    """Write a value for an exception: in Latin digits, with a decimal point."""
    value = quantity.value
    if value is None:
        return quantity.text
    if value.denominator == 1:
        return str(value.numerator)
    decimal = value.numerator / value.denominator
    return f"{decimal:g}" if Fraction(f"{decimal:g}") == value else str(value)


def _compare_dates(source: str, text: str, standard: Standard) -> Iterator[_Said]:
    every = find_dates(source, standard.source_forms)
    named = find_dates(text, standard.forms)
    # A month alone may be another word, as “mars”; not where it stands for one of the other text.
    lost = {date.month for date in every} - {date.month for date in named}
    strange = {date.month for date in named} - {date.month for date in every}
    replaced = len(lost) == len(strange) and bool(lost)
    wanted = [date for date in every if date.sure or (replaced and date.month in lost)]
    if not wanted and not named:
        return
    there, asked = {date.month for date in named}, {date.month for date in wanted}
    numeric = find_numeric_dates(text)
    asked |= {month for each in find_numeric_dates(source) for _, month in each.choices}
    given = [date for date in named if date.sure or (replaced and date.month in strange)]
    pairs = {(date.day, date.month) for date in wanted if date.day is not None}
    days = {day for day, _ in pairs}
    # A day may stand apart from its month (“23 to 30 December”), but not beside another's.
    swapped = {
        date.month
        for date in given
        if date.day in days and date.month in asked and (date.day, date.month) not in pairs
    }
    for date in wanted:
        if any(each.may_be(date) for each in numeric):
            continue
        if date.month not in there:
            if not names_declined(text, date.month, standard.forms):
                yield _Said(f"lacks {write_date(date, standard.forms)}", _name(date))
        elif date.month in swapped and date.day is not None:
            yield _Said(f"lacks {write_date(date, standard.forms)}", _name(date))
    for date in given:
        other = date.day in days and (date.day, date.month) not in pairs
        if date.month not in asked or (date.month in swapped and other):
            yield _Said(f"adds {text[date.start : date.end]}", _name(date))


def _name(date: Dated) -> str:
    """Name a date for an exception: 25/3, or 3/2014."""
    return f"{date.day}/{date.month}" if date.day is not None else f"{date.month}/{date.year or 0}"
