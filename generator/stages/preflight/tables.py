"""Tables and lists: rows of cells under headers, items of a label and a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Finding
from generator.pdf.tags.tree import Element, Tree
from generator.stages.preflight.check import check, for_readers
from generator.stages.preflight.expectations import Case
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


@check("tables", for_readers)
def check_tables(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on tables (ISO 14289-1, 7.2 and 7.5)."""
    tree = reading.tree
    yield from check_nesting(tree, INSIDE, AROUND, case)
    for number, table in enumerate(tree.of("Table"), 1):
        name = f"table {number}"
        rows = list(_rows(tree, table))
        heads = [cell for row in rows for cell in row if cell.tag == "TH"]
        if not heads:
            yield case.find(f"{name} has no header cells", "set them as th")
        loose = sum(head.attributes.get("Scope") not in SCOPES for head in heads)
        if loose:
            yield case.find(
                f"{name} has {loose} header cells without a scope",
                "say whether they head a row or a column",
            )
        if not table.attributes.get("Summary", "").strip():
            yield case.find(f"{name} has no summary", "say in words what it tells")
        widths = _measure(rows)
        if len(set(widths)) > 1:
            row = next(n for n, width in enumerate(widths, 1) if width != widths[0])
            yield case.find(
                f"{name} has {widths[row - 1]} columns in row {row} and {widths[0]} in the first",
                "give each row as many cells, or say what they span",
            )


def check_nesting(
    tree: Tree,
    inside: Mapping[str, frozenset[str]],
    around: Mapping[str, frozenset[str]],
    case: Case,
) -> Iterator[Finding]:
    """Give findings on elements that lie where they must not, each pair of types once."""
    wrong: dict[tuple[str, str], None] = {}
    for element in tree.elements:
        parent = tree.elements[element.parent].tag if element.parent is not None else "the root"
        outside = element.tag in around and parent not in around[element.tag]
        if outside or (parent in inside and element.tag not in inside[parent]):
            wrong[element.tag, parent] = None
    for tag, parent in wrong:
        yield case.find(f"has a {tag} in {parent}", "give it the tags of its place")


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


LIST_INSIDE = {"L": frozenset({"L", "LI", "Caption"}), "LI": frozenset({"Lbl", "LBody"})}
LIST_AROUND = {"LI": frozenset({"L"}), "LBody": frozenset({"LI"})}
"""ISO 32000-1, 14.8.4.3.3; ISO 14289-1, 7.2. A label may stand in a note too."""


@check("lists", for_readers)
def check_lists(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on lists (ISO 14289-1, 7.2 and 7.6)."""
    tree = reading.tree
    yield from check_nesting(tree, LIST_INSIDE, LIST_AROUND, case)
    for number, element in enumerate(tree.of("L"), 1):
        inside = [child.tag for child in tree.children(element)]
        if "LI" not in inside and "L" not in inside:
            yield case.find(f"list {number} has no items", "give it items, or no tag")
    bare = sum(
        [child.tag for child in tree.children(item)].count("LBody") != 1 for item in tree.of("LI")
    )
    if bare:
        yield case.find(
            f"has {bare} list items without one body", "put what an item says into one LBody"
        )
