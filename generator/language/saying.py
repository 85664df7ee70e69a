"""What sentences and figures print for a fact: its value, in the form that was asked for.

Between the braces of a text stands a fact's name, or a name and a form: ``{first}``,
``{first:month}``. :class:`SaidFacts` gives what is printed for either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from generator.language.amounts import Written, write_amount
from generator.language.dates import part_date, write_date, write_pair, write_span, write_time
from generator.language.formats import FIXED, Formats
from generator.language.spelling import CARDINAL, SPELLINGS, spell_number
from generator.model.fact_values import (
    CodeValue,
    DateValue,
    FactValue,
    ListValue,
    MoneyValue,
    NumberValue,
    PercentValue,
    RangeValue,
    SpanValue,
    TimeValue,
    WordsValue,
)

_AMOUNTS = NumberValue | PercentValue | MoneyValue | RangeValue
_LONG, _SHORT, _FEW = 8, 4, 3
"""Letters of one word that joins two dates, and of each of several; how many these are at most."""


class NameValue(Protocol):
    """Names a value of a category or a country, for a list that counts."""

    def __call__(self, table: str, column: str, value: str, /) -> tuple[str, str]:
        """Give its name, and how a sentence says so many of it (“in Syria”); empty where not."""
        ...


Seal = Callable[[str, str], str]
"""Marks what is printed of a value, by the value's context: ``facts.first``, ``towns.a.height``."""


def leave_unsealed(_context: str, words: str) -> str:
    """Give what is printed as it is: no one asks where it is written."""
    return words


@dataclass(frozen=True, slots=True)
class FactParts:
    """A fact as a figure sets it large: the value, and in small what leads to it and follows it.

    ``3,4`` with the unit ``millions d’euros``; ``2014`` with the lead ``septembre``.
    """

    lead: str
    value: str
    unit: str


@dataclass(frozen=True)
class SaidFacts(Mapping[str, str]):
    """The facts of one language, by what stands between the braces: ``first``, ``first:month``.

    :param name_value: names what lists count.
    :param seal: marks what is printed of the document's facts.
    """

    values_by_name: Mapping[str, FactValue]
    formats: Formats
    name_value: NameValue
    seal: Seal = leave_unsealed

    def __getitem__(self, mention: str) -> str:
        name, _, form = mention.partition(":")
        value = self.values_by_name[name]
        if form and form not in value.forms and not _is_spelled(value, form):
            raise KeyError(mention)
        return self.seal(f"facts.{name}", say(value, form, self.formats, self.name_value))

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)

    def extend(self, values: Mapping[str, FactValue]) -> SaidFacts:
        """Give the facts with more of them, as a row's own; of one name the new one holds."""
        own = {f"facts.{name}" for name in values}

        def seal(context: str, words: str) -> str:
            return words if context in own else self.seal(context, words)

        every = {**self.values_by_name, **values}
        return replace(self, values_by_name=every, seal=seal)

    def say_pair(self, first: str, between: str, last: str) -> tuple[str, str] | None:
        """What is printed for two mentions that a sentence joins, where it is shorter for that.

        Of the first and the last of some dates, joined by a word as “from {first} to {last}”, what
        both share is said once. None where each is said by itself.

        :param between: what stands between the two.
        """
        if not _joins(between):
            return None
        name, _, form = first.partition(":")
        other, _, other_form = last.partition(":")
        begin, end = self.values_by_name.get(name), self.values_by_name.get(other)
        if not isinstance(begin, DateValue) or not isinstance(end, DateValue):
            return None
        if begin.precision is None or end.precision is None:
            return None
        said = write_pair(begin, form, end, other_form, self.formats)
        if said is None:
            return None
        return self.seal(f"facts.{name}", said[0]), self.seal(f"facts.{other}", said[1])

    def part(self, name: str) -> FactParts:
        """Give a fact's parts, for a figure set large."""
        parts = part_value(self.values_by_name[name], self.formats, self.name_value)
        return FactParts(
            *(self.seal(f"facts.{name}", each) for each in (parts.lead, parts.value, parts.unit))
        )


