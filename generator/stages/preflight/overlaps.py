"""Overlaps: no character stands on another, on the pages and in the figures.

Runs of text are compared first, since few of them meet: their boxes may, where lines are set
tight. Of a page where two do, the characters are compared, by the boxes of their outlines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from generator.errors import Finding
from generator.pdf.text import Box, Character, read_characters
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

MEETING = 0.25
"""The part of the lower of two runs that the other must cover to be looked into."""
COVERED = 0.4
"""The part of the smaller of two outlines' boxes that the other covers when they overlap."""
NEAR = 3
"""Characters so near to each other in the text are set by their font: kerned, joined, marked."""
SHOWN = 30
LETTERS = ("L", "N", "S")
"""Marks and stops stand over, under and in letters by design."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on text that covers text; one a page, with the words that do."""
    for sheet in reading.sheets:
        if not _meet(sheet.runs):
            continue
        characters = read_characters(reading.document, sheet.number)
        pairs = list(_find_covered(characters))
        if pairs:
            first, second = (_quote(characters, index) for index in pairs[0])
            yield promise.find(
                f"page {sheet.number} has text on text: “{first}” and “{second}”",
                "move one of them",
            )


def _meet(runs: Sequence[Box]) -> bool:
    """Whether two runs cover each other by more than lines set tight do."""
    order = sorted(runs, key=lambda run: run[1])
    for index, one in enumerate(order):
        for other in order[index + 1 :]:
            if other[1] >= one[3]:
                break
            height = min(one[3], other[3]) - other[1]
            width = min(one[2], other[2]) - max(one[0], other[0])
            lower = min(one[3] - one[1], other[3] - other[1])
            if width > 1 and height > MEETING * lower:
                return True
    return False


def _find_covered(characters: Sequence[Character]) -> Iterator[tuple[int, int]]:
    """The places of each two letters or digits of which one covers the other."""
    places = [n for n, each in enumerate(characters) if _is_letter(each.text)]
    places.sort(key=lambda place: characters[place].box[0])
    for index, place in enumerate(places):
        box = characters[place].box
        for other in places[index + 1 :]:
            if characters[other].box[0] >= box[2]:
                break
            near = abs(characters[other].index - characters[place].index) <= NEAR
            if not near and _cover(box, characters[other].box) > COVERED:
                yield place, other


def _is_letter(text: str) -> bool:
    return unicodedata.category(text).startswith(LETTERS)


def _cover(one: Box, other: Box) -> float:
    """The part of the smaller box that lies in the larger."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / min(_area(one), _area(other))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _quote(characters: Sequence[Character], place: int) -> str:
    """The words around a character."""
    start = max(0, place - SHOWN // 2)
    return "".join(each.text for each in characters[start : start + SHOWN])
