"""What facts are counted from: declared tables, and the rows of them, as facts see them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.model.counting import ColumnSort, FactColumn, FactTable, value_cell
from generator.model.date import PartialDate
from generator.model.fact_values import FactValue
from generator.model.facts import DateFact
from generator.model.row import DataRow, DataTable
from generator.model.table import Column, ColumnKind, TableSettings

SORTS: Mapping[ColumnKind, ColumnSort] = {
    ColumnKind.NUMBER: "number",
    ColumnKind.PERCENT: "percent",
    ColumnKind.MONEY: "money",
    ColumnKind.DATE: "date",
    ColumnKind.CATEGORY: "category",
    ColumnKind.COUNTRY: "country",
}
"""What facts can do with a column, by its kind; what is left out can only be counted."""


def own_facts(edition: PartialDate) -> Mapping[str, DateFact]:
    """Give the facts that every document has: the date of its edition."""
    return {"edition": DateFact(date=edition)}


def describe_column(column: Column) -> FactColumn:
    """Give a column as facts see it."""
    return FactColumn(
        SORTS.get(column.kind, "text"),
        column.decimals,
        column.unit or "",
        column.currency or "",
        tuple(column.values),
    )


def list_fact_tables(tables: Mapping[str, DataTable]) -> dict[str, FactTable]:
    """Give the tables of a document as facts see them."""
    return {
        name: FactTable(
            {each: describe_column(column) for each, column in table.settings.columns.items()},
            [{**row.cells, "id": row.id} for row in table.rows],
            {row.id: (row.lat, row.lon) for row in table.rows} if table.settings.has_places else {},
        )
        for name, table in tables.items()
    }


def list_row_facts(settings: TableSettings, row: DataRow) -> dict[str, FactValue]:
    """Give what a row's own sentences may name besides: its dates and numbers, by their columns."""
    found = {}
    for name, column in settings.columns.items():
        cell = row.cells.get(name)
        if isinstance(cell, PartialDate | Decimal) and column.kind in SORTS:
            value = value_cell(cell, describe_column(column))
            if value is not None:
                found[name] = value
    return found
