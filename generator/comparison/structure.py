"""The tag tree of an edition, flattened: which marked content belongs to which passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pdf.tags.tree import ContentItem, Element, Kid, Place, Tree, read_tree

if TYPE_CHECKING:
    import pikepdf

KINDS: Mapping[str, str] = {
    "P": "paragraph",
    "H": "heading",
    **{f"H{level}": "heading" for level in range(1, 7)},
    "Title": "heading",
    "LI": "list item",
    "LBody": "list item",
    "Lbl": "list item",
    "TH": "table heading",
    "TD": "table cell",
    "Caption": "caption",
    "TOCI": "contents",
    "Note": "note",
    "FENote": "note",
    "BlockQuote": "quotation",
    "Figure": "figure",
    "Formula": "formula",
    "Div": "text",
    "Sect": "text",
    "Document": "text",
    "Part": "text",
    "Art": "text",
    "NonStruct": "text",
}
"""What an editor calls the elements of ISO 32000-1, 14.8.4; others are part of one of these."""
DESCRIBED = ("Figure", "Formula", "Form")


@dataclass(frozen=True, slots=True)
class PassagePart:
    """One piece of marked content: its page (from 1) and number, and the passage it is part of."""

    page: int
    number: int
    passage: int
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Described:
    """An element that stands for something to see, with the words said instead of it."""

    page: int
    tag: str
    alternative: str
    language: str


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    passage: int
    kind: str
    language: str


def read_structure(pdf: pikepdf.Pdf) -> tuple[list[PassagePart], list[Described]]:
    """The marked content in reading order, and the elements that have alternative texts.

    An element that is named twice, or inside itself, is read once.
    """
    tree = read_tree(pdf)
    marks: list[PassagePart] = []
    described: list[Described] = []
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    outside = _Place(0, 0, "text", str(pdf.Root.get("/Lang", "")))
    stack: list[tuple[Kid, _Place]] = [(kid, outside) for kid in reversed(tree.top)]
    while stack:
        kid, place = stack.pop()
        if isinstance(kid, ContentItem):
            page = numbers.get(kid.page, place.page)
            marks.append(PassagePart(page, kid.number, place.passage, place.kind, place.language))
        elif isinstance(kid, int):
            element = tree.elements[kid]
            inner = _enter(element, place, numbers.get(element.page, place.page), kid + 1)
            if "Alt" in element.attributes or element.tag in DESCRIBED:
                alternative = " ".join(element.attributes.get("Alt", "").split())
                at = inner.page or _first_page(tree, element, numbers)
                described.append(Described(at, element.tag, alternative, inner.language))
            stack += [(each, inner) for each in reversed(element.content)]
    return marks, described


def _enter(element: Element, place: _Place, page: int, passage: int) -> _Place:
    language = element.attributes.get("Lang", "") or place.language
    kind = KINDS.get(element.tag)
    if place.kind == "figure" and kind != "caption":
        kind = None
    if kind is None or (kind == "text" and place.kind != "text"):
        return _Place(page, place.passage, place.kind, language)
    if kind in ("paragraph", "text") and place.kind not in ("paragraph", "text"):
        kind = place.kind  # a paragraph in a cell or a list item is called after that
    return _Place(page, passage, kind, language)


def _first_page(tree: Tree, element: Element, numbers: Mapping[Place, int]) -> int:
    """The first page that what it holds names; 0 where none does."""
    for kid in element.content:
        page = tree.elements[kid].page if isinstance(kid, int) else kid.page
        if page in numbers:
            return numbers[page]
    return 0
