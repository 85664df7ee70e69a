"""What facts say, whoever wrote or counted them: values, and the forms each may be said in.

A form is what a sentence may ask for after the name of a fact, as ``{first:month}``. Which forms a
fact has depends on its value alone, and is the same in every language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from generator.model.date import PartialDate

Compact = Literal["long", "short"]
"""How a large number is said: ``3 million``, ``3M``."""
Precision = Literal["day", "month", "year"]
SPELLED = "words*"
"""Stands for the forms in words that a language’s rules give, which differ from one to another."""
ITSELF = "*"
"""Stands, in the place of a form, for a fact that its bare name says in words."""
MOST_SPELLED = 1000
"""The largest number that is said in words by rule: CLDR’s have faults beyond, and so has style."""

PARTS: Mapping[Precision, int] = {"year": 1, "month": 2, "day": 3}
"""How many parts of a date each precision says, from the year on."""


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number.

    :param decimals: after the decimal sign, exactly; as many as the number has where None.
    :param unit: CLDR's name of its unit, as ``kilometer``; empty where it has none.
    :param compact: how it is said where it is large; in digits where None.
    :param words: the number in words, where someone has written it so.
    :param spelled: whether its bare name says it in words.
    """

    number: Decimal
    decimals: int | None = None
    unit: str = ""
    compact: Compact | None = None
    words: str = ""
    spelled: bool = False

    @property
    def has_words(self) -> bool:
        """Whether a language’s rules can say it in words: what it counts is not known to them."""
        whole = self.number == self.number.to_integral_value() and not self.decimals
        return whole and not self.unit and 0 <= self.number <= MOST_SPELLED

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return (
            "digits",
            *(("long", "short") if self.unit else ()),
            "compact",
            "compact-short",
            *(("words",) if self.words else ()),
            *((SPELLED,) if self.has_words else ()),
            *((ITSELF,) if self.spelled else ()),
        )


@dataclass(frozen=True, slots=True)
class PercentValue:
    """So many of a hundred: 12.5 is printed as ``12.5%``."""

    number: Decimal
    decimals: int | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return ("digits", "percent", "long")


@dataclass(frozen=True, slots=True)
class MoneyValue:
    """An amount of money.

    :param currency: its code (ISO 4217), as ``EUR``.
    :param decimals: none where None and the amount is whole; else those of the currency.
    """

    number: Decimal
    currency: str
    decimals: int | None = None
    compact: Compact | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return ("digits", "long", "compact", "compact-short")


Amount: TypeAlias = NumberValue | PercentValue | MoneyValue


@dataclass(frozen=True, slots=True)
class RangeValue:
    """From one amount to another of the same kind and unit."""

    first: Amount
    last: Amount

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return tuple(form for form in self.first.forms if form not in ("words", SPELLED))


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date, said no more precisely than it is known.

    :param precision: what is said of it where a sentence asks for no form; all that is known where
        None.
    """

    date: PartialDate
    precision: Precision | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return _forms_of_dates(self.date)

    def to(self, precision: Precision | None) -> PartialDate:
        """Give the date to a precision; as it is known where that is less, or where None."""
        return shorten(self.date, precision)


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time of day."""

    time: dt.time

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return ()


@dataclass(frozen=True, slots=True)
class SpanValue:
    """From one date to another.

    :param precision: as for :class:`DateValue`.
    """

    first: PartialDate
    last: PartialDate
    precision: Precision | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        common = set(_forms_of_dates(self.first)) & set(_forms_of_dates(self.last))
        return tuple(form for form in ("day", "month", "year", "short") if form in common)


@dataclass(frozen=True, slots=True)
class WordsValue:
    """A few words, and the same words in the forms that their author names, as ``genitive``."""

    text: str
    variants: Mapping[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return tuple(self.variants)


@dataclass(frozen=True, slots=True)
class CodeValue:
    """A number that is a name: it is not grouped."""

    code: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return ()


@dataclass(frozen=True, slots=True)
class ListValue:
    """How many rows of a table have each value of a column, most first.

    :param counts: the values as the table has them, with the number of their rows.
    :param unit: the name of what a row is, which ``long`` says with each number; empty for none.
    """

    table: str
    column: str
    counts: tuple[tuple[str, int], ...]
    unit: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it may be said in, besides its own."""
        return ("names", *(("long",) if self.unit else ()))


FactValue: TypeAlias = (
    NumberValue
    | PercentValue
    | MoneyValue
    | RangeValue
    | DateValue
    | TimeValue
    | SpanValue
    | WordsValue
    | CodeValue
    | ListValue
)


def shorten(date: PartialDate, precision: Precision | None) -> PartialDate:
    """Give a date to a precision; as it is known where that is less, or where None."""
    parts = PARTS[precision] if precision is not None else PARTS["day"]
    return replace(
        date,
        month=date.month if parts >= PARTS["month"] else None,
        day=date.day if parts >= PARTS["day"] else None,
    )


def settle_precision(first: PartialDate, last: PartialDate) -> Precision:
    """How precisely the first and the last of some dates are said together.

    To the month; to the day where both lie in one month, so that it is not said twice.
    """
    same = (first.year, first.month) == (last.year, last.month)
    return "day" if same else "month"


def list_mentions(values: Mapping[str, FactValue]) -> tuple[str, ...]:
    """List what may stand between braces: each name by itself, and with each of its forms."""
    return tuple(
        mention
        for name, value in values.items()
        for mention in (name, *(f"{name}:{form}" for form in value.forms))
    )


def _forms_of_dates(date: PartialDate) -> tuple[str, ...]:
    known: list[str] = []
    if date.day is not None:
        known.append("day")
    if date.month is not None:
        known += ["month", "month-standalone", "month-format"]
    return (*known, "year", "short")
