"""What the edition tests read from a finished PDF: text, sizes, structure and links."""

from __future__ import annotations

import csv
import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from generator.model.edition import Edition
from tests.conftest import ROOT

Box = tuple[float, float, float, float]
PageNumbers = dict[tuple[int, int], int]

DATA = ROOT / "data" / "daesh"


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the shipped brief."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def retaken() -> list[dict[str, str]]:
    """The victories in the order of their numbers; a month alone comes after its days."""
    rows = [row for row in read_rows("victories.csv") if row["status"] == "liberated"]
    return sorted(rows, key=lambda row: row["date"] + "-99" * (len(row["date"]) == 7))


def under_way() -> list[dict[str, str]]:
    """The operations under way, in the order of their numbers."""
    rows = [row for row in read_rows("victories.csv") if row["status"] == "ongoing"]
    return sorted(rows, key=lambda row: row["operation_start"])


def cited() -> list[str]:
    """The ids of the sources in the order of their numbers: the brief's own, then as cited."""
    rows = (*retaken(), *under_way())
    names = ["mae-2017-03", *(name for row in rows for name in row["sources"].split(";"))]
    return list(dict.fromkeys(names))


def squash(text: str) -> str:
    """A text without what setting it may change: white space, hyphens, the form of quotes."""
    return re.sub(r"[\s\u00ad\u2010\x02\ufffe\u2018\u2019'\u201c\u201d\"-]", "", text)


def flatten(text: str) -> str:
    """A text on one line, words parted at the end of a line joined again."""
    text = re.sub(r"[\u00ad\u2010\ufffe]\s*\n", "", text.replace("\r", ""))
    text = re.sub(r"\x02\s*\n?", "-", text)
    return re.sub(r"[ \n\u00a0]+", " ", text)


@dataclass(frozen=True)
class Link:
    """A link annotation: on which page, where, to what, in which words."""

    page: int
    box: Box
    target: str
    words: str

    @property
    def centre(self) -> tuple[float, float]:
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True)
class Node:
    """An element of the structure: its tag, its page, its depth and the words inside it."""

    tag: str
    page: int
    text: str
    element: Any


@dataclass(frozen=True)
class Block:
    """A block of the structure: its tag, its place, the beginning of its words, its language."""

    tag: str
    page: int
    box: Box
    text: str
    language: str
    run: str
    """The language whose way it is set in: of a cell that of its table, of what stands in the item
    of a list that of the list, of others their own."""


BLOCKS = ("P", "H1", "H2", "H3", "LI", "Lbl", "LBody", "TH", "TD", "Caption", "Figure")


def join(first: Box, second: Box) -> Box:
    """The smallest box around two."""
    (a, b, c, d), (e, f, g, h) = first, second
    return min(a, e), min(b, f), max(c, g), max(d, h)


