"""The text of a PDF and where it stands, as PDFium finds it: text objects, runs, characters."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""
HARD_HYPHEN = "\u0002"
"""What PDFium gives for a hyphen of the word's own at the end of a line."""
DEPTH = 8
"""Forms inside forms are looked into so far."""
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


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


@dataclass(frozen=True, slots=True)
class Run:
    """A text object: its text, and its box in pt from the foot of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How tall its ink is, in pt."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Printed:
    """What one page prints: its size in points, and its text.

    ``marked`` are its text objects outside forms, each with its MCID, which is None where it has
    none or is an artifact; ``forms`` are those in each form on it; ``text`` is all of it in lines.
    """

    width: float
    height: float
    marked: tuple[tuple[int | None, Run], ...]
    forms: tuple[tuple[Run, ...], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Advance:
    """How far a character reaches along its line, with the space on its sides, in points."""

    left: float
    right: float
    baseline: float


class ReadDocument(pypdfium2.PdfDocument):  # type: ignore[misc] # has no types
    """A document of which each page is parsed once, however many look at it until it is closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._pages: dict[int, pypdfium2.PdfPage] = {}
        self._characters: dict[int, tuple[Character, ...]] = {}

    def __getitem__(self, index: int) -> pypdfium2.PdfPage:
        """Give a page, counted from 0."""
        if index not in self._pages:
            self._pages[index] = super().__getitem__(index)
        return self._pages[index]

    def list_characters(self, number: int) -> tuple[Character, ...]:
        """Give the characters of a page (counted from 1), as :func:`read_characters` does."""
        if number not in self._characters:
            self._characters[number] = read_characters(self, number)
        return self._characters[number]


def read_sheets(document: pypdfium2.PdfDocument) -> tuple[Sheet, ...]:
    """The runs of text of every page."""
    sheets = []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = page.get_textpage()
        runs = tuple(text.get_rect(index) for index in range(text.count_rects()))
        sheets.append(Sheet(number, page.get_trimbox(), runs))
        text.close()
    return tuple(sheets)


def read_characters(document: pypdfium2.PdfDocument, number: int) -> tuple[Character, ...]:
    """The characters of a page (counted from 1) that print something, in the order of the text."""
    page = document[number - 1]
    text = page.get_textpage()
    found = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isspace() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            continue
        box = left.value, bottom.value, right.value, top.value
        if box[2] > box[0] and box[3] > box[1]:
            found.append(Character(index, character, box))
    text.close()
    return tuple(found)


def read_sizes(document: pypdfium2.PdfDocument, number: int) -> tuple[tuple[str, float], ...]:
    """Each character that a page (counted from 1) prints, and the size it is set in, in pt.

    What a figure enlarges or a page scales is counted as it is printed.
    """
    page = document[number - 1]
    text = page.get_textpage()
    matrix = raw.FS_MATRIX()
    found = []
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) == 1 or character.isspace():
            continue
        if raw.FPDFText_GetMatrix(text, index, matrix):
            enlarged = math.hypot(matrix.c, matrix.d)
            found.append((character, raw.FPDFText_GetFontSize(text, index) * enlarged))
    text.close()
    return tuple(found)


def read_advances(data: bytes) -> tuple[tuple[Advance, ...], ...]:
    """Read where the characters of each page of a file stand on their lines."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(tuple(_list_advances(page)) for page in document)
    finally:
        document.close()


def _list_advances(page: pypdfium2.PdfPage) -> Iterator[Advance]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        # The characters that PDFium makes up, as the spaces between words, stand nowhere.
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if raw.FPDFText_GetCharOrigin(text, index, x, y):
            left, _, right, _ = text.get_charbox(index, loose=True)
            yield Advance(left, right, y.value)


def read_printed(document: pypdfium2.PdfDocument, number: int) -> Printed:
    """Read what a page (counted from 1) prints."""
    page = document[number - 1]
    text = page.get_textpage()
    try:
        width, height = page.get_size()
        marked: list[tuple[int | None, Run]] = []
        forms: list[tuple[Run, ...]] = []
        for item in page.get_objects(max_depth=1):
            if item.type == raw.FPDF_PAGEOBJ_TEXT:
                mark = raw.FPDFPageObj_GetMarkedContentID(item)
                kept = mark >= 0 and not _is_artifact(item)
                marked.append((mark if kept else None, _read_run(item, text)))
            elif item.type == raw.FPDF_PAGEOBJ_FORM:
                inside = page.get_objects(
                    filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=DEPTH, form=item
                )
                forms.append(tuple(_read_run(each, text) for each in inside))
        return Printed(width, height, tuple(marked), tuple(forms), text.get_text_bounded())
    finally:
        text.close()


def read_runs(data: bytes) -> tuple[tuple[float, float], tuple[Run, ...]]:
    """Read the text objects of a drawing of one page.

    :return: its width and height in pt, and each text object with its box.
    """
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        textpage = page.get_textpage()
        items = page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=DEPTH)
        runs = tuple(_read_run(item, textpage) for item in items)
        return page.get_size(), runs


def _read_run(item: Any, textpage: Any) -> Run:
    """A text object of PDFium's as a run."""
    length = raw.FPDFTextObj_GetText(item, textpage, None, 0)
    text = (raw.FPDF_WCHAR * (length // 2))()
    raw.FPDFTextObj_GetText(item, textpage, text, length)
    words = bytes(text)[: max(length - 2, 0)].decode("utf-16-le", "replace")
    words = _INVISIBLE.sub("", words).replace(HARD_HYPHEN, "-")
    return Run(words, *item.get_bounds())


def _is_artifact(item: Any) -> bool:
    """Whether an object is marked as no part of the content (ISO 32000-1, 14.8.2.2)."""
    for index in range(raw.FPDFPageObj_CountMarks(item)):
        mark = raw.FPDFPageObj_GetMark(item, index)
        length = ctypes.c_ulong()
        name = (raw.FPDF_WCHAR * 32)()
        raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if bytes(name)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False