def say(value: FactValue, form: str, formats: Formats, name_value: NameValue) -> str:
    """Say a fact in one of its forms; in its own where the form is empty."""
    match value:
        case NumberValue():
            return _say_number(value, form, formats)
        case PercentValue() | MoneyValue() | RangeValue():
            return str(write_amount(value, form, formats))
        case DateValue():
            return write_date(value, form, formats)
        case SpanValue():
            return write_span(value, form, formats)
        case ListValue():
            return _say_list(value, form, formats, name_value)
    return _say_plain(value, form, formats)


def part_value(value: FactValue, formats: Formats, name_value: NameValue) -> FactParts:
    """Part a value for a figure set large; signs that touch its digits stay with them."""
    if isinstance(value, DateValue):
        return FactParts(*part_date(value.to(value.precision), formats))
    if isinstance(value, _AMOUNTS):
        return _part_amount(write_amount(value, "", formats))
    text = say(value, "", formats, name_value)
    if isinstance(value, TimeValue):
        before, _, after = text.rpartition(FIXED)
        parts = (before, after, "") if after[:1].isdigit() else ("", before, after)
        return FactParts(*parts) if before else FactParts("", text, "")
    return FactParts("", text, "")


def _say_number(value: NumberValue, form: str, formats: Formats) -> str:
    form = form or (CARDINAL if value.spelled else "")
    if form == CARDINAL and value.words:
        return value.words
    if _is_spelled(value, form):
        return spell_number(int(value.number), form, formats)
    return str(write_amount(value, form, formats))


def _is_spelled(value: FactValue, form: str) -> bool:
    """Whether a form is one that the rules of languages give: in words, or an ordinal."""
    spelt = isinstance(value, NumberValue) and value.has_words
    return spelt and form.startswith(SPELLINGS)


def _joins(between: str) -> bool:
    """Whether no more than a word stands between two dates, or a few small ones: “bis zum”."""
    words = re.split(r"[\s'’-]+", between.strip(" \u00a0'’-\n"))
    letters = "".join(words)
    if any(unicodedata.category(each)[0] not in "LM" for each in letters):
        return False
    lengths = [len(word) for word in words]
    several = len(words) <= _FEW and max(lengths) <= _SHORT
    return bool(letters) and (several or (len(words) == 1 and lengths[0] <= _LONG))


def _say_plain(value: TimeValue | WordsValue | CodeValue, form: str, formats: Formats) -> str:
    match value:
        case TimeValue():
            return write_time(value.time, formats)
        case WordsValue():
            return value.variants[form] if form else value.text
        case CodeValue():
            return formats.digits(value.code)


def _say_list(value: ListValue, form: str, formats: Formats, name_value: NameValue) -> str:
    """A list of names with their counts: “8 in Syria” where there are words for it, “Syria (8)”.

    Its long form has what is counted beside each number: “8 places in Syria”.
    """
    unit = value.unit if form == "long" else ""
    between = " " if unit else FIXED
    items = []
    for key, count in value.counts:
        name, phrase = name_value(value.table, value.column, key)
        number = str(write_amount(NumberValue(Decimal(count), unit=unit), "", formats))
        if form == "names":
            items.append(name)
        else:
            items.append(f"{number}{between}{phrase}" if phrase else f"{name} ({number})")
    return formats.list(items)


def _part_amount(written: Written) -> FactParts:
    lead, _, sign = written.before.replace(FIXED, " ").rpartition(" ")
    mark, _, unit = written.after.replace(FIXED, " ").partition(" ")
    if not any(letter.isalpha() for letter in unit):
        # A sign is set as large as its number, with the space that the language puts before it.
        mark, unit = written.after, ""
    return FactParts(lead, f"{sign}{written.figures}{mark}", unit)
