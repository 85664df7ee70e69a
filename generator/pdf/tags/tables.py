"""Tables: which cells are headers of what, said twice as readers' programs differ.

Header cells have a scope, which the engine leaves out, and every cell names its headers: the engine
does so page by page, so that a table over several pages names headers of several tables
(ISO 14289-1, 7.5; ISO 32000-1, 14.8.5.7).
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.pdf.tags.draft import DraftElement

_SCOPES = {"row": "/Row", "col": "/Column", "rowgroup": "/Row", "colgroup": "/Column"}


def head_tables(document: DraftElement) -> None:
    """Give the tables of a document the scopes, the headers and the summaries of their HTML."""
    for number, table in enumerate(document.find("Table"), 1):
        if table.source and table.source.attributes.get("summary"):
            summary = pikepdf.String(table.source.attributes["summary"])
            table.attributes.setdefault("Table", {})["Summary"] = summary
        _head(table, f"table-{number}")


def _head(table: DraftElement, name: str) -> None:
    above: dict[int, list[str]] = {}
    beside: list[tuple[str, int]] = []  # row headers, and over how many rows they still reach
    for row, cells in enumerate(_grid(table)):
        for column, cell in cells:
            attributes = cell.attributes.setdefault("Table", {})
            attributes.pop("Headers", None)
            if cell.tag != "TH":
                continue
            identifier = f"{name}-{row}-{column}"
            asked = cell.source.attributes.get("scope", "") if cell.source else ""
            scope = _SCOPES.get(asked, "/Column")
            cell.texts["ID"] = identifier
            attributes["Scope"] = pikepdf.Name(scope)
            if scope == "/Row":
                beside.append((identifier, _span(cell, "RowSpan")))
            else:
                for each in _columns(column, cell):
                    above.setdefault(each, []).append(identifier)
        for column, cell in cells:
            if cell.tag == "TD":
                heads = [identifier for identifier, _ in beside]
                heads += [head for each in _columns(column, cell) for head in above.get(each, ())]
                listed = [pikepdf.String(head) for head in dict.fromkeys(heads)]
                cell.attributes["Table"]["Headers"] = pikepdf.Array(listed)
        beside = [(identifier, rows - 1) for identifier, rows in beside if rows > 1]


def _grid(table: DraftElement) -> Iterator[list[tuple[int, DraftElement]]]:
    """The cells of each row with their columns, counted from 0; spans are taken into account."""
    taken: dict[int, int] = {}
    for row in table.find("TR"):
        column, cells = 0, []
        for cell in row.elements:
            if cell.tag not in ("TH", "TD"):
                continue
            while taken.get(column, 0):
                column += 1
            cells.append((column, cell))
            for each in _columns(column, cell):
                taken[each] = _span(cell, "RowSpan")
            column += _span(cell, "ColSpan")
        taken = {each: left - 1 for each, left in taken.items() if left > 1}
        yield cells


def _columns(column: int, cell: DraftElement) -> range:
    return range(column, column + _span(cell, "ColSpan"))


def _span(cell: DraftElement, key: str) -> int:
    return int(cell.attributes.get("Table", {}).get(key, 1))
