"""Cells as the model asks for them: each by the kind of its column, or a finding at its place."""

from __future__ import annotations

import datetime as dt
import json
import re
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.errors import Finding
from generator.model.date import PartialDate
from generator.stages.content.tables.dates import SERIALS, explain_serial, read_date
from generator.stages.content.tables.numbers import (
    NO_BOUNDS,
    NumberBounds,
    NumberMarks,
    find_marks,
    read_number,
    write_plain,
)
from generator.stages.content.tables.sheet import Cell, CellFault, Share, TableSheet, Value


class CellKind(StrEnum):
    """What stands in the cells of a column."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


_ERROR = re.compile(
    r"#(?:[^\W\d_]+(?:[/ ][^\W\d_]+)*[  \u202f]?[!?]|DIV/0!|N/[AVD]|NV|#+)|Err:\d{3}"
)
"""What a spreadsheet shows for a value that it could not compute, or for which it had no room.

``#REF!`` in Excel, ``#BEZUG!`` in German, ``#NOM ?`` in French, ``Err:502`` in LibreOffice.
"""


@dataclass(frozen=True, slots=True)
class CellColumn:
    """A column by its kind, and for numbers by their bounds."""

    kind: CellKind = CellKind.TEXT
    bounds: NumberBounds = NO_BOUNDS


TEXT = CellColumn()


@dataclass(frozen=True, slots=True)
class Settling:
    """What settles the cells of one sheet that could mean several things."""

    locale: str | None
    marks: NumberMarks


def columns_of(model: type[BaseModel]) -> dict[str, CellColumn]:
    """The columns of a model's fields: dates, numbers and texts."""
    return {name: _column_of(field) for name, field in model.model_fields.items()}


def _column_of(field: FieldInfo) -> CellColumn:
    kinds = set(_list_types(field.annotation))
    if PartialDate in kinds:
        return CellColumn(CellKind.DATE)
    if not kinds & {int, float, Decimal}:
        return TEXT
    bounds: dict[str, Any] = {}
    kind = next((each for each in field.metadata if isinstance(each, CellKind)), CellKind.NUMBER)
    for item in field.metadata:
        if isinstance(item, annotated_types.Ge):
            bounds["least"] = Decimal(str(item.ge))
        elif isinstance(item, annotated_types.Le):
            bounds["most"] = Decimal(str(item.le))
    return CellColumn(kind, NumberBounds(**bounds, whole=not kinds & {float, Decimal}))


def _list_types(annotation: Any) -> list[Any]:
    inner = get_args(annotation)
    return [each for part in inner for each in _list_types(part)] if inner else [annotation]


def settle_sheet(
    sheet: TableSheet, columns: Mapping[str, CellColumn], locale: str | None
) -> Settling:
    """What settles the cells of a sheet: its other numbers, and the subject's locale."""
    names = sheet.columns
    numbers = [
        cell.value
        for row in sheet.rows
        for name, cell in zip(names, row.cells, strict=False)
        if columns.get(name, TEXT).kind in (CellKind.NUMBER, CellKind.PERCENT)
        and isinstance(cell.value, str)
    ]
    return Settling(locale, find_marks(numbers, sheet.delimiter, locale))


def read_cell(cell: Cell, column: CellColumn, settling: Settling) -> str | CellFault:
    """A cell as text in the one form that the model reads: ``36.8``, ``2015-03-31``.

    Texts are composed (Unicode, NFC), so that one word is one word whoever typed it.
    """
    value = cell.value
    if isinstance(value, CellFault):
        return value
    if cell.empty:
        return ""
    if isinstance(value, str) and _ERROR.fullmatch(value.strip()):
        return CellFault(
            f"holds the error {value.strip()}", "mend the formula, or widen the column"
        )
    match column.kind:
        case CellKind.TEXT:
            return _read_text(value)
        case CellKind.DATE:
            return _read_date(value, settling)
        case CellKind.NUMBER | CellKind.PERCENT:
            return _read_number(value, column, settling)


def _read_text(value: Value) -> str | CellFault:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return write_plain(value)
    return CellFault(
        f"holds {_name(value)}, where text stands", "have the cell hold text, and write it again"
    )


def _read_date(value: Value, settling: Settling) -> str | CellFault:
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal) and value in SERIALS:
        return explain_serial(int(value))
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return write_plain(value)
    if not isinstance(value, str):
        return CellFault(f"holds {_name(value)}, where a date stands", "write it as 2015-03-31")
    return read_date(value, settling.locale)


def _read_number(value: Value, column: CellColumn, settling: Settling) -> str | CellFault:
    if isinstance(value, Share):
        if column.kind is CellKind.PERCENT:
            return write_plain(value.percent)
        meanings = f"{write_plain(value.percent)} or {write_plain(value.percent / 100)}"
        return CellFault(
            f"shows {write_plain(value.percent)} %, where no percentage stands",
            f"write {meanings}, and have the cell show a number",
        )
    if isinstance(value, Decimal):
        return write_plain(value)
    if not isinstance(value, str):
        return CellFault(f"holds {_name(value)}, where a number stands", "write it in digits")
    text = value.strip().rstrip("%٪\u00a0\u202f ") if column.kind is CellKind.PERCENT else value
    number = read_number(text, settling.marks, column.bounds)
    return number if isinstance(number, CellFault) else write_plain(number)


def _name(value: Value) -> str:
    """What a workbook's cell holds, for people."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case PartialDate():
            return f"the date {value}"
        case dt.time():
            return f"the time {value:%H:%M}"
        case Share():
            return f"{write_plain(value.percent)} %"
        case Decimal():
            return f"the number {write_plain(value)}"
    return str(value)


def explain_cell(cell: Cell, label: str, fault: CellFault) -> Finding:
    """The finding on a cell: its row and column, what is typed there, what it could mean."""
    shown = ""
    if isinstance(cell.value, str):
        quoted = json.dumps(cell.value, ensure_ascii=False)
        shown = f" {textwrap.shorten(quoted, 60, placeholder='…')}"
    return Finding(cell.origin, f"{label}{shown} {fault.message}", fault.remedy)
