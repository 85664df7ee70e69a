"""A table of records, each row with its place, checked against a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator.errors import ContentError, Finding, Origin
from generator.files import disarm, write_table
from generator.model.table import Encoding
from generator.model.written import WrittenReading
from generator.stages.content.tables.cells import (
    TEXT,
    CellColumn,
    CellKind,
    columns_of,
    explain_cell,
    read_cell,
    settle_sheet,
)
from generator.stages.content.tables.dialect import DELIMITERS
from generator.stages.content.tables.reading import read_sheet
from generator.stages.content.tables.sheet import CellFault, SheetRow, TableSheet
from generator.stages.content.written import read_as
from generator.stages.content.yaml_file import read_yaml
from generator.validation import explain, nearest

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Record(Generic[Model]):
    """One row of a table and the place at which it begins."""

    row: Model
    origin: Origin
    cells: Mapping[str, Origin] = field(default_factory=dict)
    """The places of its cells in a workbook, by their columns."""

    def locate(self, path: tuple[int | str, ...]) -> Origin:
        """Where a field of the row stands: its cell in a workbook, else the row's line."""
        return self.cells.get(str(path[0]), self.origin) if path else self.origin


@dataclass(frozen=True, slots=True)
class Table(Generic[Model]):
    """The records of one file."""

    path: str
    columns: tuple[str, ...]
    records: tuple[Record[Model], ...]
    portable: str | None = None
    """The table as CSV with commas, ISO dates and points, where its file is not so already."""


Values = dict[str, str]
Raw = tuple[Origin, dict[str, Any], dict[str, Origin]]


def read_table(
    data: bytes,
    path: str,
    model: type[Model],
    *,
    locale: str | None = None,
    encoding: Encoding | None = None,
) -> Table[Model]:
    """Read a table, whose first row names the columns, from whatever it was saved as.

    :param locale: the locale of the subject, which settles numbers and dates; None where unknown.
    :raises ContentError: with every finding of the table.
    """
    columns = columns_of(model)
    sheet = read_sheet(data, path, columns, locale=locale, encoding=encoding)
    _check_header(sheet, model)
    required = {name for name, each in model.model_fields.items() if each.is_required()}
    rows, findings = read_rows(sheet, columns, required, locale)
    raw = [(row.origin, dict(values), _places(row, sheet)) for row, values in rows]
    records = _validate(raw, model, findings)
    return Table(path, sheet.columns, records, _write_portable(sheet, columns, rows))


def read_rows(
    sheet: TableSheet, columns: Mapping[str, CellColumn], required: set[str], locale: str | None
) -> tuple[list[tuple[SheetRow, Values]], list[Finding]]:
    """The rows of a sheet, each cell in the one form that models read, and what is at fault.

    :param required: the columns that no row of a file may end before; Excel leaves out others
        where they are empty in several rows.
    """
    settling = settle_sheet(sheet, columns, locale)
    names = sheet.columns
    rows: list[tuple[SheetRow, Values]] = []
    findings: list[Finding] = []
    for row in sheet.rows:
        missing = names[len(row.cells) :]
        if len(row.cells) > len(names) or (sheet.delimiter and required & set(missing)):
            findings.append(_explain_length(row, sheet))
            continue
        values = dict.fromkeys(missing, "")
        label = _label(row, names)
        for name, cell in zip(names, row.cells, strict=False):
            value = read_cell(cell, columns.get(name, TEXT), settling)
            if isinstance(value, CellFault):
                findings.append(explain_cell(cell, f"{label}{name}", value))
                value = ""
            values[name] = value
        rows.append((row, values))
    return rows, findings


def read_yaml_table(
    text: str, path: str, model: type[Model], locale: str | None = None
) -> Table[Model]:
    """Read the same records from a YAML list of mappings.

    :raises ContentError: with every finding of the table.
    """
    file = read_yaml(text, path)
    if not isinstance(file.data, list) or not all(isinstance(row, dict) for row in file.data):
        raise ContentError(
            Finding(Origin(path), "is no list of records", "begin each with “- id:”")
        )
    raw: list[Raw] = [
        (Origin(path, file.lines[(index,)]), row, {}) for index, row in enumerate(file.data)
    ]
    return Table(path, tuple(model.model_fields), _validate(raw, model, [], read_as(locale)))


