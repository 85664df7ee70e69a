"""Which sheet of a workbook is the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.errors import ContentError, Finding, Origin
from generator.stages.content.tables.sheet import (
    Cell,
    CellFault,
    SheetRow,
    TableSheet,
    Value,
    make_sheet,
)

Placed = tuple[int, int, Value]
"""The row and the column of a cell, counted from 1, and what it holds."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet of a workbook: its cells that are not empty, in their order."""

    name: str
    cells: Sequence[Placed]
    merged: str = ""
    """The first cells that are merged into one, as ``B2:C3``; empty where none are."""


def choose_sheet(sheets: Sequence[RawSheet], path: str) -> TableSheet:
    """The one sheet that holds something, or the one that has the file's name.

    :raises ContentError: when it holds several and none is named so, or merges cells.
    """
    where = Origin(path)
    full = [sheet for sheet in sheets if sheet.cells]
    stem = PurePosixPath(path).stem
    named = [sheet for sheet in full if sheet.name.casefold() == stem.casefold()]
    if not full:
        return make_sheet(path, [])
    if len(full) > 1 and len(named) != 1:
        names = ", ".join(sheet.name for sheet in full)
        raise ContentError(
            Finding(
                where,
                f"has {len(full)} sheets that hold something ({names})",
                f"keep one of them, or name the one with the table {stem}",
            )
        )
    sheet = named[0] if len(full) > 1 else full[0]
    if sheet.merged:
        raise ContentError(
            Finding(
                Origin(path, cell=f"{sheet.name}!{sheet.merged}"),
                "merges cells, so that it is open which row each belongs to",
                "part them, and write what they hold into each",
            )
        )
    return make_sheet(path, _put_in_rows(sheet, path))


def _put_in_rows(sheet: RawSheet, path: str) -> list[SheetRow]:
    """The rows of a sheet, each from its first column that any row uses."""
    first = min(column for _, column, _ in sheet.cells)
    rows: dict[int, dict[int, Value]] = {}
    for number, column, value in sheet.cells:
        rows.setdefault(number, {})[column] = value
    found = []
    for number, values in sorted(rows.items()):
        cells = tuple(
            Cell(
                values.get(column, ""),
                Origin(path, number, f"{sheet.name}!{name_column(column)}{number}"),
            )
            for column in range(first, max(values) + 1)
        )
        found.append(SheetRow(Origin(path, number, f"{sheet.name}!{number}"), cells))
    return found


def name_column(number: int) -> str:
    """The letters of a column, counted from 1: ``A``, ``Z``, ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def explain_formula() -> CellFault:
    """What is wrong with a formula whose value no program has computed."""
    return CellFault(
        "holds a formula without its value", "open it in a spreadsheet, and save it again"
    )
