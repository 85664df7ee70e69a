"""The tags against the content: all of it tagged or an artifact, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.pdf.tags.tree import Place
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

MOST = 6
"""How many findings of one kind are said."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on content outside the tags, and tags beside the content (ISO 14289-1, 7.1)."""
    if not reading.pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked"):
        yield promise.find("is not tagged", "render it as PDF/UA")
        return
    for fault in reading.tree.faults:
        yield promise.find(f"its structure {fault}", "mend the tag tree")
    yield from _check_content(reading, promise)
    lines = dict.fromkeys((*_compare_marks(reading), *_compare_parents(reading)))
    for line in list(lines)[:MOST]:
        yield promise.find(line, "have each piece of content in one element, which it points to")


def _check_content(reading: Reading, promise: Promise) -> Iterator[Finding]:
    for content in reading.contents.pages:
        name = reading.owners[content.owner]
        if content.unmarked:
            yield promise.find(
                f"{name} paints {content.unmarked} times outside the tags",
                "tag the content, or mark it as an artifact",
            )
    for content in (*reading.contents.pages, *reading.contents.forms.values()):
        name = reading.owners[content.owner]
        if content.crossed:
            yield promise.find(
                f"{name} has an artifact in tagged content, or the reverse",
                "end the one before the other begins",
            )
        for fault in content.faults:
            yield promise.find(f"{name} {fault}", "mend its content")


def _compare_marks(reading: Reading) -> Iterator[str]:
    """What the content marks and the elements hold, where they differ."""
    held = Counter(mark for element in reading.tree.elements for mark in element.marks)
    there = {
        (content.owner, mark): count
        for content in (*reading.contents.pages, *reading.contents.forms.values())
        for mark, count in content.marks.items()
    }
    names = reading.owners
    for (owner, mark), count in sorted(there.items()):
        if count > 1:
            yield f"{names[owner]} uses the MCID {mark} {count} times"
        if (owner, mark) not in held:
            yield f"{names[owner]} has content of the MCID {mark}, which no element holds"
    for (owner, mark), count in sorted(held.items()):
        name = names.get(owner, "a page that is not there")
        if (owner, mark) not in there:
            yield f"an element holds the MCID {mark} of {name}, which has no content"
        elif count > 1:
            yield f"{count} elements hold the MCID {mark} of {name}"


def _compare_parents(reading: Reading) -> Iterator[str]:
    """Where the parent tree names another element than the one that holds the content."""
    root = reading.pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    if "/ParentTree" not in root:
        yield "its structure has no parent tree"
        return
    parents = pikepdf.NumberTree(root.ParentTree)
    holders = {mark: element.place for element in reading.tree.elements for mark in element.marks}
    rows: dict[Place, dict[int, Place]] = {}
    for content in (*reading.contents.pages, *reading.contents.forms.values()):
        if content.marks:
            key = reading.pdf.get_object(content.owner).get("/StructParents")
            row = parents.get(int(key)) if key is not None else None
            rows[content.owner] = _read_row(row)
    for (owner, mark), place in holders.items():
        if owner in rows and rows[owner].get(mark) != place:
            name = reading.owners[owner]
            yield f"the parent tree names another element for the MCID {mark} of {name}"
    for element in reading.tree.elements:
        for annotation in element.annotations:
            key = reading.pdf.get_object(annotation).get("/StructParent")
            parent = parents.get(int(key)) if key is not None else None
            if parent is None or parent.objgen != element.place:
                yield f"the parent tree names another element for the annotation of a {element.tag}"


def _read_row(row: pikepdf.Object | None) -> dict[int, Place]:
    if not isinstance(row, pikepdf.Array):
        return {}
    return {
        mark: item.objgen
        for mark, item in enumerate(row.as_list())
        if isinstance(item, pikepdf.Dictionary)
    }
