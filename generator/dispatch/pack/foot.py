"""Where a finished edition's running foot has room for a line more."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

CLEAR = 8.0
"""How far the line keeps from what stands beside it, in pt."""
LINE = 3.0
"""How far apart, in pt, the baselines of two characters of the same line may be."""


@dataclass(frozen=True, slots=True)
class FootSpace:
    """A free part of the foot, the same on all pages, in pt from the page's left lower corner."""

    left: float
    width: float
    baseline: float


def find_room(data: bytes) -> FootSpace | None:
    """The widest part of the foot that is free on all pages; None where their feet differ.

    The foot is the lowest line of text of each page.
    """
    document = pdfium.PdfDocument(data)
    try:
        feet = [_read_foot(page) for page in document]
    finally:
        document.close()
    if not feet or not all(feet):
        return None
    baseline = min(foot[0].baseline for foot in feet)
    if any(abs(foot[0].baseline - baseline) > LINE for foot in feet):
        return None
    taken = sorted((each.left, each.right) for foot in feet for each in foot)
    left, width = max(_gaps(taken), key=lambda gap: gap[1], default=(0.0, 0.0))
    return FootSpace(left + CLEAR, width - 2 * CLEAR, baseline) if width > 2 * CLEAR else None


@dataclass(frozen=True, slots=True)
class _Character:
    left: float
    right: float
    baseline: float


def _read_foot(page: pdfium.PdfPage) -> list[_Character]:
    characters = list(_read_characters(page))
    lowest = min((each.baseline for each in characters), default=0.0)
    return [each for each in characters if each.baseline - lowest <= LINE]


def _read_characters(page: pdfium.PdfPage) -> Iterator[_Character]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        # The characters that PDFium makes up, as the spaces between words, stand nowhere.
        if pdfium_c.FPDFText_IsGenerated(text, index) == 1:
            continue
        if pdfium_c.FPDFText_GetCharOrigin(text, index, x, y):
            left, _, right, _ = text.get_charbox(index, loose=True)
            yield _Character(left, right, y.value)


def _gaps(taken: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What lies between intervals that are sorted: where it begins, and how wide it is."""
    end: float | None = None
    for left, right in taken:
        if end is not None and left > end:
            yield end, left - end
        end = right if end is None else max(end, right)
