"""The tables: rows of cells under header cells that say what they head, and a summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Finding
from generator.pdf.tags.tree import Element, Tree
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

GROUPS = frozenset({"THead", "TBody", "TFoot"})
CELLS = frozenset({"TH", "TD"})
INSIDE: Mapping[str, frozenset[str]] = {
    "Table": GROUPS | {"TR", "Caption"},
    "THead": frozenset({"TR"}),
    "TBody": frozenset({"TR"}),
    "TFoot": frozenset({"TR"}),
    "TR": CELLS,
}
"""What may lie directly in each element (ISO 32000-1, 14.8.4.3.4; ISO 14289-1, 7.2)."""
AROUND: Mapping[str, frozenset[str]] = {
    "THead": frozenset({"Table"}),
    "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}),
    "TR": GROUPS | {"Table"},
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
}
"""In what each element must lie."""
SCOPES = frozenset({"Row", "Column", "Both"})
WIDEST = 1000


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on tables (ISO 14289-1, 7.2 and 7.5)."""
    tree = reading.tree
    yield from check_nesting(tree, INSIDE, AROUND, promise)
    for number, table in enumerate(tree.of("Table"), 1):
        name = f"table {number}"
        rows = list(_rows(tree, table))
        heads = [cell for row in rows for cell in row if cell.tag == "TH"]
        if not heads:
            yield promise.find(f"{name} has no header cells", "set them as th")
        loose = sum(head.attributes.get("Scope") not in SCOPES for head in heads)
        if loose:
            yield promise.find(
                f"{name} has {loose} header cells without a scope",
                "say whether they head a row or a column",
            )
        if not table.attributes.get("Summary", "").strip():
            yield promise.find(f"{name} has no summary", "say in words what it tells")
        widths = _measure(rows)
        if len(set(widths)) > 1:
            row = next(n for n, width in enumerate(widths, 1) if width != widths[0])
            yield promise.find(
                f"{name} has {widths[row - 1]} columns in row {row} and {widths[0]} in the first",
                "give each row as many cells, or say what they span",
            )


def check_nesting(
    tree: Tree,
    inside: Mapping[str, frozenset[str]],
    around: Mapping[str, frozenset[str]],
    promise: Promise,
) -> Iterator[Finding]:
    """Findings on elements that lie where they must not, each pair of types once."""
    wrong: dict[tuple[str, str], None] = {}
    for element in tree.elements:
        parent = tree.elements[element.parent].tag if element.parent is not None else "the root"
        outside = element.tag in around and parent not in around[element.tag]
        if outside or (parent in inside and element.tag not in inside[parent]):
            wrong[element.tag, parent] = None
    for tag, parent in wrong:
        yield promise.find(f"has a {tag} in {parent}", "give it the tags of its place")


def _rows(tree: Tree, table: Element) -> Iterator[tuple[Element, ...]]:
    for child in tree.children(table):
        for row in tree.children(child) if child.tag in GROUPS else (child,):
            if row.tag == "TR":
                yield tuple(cell for cell in tree.children(row) if cell.tag in CELLS)


def _measure(rows: list[tuple[Element, ...]]) -> list[int]:
    """How many columns each row fills, those included that a cell above reaches into."""
    widths = [0] * len(rows)
    for index, row in enumerate(rows):
        for cell in row:
            across, down = _span(cell, "ColSpan"), _span(cell, "RowSpan")
            for reached in range(index, min(index + down, len(rows))):
                widths[reached] += across
    return widths


def _span(cell: Element, name: str) -> int:
    text = cell.attributes.get(name, "1")
    return min(int(text), WIDEST) if text.isdecimal() else 1
