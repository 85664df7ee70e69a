"""A table as its document declares it: each kind of column, right and wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.errors import ContentError
from generator.model.date import PartialDate
from generator.model.row import DataTable
from generator.model.table import TableSettings
from generator.stages.content.tables.declared import make_table, model_rows
from generator.stages.content.tables.records import read_table
from tests.unit.stages.content.tables.spreadsheets import write_ods, write_xlsx

PLACES = {
    "id": "id",
    "name": "name",
    "country": "country",
    "lat": "latitude",
    "lon": "longitude",
    "begun": {"kind": "date", "optional": True},
    "date": {"kind": "date", "where": {"status": "done"}},
    "status": {"kind": "category", "values": {"done": "Done", "ongoing": "Under way"}},
    "summary": "text",
    "sources": "sources",
    "remark": "note",
}
HIT = {
    "id": "hit",
    "name": "Hit",
    "country": "IQ",
    "lat": "33.6",
    "lon": "42.8",
    "begun": "2016-03",
    "date": "2016-04-14",
    "status": "done",
    "summary": "S.",
    "sources": "a; b",
    "remark": "",
}


def declare(columns: dict[str, Any], **settings: Any) -> TableSettings:
    return TableSettings.model_validate({"label": "T", "columns": columns, **settings})


def read(columns: dict[str, Any], text: str, locale: str | None = "fr") -> DataTable:
    settings = declare(columns)
    table = read_table(text.encode(), "t.csv", model_rows(settings), locale=locale)
    return make_table("t", settings, table)


def read_place(**changed: str) -> DataTable:
    cells = HIT | changed
    quoted = (f'"{cell}"' for cell in cells.values())
    return read(PLACES, f"{','.join(cells)}\n{','.join(quoted)}\n")


def refuse(columns: dict[str, Any], text: str, locale: str | None = "fr") -> list[str]:
    with pytest.raises(ContentError) as refused:
        read(columns, text, locale)
    return str(refused.value).splitlines()


def test_each_cell_holds_what_its_column_is_of() -> None:
    """Dates as precise as they are typed, ids, texts; a cell of sources names several."""
    (row,) = read_place().rows
    assert ("hit", "IQ", 33.6, 42.8, "t.csv:2") == (
        row.id,
        row.country,
        row.lat,
        row.lon,
        str(row.origin),
    )
    assert {
        "name": "Hit",
        "begun": PartialDate(2016, 3),
        "date": PartialDate(2016, 4, 14),
        "status": "done",
        "summary": "S.",
        "sources": ("a", "b"),
        "remark": None,
    } == {
        name: cell
        for name, cell in row.cells.items()
        if name not in ("id", "country", "lat", "lon")
    }


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"id": "Hit"}, "Hit: id is \"Hit\"; it should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$'"),
        ({"name": ""}, 'hit: name is ""; it should have at least 1 character'),
        ({"summary": ""}, 'hit: summary is ""; it should have at least 1 character'),
        ({"lat": "95"}, 'hit: lat is "95"; it should be less than or equal to 90'),
        ({"lon": "-181"}, 'hit: lon is "-181"; it should be greater than or equal to -180'),
        (
            {"country": "QX"},
            (
                'hit: country "QX" is the code of no country;'
                " use its two letters (ISO 3166-1), as SY"
            ),
        ),
        (
            {"date": "2016-02-30"},
            'hit: date "2016-02-30" is no day of the calendar; that month has 29 days',
        ),
        ({"sources": ""}, 'hit: sources is ""; it should have at least 1 item'),
        (
            {"status": "undone"},
            "hit has the status undone, which brief.yaml does not list; did you mean done?",
        ),
        (
            {"status": "x"},
            "hit has the status x, which brief.yaml does not list; use one of (done, ongoing)",
        ),
        ({"date": ""}, "hit is done and needs its date; fill it in"),
        ({"status": "ongoing"}, "hit is not done and can have no date; leave it empty"),
    ],
)
def test_a_cell_that_its_column_cannot_have_is_refused(changed: dict[str, str], line: str) -> None:
    """At the line of its row, by the row's id."""
    cells = HIT | changed
    quoted = (f'"{cell}"' for cell in cells.values())
    assert [f"t.csv:2: {line}"] == refuse(PLACES, f"{','.join(cells)}\n{','.join(quoted)}\n")


def test_a_column_of_some_rows_is_empty_in_the_others() -> None:
    """An operation that is under way has no date, and an optional column may be empty anywhere."""
    (row,) = read_place(status="ongoing", date="", begun="").rows
    assert (None, None) == (row.cells["date"], row.cells["begun"])


