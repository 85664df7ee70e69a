"""Tables in ``.xlsx``, read by openpyxl: values, and dates as precisely as they are shown.

Excel turns ``2015-10`` into the first of October and shows “oct-15”: what is shown is what is read,
a month. openpyxl gives the forms of numbers that tell the two apart.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml.etree import XMLSyntaxError
from openpyxl.reader.excel import ExcelReader

from generator.errors import ContentError, Finding, Origin
from generator.model.date import PartialDate
from generator.stages.content.tables.archive import pack, unpack
from generator.stages.content.tables.choice import (
    Placed,
    RawSheet,
    choose_sheet,
    explain_formula,
)
from generator.stages.content.tables.sheet import CellFault, Share, TableSheet, Value

SIGNIFICANT = 15
"""Digits of a number that Excel shows; the others are what binary fractions leave over."""

_TROUBLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    XMLSyntaxError,
)
"""What openpyxl ends in at a part that is not what it should be."""
_BEYOND = re.compile(rb'\br="(?:[A-Z]{3,}|[J-Z][A-Z]|I[W-Z])[0-9]+"')
"""A cell beyond column IV, the 256th."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z0-9:]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What a form of numbers shows as it stands, and colours, conditions and currencies."""


def read_workbook(data: bytes, path: str) -> TableSheet:
    """Read the table of an ``.xlsx``.

    :raises ContentError: when it is none, or holds no one table.
    """
    parts = unpack(data, path)
    wide = [name for name, part in parts.items() if _BEYOND.search(part)]
    if wide:
        raise ContentError(
            Finding(
                Origin(path),
                "has cells beyond its 256th column",
                "delete the columns beside the table",
            )
        )
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: nothing of a table.
            warnings.simplefilter("ignore")
            sheets = list(_read_sheets(parts))
    except _TROUBLE as failure:
        raise ContentError(
            Finding(
                Origin(path),
                "is no .xlsx that can be read",
                "save it again from a spreadsheet, as .xlsx, .ods or CSV",
            )
        ) from failure
    return choose_sheet(sheets, path)


def _read_sheets(parts: Mapping[str, bytes]) -> Iterator[RawSheet]:
    reader = _open(parts, values=True)
    formulas = None
    for sheet, relation in reader.parser.find_sheets():
        part = parts.get(relation.target)
        if part is None or sheet.name not in reader.wb.sheetnames:
            continue
        cells = list(_read_cells(reader.wb[sheet.name]))
        if _FORMULA.search(part):
            formulas = formulas or _open(parts, values=False)
            cells = _add_unknown(cells, formulas.wb[sheet.name])
        merged = _MERGED.search(part)
        yield RawSheet(sheet.name, cells, merged[1].decode() if merged else "")


def _open(parts: Mapping[str, bytes], *, values: bool) -> Any:
    reader = ExcelReader(pack(parts), read_only=True, data_only=values, keep_links=False)
    reader.read()
    return reader


def _read_cells(worksheet: Any) -> Iterator[Placed]:
    # What a file says of its own size is not believed.
    worksheet.reset_dimensions()
    for row in worksheet.iter_rows():
        for cell in row:
            if cell.value is not None and cell.value != "":
                yield cell.row, cell.column, _read_value(cell)


def _add_unknown(cells: list[Placed], worksheet: Any) -> list[Placed]:
    """The cells with a fault for each formula whose value was never saved."""
    known = {(row, column) for row, column, _ in cells}
    worksheet.reset_dimensions()
    unknown = [
        (cell.row, cell.column, explain_formula())
        for row in worksheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and (cell.row, cell.column) not in known
    ]
    return sorted([*cells, *unknown], key=lambda placed: placed[:2])


def _read_value(cell: Any) -> Value:
    value = cell.value
    if cell.data_type == "e":
        return CellFault(f"holds the error {value}", "mend the formula")
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return read_number(value, percent="%" in _QUOTED.sub("", cell.number_format or ""))
    if isinstance(value, dt.datetime):
        return _read_date(value, cell.number_format or "")
    if isinstance(value, dt.time):
        return value
    return CellFault(f"holds {value}, a length of time", "write it as text or as a number")


def read_number(value: float | str, *, percent: bool) -> Decimal | Share:
    """A number as a spreadsheet shows it, without the digits that binary fractions leave over.

    :raises ValueError: where it is none.
    """
    number = Decimal(f"{float(value):.{SIGNIFICANT}g}")
    if not number.is_finite():
        raise ValueError(f"{value} is no number")
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1)) if abs(number) < 10**SIGNIFICANT else number
    if not percent:
        return number
    share = (number * 100).normalize()
    return Share(share if share.as_tuple().exponent != 0 else share.quantize(Decimal(1)))


def _read_date(value: dt.datetime, form: str) -> Value:
    """A date, as precisely as its cell shows it."""
    shown = _QUOTED.sub("", form.split(";", maxsplit=1)[0]).lower()
    timed = "h" in shown or "s" in shown
    months = re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", shown) if timed else shown
    return read_date(value, day="d" in shown, month="m" in months, year="y" in shown)


def read_date(value: dt.datetime, *, day: bool, month: bool, year: bool) -> Value:
    """A date known to what its cell shows of it.

    :param day: whether the cell shows the day; the others likewise.
    """
    if value.time() != dt.time():
        return CellFault(
            f"holds {value:%Y-%m-%d %H:%M}, a date with a time of day", "take the time out"
        )
    if not year:
        return CellFault(
            f"holds {value:%Y-%m-%d} and does not show its year",
            "have the cell show the year, or write the date as text, 2015-03-31",
        )
    if day:
        return PartialDate(value.year, value.month, value.day)
    return PartialDate(value.year, value.month if month else None)
