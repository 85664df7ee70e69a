"""The pages: as many as planned, as large as their paper, each section on its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pikepdf

from generator.errors import Finding
from generator.model.paper import Paper
from generator.pdf.tags.tree import Element, Place
from generator.stages.preflight.check import check, of_editions
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

FEWER = "give it more text, or plan fewer: pages in format.toml, or under formats in brief.yaml"


@check("pages", of_editions)
def check_pages(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give a finding on the number of pages."""
    assert case.expected is not None
    count, pages = len(reading.pdf.pages), case.expected.pages
    if not pages.allow(count):
        few = count < pages.least
        yield case.find(
            f"has {count} {'page' if count == 1 else 'pages'} where its plan has {pages.words}",
            FEWER if few else "shorten the text that runs over",
        )


MM = 25.4 / 72
TOLERANCE = 0.1
"""In mm."""

Box = tuple[float, float, float, float]


@check("boxes", of_editions)
def check_boxes(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on the pages' boxes (ISO 32000-1, 14.11.2; ISO 15930-7)."""
    assert case.expected is not None
    paper = case.expected.paper
    printed = case.is_printed
    for number, page in enumerate(reading.pdf.pages, 1):
        boxes = {
            name: _read(page.obj[f"/{name}"])
            for name in ("CropBox", "BleedBox", "TrimBox", "ArtBox")
            if f"/{name}" in page.obj
        }
        media = _read(page.mediabox)
        faults = (
            _check_print(media, boxes, paper, case.expected.bleed)
            if printed
            else _check_screen(media, paper)
        )
        for message, remedy in faults:
            yield case.find(f"page {number} {message}", remedy)


def _check_screen(media: Box, paper: Paper) -> Iterator[tuple[str, str]]:
    width, height = paper.width, paper.height
    if not _measures(media, width, height):
        yield (
            f"measures {_size(media)} mm, not {width} × {height}",
            "leave the size of the page to the paper",
        )


def _check_print(
    media: Box, boxes: dict[str, Box], paper: Paper, wanted: float
) -> Iterator[tuple[str, str]]:
    again = "prepare the page for a press again"
    for name in ("TrimBox", "BleedBox"):
        if name not in boxes:
            yield f"has no {name}", again
    width, height = paper.width, paper.height
    trim, bleed = boxes.get("TrimBox"), boxes.get("BleedBox")
    if trim is not None and not _measures(trim, width, height):
        yield (
            f"is trimmed to {_size(trim)} mm, not {width} × {height}",
            "leave the size of the page to the paper",
        )
    if trim is not None and bleed is not None:
        around = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        if any(abs(side - wanted) > TOLERANCE for side in around):
            yield f"bleeds by {_list(around)} mm, not {wanted:g} on each side", again
    inner = bleed or trim
    if inner is not None and not _holds(media, inner):
        yield "has boxes that reach beyond its medium", again
    if "CropBox" in boxes and boxes["CropBox"] != media:
        yield "shows only a part of its medium", "take the CropBox out"
    if "ArtBox" in boxes:
        yield "has an ArtBox beside the TrimBox", "take it out"


def _read(box: pikepdf.Object) -> Box:
    """A box in mm, from its lower left to its upper right corner."""
    left, bottom, right, top = (float(value) * MM for value in box)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _measures(box: Box, width: float, height: float) -> bool:
    across, up = box[2] - box[0], box[3] - box[1]
    return abs(across - width) <= TOLERANCE and abs(up - height) <= TOLERANCE


def _holds(outer: Box, inner: Box) -> bool:
    low = all(outer[side] <= inner[side] + TOLERANCE for side in (0, 1))
    return low and all(outer[side] >= inner[side] - TOLERANCE for side in (2, 3))


def _size(box: Box) -> str:
    return f"{box[2] - box[0]:.1f} × {box[3] - box[1]:.1f}"


def _list(sides: tuple[float, ...]) -> str:
    return ", ".join(f"{side:.1f}" for side in sides)


def _are_known(case: Case) -> bool:
    """Whether a build says where its groups stand, or the tags of a file for readers do."""
    return case.expected is not None and (case.built is not None or case.is_read)


@check("sections", _are_known)
def check_sections(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on groups that do not begin a page of their own.

    The build knows where its engine set them; of a finished file their tags say it.
    """
    sections = case.built.sections if case.built is not None else _find_sections(reading)
    for (before, (_, last)), (name, (first, _)) in pairwise(sections.items()):
        if first <= last:
            yield case.find(
                f"section {name} begins on page {first}, where {before} has not ended",
                "have it begin a page: a child of <main> that has an id does",
            )


def _find_sections(reading: Reading) -> dict[str, tuple[int, int]]:
    """The first and the last page of each group: a section of the document that has a name."""
    numbers = {page.obj.objgen: number for number, page in enumerate(reading.pdf.pages, 1)}
    found: dict[str, tuple[int, int]] = {}
    for element in reading.tree.of("Sect", "Art"):
        name, around = element.attributes.get("ID", ""), next(reading.tree.ancestors(element), None)
        if name and around is not None and around.tag == "Document":
            pages = [numbers[place] for place in _places(reading, element) if place in numbers]
            if pages:
                found[name] = min(pages), max(pages)
    return found


def _places(reading: Reading, element: Element) -> Iterator[Place]:
    waiting = [element]
    while waiting:
        inner = waiting.pop()
        yield from (place for place, _ in inner.marks)
        waiting += reading.tree.children(inner)
