"""One cell of a table saved as CSV replaced where it stands: all other bytes stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell as it is written: where its bytes are, and what it says."""

    start: int
    end: int
    value: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row, and the line of the file on which it begins, counted from 1."""

    line: int
    cells: tuple[WrittenCell, ...]


def read_rows(text: str, separator: str) -> tuple[WrittenRow, ...]:
    """Take a table apart (RFC 4180), so that each cell is known by its place in the file."""
    rows: list[WrittenRow] = []
    cells: list[WrittenCell] = []
    at, line, begun = 0, 1, 1
    while at <= len(text):
        start = at
        if text[at : at + 1] == '"':
            at += 1
            value: list[str] = []
            while at < len(text):
                if text[at] == '"' and text[at + 1 : at + 2] == '"':
                    value.append('"')
                    at += 2
                elif text[at] == '"':
                    break
                else:
                    value.append(text[at])
                    at += 1
            at += 1
            cells.append(WrittenCell(start, at, "".join(value), is_quoted=True))
            line += text.count("\n", start, at)
        else:
            while at < len(text) and text[at] not in f"{separator}\r\n":
                at += 1
            cells.append(WrittenCell(start, at, text[start:at], is_quoted=False))
        if text[at : at + 1] == separator:
            at += 1
            continue
        if not (len(cells) == 1 and not cells[0].value):
            rows.append(WrittenRow(begun, tuple(cells)))
        cells = []
        if at >= len(text):
            break
        at += 2 if text.startswith("\r\n", at) else 1
        line += 1
        begun = line
    return tuple(rows)


def guess_separator(text: str) -> str:
    """Give what parts the cells: what the first line has most of."""
    head = text.partition("\n")[0]
    return max(SEPARATORS, key=head.count)


def find_cell(text: str, line: int, column: str) -> WrittenCell | None:
    """Find a cell by the line of its row and the name of its column; None where there is none."""
    rows = read_rows(text, guess_separator(text))
    if not rows:
        return None
    names = [cell.value.strip().removeprefix("\ufeff") for cell in rows[0].cells]
    row = next((row for row in rows[1:] if row.line == line), None)
    if row is None or column not in names or names.index(column) >= len(row.cells):
        return None
    return row.cells[names.index(column)]


def replace_cell(text: str, before: str, after: str, line: int, column: str) -> str | None:
    """Give a table with one cell otherwise; None where it does not say what it was said to say."""
    cell = find_cell(text, line, column)
    if cell is None or cell.value.split() != before.split():
        return None
    separator = guess_separator(text)
    needed = cell.is_quoted or any(letter in after for letter in (separator, '"', "\n", "\r"))
    written = '"' + after.replace('"', '""') + '"' if needed else after
    return text[: cell.start] + written + text[cell.end :]


def name_column(context: str, columns: Sequence[str] = ()) -> str:
    """Give the column of a text of a table by its context: ``towns.north.summary``."""
    last = context.rpartition(".")[2]
    return last if not columns or last in columns else columns[-1]
