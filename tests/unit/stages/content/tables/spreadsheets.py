"""One table saved as people save it: by Excel in French, as a workbook, by LibreOffice."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from html import escape
from typing import Any

import openpyxl

Grid = Sequence[Sequence[Any]]
"""Rows of texts, numbers, truths, dates (a day), and ``(date, "month")`` for one known so far."""
Month = tuple[dt.date, str]

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = " ".join(
    f'xmlns:{name}="{_OFFICE}{uri}:1.0"'
    for name, uri in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
_STYLES = """
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>
</number:date-style>
<number:date-style style:name="N2"><number:month number:textual="true"/><number:text>-</number:text>
<number:year/></number:date-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>
"""


def read_grid(text: str) -> list[list[Any]]:
    """A shipped table as a spreadsheet would hold it: numbers and dates by their kinds."""
    rows = list(csv.reader(io.StringIO(text)))
    return [rows[0], *([_understand(cell) for cell in row] for row in rows[1:])]


def _understand(cell: str) -> Any:
    if re.fullmatch(r"-?\d+\.\d+", cell):
        return float(cell)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return dt.date.fromisoformat(cell)
    if re.fullmatch(r"\d{4}-\d\d", cell):
        return dt.date.fromisoformat(f"{cell}-01"), "month"
    return cell


def write_french_csv(grid: Grid, encoding: str, delimiter: str = ";") -> bytes:
    """What a French Excel saves: semicolons, decimal commas, days before months."""

    def write(cell: Any) -> str:
        if isinstance(cell, float):
            return str(cell).replace(".", ",")
        if isinstance(cell, dt.date):
            return f"{cell:%d/%m/%Y}"
        return f"{cell[0]:%m/%Y}" if isinstance(cell, tuple) else str(cell)

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([write(cell) for cell in row] for row in grid)
    return out.getvalue().encode(encoding)


def write_xlsx(grid: Grid, title: str = "Feuil1") -> bytes:
    """A workbook with real dates, those of a month shown as Excel shows what was typed so."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number, row in enumerate(grid, 1):
        for column, value in enumerate(row, 1):
            cell: Any = sheet.cell(number, column)
            if isinstance(value, tuple):
                cell.value, cell.number_format = value[0], "mmm-yy"
            elif isinstance(value, dt.date):
                cell.value, cell.number_format = value, "dd/mm/yyyy"
            elif value != "":
                cell.value = value
    return save(book)


def save(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_ods(grid: Grid, name: str = "Feuille1") -> bytes:
    """A spreadsheet as LibreOffice writes it, with the repeated empty cells and rows at its end."""
    rows = "".join(
        f"<table:table-row>{''.join(map(_write_cell, row))}"
        '<table:table-cell table:number-columns-repeated="1011"/></table:table-row>'
        for row in grid
    )
    table = (
        f'<table:table table:name="{escape(name)}"><table:table-column'
        f' table:number-columns-repeated="1024"/>{rows}<table:table-row'
        ' table:number-rows-repeated="1048529"><table:table-cell'
        ' table:number-columns-repeated="1024"/></table:table-row></table:table>'
    )
    return pack_ods(table)


def pack_ods(tables: str, more: str = "") -> bytes:
    """An ODS of these tables, as XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{more}<office:document-content {_NAMESPACES}>'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def pack(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _write_cell(cell: Any) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        return (
            '<table:table-cell office:value-type="boolean"'
            f' office:boolean-value="{str(cell).lower()}"/>'
        )
    if isinstance(cell, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}">'
            f"<text:p>{str(cell).replace('.', ',')}</text:p></table:table-cell>"
        )
    if isinstance(cell, tuple | dt.date):
        date, style = (cell[0], "ce2") if isinstance(cell, tuple) else (cell, "ce1")
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="date"'
            f' office:date-value="{date}"><text:p>{date:%d/%m/%Y}</text:p></table:table-cell>'
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
