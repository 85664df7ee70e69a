"""The structure that is read aloud: tags for all content, headings in order, nothing empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.pdf.tags.tree import Place
from generator.stages.preflight.check import check, for_readers
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

MOST_SAID = 6
"""How many findings of one kind are said."""


@check("tags", for_readers)
def check_tags(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on content outside the tags, and tags beside the content (ISO 14289-1, 7.1)."""
    if not reading.pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked"):
        yield case.find("is not tagged", "render it as PDF/UA")
        return
    for fault in reading.tree.faults:
        yield case.find(f"its structure {fault}", "mend the tag tree")
    yield from _check_content(reading, case)
    lines = dict.fromkeys((*_compare_marks(reading), *_compare_parents(reading)))
    for line in list(lines)[:MOST_SAID]:
        yield case.find(line, "have each piece of content in one element, which it points to")


def _check_content(reading: Reading, case: Case) -> Iterator[Finding]:
    for content in reading.contents.pages:
        name = reading.owners[content.owner]
        if content.unmarked:
            yield case.find(
                f"{name} paints {content.unmarked} times outside the tags",
                "tag the content, or mark it as an artifact",
            )
    for content in (*reading.contents.pages, *reading.contents.forms.values()):
        name = reading.owners[content.owner]
        if content.crossed:
            yield case.find(
                f"{name} has an artifact in tagged content, or the reverse",
                "end the one before the other begins",
            )
        for fault in content.faults:
            yield case.find(f"{name} {fault}", "mend its content")


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


LEVEL = re.compile(r"H([1-6])")
HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")


@check("headings", for_readers)
def check_headings(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on the levels of headings (ISO 14289-1, 7.4.2 and 7.4.4), and their place."""
    last = 0
    for number, element in enumerate(reading.tree.of(*HEADINGS), 1):
        found = LEVEL.fullmatch(element.tag)
        if found is None:
            yield case.find(f"heading {number} has no level", "say h1 to h6")
            continue
        level = int(found[1])
        if level > last + 1:
            before = f"follows an H{last}" if last else "is the first heading"
            yield case.find(f"heading {number}, an H{level}, {before}", f"make it an H{last + 1}")
        last = level
    if not last:
        yield case.find("has no headings", "give its sections headings")
    for number, page in _find_parted(reading):
        yield case.find(
            f"page {page} ends with heading {number}, whose text begins on the next",
            "give what follows less height, or begin the heading there too",
        )


def _find_parted(reading: Reading) -> Iterator[tuple[int, int]]:
    """Give each heading that what it stands over leaves alone on a page: its number, its page."""
    pages = {page.obj.objgen: place for place, page in enumerate(reading.pdf.pages, 1)}
    number, last = 0, None
    for element in reading.tree.elements:
        number += element.tag in HEADINGS
        page = next((pages[on] for on, _ in element.marks if on in pages), 0)
        if not page:
            continue
        if last and last[1] < page:
            yield last
        around = (element, *reading.tree.ancestors(element))
        last = (number, page) if any(each.tag in HEADINGS for each in around) else None


MAY_BE_EMPTY = frozenset({"TD", "TH"})
"""A cell may have nothing to say."""


@check("emptiness", for_readers)
def check_emptiness(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on elements that hold nothing, by their type (ISO 14289-1, 7.1)."""
    empty = Counter(
        element.tag
        for element in reading.tree.elements
        if element.is_empty and element.tag not in MAY_BE_EMPTY
    )
    for tag, count in sorted(empty.items()):
        elements = "an empty element" if count == 1 else f"{count} empty elements"
        yield case.find(f"has {elements} {tag}", "leave out what has no content")


HOLDERS = {"/Link": "Link", "/Widget": "Form"}
"""The element that an annotation of each kind lies in (ISO 14289-1, 7.18); any other, in Annot."""
UNTAGGED = frozenset({"/Popup", "/PrinterMark", "/TrapNet"})


@check("alternatives", for_readers)
def check_alternatives(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on alternative texts and annotations (ISO 14289-1, 7.3, 7.7 and 7.18)."""
    described = Counter(
        element.attributes.get("Alt", element.attributes.get("ActualText", "")).strip()
        for element in reading.tree.of("Figure", "Formula")
    )
    if described[""]:
        figures = "a figure" if described[""] == 1 else f"{described['']} figures"
        yield case.find(f"has {figures} without alternative text", "give each img its alt")
    for text in case.built.alternatives if case.built is not None else ():
        if text.strip() not in described:
            yield case.find(
                f"does not hold the figure “{text[:40]}…”", "place the figure on a page"
            )
    tagged = {place: el.tag for el in reading.tree.elements for place in el.annotations}
    for number, page in enumerate(reading.pdf.pages, 1):
        for annotation in page.get("/Annots", pikepdf.Array()).as_list():
            kind = str(annotation.get("/Subtype", ""))
            holder = HOLDERS.get(kind, "Annot")
            if kind in UNTAGGED or _lies_outside(annotation, page):
                continue
            if tagged.get(annotation.objgen) != holder:
                yield case.find(
                    f"page {number} has an annotation {kind.lstrip('/')} outside a tag {holder}",
                    "put it into the tag tree",
                )


def _lies_outside(annotation: pikepdf.Object, page: pikepdf.Page) -> bool:
    """Whether nobody can see an annotation, as that of a signature (ISO 14289-1, 7.18.1)."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    sides = [float(edge) for edge in annotation.get("/Rect", pikepdf.Array()).as_list()]
    if len(sides) != len(page.cropbox):
        return False
    across, along = sorted(sides[::2]), sorted(sides[1::2])
    return across[1] < left or across[0] > right or along[1] < bottom or along[0] > top
