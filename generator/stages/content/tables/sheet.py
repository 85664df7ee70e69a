"""A sheet: rows of cells with their places, as they were read and before they mean anything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.errors import ContentError, Finding, Origin
from generator.model.date import PartialDate

MAX_ROWS = 5000
MAX_COLUMNS = 256


@dataclass(frozen=True, slots=True)
class Share:
    """A number that a workbook shows with a percent sign, in percent: 12.5."""

    percent: Decimal


@dataclass(frozen=True, slots=True)
class CellFault:
    """What a cell cannot be read for, and what to do."""

    message: str
    remedy: str


Value = str | Decimal | bool | Share | PartialDate | dt.time | CellFault
"""What a cell holds: typed text, or what a workbook keeps by its kind."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and its place."""

    value: Value
    origin: Origin

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return isinstance(self.value, str) and not self.value.strip()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row and the place at which it begins."""

    origin: Origin
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands in any cell."""
        return all(cell.empty for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table as it was read: the columns' names, and the rows that are not empty."""

    path: str
    header: SheetRow
    rows: tuple[SheetRow, ...]
    delimiter: str = ""
    """What parts the cells of its file; empty for a workbook."""
    portable: bool = False
    """Whether its file is UTF-8 with commas, which every program reads alike."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(str(cell.value).strip() for cell in self.header.cells)


def make_sheet(
    path: str, rows: list[SheetRow], *, delimiter: str = "", portable: bool = False
) -> TableSheet:
    """Make a sheet of all rows of a file, the first of which names the columns.

    Columns at the end in which nothing stands, as spreadsheets leave them, are left out.

    :raises ContentError: for more rows than :data:`MAX_ROWS`, and for a cell in no column.
    """
    rows = [row for row in rows if not row.empty]
    if len(rows) > MAX_ROWS + 1:
        message = f"has {len(rows)} rows"
        raise ContentError(Finding(Origin(path), message, f"keep it to {MAX_ROWS}"))
    if not rows:
        return TableSheet(path, SheetRow(Origin(path), ()), (), delimiter, portable)
    width = len(rows[0].cells)
    header = _trim(rows[0], 0)
    rest = [_trim(row, len(header.cells)) if len(row.cells) <= width else row for row in rows[1:]]
    if len(header.cells) > MAX_COLUMNS:
        message = f"has {len(header.cells)} columns"
        raise ContentError(Finding(header.origin, message, f"keep it to {MAX_COLUMNS}"))
    return TableSheet(path, header, tuple(rest), delimiter, portable)


def _trim(row: SheetRow, least: int) -> SheetRow:
    """A row without the empty cells at its end, as far as it has more than some."""
    end = len(row.cells)
    while end > least and row.cells[end - 1].empty:
        end -= 1
    return SheetRow(row.origin, row.cells[:end])
