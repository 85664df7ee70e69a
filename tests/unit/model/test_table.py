"""A table as ``brief.yaml`` declares it: what a column may say, and what a table says of itself."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generator.model.table import ColourBy, Column, ColumnKind, TableSettings

COLUMNS: dict[str, Any] = {
    "id": "id",
    "name": "name",
    "built": "date",
    "held": "span",
    "status": {"kind": "category", "values": {"done": "Done", "planned": "Planned"}},
    "length": {"kind": "number", "unit": "kilometer", "decimals": 1},
    "cost": {"kind": "money", "currency": "EUR"},
    "share": "percent",
}


def declare(columns: dict[str, Any] = COLUMNS, **settings: Any) -> TableSettings:
    return TableSettings.model_validate({"label": "Dykes", "columns": columns, **settings})


def refuse(columns: dict[str, Any] = COLUMNS, **settings: Any) -> list[str]:
    """What is said of a table that cannot be."""
    with pytest.raises(ValidationError) as refused:
        declare(columns, **settings)
    return [each["msg"].removeprefix("Value error, ") for each in refused.value.errors()]


def test_a_column_that_is_only_its_kind_may_be_written_so() -> None:
    """It is the same as with the key ``kind``."""
    assert declare({"built": "date"}) == declare({"built": {"kind": "date"}})
    assert Column(kind=ColumnKind.DATE) == declare({"built": "date"}).columns["built"]


@pytest.mark.parametrize("kind", list(ColumnKind))
def test_every_kind_can_be_declared(kind: ColumnKind) -> None:
    """With what it needs, and with nothing else."""
    needs: dict[ColumnKind, dict[str, Any]] = {
        ColumnKind.CATEGORY: {"values": {"a": "A"}},
        ColumnKind.MONEY: {"currency": "EUR"},
        ColumnKind.ROW: {"of": "places"},
    }
    assert kind is Column.model_validate({"kind": kind, **needs.get(kind, {})}).kind


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("category", "is a category without values; list them"),
        (
            {"kind": "text", "values": {"a": "A"}},
            "lists values without being a category; make its kind category",
        ),
        ("row", "is a row of no table; say of which, as of: places"),
        ("money", "is money without a currency; add its code, as currency: EUR"),
        (
            {"kind": "number", "currency": "EUR"},
            "has a currency without being money; make its kind money",
        ),
        (
            {"kind": "percent", "unit": "kilometer"},
            "has a unit without being a number; make its kind number",
        ),
    ],
)
def test_a_column_has_what_its_kind_needs_and_no_more(column: Any, said: str) -> None:
    """What is said tells the remedy."""
    assert [said] == refuse({"one": column})


@pytest.mark.parametrize(
    "column",
    [
        {"kind": "number", "unit": "square kilometres"},
        {"kind": "money", "currency": "€"},
        {"kind": "number", "decimals": 7},
        {"kind": "text", "limit": 0},
        {"kind": "weight"},
    ],
)
def test_a_column_s_settings_have_their_form(column: dict[str, Any]) -> None:
    """A unit is CLDR's name, a currency a code, and bounds are within reason."""
    assert 1 == len(refuse({"one": column}))


@pytest.mark.parametrize(
    "kind", ["id", "name", "country", "sources"], ids=lambda kind: f"two of {kind}"
)
def test_what_a_row_has_one_of_has_one_column(kind: str) -> None:
    """A row has one id, one name, one country, one cell of sources."""
    assert [f"has two columns of the kind {kind}; keep one"] == refuse({"a": kind, "b": kind})


def test_a_place_has_both_coordinates() -> None:
    """One of them alone is no place; with both, the rows lie somewhere."""
    said = ["has one of latitude and longitude; declare both or none"]
    assert said == refuse({"lat": "latitude"}) == refuse({"lon": "longitude"})
    assert declare({"lat": "latitude", "lon": "longitude"}).has_places
    assert not declare().has_places


@pytest.mark.parametrize("order", ["built", "held", "length", "cost", "share"])
def test_rows_are_ordered_by_dates_and_numbers(order: str) -> None:
    """By any column of them."""
    assert order == declare(order=order).order


@pytest.mark.parametrize("order", ["name", "status", "height"])
def test_rows_are_ordered_by_nothing_else(order: str) -> None:
    """Neither by words, nor by what is no column."""
    assert [f"is ordered by {order}, which is no column of dates or numbers"] == refuse(order=order)


@pytest.mark.parametrize("colour", [*ColourBy, "status"])
def test_a_colour_says_time_country_or_a_category(colour: str) -> None:
    """Or nothing, which is what it says where the table does not tell."""
    assert colour == declare(colour=colour).colour
    assert ColourBy.NONE == declare().colour


@pytest.mark.parametrize("colour", ["length", "colour"])
def test_a_colour_says_nothing_else(colour: str) -> None:
    """What it can be is told."""
    said = f"is coloured by {colour}, which is no column of the kind category"
    assert [f"{said}; use one, or one of time, country, none"] == refuse(colour=colour)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"status": "open"}, "speaks of rows where status is open, which none can be"),
        ({"status": ["done", "open"]}, "speaks of rows where status is open, which none can be"),
        (
            {"stage": "done"},
            (
                "speaks of a column stage, which it does not have; use one of"
                " id, name, built, held, status, length, cost, share"
            ),
        ),
    ],
)
def test_conditions_speak_of_what_rows_can_be(where: dict[str, Any], said: str) -> None:
    """Those of the table and those of its columns alike."""
    assert [said] == refuse(open=where)
    assert [said] == refuse(COLUMNS | {"built": {"kind": "date", "where": where}})


@pytest.mark.parametrize(
    "where", [{"status": ["done", "planned"]}, {"built": 2014}, {"length": 12.5}, {"cost": None}]
)
def test_conditions_may_name_several_values_dates_numbers_or_none(where: dict[str, Any]) -> None:
    """As facts and blocks may."""
    assert declare(open=where).open is not None


def test_the_first_column_of_a_kind_is_found() -> None:
    """In the order in which they are declared, of any of the kinds that are asked for."""
    settings = declare()
    assert "built" == settings.find(ColumnKind.SPAN, ColumnKind.DATE)
    assert settings.find(ColumnKind.COUNTRY) is None


@pytest.mark.parametrize("file", ["../dykes.csv", "a/dykes.csv", "a\\dykes.csv", ".dykes", ""])
def test_a_file_lies_beside_the_document(file: str) -> None:
    """Its name is no path."""
    assert 1 == len(refuse(file=file))


def test_a_table_has_columns() -> None:
    """At least one, of a name that facts and conditions can have."""
    assert 1 == len(refuse({})) == len(refuse({"Begun": "date"}))


def test_a_file_has_an_encoding_that_there_is() -> None:
    """By the names that the reference lists."""
    assert "windows-1252" == declare(encoding="windows-1252").encoding
    assert 1 == len(refuse(encoding="latin-9"))
