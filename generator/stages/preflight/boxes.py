"""The boxes: each page as large as its paper, and in print the bleed and the marks around it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.model.edition import Paper, Profile
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

MM = 25.4 / 72
TOLERANCE = 0.1
"""In mm."""

Box = tuple[float, float, float, float]


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on the pages' boxes (ISO 32000-1, 14.11.2; ISO 15930-7)."""
    assert promise.paper is not None
    printed = promise.profile is Profile.PRINT
    for number, page in enumerate(reading.pdf.pages, 1):
        boxes = {
            name: _read(page.obj[f"/{name}"])
            for name in ("CropBox", "BleedBox", "TrimBox", "ArtBox")
            if f"/{name}" in page.obj
        }
        media = _read(page.mediabox)
        faults = (
            _check_print(media, boxes, promise.paper, promise.bleed)
            if printed
            else _check_screen(media, promise.paper)
        )
        for message, remedy in faults:
            yield promise.find(f"page {number} {message}", remedy)


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
