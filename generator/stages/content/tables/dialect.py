"""CSV as spreadsheets save it: parted by commas, semicolons or tabs, in lines of any ending."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection

from generator.errors import ContentError, Finding, Origin
from generator.stages.content.tables.sheet import Cell, SheetRow, TableSheet, make_sheet

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
"""What Excel parts cells by, in one language or another: its “list separator”, or a tab."""
_TOLD = re.compile(r"sep=(.)\r?\n?")
"""The line by which a file tells Excel its delimiter."""

Line = tuple[int, list[str]]


def read_csv(text: str, path: str, known: Collection[str], *, utf8: bool) -> TableSheet:
    """Read a table of separated values (RFC 4180), whatever parts its cells.

    :param known: the names of columns, by which the delimiter is found.
    :param utf8: whether the file was UTF-8 without a mark.
    :raises ContentError: with the line of what is not CSV.
    """
    told = _TOLD.match(text)
    if told is not None and told[1] in DELIMITERS:
        lines = _split(text[told.end() :], path, told[1], start=2)
        delimiter = told[1]
    else:
        delimiter = _find_delimiter(text, known)
        lines = _split(text, path, delimiter, start=1)
    rows = [
        SheetRow(Origin(path, line), tuple(Cell(cell, Origin(path, line)) for cell in cells))
        for line, cells in lines
    ]
    portable = utf8 and told is None and delimiter == ","
    return make_sheet(path, rows, delimiter=delimiter, portable=portable)


def _find_delimiter(text: str, known: Collection[str]) -> str:
    """The delimiter under which the first line has the most names of columns, or else of cells."""
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")

    def judge(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return sum(cell.strip() in known for cell in cells), len(cells)

    return max(DELIMITERS, key=judge)


def _split(text: str, path: str, delimiter: str, *, start: int) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = start - 1
    rows = []
    try:
        for cells in reader:
            rows.append((start, cells))
            start = before + reader.line_num + 1
    except csv.Error as failure:
        raise ContentError(
            Finding(
                Origin(path, start), f"is not CSV ({failure})", "correct that row’s quotation marks"
            )
        ) from failure
    return rows