def test_a_place_on_the_equator_has_its_latitude() -> None:
    """Zero is a number, and no empty cell."""
    (row,) = read_place(lat="0", lon="0").rows
    assert (0.0, Decimal(0)) == (row.lat, row.cells["lat"])


NUMBERS = {
    "id": "id",
    "length": {"kind": "number", "unit": "kilometer"},
    "share": "percent",
    "cost": {"kind": "money", "currency": "EUR"},
}


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("id;length;share;cost\na;1200,5;12,5 %;3000000\n", "fr"),
        ("id;length;share;cost\na;1 200,5;12,5\u202f%;3\u202f000\u202f000\n", "fr"),
        ("id,length,share,cost\na,1200.5,12.5%,3000000\n", "en"),
        ("id,length,share,cost\na,1200.5,12.5,3000000\n", None),
    ],
)
def test_numbers_are_those_that_were_typed(text: str, locale: str | None) -> None:
    """A share is so many of a hundred, with its sign or without; nothing is rounded."""
    (row,) = read(NUMBERS, text, locale).rows
    assert {
        "id": "a",
        "length": Decimal("1200.5"),
        "share": Decimal("12.5"),
        "cost": Decimal(3000000),
    } == row.cells


@pytest.mark.parametrize(("write", "ending"), [(write_xlsx, "xlsx"), (write_ods, "ods")])
def test_a_workbook_s_numbers_are_the_same(write: Any, ending: str) -> None:
    """Typed as numbers in a workbook, they are the numbers of the CSV."""
    settings = declare(NUMBERS)
    data = write([["id", "length", "share", "cost"], ["a", 1200.5, 12.5, 3000000]])
    table = read_table(data, f"t.{ending}", model_rows(settings), locale="fr")
    (row,) = make_table("t", settings, table).rows
    assert [Decimal("1200.5"), Decimal("12.5"), Decimal(3000000)] == list(row.cells.values())[1:]


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ("a;lang;1;1", 'a: length "lang" is no number; write it in digits, as 3000 or 3.5'),
        ("a;1;12 % ca.;1", 'a: share "12 % ca." is no number; write it in digits, as 3000 or 3.5'),
        ("a;1;1;", "a: cost is empty; fill it in"),
    ],
)
def test_what_is_no_number_is_refused(cells: str, line: str) -> None:
    """At the row's line."""
    text = f"id;length;share;cost\nb;1,5;1,5;1,5\n{cells}\n"
    assert [f"t.csv:3: {line}"] == refuse(NUMBERS, text)


SPANS = {"id": "id", "held": "span"}


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2014-09/2015-03", (PartialDate(2014, 9), PartialDate(2015, 3))),
        ("2014 / 2014-06-10", (PartialDate(2014), PartialDate(2014, 6, 10))),
        ("2014-09-01/2014-09-01", (PartialDate(2014, 9, 1), PartialDate(2014, 9, 1))),
    ],
)
def test_a_span_is_two_dates_and_a_stroke(
    typed: str, span: tuple[PartialDate, PartialDate]
) -> None:
    """Each as precise as it is typed (ISO 8601-1, time interval)."""
    assert span == read(SPANS, f"id,held\na,{typed}\n").rows[0].cells["held"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2014", '"2014" is no span; write it as 2014-09/2015-03'),
        ("2015/2014", '"2015/2014" ends before it begins; write the earlier date first'),
        (
            "2014-02-30/2015",
            '"2014-02-30/2015" is no day of the calendar; that month has 28 days',
        ),
    ],
)
def test_what_is_no_span_is_refused(typed: str, problem: str) -> None:
    """At the row's line, with what to write."""
    assert [f"t.csv:2: a: held {problem}"] == refuse(SPANS, f"id,held\na,{typed}\n")


def test_rows_without_ids_are_counted() -> None:
    """A table that declares no ids has its rows named by their place."""
    table = read({"name": "name"}, "name\nA\nB\n")
    assert [("row-1", "A"), ("row-2", "B")] == [(row.id, row.text("name")) for row in table.rows]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id,name,lat,lon", ["t.csv:1: has an unknown column 'lat'; remove it; the columns are"]),
        ("id,nom", ["t.csv:1: has an unknown column 'nom'", "t.csv:1: lacks the column name"]),
    ],
)
def test_the_header_names_the_declared_columns(header: str, said: list[str]) -> None:
    """What is not declared is unknown, and what is declared and not optional must be there."""
    found = refuse({"id": "id", "name": "name"}, f"{header}\n")
    assert all(any(each.startswith(line) for each in found) for line in said), found


def test_an_optional_column_may_be_left_out() -> None:
    """Nothing is known of it then in any row."""
    table = read({"id": "id", "size": {"kind": "number", "optional": True}}, "id\na\n")
    assert None is table.rows[0].cells["size"]