class Printed:
    """One finished edition, opened for reading."""

    def __init__(self, edition: Edition, path: Path) -> None:
        self.edition = edition
        self.path = path
        self.tags = pikepdf.open(path)
        self.pages = pypdfium2.PdfDocument(path)

    @property
    def locale(self) -> str:
        return self.edition.locale

    @property
    def format(self) -> str:
        return self.edition.format

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each page, the figures' too, as a reader's search finds it."""
        return tuple(page.get_textpage().get_text_bounded() for page in self.pages)

    @cached_property
    def text(self) -> str:
        return "\n".join(self.texts)

    def text_in(self, page: int, box: Box) -> str:
        """The text whose characters have their middle in a box of a page (counted from 1)."""
        textpage = self.pages[page - 1].get_textpage()
        words = ""
        for index in range(textpage.count_chars()):
            if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
                continue
            left, bottom, right, top = textpage.get_charbox(index, loose=True)
            x, y = (left + right) / 2, (bottom + top) / 2
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                words += chr(pdfium.FPDFText_GetUnicode(textpage, index))
        return words

    def sizes(self, page: int) -> Iterator[tuple[str, float]]:
        """Each character of a page with the size at which it is printed, in pt."""
        textpage = self.pages[page - 1].get_textpage()
        for index in range(textpage.count_chars()):
            if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
                continue
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(textpage, index, matrix)
            size = pdfium.FPDFText_GetFontSize(textpage, index)
            character = chr(pdfium.FPDFText_GetUnicode(textpage, index))
            yield character, size * (matrix.c**2 + matrix.d**2) ** 0.5

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of all pages, in their order."""
        found = []
        for number, page in enumerate(self.tags.pages, 1):
            for annotation in page.get("/Annots", ()):
                x0, y0, x1, y1 = (float(value) for value in annotation.Rect)
                box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
                inside = "/Dest" in annotation
                target = f"#{annotation.Dest}" if inside else str(annotation.A.URI)
                found.append(Link(number, box, target, str(annotation.get("/Contents", ""))))
        return tuple(found)

    @cached_property
    def places(self) -> dict[str, tuple[int, float]]:
        """Each named place with its page, counted from 1, and its height on it."""
        numbers = self._page_numbers()
        tree = pikepdf.NameTree(self.tags.Root.Names.Dests)
        return {
            str(name): (numbers[place[0].objgen], float(place[3])) for name, place in tree.items()
        }

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The structure in reading order."""
        numbers = self._page_numbers()
        return tuple(self._walk(self.tags.Root.StructTreeRoot, numbers))

    def find(self, *tags: str) -> list[Node]:
        """The elements with one of these tags, in reading order."""
        return [node for node in self.nodes if node.tag in tags]

    @cached_property
    def pieces(self) -> tuple[tuple[Any, str], ...]:
        """Each piece of text with the element that holds it, in reading order."""
        numbers = self._page_numbers()
        return tuple(
            (node.element, self.marked[numbers[node.element.Pg.objgen]].get(int(kid), ""))
            for node in self.nodes
            for kid in _kids(node.element)
            if not isinstance(kid, pikepdf.Dictionary)
        )

    def _page_numbers(self) -> PageNumbers:
        return {page.obj.objgen: number for number, page in enumerate(self.tags.pages, 1)}

    def _walk(self, element: Any, numbers: PageNumbers) -> Iterator[Node]:
        for child in _kids(element):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                marks = list(self._marks(child, numbers))
                words = "".join(self.marked[page].get(mark, "") for page, mark in marks)
                page = marks[0][0] if marks else 0
                yield Node(str(child.S).lstrip("/"), page, words, child)
                yield from self._walk(child, numbers)

    def _marks(self, element: Any, numbers: PageNumbers) -> Iterator[tuple[int, int]]:
        """The marks inside an element, each with its page."""
        page = numbers[element.Pg.objgen] if "/Pg" in element else 0
        for child in _kids(element):
            if not isinstance(child, pikepdf.Dictionary):
                yield page, int(child)
            elif child.get("/Type") == "/MCR":
                yield numbers[child.Pg.objgen], int(child.MCID)
            elif "/S" in child:
                yield from self._marks(child, numbers)

    @cached_property
    def boxes(self) -> dict[tuple[int, int], Box]:
        """Where each piece of marked content stands, by its page and its mark."""
        found: dict[tuple[int, int], Box] = {}
        kinds = [pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM]
        for number, page in enumerate(self.pages, 1):
            for item in page.get_objects(filter=kinds, max_depth=1):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
                if mark >= 0 and not _is_artifact(item):
                    box = item.get_bounds()
                    found[number, mark] = join(box, found.get((number, mark), box))
        return found

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the structure in reading order, each with its place on its page."""
        numbers = self._page_numbers()
        found = []
        for node in self.find(*BLOCKS):
            marks = list(self._own_marks(node.element, numbers))
            boxes = [self.boxes[mark] for mark in marks if mark in self.boxes]
            if boxes:
                box = boxes[0]
                for each in boxes:
                    box = join(box, each)
                own = _language_of(node.element)
                run = _language_of(_arranging(node.element))
                run = "en" if _is_of_sources(node.element) else run
                found.append(Block(node.tag, marks[0][0], box, node.text[:40], own, run))
        return tuple(found)

    def _own_marks(self, element: Any, numbers: PageNumbers) -> Iterator[tuple[int, int]]:
        """The marks inside an element, but for those of blocks inside it."""
        page = numbers[element.Pg.objgen] if "/Pg" in element else 0
        for child in _kids(element):
            if not isinstance(child, pikepdf.Dictionary):
                yield page, int(child)
            elif "/S" in child and str(child.S).lstrip("/") not in BLOCKS:
                yield from self._own_marks(child, numbers)

    @cached_property
    def marked(self) -> dict[int, dict[int, str]]:
        """For each page the text of each piece of marked content; -1 is all that has no mark."""
        found: dict[int, dict[int, str]] = {}
        for number, page in enumerate(self.pages, 1):
            textpage = page.get_textpage()
            texts: dict[int, str] = {}
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
                if _is_artifact(item):
                    continue
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
                texts[mark] = texts.get(mark, "") + _text_of(item, textpage)
            found[number] = texts
        return found


def _is_of_sources(element: Any) -> bool:
    """Whether it is part of the list of sources, whose titles are Latin."""
    while str(element.S) != "/LI":
        if "/P" not in element or str(element.S) == "/Document":
            return False
        element = element.P
    return any(_holds_entry(kid) for kid in _kids(element))


def _holds_entry(kid: Any) -> bool:
    if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
        return False
    return str(kid.S) == "/BibEntry" or any(_holds_entry(each) for each in _kids(kid))


def _arranging(block: Any) -> Any:
    """What sets a block beside others: the nearest table or list around it, or else itself."""
    element = block
    while "/P" in element and "/S" in element:
        if str(element.S) in ("/Table", "/L"):
            return element
        element = element.P
    return block


def _language_of(element: Any) -> str:
    while "/Lang" not in element:
        element = element.P
    return str(element.Lang)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_artifact(item: Any) -> bool:
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        length = ctypes.c_ulong()
        name = (pdfium.FPDF_WCHAR * 32)()
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if bytes(name)[: max(length.value - 2, 0)].decode("utf-16-le") == "Artifact":
            return True
    return False


def _text_of(item: Any, textpage: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(item, textpage, None, 0)
    text = (pdfium.FPDF_WCHAR * (length // 2))()
    pdfium.FPDFTextObj_GetText(item, textpage, text, length)
    return bytes(text)[: length - 2].decode("utf-16-le")
