from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from generator.model.date import PartialDate
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
    list_mentions,
    settle_precision,
    shorten,
)

DAY, MONTH, YEAR = PartialDate(2014, 9, 8), PartialDate(2014, 9), PartialDate(2014)
NUMBER = NumberValue(Decimal(3))


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        (NUMBER, "digits compact compact-short words*"),
        (NumberValue(Decimal(3), spelled=True), "digits compact compact-short words* *"),
        (NumberValue(Decimal(-3)), "digits compact compact-short"),
        (NumberValue(Decimal(1001)), "digits compact compact-short"),
        (NumberValue(Decimal("2.5")), "digits compact compact-short"),
        (NumberValue(Decimal(2), decimals=1), "digits compact compact-short"),
        (NumberValue(Decimal(3), unit="kilometer"), "digits long short compact compact-short"),
        (NumberValue(Decimal(3), words="three"), "digits compact compact-short words words*"),
        (PercentValue(Decimal(3)), "digits percent long"),
        (MoneyValue(Decimal(3), "EUR"), "digits long compact compact-short"),
        (RangeValue(NUMBER, NUMBER), "digits compact compact-short"),
        (DateValue(DAY), "day month month-standalone month-format year short"),
        (DateValue(MONTH), "month month-standalone month-format year short"),
        (DateValue(YEAR), "year short"),
        (SpanValue(DAY, DAY), "day month year short"),
        (SpanValue(DAY, YEAR), "year short"),
        (TimeValue(dt.time(14, 30)), ""),
        (WordsValue("x", {"genitive": "y"}), "genitive"),
        (CodeValue("2253"), ""),
        (ListValue("t", "c", ()), "names"),
    ],
)
def test_the_forms_of_a_fact_are_those_of_its_value(value: FactValue, forms: str) -> None:
    """A date has none that says more than is known; a number is in words where it has some."""
    assert tuple(forms.split()) == value.forms


def test_a_sentence_may_name_a_fact_alone_or_in_a_form() -> None:
    """What may stand between the braces, in the order of the facts."""
    values: dict[str, FactValue] = {"code": CodeValue("1"), "list": ListValue("t", "c", ())}
    assert ("code", "list", "list:names") == list_mentions(values)


def test_a_date_is_shortened_and_never_lengthened() -> None:
    """To a precision, or as it is known."""
    assert (MONTH, YEAR, DAY) == (shorten(DAY, "month"), shorten(DAY, "year"), shorten(DAY, None))
    assert (YEAR, MONTH) == (shorten(YEAR, "day"), shorten(MONTH, "day"))


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2014-09-03", "2014-11-15", "month"),
        ("2014-09-03", "2017-09-15", "month"),
        ("2024-09-03", "2024-09-15", "day"),
        ("2024-09", "2024-09", "day"),
    ],
)
def test_dates_of_one_month_are_said_by_their_days(first: str, last: str, precision: str) -> None:
    """“From September 2024 to September 2024” says nothing."""
    assert precision == settle_precision(PartialDate.parse(first), PartialDate.parse(last))
