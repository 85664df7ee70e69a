"""What stands beside the numbers that both texts have: units, percent, currencies, signs, order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.reading.agreement import Agreement, compare
from generator.language.reading.measures import (
    CURRENCY,
    PERCENT,
    PERMILLE,
    find_units,
    is_converted,
    measure,
    write_unit,
)
from generator.language.reading.prepared import knowledge_of, lower, prepare
from generator.language.reading.quantities import Quantity, find_ranges
from generator.language.reading.times import find_spans, find_times

DURATION = "duration-"
PERIODS = frozenset(DURATION + each for each in ("day", "week", "month", "year", "century"))
KEPT = (PERCENT, PERMILLE, CURRENCY)
"""What a number loses its sense without, wherever it stands."""


class Amounts(TextCheck):
    """Find a number beside another unit, currency or sign, without its percent, a range reversed.

    Units are told by CLDR's names and signs of them, and the same measure in another is the same.
    """

    name = "amounts"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, target = prepare(unit.source.plain), prepare(unit.target.plain)
        compared = compare(source, standard.source_forms, target, standard.forms)
        for sure, said in (
            *_compare_units(compared, standard),
            *_compare_ranges(compared, standard),
            *_compare_facts(unit, standard),
        ):
            yield Problem(
                f"{said} in the translation of {quote(unit.source.written)}",
                f"say what the {standard.source_name} says",
                doubtful=not sure,
            )


def _compare_units(compared: Agreement, standard: Standard) -> Iterator[tuple[bool, str]]:
    named = find_units(lower(compared.target), standard.forms)
    asked = find_units(lower(compared.source), standard.source_forms)
    yield from _compare_periods(compared, asked, named)
    for one, other in compared.pairs:
        shown = f"“{_around(other, compared.target)}” for “{_around(one, compared.source)}”"
        if not other.negative and _is_signed(one, compared.source):
            yield True, f"loses the minus sign: {shown}"
        if one.unit == other.unit or _is_same_measure(one, other):
            continue
        if not one.unit:
            if other.unit.startswith(KEPT) and other.unit not in asked:
                yield True, f"adds {write_unit(other.unit)}: {shown}"
        elif not other.unit:
            yield from _miss(one.unit, named, shown)
        elif _may_replace(one, other):
            yield True, f"says {write_unit(other.unit)} for {write_unit(one.unit)}: {shown}"
        elif one.unit not in named:
            yield False, f"says {write_unit(other.unit)} for {write_unit(one.unit)}: {shown}"


def _compare_periods(
    compared: Agreement, asked: Collection[str], named: Collection[str]
) -> Iterator[tuple[bool, str]]:
    """Hold spans of time without a number against each other: “a year” for “par mois”."""
    counted = {each.unit for each in (*compared.wanted, *compared.found) if each.value != 1}
    periods = PERIODS - counted
    lost, new = (
        sorted(unit for unit in periods if unit in here and unit not in there)
        for here, there in ((asked, named), (named, asked))
    )
    if lost and new:
        yield False, f"says {write_unit(new[0])} for {write_unit(lost[0])}"


def _miss(unit: str, named: Collection[str], shown: str) -> Iterator[tuple[bool, str]]:
    """Say that a number has lost its unit, where nothing else of the text may have it."""
    if unit.startswith(KEPT):
        if unit not in named or unit == PERCENT:
            yield True, f"loses {write_unit(unit)}: {shown}"
    elif not unit.startswith(DURATION) and unit not in named:
        yield False, f"names no {write_unit(unit)}: {shown}"


def _is_signed(quantity: Quantity, text: str) -> bool:
    """Whether a number is negative by its sign; a word as “moins” says other things too."""
    return quantity.negative and text[: quantity.start].endswith(("−", "-", "–"))


def _is_same_measure(one: Quantity, other: Quantity) -> bool:
    if one.value is None or other.value is None:
        return False
    if not one.unit or not other.unit:
        return {one.unit, other.unit} == {PERCENT, ""} and one.value != other.value
    if one.unit.startswith(CURRENCY) != other.unit.startswith(CURRENCY):
        return False
    return measure(one.value, one.unit) == measure(other.value, other.unit) or is_converted(
        (one.value, one.unit), (other.value, other.unit)
    )


def _may_replace(one: Quantity, other: Quantity) -> bool:
    """Whether two units are of one kind, so that one stands there for the other by mistake."""
    kinds = [each.unit.partition("-")[0].partition(":")[0] for each in (one, other)]
    sizes = {"area", "volume", "length"}
    return kinds[0] == kinds[1] or set(kinds) <= sizes or kinds[0] in ("concentr", "currency")


def _compare_ranges(compared: Agreement, standard: Standard) -> Iterator[tuple[bool, str]]:
    yield from _compare_hours(compared.heard, standard)
    yield from _compare_times(compared, standard)
    theirs = find_ranges(compared.found, compared.target, standard.forms)
    for low, high in find_ranges(compared.wanted, compared.source, standard.source_forms):
        if low.value is None or high.value is None or low.value >= high.value:
            continue
        for one, other in theirs:
            if one.says(high) and other.says(low):
                written = compared.target[one.start : other.end]
                asked = compared.source[low.start : high.end]
                yield True, f"turns a range round: “{written}” for “{asked}”"


def _compare_facts(unit: Unit, standard: Standard) -> Iterator[tuple[bool, str]]:
    """Hold the order of two facts that “from” and “to” join against that of the source."""
    asked, given = (
        set(_list_joined(text, locale))
        for text, locale in (
            (unit.source.written, standard.source_forms),
            (unit.target.written, standard.forms),
        )
    )
    for first, last in sorted(asked):
        if first != last and (last, first) in given and (first, last) not in given:
            yield False, f"turns {{{first}}} and {{{last}}} round"


def _list_joined(text: str, locale: str) -> list[tuple[str, str]]:
    known = knowledge_of(locale)
    joints = known.joints - known.conjunctions - {"or", "ou", "oder", "o", "أو", "или", "и"}
    words = "|".join(map(re.escape, sorted(joints)))
    pattern = rf"\{{(\w+)[^{{}}]*\}} ?(?:[–-]|(?:{words}))(?: \w{{2,3}})? ?\{{(\w+)"
    return re.findall(pattern, text) if words else []


def _compare_hours(texts: tuple[str, str], standard: Standard) -> Iterator[tuple[bool, str]]:
    hours = find_spans(texts[0], standard.source_forms)
    for first, last in find_spans(texts[1], standard.forms):
        if (last, first) in hours and (first, last) not in hours and first != last:
            yield True, f"turns the hours from {_show(last)} to {_show(first)} round"


def _compare_times(compared: Agreement, standard: Standard) -> Iterator[tuple[bool, str]]:
    """Hold the times of day against each other that are not the same in both."""
    lacking = [each for each in find_times(compared.source, standard.source_forms) if each.sure]
    added = [each for each in find_times(compared.target, standard.forms) if each.sure]
    if lacking and len(lacking) == len(added):
        yield True, f"says {_show(added[0].minutes)} for {_show(lacking[0].minutes)}"


def _show(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _around(quantity: Quantity, text: str) -> str:
    """What a text says of a quantity, with the word after it."""
    rest = text[quantity.end :].split(" ", maxsplit=2)
    after = " ".join(rest[:2]) if rest and not rest[0] else (rest[0] if rest else "")
    before = text[max(0, quantity.start - 1) : quantity.start].strip()
    return f"{before}{text[quantity.start : quantity.end]}{after}".strip(" .,;:!?)(،؛؟")
