from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.date import PartialDate
from generator.model.fact_values import (
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
from generator.model.facts import KINDS, CodeFact, ColumnSpanFact, Fact, TextFact, WrittenFact
from generator.model.fields import Frozen, Prose
from generator.model.prose import Path, map_prose

ANY: TypeAdapter[Fact] = TypeAdapter(Fact)
MONTH = PartialDate(2014, 9)


class Facts(Frozen):
    """Facts as a brief has them."""

    facts: Mapping[str, Fact]


def read(written: object) -> Fact:
    return ANY.validate_python(written)


def refuse(written: object) -> str:
    with pytest.raises(ValidationError) as refused:
        read(written)
    (error,) = refused.value.errors()
    return str(error["msg"]).removeprefix("Value error, ")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ({"number": 68}, NumberValue(Decimal(68))),
        ({"number": 8.37, "unit": "kilometer"}, NumberValue(Decimal("8.37"), None, "kilometer")),
        ({"number": 3, "words": True}, NumberValue(Decimal(3), spelled=True)),
        ({"number": 3, "decimals": 1, "words": "drei"}, NumberValue(Decimal(3), 1, words="drei")),
        ({"number": 3000000, "compact": True}, NumberValue(Decimal(3000000), compact="long")),
        ({"number": 3000000, "compact": "short"}, NumberValue(Decimal(3000000), compact="short")),
        ({"number": 3000000, "compact": False}, NumberValue(Decimal(3000000))),
        ({"percent": 12.5}, PercentValue(Decimal("12.5"))),
        ({"money": 3.4, "currency": "EUR"}, MoneyValue(Decimal("3.4"), "EUR")),
        ({"range": [12, 15]}, RangeValue(NumberValue(Decimal(12)), NumberValue(Decimal(15)))),
        (
            {"range": [12, 15], "percent": True},
            RangeValue(PercentValue(Decimal(12)), PercentValue(Decimal(15))),
        ),
        (
            {"range": [12, 15], "currency": "EUR"},
            RangeValue(MoneyValue(Decimal(12), "EUR"), MoneyValue(Decimal(15), "EUR")),
        ),
        ({"date": "2014-09"}, DateValue(MONTH)),
        ({"time": "14:30"}, TimeValue(dt.time(14, 30))),
        ({"span": ["2014-09", "2017-02-25"]}, SpanValue(MONTH, PartialDate(2017, 2, 25))),
        ({"text": "la digue"}, WordsValue("la digue")),
        (
            {"text": "la digue", "forms": {"genitive": "de la digue"}},
            WordsValue("la digue", {"genitive": "de la digue"}),
        ),
        ({"code": "2253"}, CodeValue("2253")),
    ],
)
def test_a_written_fact_says_its_value(written: object, value: FactValue) -> None:
    """Each kind is told by its key; numbers are exact, whatever YAML makes of them."""
    fact = read(written)
    assert isinstance(fact, WrittenFact)
    assert value == fact.value


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"number": "68"}, "is no number; write it with digits and a point, as 1200 or 8.37"),
        ({"number": True}, "is no number; write it with digits and a point, as 1200 or 8.37"),
        ({"number": 1e16}, "is too large to be said; write a number of at most 15 digits"),
        ({"number": float("inf")}, "is too large to be said; write a number of at most 15 digits"),
        (
            {"number": float("nan")},
            "is no number; write it with digits and a point, as 1200 or 8.37",
        ),
        (
            {"number": 3, "words": True, "unit": "day"},
            (
                "is said in words by rule only where it is whole, from 0 to 1000, and has no unit;"
                " write its words (words: …), or leave words out"
            ),
        ),
        ({"range": [15, 12]}, "has a range that does not rise; write the smaller number first"),
        (
            {"range": [12, 15], "unit": "day", "percent": True},
            "is of several kinds; give it one of unit, percent and currency",
        ),
        (
            {"date": "2015-03-31T14:30"},
            "has a time of day; write 2015-03-31 and give the time its own fact",
        ),
        ({"time": "25:00"}, 'is no time of day; write hours and minutes, as "14:30"'),
        ({"time": 1430}, 'is no time of day; write hours and minutes, as "14:30"'),
        (
            {"span": ["2017", "2014"]},
            "has a span that does not go forward; write the earlier date first",
        ),
        ({"sum": "victories"}, "names no column; write table.column, as dykes.built"),
        (
            {"total": 3},
            (
                "is no fact; give it one of number, percent, money, range, date, time, span, text,"
                " code, count, sum, min, max, first, last and list"
            ),
        ),
    ],
)
def test_a_fact_that_cannot_be_said_is_refused(written: object, said: str) -> None:
    """What is wrong, and what to do."""
    assert said == refuse(written)


def test_a_span_is_of_two_dates_or_of_a_column() -> None:
    """The same key, told apart by what stands there."""
    assert ColumnSpanFact(span="victories.date") == read({"span": "victories.date"})
    assert "table.column" in refuse({"span": "2014-09"})


def test_every_key_of_a_fact_is_a_kind() -> None:
    """The message of what is no fact names them all."""
    said = refuse({"total": 3})
    assert [] == [key for key in KINDS if f"{key}," not in f"{said.replace(' and', ',')},"]


def test_words_are_texts_for_translators() -> None:
    """A text and each of its forms have a context of their own, and so have a number's words."""
    facts = Facts.model_validate(
        {
            "facts": {
                "dyke": {"text": "la digue", "forms": {"genitive": "de la digue"}},
                "members": {"number": 12, "words": "douze"},
                "code": {"code": "2253"},
            }
        }
    )
    seen: dict[str, str] = {}

    def visit(context: str, text: str, mark: Prose, path: Path) -> str:
        seen[context] = text
        return text.upper()

    changed = map_prose(facts, visit)
    assert {
        "facts.dyke.text": "la digue",
        "facts.dyke.forms.genitive": "de la digue",
        "facts.members.words": "douze",
    } == seen
    assert TextFact(text="LA DIGUE", forms={"genitive": "DE LA DIGUE"}) == changed.facts["dyke"]
    assert CodeFact(code="2253") == changed.facts["code"]
