from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest

from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.language.inline import render_inline
from generator.language.saying import FactParts, SaidFacts
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
)

WEEKS = {
    "first": DateValue(PartialDate(2024, 9, 3), "day"),
    "last": DateValue(PartialDate(2024, 9, 15), "day"),
}


def name_value(table: str, column: str, value: str) -> tuple[str, str]:
    """Names in German; a sentence has words for Syria alone."""
    return {"IQ": ("Irak", ""), "SY": ("Syrien", "in Syrien"), "LY": ("Libyen", "")}[value]


def make(locale: str, values: Mapping[str, FactValue]) -> SaidFacts:
    return SaidFacts(values, Formats.of(locale), name_value)


def render(locale: str, text: str, values: Mapping[str, FactValue]) -> str:
    return render_inline(text, make(locale, values), Conventions(locale).typography.typeset).plain


def spell(text: str) -> str:
    """A text with no-break spaces for ``~``."""
    return text.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (NumberValue(Decimal(1200)), "", "1.200"),
        (NumberValue(Decimal(12), words="zwölf"), "words", "zwölf"),
        (NumberValue(Decimal(12), words="zwölf"), "", "12"),
        (PercentValue(Decimal("12.5")), "percent", "12,5~%"),
        (MoneyValue(Decimal(3400000), "EUR", compact="long"), "", "3,4~Millionen Euro"),
        (DateValue(PartialDate(2014, 9, 8), "month"), "", "September 2014"),
        (DateValue(PartialDate(2014, 9, 8), "month"), "day", "8.~September 2014"),
        (SpanValue(PartialDate(2014, 9), PartialDate(2014, 11)), "", "September–November 2014"),
        (TimeValue(dt.time(14, 30)), "", "14:30"),
        (WordsValue("die Deiche", {"dativ": "den Deichen"}), "", "die Deiche"),
        (WordsValue("die Deiche", {"dativ": "den Deichen"}), "dativ", "den Deichen"),
        (CodeValue("2253"), "", "2253"),
        (
            ListValue("v", "country", (("IQ", 12), ("SY", 9), ("LY", 1))),
            "",
            "Irak (12), 9~in Syrien und Libyen (1)",
        ),
        (
            ListValue("v", "country", (("IQ", 12), ("SY", 9), ("LY", 1))),
            "names",
            "Irak, Syrien und Libyen",
        ),
    ],
)
def test_a_fact_is_said_in_its_form(value: FactValue, form: str, text: str) -> None:
    """By its name alone, or by its name and one of its forms."""
    facts = make("de", {"it": value})
    assert spell(text) == facts[f"it:{form}" if form else "it"]


def test_a_form_that_a_fact_has_not_is_no_key() -> None:
    """It is found before: by a check of the text, at its line."""
    facts = make("de", WEEKS)
    assert ("first" in facts, "first:month" in facts, "first:words" in facts) == (True, True, False)
    with pytest.raises(KeyError):
        facts["first:words"]


def test_a_row_has_facts_of_its_own() -> None:
    """They join those of the brief; of one name the row's holds."""
    facts = make("de", WEEKS).extend({"first": CodeValue("1"), "date": CodeValue("2")})
    assert ["1", "2", spell("15.~September 2024")] == [
        facts[name] for name in ("first", "date", "last")
    ]


@pytest.mark.parametrize(
    ("locale", "text", "printed"),
    [
        ("de", "Von {first} bis {last}", "Von 3. bis 15.~September 2024"),
        ("de", "Vom {first} bis zum {last}.", "Vom 3. bis zum 15.~September 2024."),
        ("de", "Vom **{first}** bis *{last}*", "Vom 3. bis 15.~September 2024"),
        ("hi", "{first} से {last} तक", "3~से 15~सितंबर 2024 तक"),
        ("hu", "{first}-tól {last}", "2024. szeptember~3-tól 15."),
        ("fr", "Du {first} au {last}", "Du 3~au 15~septembre 2024"),
        ("en-GB", "From {first} to {last}", "From 3~to 15~September 2024"),
        ("ar", "من {first} إلى {last}", "من 3~إلى 15~سبتمبر 2024"),
        ("ja", "{first}から{last}まで", "2024年9月3日から15日まで"),
        # Apart from each other, each is a date of its own.
        (
            "de",
            "Seit {first}, zuletzt {last}",
            "Seit 3.~September 2024, zuletzt 15.~September 2024",
        ),
        (
            "de",
            "Beginn war {first}. Ende war {last}",
            "Beginn war 3.~September 2024. Ende war 15.~September 2024",
        ),
        ("de", "Von {last} bis {first}", "Von 15.~September 2024 bis 3.~September 2024"),
        ("de", "{first:year} und {last}", "2024 und 15.~September 2024"),
    ],
)
def test_of_dates_that_a_word_joins_nothing_is_said_twice(
    locale: str, text: str, printed: str
) -> None:
    """Two weeks are said by their days, with the month once, whatever markup stands between."""
    assert spell(printed) == render(locale, text, WEEKS)


def test_dates_of_an_author_stay_as_they_are() -> None:
    """Only the first and the last of a table are a pair; two facts of an author may be about two
    things."""
    dates = {"a": DateValue(PartialDate(2024, 9, 3)), "b": DateValue(PartialDate(2024, 9, 15))}
    assert spell("Am 3.~September 2024 und 15.~September 2024") == render(
        "de", "Am {a} und {b}", dates
    )


@pytest.mark.parametrize(
    ("locale", "value", "parts"),
    [
        ("fr", MoneyValue(Decimal(3400000), "EUR", None, "long"), ("", "3,4", "millions d’euros")),
        ("fr", MoneyValue(Decimal(3400000), "EUR", None, "short"), ("", "3,4", "M €")),
        ("en", MoneyValue(Decimal(3400000), "EUR", None, "short"), ("", "€3.4M", "")),
        ("en", MoneyValue(Decimal(5), "CHF"), ("CHF", "5", "")),
        ("fr", MoneyValue(Decimal("3.4"), "EUR"), ("", "3,40~€", "")),
        ("fr", PercentValue(Decimal("12.5")), ("", "12,5~%", "")),
        ("en", NumberValue(Decimal("8.37"), None, "kilometer"), ("", "8.37", "km")),
        ("de", NumberValue(Decimal(-5), None, "celsius"), ("", "-5", "°C")),
        ("sw", NumberValue(Decimal(3000000), None, "", "long"), ("milioni", "3", "")),
        ("ar", NumberValue(Decimal(3000000), None, "", "long"), ("", "3", "ملايين")),
        ("ar", NumberValue(Decimal(2), None, "day"), ("", "يومان", "")),
        (
            "fr",
            RangeValue(
                NumberValue(Decimal(12), None, "kilometer"),
                NumberValue(Decimal(15), None, "kilometer"),
            ),
            ("", "12–15", "km"),
        ),
        ("fr", DateValue(PartialDate(2014, 9)), ("septembre", "2014", "")),
        ("en", TimeValue(dt.time(14, 30)), ("", "2:30", "PM")),
        ("zh", TimeValue(dt.time(14, 30)), ("", "14:30", "")),
        ("fr", WordsValue("moitié"), ("", "moitié", "")),
        ("fr", CodeValue("2253"), ("", "2253", "")),
    ],
)
def test_a_fact_is_parted_for_a_large_figure(
    locale: str, value: FactValue, parts: tuple[str, str, str]
) -> None:
    """The figures are set large with the sign that belongs to them, words in small around them."""
    facts = make(locale, {"it": value})
    assert FactParts(*(spell(part) for part in parts)) == facts.part("it")
