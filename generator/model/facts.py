"""The facts of a brief as its author writes them, each stated once and named by sentences.

What a fact says is its value (``fact_values.py``): written here, or counted from the tables
(``counting.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, Discriminator, Field, Tag, model_validator

from generator.model.fact_fields import (
    FORM,
    ColumnPath,
    CompactForm,
    Conditions,
    Decimals,
    FactDate,
    Number,
    TimeOfDay,
)
from generator.model.fact_values import (
    Amount,
    CodeValue,
    DateValue,
    FactValue,
    MoneyValue,
    NumberValue,
    PercentValue,
    RangeValue,
    SpanValue,
    TimeValue,
    WordsValue,
)
from generator.model.fields import (
    Currency,
    Frozen,
    Identifier,
    Line,
    Prose,
    TableName,
    UnitName,
)


class WrittenFact(Frozen):
    """A fact whose value its author writes."""

    @property
    def value(self) -> FactValue:
        """What it says."""
        raise NotImplementedError


class NumberFact(WrittenFact):
    """A number stated once; ``compact`` prints 3000000 as “3 million”."""

    number: Number
    """Written with digits and a point, whatever the language."""
    decimals: Decimals | None = None
    """How many are printed; as many as are written where none is given."""
    unit: UnitName | None = None
    """By its name in CLDR, as ``kilometer``; each language has its own sign."""
    compact: CompactForm = None
    """``true`` or ``long`` prints 3000000 as “3 million”, ``short`` as “3M”."""
    words: Annotated[Line | bool | None, Prose("A number in words, as a sentence says it.")] = None
    """``true`` says it in words wherever a text names it. A text is said for ``{name:words}``, in
    the place of what the language’s rules would write."""

    @model_validator(mode="after")
    def _can_be_spelled(self) -> Self:
        if self.words is True and not self.value.has_words:
            raise ValueError(
                "is said in words by rule only where it is whole, from 0 to 1000, and has no unit;"
                " write its words (words: …), or leave words out"
            )
        return self

    @property
    def value(self) -> NumberValue:
        """What it says."""
        words = self.words if isinstance(self.words, str) else ""
        return NumberValue(
            self.number,
            self.decimals,
            self.unit or "",
            self.compact,
            words,
            spelled=self.words is True,
        )


class PercentFact(WrittenFact):
    """So many of a hundred: 12.5 is printed as “12.5%”."""

    percent: Number
    """Of a hundred: ``12.5`` for an eighth."""
    decimals: Decimals | None = None
    """How many are printed; as many as are written where none is given."""

    @property
    def value(self) -> PercentValue:
        """What it says."""
        return PercentValue(self.percent, self.decimals)


class MoneyFact(WrittenFact):
    """An amount of money in a currency (ISO 4217)."""

    money: Number
    """The amount."""
    currency: Currency
    """Its code, as ``EUR``."""
    decimals: Decimals | None = None
    """How many are printed; none of a whole amount, else those of the currency."""
    compact: CompactForm = None
    """``true`` or ``long`` prints 3000000 as “3 million euros”, ``short`` as “€3M”."""

    @property
    def value(self) -> MoneyValue:
        """What it says."""
        return MoneyValue(self.money, self.currency, self.decimals, self.compact)


class RangeFact(WrittenFact):
    """From one number to another, of a unit, of a hundred (``percent``) or of money."""

    range: tuple[Number, Number]
    """The smaller number and the larger one."""
    decimals: Decimals | None = None
    """How many are printed; as many as are written where none is given."""
    unit: UnitName | None = None
    """By its name in CLDR, as ``kilometer``."""
    percent: bool = False
    """Whether they are of a hundred."""
    currency: Currency | None = None
    """Its code, as ``EUR``, where they are money."""
    compact: CompactForm = None
    """``true`` or ``long`` prints 3000000 as “3 million”, ``short`` as “3M”."""

    @model_validator(mode="after")
    def _rises_and_is_of_one_kind(self) -> Self:
        if self.range[0] >= self.range[1]:
            raise ValueError("has a range that does not rise; write the smaller number first")
        if sum((self.unit is not None, self.percent, self.currency is not None)) > 1:
            raise ValueError("is of several kinds; give it one of unit, percent and currency")
        if self.percent and self.compact:
            raise ValueError("is a percentage, which is not compact; remove compact")
        return self

    @property
    def value(self) -> RangeValue:
        """What it says."""
        first, last = (self._make(number) for number in self.range)
        return RangeValue(first, last)

    def _make(self, number: Decimal) -> Amount:
        if self.percent:
            return PercentValue(number, self.decimals)
        if self.currency is not None:
            return MoneyValue(number, self.currency, self.decimals, self.compact)
        return NumberValue(number, self.decimals, self.unit or "", self.compact)


class DateFact(WrittenFact):
    """A date stated once, printed no more precisely than it is known."""

    date: FactDate
    """As precisely as it is known."""

    @property
    def value(self) -> DateValue:
        """What it says."""
        return DateValue(self.date)


class TimeFact(WrittenFact):
    """A time of day, of 24 hours as it is written; each language has its own way."""

    time: TimeOfDay
    """Hours and minutes in quotation marks, as ``"14:30"``."""

    @property
    def value(self) -> TimeValue:
        """What it says."""
        return TimeValue(self.time)


class SpanFact(WrittenFact):
    """From one date to another."""

    span: tuple[FactDate, FactDate]
    """The earlier date and the later one."""

    @model_validator(mode="after")
    def _goes_forward(self) -> Self:
        first, last = self.span
        if first == last or first.begins_after(last):
            raise ValueError("has a span that does not go forward; write the earlier date first")
        return self

    @property
    def value(self) -> SpanValue:
        """What it says."""
        first, last = self.span
        return SpanValue(first, last)


class TextFact(WrittenFact):
    """A few words that are translated once; ``forms`` are the same words in other cases."""

    text: Annotated[Line, Prose("Words that sentences put in.")]
    forms: Mapping[
        Annotated[str, Field(pattern=FORM, max_length=32)],
        Annotated[Line, Prose("Words that sentences put in, in the form that the context names.")],
    ] = Field(default_factory=dict)
    """By names of your own, as ``genitive``; a sentence asks for one as ``{name:genitive}``."""

    @property
    def value(self) -> WordsValue:
        """What it says."""
        return WordsValue(self.text, self.forms)


class CodeFact(WrittenFact):
    """A number that is a name (a resolution's), printed without grouping."""

    code: Annotated[str, Field(pattern=r"^[0-9A-Za-z./-]+$", max_length=20, title="code")]
    """In quotation marks where it is all digits."""

    @property
    def value(self) -> CodeValue:
        """What it says."""
        return CodeValue(self.code)


class Nearness(Frozen):
    """Which places are near: within a distance of one of some rows of the same table."""

    rows: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The ids of the rows from which it is measured."""
    km: Annotated[float, Field(gt=0, le=20000)]
    """How far, in kilometres along the earth's surface."""


class CountFact(Frozen):
    """How many rows a table has."""

    count: TableName
    """The table whose rows are counted."""
    where: Conditions = Field(default_factory=dict)
    """Which rows: what they have in these columns, one value or any of several."""
    near: Nearness | None = None
    """Which of them: those whose places lie near others of the table."""
    unit: UnitName | None = None
    """What is counted, in the plural of the number: a unit of the subject's own."""


class ColumnFact(Frozen):
    """What is counted from one column of a table; ``where`` names the rows."""

    where: Conditions = Field(default_factory=dict)
    """Which rows: what they have in these columns, one value or any of several."""


class _AmountFact(ColumnFact):
    """An amount counted from a column; what is not said here is as the column says."""

    decimals: Decimals | None = None
    """How many are printed; as the column says where none is given."""
    compact: CompactForm = None
    """``true`` or ``long`` prints 3000000 as “3 million”, ``short`` as “3M”."""


class SumFact(_AmountFact):
    """The sum of a column."""

    sum: ColumnPath
    """Its cells are numbers, percentages or amounts of money."""


class MinFact(_AmountFact):
    """The least of a column."""

    min: ColumnPath
    """Its cells are numbers, percentages or amounts of money."""


class MaxFact(_AmountFact):
    """The greatest of a column."""

    max: ColumnPath
    """Its cells are numbers, percentages or amounts of money."""


class FirstFact(ColumnFact):
    """The first date of a column."""

    first: ColumnPath
    """Its cells are dates."""


class LastFact(ColumnFact):
    """The last date of a column."""

    last: ColumnPath
    """Its cells are dates."""


class ColumnSpanFact(ColumnFact):
    """From the first date of a column to the last."""

    span: ColumnPath
    """Its cells are dates."""


class ListFact(ColumnFact):
    """How many rows have each value of a column, as a sentence says it."""

    list: ColumnPath
    """A category, or a country."""
    unit: UnitName | None = None
    """What is counted, which ``{name:long}`` says with each number: a unit of the subject's own."""


CountedFact = (
    CountFact | SumFact | MinFact | MaxFact | FirstFact | LastFact | ColumnSpanFact | ListFact
)
"""What is counted from the tables."""

KINDS: Mapping[str, str] = {
    "range": "RangeFact",
    "number": "NumberFact",
    "percent": "PercentFact",
    "money": "MoneyFact",
    "date": "DateFact",
    "time": "TimeFact",
    "span": "SpanFact",
    "text": "TextFact",
    "code": "CodeFact",
    "count": "CountFact",
    "sum": "SumFact",
    "min": "MinFact",
    "max": "MaxFact",
    "first": "FirstFact",
    "last": "LastFact",
    "list": "ListFact",
}
"""The key that tells what a fact is, and its model; a range is told before its ``percent``."""


def _kind_of_fact(value: object) -> str | None:
    if isinstance(value, BaseModel):
        return type(value).__name__
    given = value if isinstance(value, Mapping) else {}
    kind = next((kind for name, kind in KINDS.items() if name in given), None)
    return "ColumnSpanFact" if kind == "SpanFact" and isinstance(given["span"], str) else kind


Fact = Annotated[
    Annotated[NumberFact, Tag("NumberFact")]
    | Annotated[PercentFact, Tag("PercentFact")]
    | Annotated[MoneyFact, Tag("MoneyFact")]
    | Annotated[RangeFact, Tag("RangeFact")]
    | Annotated[DateFact, Tag("DateFact")]
    | Annotated[TimeFact, Tag("TimeFact")]
    | Annotated[SpanFact, Tag("SpanFact")]
    | Annotated[TextFact, Tag("TextFact")]
    | Annotated[CodeFact, Tag("CodeFact")]
    | Annotated[CountFact, Tag("CountFact")]
    | Annotated[SumFact, Tag("SumFact")]
    | Annotated[MinFact, Tag("MinFact")]
    | Annotated[MaxFact, Tag("MaxFact")]
    | Annotated[FirstFact, Tag("FirstFact")]
    | Annotated[LastFact, Tag("LastFact")]
    | Annotated[ColumnSpanFact, Tag("ColumnSpanFact")]
    | Annotated[ListFact, Tag("ListFact")],
    Discriminator(
        _kind_of_fact,
        custom_error_type="no_fact",
        custom_error_message=(
            "is no fact; give it one of number, percent, money, range, date, time, span, text,"
            " code, count, sum, min, max, first, last and list"
        ),
        custom_error_context={"known": " ".join(KINDS)},
    ),
]


def tables_of(fact: Fact) -> tuple[str, ...]:
    """Give the tables that a fact is counted from."""
    match fact:
        case CountFact():
            return (fact.count,)
        case ColumnFact():
            keys = ("sum", "min", "max", "first", "last", "span", "list")
            paths = (getattr(fact, key, None) for key in keys)
            return tuple(path.partition(".")[0] for path in paths if isinstance(path, str))
    return ()
