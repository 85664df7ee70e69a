"""The lists: items of a label and a body."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading
from generator.stages.preflight.tables import check_nesting

INSIDE = {"L": frozenset({"L", "LI", "Caption"}), "LI": frozenset({"Lbl", "LBody"})}
AROUND = {"LI": frozenset({"L"}), "LBody": frozenset({"LI"})}
"""ISO 32000-1, 14.8.4.3.3; ISO 14289-1, 7.2. A label may stand in a note too."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on lists (ISO 14289-1, 7.2 and 7.6)."""
    tree = reading.tree
    yield from check_nesting(tree, INSIDE, AROUND, promise)
    for number, element in enumerate(tree.of("L"), 1):
        inside = [child.tag for child in tree.children(element)]
        if "LI" not in inside and "L" not in inside:
            yield promise.find(f"list {number} has no items", "give it items, or no tag")
    bare = sum(
        [child.tag for child in tree.children(item)].count("LBody") != 1 for item in tree.of("LI")
    )
    if bare:
        yield promise.find(
            f"has {bare} list items without one body", "put what an item says into one LBody"
        )
