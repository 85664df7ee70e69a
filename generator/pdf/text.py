"""Where the text of a PDF stands, as PDFium finds it: runs and characters with their boxes."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: the box it is cut to, and the boxes of its runs of text, the figures' too."""

    number: int
    trim: Box
    runs: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Character:
    """A character that is printed, its place in the text of its page, and its box."""

    index: int
    text: str
    box: Box


def read_sheets(document: pypdfium2.PdfDocument) -> tuple[Sheet, ...]:
    """The runs of text of every page."""
    sheets = []
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        runs = tuple(text.get_rect(index) for index in range(text.count_rects()))
        sheets.append(Sheet(number, page.get_trimbox(), runs))
        text.close()
        page.close()
    return tuple(sheets)


def read_characters(document: pypdfium2.PdfDocument, number: int) -> tuple[Character, ...]:
    """The characters of a page (counted from 1) that print something, in the order of the text."""
    page = document[number - 1]
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        character = chr(raw.FPDFText_GetUnicode(text, index))
        box = text.get_charbox(index)
        if not character.isspace() and box[2] > box[0] and box[3] > box[1]:
            found.append(Character(index, character, box))
    text.close()
    page.close()
    return tuple(found)
