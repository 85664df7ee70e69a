"""Numbers and dates as people write them in content, sources and settings."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generator.model.dispatch_settings import SmtpTable
from generator.model.facts import DateFact, NumberFact, RangeFact
from generator.model.map import Town
from generator.stages.content.written import read_as
from generator.stages.content.yaml_file import read_yaml


def read_fact(written: str, language: str, model: Any = NumberFact, key: str = "number") -> str:
    """What a fact of a language says, or what is found of it."""
    data = read_yaml(f"{key}: {written}\n", "x.yaml").data
    try:
        fact = model.model_validate(data, context=read_as(language))
    except ValidationError as failure:
        return str(failure.errors()[0]["msg"].removeprefix("Value error, "))
    value = getattr(fact, key)
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


NONE = "is no number; write it with digits and a point, as 1200 or 8.37"

SIGN = (
    "has a sign beside its digits; write 50 alone,"
    " and what it measures as the unit of its column or fact"
)


@pytest.mark.parametrize(
    ("written", "language", "read"),
    [
        ("1200", "fr", "1200"),
        ("8.37", "fr", "8.37"),
        ("8.30", "fr", "8.30"),
        ("3.000", "fr", "could mean 3.000 or 3000; write 3 or 3000"),
        ("3.000", "de", "3000"),
        ("3.000", "en-GB", "3.000"),
        ("3,5", "fr", "3.5"),
        ("3,5", "en", "could mean 3.5; write 3.5"),
        ("1,200", "en", "1200"),
        ("1'000", "fr", "1000"),
        ("1 200", "fr", "1200"),
        ("1.234,5", "fr", "1234.5"),
        ("١٢٠٠", "ar", "1200"),
        ("٣٫٥", "ar", "3.5"),
        ("۳٫۵۰۰", "fa", "3.500"),
        ("٣٬٠٠٠", "ar", "3000"),
        ("1e3", "fr", "could mean 1000; write 1000"),
        ("0x10", "fr", NONE),
        ("1_000", "fr", "could mean 1000; write 1000"),
        (".5", "fr", "could mean 0.5; write 0.5"),
        ("5.", "fr", "could mean 5; write 5"),
        ("1½", "fr", "could mean 1.5; write 1.5"),
        ("3 millions", "fr", NONE),
        (
            "50 %",
            "fr",
            SIGN,
        ),
        ("true", "fr", NONE),
        ("viele", "de", NONE),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(written: str, language: str, read: str) -> None:
    """What the language settles is read so; else it is refused with what it could mean."""
    assert read == read_fact(written, language)


@pytest.mark.parametrize(
    ("written", "language", "read"),
    [
        ("2015-03-31", "fr", "2015-03-31"),
        ("2015", "fr", "2015"),
        ("12/03/2017", "fr", "2017-03-12"),
        ("12/03/2017", "en-US", "2017-12-03"),
        (
            "12/03/2017",
            "en",
            "could mean 2017-03-12 or 2017-12-03; write the one that it is",
        ),
        ("31 mars 2015", "fr", "2015-03-31"),
        ("31. März 2015", "de", "2015-03-31"),
        ("2014.10", "fr", "2014-10"),
        (
            "42795",
            "fr",
            "could be Excel’s number of the day 2017-03-01; write 2017-03-01, if that is meant",
        ),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(written: str, language: str, read: str) -> None:
    """Day and month stand in the order of the language; Excel's numbers are told as such."""
    assert read == read_fact(written, language, DateFact, "date")


def test_the_numbers_of_a_list_are_read_one_by_one() -> None:
    """From the smaller to the larger one."""
    assert "1.5 2000" == read_fact('["1,5", 2.000]', "de", RangeFact, "range")


def test_what_a_field_can_be_settles_its_number() -> None:
    """No latitude is thirty-six thousand degrees."""
    town = {"name": "x", "lat": read_yaml("36.891", "x").data, "lon": "38,3535"}
    read = Town.model_validate(town, context=read_as("de"))
    assert (36.891, 38.3535) == (read.lat, read.lon)


@pytest.mark.parametrize("model", [SmtpTable])
def test_a_flag_is_no_number_in_settings_either(model: Any) -> None:
    """``port = true`` is not port 1."""
    with pytest.raises(ValidationError, match="is no number"):
        model.model_validate({"host": "mail.example.org", "port": True})
