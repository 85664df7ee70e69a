"""What stands for what cannot be read aloud: figures are described, annotations are tagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

HOLDERS = {"/Link": "Link", "/Widget": "Form"}
"""The element that an annotation of each kind lies in (ISO 14289-1, 7.18); any other, in Annot."""
UNTAGGED = frozenset({"/Popup", "/PrinterMark", "/TrapNet"})


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on alternative texts and tagged annotations (ISO 14289-1, 7.3, 7.7 and 7.18)."""
    described = Counter(
        element.attributes.get("Alt", element.attributes.get("ActualText", "")).strip()
        for element in reading.tree.of("Figure", "Formula")
    )
    if described[""]:
        figures = "a figure" if described[""] == 1 else f"{described['']} figures"
        yield promise.find(f"has {figures} without alternative text", "give each img its alt")
    for text in promise.alternatives or ():
        if text.strip() not in described:
            yield promise.find(
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
                yield promise.find(
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
