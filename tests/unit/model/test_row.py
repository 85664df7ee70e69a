"""The rows of a table: what is in them, which of them are meant, and in what order they stand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.errors import Origin
from generator.model.date import PartialDate
from generator.model.row import Cell, DataRow, DataTable, list_cells, put_in_order
from generator.model.table import TableSettings

COLUMNS: dict[str, Any] = {
    "id": "id",
    "built": {"kind": "date", "optional": True},
    "begun": {"kind": "date", "optional": True},
    "held": {"kind": "span", "optional": True},
    "length": {"kind": "number", "optional": True},
    "status": {"kind": "category", "values": {"done": "Done", "planned": "Planned"}},
}
EMPTY: dict[str, Cell] = dict.fromkeys(COLUMNS) | {"status": "done"}
SPAN = PartialDate(2014, 9), PartialDate(2015, 3)


def make_row(name: str, **cells: Cell) -> DataRow:
    return DataRow(name, EMPTY | {"id": name} | cells, Origin("dykes.csv", 2))


def make_table(*rows: DataRow, **settings: Any) -> DataTable:
    declared = TableSettings.model_validate({"label": "Dykes", "columns": COLUMNS, **settings})
    return DataTable("dykes", declared, rows, "dykes.csv")


def order(*rows: DataRow, **settings: Any) -> list[str]:
    return [row.id for row in put_in_order(make_table(*rows, **settings))]


def test_a_cell_is_given_as_what_is_asked_for() -> None:
    """A span by its beginning; nothing where it is of another kind, empty or not there."""
    row = make_row("a", built=PartialDate(2014), held=SPAN, length=Decimal("1.5"))
    assert (PartialDate(2014), PartialDate(2014, 9)) == (row.date("built"), row.date("held"))
    assert (1.5, "done") == (row.number("length"), row.text("status"))
    assert [None, None, None] == [row.date(name) for name in ("begun", "status", "height")]
    assert [None, None] == [row.number(name) for name in ("built", "height")]
    assert ["", "", ""] == [row.text(name) for name in ("length", "begun", "height")]


def test_zero_is_a_number() -> None:
    """And no empty cell."""
    row = make_row("a", length=Decimal(0))
    assert 0 == row.number("length")
    assert (Decimal(0),) == list_cells([row, make_row("b")], "length")


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        (None, ["a", "b", "c"]),
        ({}, ["a", "b", "c"]),
        ({"status": "done"}, ["a", "b"]),
        ({"status": ("done", "planned")}, ["a", "b", "c"]),
        ({"status": "done", "length": 8}, ["b"]),
        ({"built": 2014}, ["a"]),
        ({"built": "2014-09"}, ["a"]),
        ({"length": None}, ["a", "c"]),
        ({"height": 8}, []),
    ],
)
def test_the_rows_that_have_what_is_asked(where: Any, ids: list[str]) -> None:
    """All of it; any of several values; a year holds its months; nothing is an empty cell."""
    table = make_table(
        make_row("a", built=PartialDate(2014, 9)),
        make_row("b", length=Decimal("8.0")),
        make_row("c", status="planned"),
    )
    assert ids == [row.id for row in table.select(where)]


def test_a_row_is_open_where_the_table_says_so() -> None:
    """In a table that says nothing of it, none is."""
    row = make_row("a", status="planned")
    assert make_table(row, open={"status": "planned"}).is_open(row)
    assert not make_table(row, open={"status": "done"}).is_open(row)
    assert not make_table(row).is_open(row)


def test_when_a_row_was_is_told_by_the_column_of_order_first() -> None:
    """Then by the first column that has a date, in the order in which they are declared."""
    row = make_row("a", built=PartialDate(2016), begun=PartialDate(2015), held=SPAN)
    assert PartialDate(2016) == make_table(row).when(row)
    assert PartialDate(2015) == make_table(row, order="begun").when(row)
    assert PartialDate(2014, 9) == make_table(row, order="held").when(row)
    late = make_row("b", held=SPAN)
    assert PartialDate(2014, 9) == make_table(late, order="begun").when(late)
    assert make_table(row).when(make_row("c")) is None


def test_rows_stand_in_the_order_of_their_dates() -> None:
    """The earliest first; the less is known of a date, the later it comes."""
    rows = (
        make_row("year", built=PartialDate(2015)),
        make_row("month", built=PartialDate(2015, 3)),
        make_row("day", built=PartialDate(2015, 3, 31)),
        make_row("before", built=PartialDate(2014, 12, 31)),
    )
    assert ["before", "day", "month", "year"] == order(*rows, order="built")


def test_rows_stand_in_the_order_of_their_numbers() -> None:
    """The largest first, zero among them, and what has no number last."""
    rows = (
        make_row("none"),
        make_row("zero", length=Decimal(0)),
        make_row("small", length=Decimal("0.5")),
        make_row("large", length=Decimal(1200)),
        make_row("below", length=Decimal(-3)),
    )
    assert ["large", "small", "zero", "below", "none"] == order(*rows, order="length")


def test_a_row_without_a_date_of_its_order_stands_by_another() -> None:
    """And one that has none at all stands after those that have."""
    rows = (
        make_row("never"),
        make_row("begun", begun=PartialDate(2014)),
        make_row("built", built=PartialDate(2015)),
    )
    assert ["begun", "built", "never"] == order(*rows, order="built")


@pytest.mark.parametrize("by", ["built", "length", None])
def test_what_is_not_over_yet_comes_last(by: str | None) -> None:
    """Whatever its date or its number; in a table without an order, too."""
    rows = (
        make_row("open", status="planned", built=PartialDate(2001), length=Decimal(9)),
        make_row("over", built=PartialDate(2016), length=Decimal(1)),
    )
    assert ["over", "open"] == order(*rows, order=by, open={"status": "planned"})


@pytest.mark.parametrize("by", ["built", "length", None])
def test_rows_of_one_rank_stay_as_in_their_file(by: str | None) -> None:
    """Nothing else puts them in order."""
    same: dict[str, Cell] = {"built": PartialDate(2015), "length": Decimal(1)}
    rows = tuple(make_row(name, **same) for name in ("b", "c", "a"))
    assert ["b", "c", "a"] == order(*rows, order=by)


def test_where_a_row_stands_is_no_part_of_it() -> None:
    """The same row on another line of its file is the same."""
    row = make_row("a")
    assert row == replace(row, origin=Origin("dykes.csv", 9))