def _label(row: SheetRow, names: tuple[str, ...]) -> str:
    """The id of a row, to be said before what is wrong with it."""
    found = dict(zip(names, row.cells, strict=False)).get("id")
    return f"{found.value}: " if found is not None and isinstance(found.value, str) else ""


def _places(row: SheetRow, sheet: TableSheet) -> dict[str, Origin]:
    if sheet.delimiter:
        return {}
    return {name: cell.origin for name, cell in zip(sheet.columns, row.cells, strict=False)}


def _explain_length(row: SheetRow, sheet: TableSheet) -> Finding:
    return Finding(
        row.origin,
        f"has {len(row.cells)} cells where the header has {len(sheet.columns)}",
        f"put quotation marks around a cell that holds a {DELIMITERS[sheet.delimiter]}"
        if sheet.delimiter
        else "give each column its name in the first row",
    )


def _write_portable(
    sheet: TableSheet, columns: Mapping[str, CellColumn], rows: list[tuple[SheetRow, Values]]
) -> str | None:
    """A table as CSV that every program reads alike; None where its file is that already."""
    unchanged = sheet.portable and all(
        cell.value == values[name]
        for row, values in rows
        for name, cell in zip(sheet.columns, row.cells, strict=False)
    )
    # A spreadsheet takes what has no mark for its own code page, and “=1+1” for a formula.
    cells = [cell for _, row in rows for cell in row.values()]
    harmless = all(cell.isascii() and disarm(cell) == cell for cell in cells)
    if unchanged and harmless and all(map(str.isascii, sheet.columns)):
        return None
    numbers = {name for name, column in columns.items() if column.kind is not CellKind.TEXT}
    return write_table(
        sheet.columns,
        [
            [
                _as_number(values[name]) if name in numbers else values[name]
                for name in sheet.columns
            ]
            for _, values in rows
        ],
    )


def _as_number(text: str) -> str | Decimal:
    """A number that a spreadsheet may read as one; a date and an empty cell stay texts."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _check_header(sheet: TableSheet, model: type[BaseModel]) -> None:
    where = sheet.header.origin
    header = sheet.columns
    columns = list(model.model_fields)
    required = [name for name, each in model.model_fields.items() if each.is_required()]
    if not header:
        raise ContentError(Finding(where, "is empty", f"begin it with {','.join(columns)}"))
    findings = [
        Finding(
            cell.origin,
            f"has an unknown column {name!r}" if name else "has a column without a name",
            nearest(name, columns, "remove it; the columns are"),
        )
        for name, cell in zip(header, sheet.header.cells, strict=True)
        if name not in columns and (not name or model.model_config.get("extra") != "allow")
    ]
    findings += [
        Finding(where, f"lacks the column {name}", "add it")
        for name in required
        if name not in header
    ]
    findings += list(check_doubled(sheet))
    if findings:
        raise ContentError(findings)


def check_doubled(sheet: TableSheet) -> Iterator[Finding]:
    """A finding for each column that a sheet has twice."""
    for name in dict.fromkeys(sheet.columns):
        if name and sheet.columns.count(name) > 1:
            yield Finding(sheet.header.origin, f"has the column {name} twice", "remove one")


def _validate(
    raw: list[Raw],
    model: type[Model],
    findings: list[Finding],
    reading: WrittenReading | None = None,
) -> tuple[Record[Model], ...]:
    records: list[Record[Model]] = []
    first: dict[str, int] = {}
    amiss = {finding.origin for finding in findings}
    for where, values, cells in raw:
        name = str(values.get("id", ""))
        if name and name in first:
            findings.append(
                Finding(
                    where,
                    f"id {name} stands on line {first[name]} already",
                    "give each row its own id",
                )
            )
        first.setdefault(name, where.line)
        if amiss & {where, *cells.values()}:
            # A cell that cannot be read is empty here: what follows from that is no news.
            continue
        try:
            records.append(Record(model.model_validate(values, context=reading), where, cells))
        except ValidationError as failure:
            label = f"{name}: " if name else ""
            locate = Record(model.model_construct(), where, cells).locate
            findings += explain(failure, model, locate, label)
    if findings:
        raise ContentError(findings)
    return tuple(records)
