"""Tables in ``.ods`` (OpenDocument 1.3, part 3): values, and dates as precisely as shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from generator.errors import ContentError, Finding, Origin
from generator.stages.content.tables.archive import unpack
from generator.stages.content.tables.choice import (
    Placed,
    RawSheet,
    choose_sheet,
    explain_formula,
    name_column,
)
from generator.stages.content.tables.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    CellFault,
    TableSheet,
    Value,
)
from generator.stages.content.tables.workbook import read_date, read_number

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NS = {
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "number": f"{_BASE}datastyle:1.0",
    "office": f"{_BASE}office:1.0",
    "style": f"{_BASE}style:1.0",
    "table": f"{_BASE}table:1.0",
    "text": f"{_BASE}text:1.0",
}
WRAPPERS = ("table-header-rows", "table-rows", "table-row-group")
"""What rows may stand in, besides the table itself."""
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def _q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def read_opendocument(data: bytes, path: str) -> TableSheet:
    """Read the table of an ``.ods``.

    :raises ContentError: when it is none, or holds no one table.
    """
    parts = unpack(data, path)
    if b"encryption-data" in parts.get(MANIFEST, b""):
        message = "is locked by a password"
        raise ContentError(Finding(Origin(path), message, "save it without a password"))
    try:
        content = _parse(parts[CONTENT])
        styles = _parse(parts[STYLES]) if STYLES in parts else content
    except (KeyError, etree.XMLSyntaxError) as failure:
        raise ContentError(
            Finding(
                Origin(path),
                "is no .ods that can be read",
                "save it again from a spreadsheet, as .ods, .xlsx or CSV",
            )
        ) from failure
    reader = _Reader(path, _list_shown((styles, content)))
    tables = content.iterfind("office:body/office:spreadsheet/table:table", NS)
    return choose_sheet([reader.read(table) for table in tables], path)


def _parse(part: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(part, parser)


def _list_shown(documents: tuple[Any, ...]) -> dict[str, frozenset[str]]:
    """What of a date each style of cells shows: ``day``, ``month``, ``year``."""
    kinds = {
        style.get(_q("style:name")): frozenset(
            str(child.tag).rpartition("}")[2] for child in style if isinstance(child.tag, str)
        )
        for document in documents
        for style in document.iter(_q("number:date-style"))
    }
    return {
        style.get(_q("style:name")): kinds[style.get(_q("style:data-style-name"))]
        for document in documents
        for style in document.iter(_q("style:style"))
        if style.get(_q("style:data-style-name")) in kinds
    }


class _Reader:
    def __init__(self, path: str, shown: dict[str, frozenset[str]]) -> None:
        self.path = path
        self.shown = shown

    def read(self, table: Any) -> RawSheet:
        name = table.get(_q("table:name"), "")
        defaults = self.list_defaults(table)
        cells: list[Placed] = []
        merged = ""
        row, full = 1, 0
        for element in self.list_rows(table):
            times = self.count(element, "table:number-rows-repeated")
            here = list(self.read_row(element, row, defaults))
            full += times if here else 0
            if full > MAX_ROWS + 1:
                message = f"has more than {MAX_ROWS} rows"
                raise ContentError(Finding(Origin(self.path), message, f"keep it to {MAX_ROWS}"))
            for offset in range(times if here else 0):
                cells += [(row + offset, column, value) for _, column, value in here]
            merged = merged or self.find_merged(element, row)
            row += times
        return RawSheet(name, cells, merged)

    def list_rows(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            if child.tag == _q("table:table-row"):
                yield child
            elif child.tag in [_q(f"table:{name}") for name in WRAPPERS]:
                yield from self.list_rows(child)

    def list_defaults(self, table: Any) -> list[str]:
        """The style of the cells of each column that name none themselves."""
        found: list[str] = []
        for column in table.iter(_q("table:table-column")):
            times = self.count(column, "table:number-columns-repeated")
            name = column.get(_q("table:default-cell-style-name"), "")
            found += [name] * min(times, MAX_COLUMNS - len(found))
        return found

    def read_row(self, row: Any, number: int, defaults: list[str]) -> Iterator[Placed]:
        column = 1
        own = row.get(_q("table:default-cell-style-name"))
        for cell in row:
            if cell.tag not in (_q("table:table-cell"), _q("table:covered-table-cell")):
                continue
            times = self.count(cell, "table:number-columns-repeated")
            default = own or (defaults[column - 1] if column <= len(defaults) else "")
            value = self.read_cell(cell, default)
            if value != "":
                if column + times - 1 > MAX_COLUMNS:
                    place = f"{name_column(column)}{number}"
                    message = f"has a cell beyond its {MAX_COLUMNS}th column ({place})"
                    remedy = "delete the columns beside the table"
                    raise ContentError(Finding(Origin(self.path, number), message, remedy))
                yield from ((number, column + offset, value) for offset in range(times))
            column += times

    def find_merged(self, row: Any, number: int) -> str:
        column = 1
        for cell in row:
            wide = self.count(cell, "table:number-columns-spanned")
            high = self.count(cell, "table:number-rows-spanned")
            if wide > 1 or high > 1:
                end = f"{name_column(column + wide - 1)}{number + high - 1}"
                return f"{name_column(column)}{number}:{end}"
            column += self.count(cell, "table:number-columns-repeated")
        return ""

    def count(self, element: Any, name: str) -> int:
        """A number of repetitions, at most what a spreadsheet has rows."""
        said = element.get(_q(name), "1")
        return min(max(int(said), 1), 2**20) if said.isascii() and said.isdigit() else 1

    def read_cell(self, cell: Any, default: str) -> Value:
        kind = cell.get(_q("office:value-type"))
        if cell.get(_q("calcext:value-type")) == "error":
            return CellFault(f"holds the error {_read_text(cell)}", "mend the formula")
        if kind is None and cell.get(_q("table:formula")) is not None:
            return explain_formula()
        try:
            return self.read_kind(cell, kind, cell.get(_q("table:style-name")) or default)
        except ValueError:
            return CellFault(f"holds no {kind} that can be read", "write it anew")

    def read_kind(self, cell: Any, kind: str | None, style: str) -> Value:
        match kind:
            case "float" | "currency" | "percentage":
                value = cell.get(_q("office:value"), "")
                return read_number(value, percent=kind == "percentage")
            case "date":
                moment = dt.datetime.fromisoformat(cell.get(_q("office:date-value"), ""))
                shown = self.shown.get(style, frozenset(("day", "month", "year")))
                return read_date(
                    moment.replace(tzinfo=None),
                    day="day" in shown,
                    month="month" in shown,
                    year="year" in shown,
                )
            case "boolean":
                return bool(cell.get(_q("office:boolean-value")) == "true")
            case "time":
                parts = _TIME.fullmatch(cell.get(_q("office:time-value"), ""))
                if parts is None:
                    raise ValueError
                hours, minutes, seconds = (int(part) for part in parts.groups())
                return dt.time(hours, minutes, seconds)
        return str(cell.get(_q("office:string-value")) or _read_text(cell))


def _read_text(cell: Any) -> str:
    """The words of a cell; its remarks are none of them."""
    return "\n".join(_gather(each) for each in cell.iterfind("text:p", NS))


def _gather(element: Any) -> str:
    words = [element.text or ""]
    for child in element:
        if child.tag == _q("text:s"):
            said = child.get(_q("text:c"), "1")
            words.append(" " * (min(int(said), 1000) if said.isascii() and said.isdigit() else 1))
        elif child.tag == _q("text:tab"):
            words.append("\t")
        elif child.tag == _q("text:line-break"):
            words.append("\n")
        elif child.tag not in (_q("office:annotation"), _q("text:ruby-text")):
            words.append(_gather(child))
        words.append(child.tail or "")
    return "".join(words)
