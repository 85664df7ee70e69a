"""The rows of a table, read and held to what its columns are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.errors import Origin
from generator.model.date import PartialDate
from generator.model.fact_fields import Conditions, meets
from generator.model.table import ColumnKind, TableSettings

Span = tuple[PartialDate, PartialDate]
Cell = str | Decimal | PartialDate | Span | tuple[str, ...] | None
"""What a cell holds, by its column's kind; None where it is empty."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row of a table."""

    id: str
    cells: Mapping[str, Cell]
    """By the names of the columns."""
    origin: Origin = field(compare=False)
    lat: float = 0.0
    """In degrees, WGS 84 (EPSG:4326), where the table has places."""
    lon: float = 0.0
    country: str = ""
    """Its country (ISO 3166-1 alpha-2), where the table has a column of them."""

    def matches(self, where: Conditions | None) -> bool:
        """Whether it has what is asked of it; every row has nothing."""
        return all(meets(self.cells.get(name), wanted) for name, wanted in (where or {}).items())

    def date(self, name: str) -> PartialDate | None:
        """Give the date in a column, or the one at which its span begins."""
        cell = self.cells.get(name)
        if isinstance(cell, tuple):
            cell = cell[0]
        return cell if isinstance(cell, PartialDate) else None

    def number(self, name: str) -> float | None:
        """Give the number in a column."""
        cell = self.cells.get(name)
        return float(cell) if isinstance(cell, Decimal) else None

    def text(self, name: str) -> str:
        """Give the text in a column; empty where there is none."""
        cell = self.cells.get(name)
        return cell if isinstance(cell, str) else ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its rows in their order: those that are over first, by its column of order."""

    name: str
    settings: TableSettings
    rows: tuple[DataRow, ...]
    path: str

    def select(self, where: Conditions | None) -> tuple[DataRow, ...]:
        """Give the rows that have what is asked of them."""
        return tuple(row for row in self.rows if row.matches(where))

    def is_open(self, row: DataRow) -> bool:
        """Whether a row is not over yet."""
        return self.settings.open is not None and row.matches(self.settings.open)

    def when(self, row: DataRow) -> PartialDate | None:
        """Give the date of a row: of its order, or of the first column that has one."""
        name = self.find_dated(row)
        return row.date(name) if name is not None else None

    def find_dated(self, row: DataRow) -> str | None:
        """Give the column that has the date of a row."""
        names = [self.settings.order] if self.settings.order else []
        names += [
            name
            for name, column in self.settings.columns.items()
            if column.kind in (ColumnKind.DATE, ColumnKind.SPAN)
        ]
        return next((name for name in names if row.date(name) is not None), None)


def put_in_order(table: DataTable) -> tuple[DataRow, ...]:
    """Give the rows by the table's column of order, those that are not over yet last.

    The earliest stands first, and the largest number. A row without a date there stands by the
    first other one that it has; what has nothing to stand by comes after what has.
    """
    order = table.settings.order
    if order is None:
        return tuple(sorted(table.rows, key=table.is_open))
    kind = table.settings.columns[order].kind

    def rank(row: DataRow) -> tuple[bool, bool, float, tuple[int, ...]]:
        if kind in (ColumnKind.DATE, ColumnKind.SPAN):
            when = table.when(row)
            return table.is_open(row), when is None, 0.0, when.order if when is not None else ()
        number = row.number(order)
        return table.is_open(row), number is None, -(number or 0.0), ()

    return tuple(sorted(table.rows, key=rank))


def list_cells(rows: Sequence[DataRow], name: str) -> tuple[Cell, ...]:
    """Give what stands in a column, without the empty cells."""
    return tuple(cell for row in rows if (cell := row.cells.get(name)) is not None)
