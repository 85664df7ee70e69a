"""The tag tree of an edition, flattened: which marked content belongs to which passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
MOST = 1_000_000
"""So many elements no edition has; more are not walked."""


@dataclass(frozen=True, slots=True)
class Mark:
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


def read_structure(pdf: pikepdf.Pdf) -> tuple[list[Mark], list[Described]]:
    """The marked content in reading order, and the elements that have alternative texts.

    An element that is named twice, or inside itself, is read once.
    """
    root = pdf.Root.get("/StructTreeRoot")
    marks: list[Mark] = []
    described: list[Described] = []
    if not isinstance(root, pikepdf.Dictionary):
        return marks, described
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    roles = root.get("/RoleMap", pikepdf.Dictionary())
    language = str(pdf.Root.get("/Lang", ""))
    stack: list[tuple[Any, _Place]] = [(root, _Place(0, 0, "text", language))]
    seen: set[tuple[int, int]] = set()
    passages = 0
    while stack and passages < MOST:
        element, place = stack.pop()
        if not isinstance(element, pikepdf.Dictionary):
            if isinstance(element, int):
                marks.append(
                    Mark(place.page, int(element), place.passage, place.kind, place.language)
                )
            continue
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        page = _find_page(element, numbers, place.page)
        if "/MCID" in element and "/S" not in element:
            number = int(element.MCID)
            marks.append(Mark(page, number, place.passage, place.kind, place.language))
            continue
        passages += 1
        inner = _enter(element, roles, place, page, passages)
        if "/S" in element:
            tag = _tag(element, roles)
            if "/Alt" in element or tag in DESCRIBED:
                alternative = " ".join(str(element.get("/Alt", "")).split())
                at = page or _first_page(element, numbers)
                described.append(Described(at, tag, alternative, inner.language))
        stack += [(kid, inner) for kid in reversed(list(_kids(element)))]
    return marks, described


def _enter(element: Any, roles: Any, place: _Place, page: int, passage: int) -> _Place:
    language = str(element.get("/Lang", "")) or place.language
    kind = KINDS.get(_tag(element, roles)) if "/S" in element else None
    if place.kind == "figure" and kind != "caption":
        kind = None
    if kind is None or (kind == "text" and place.kind != "text"):
        return _Place(page, place.passage, place.kind, language)
    if kind in ("paragraph", "text") and place.kind not in ("paragraph", "text"):
        kind = place.kind  # a paragraph in a cell or a list item is called after that
    return _Place(page, passage, kind, language)


def _tag(element: Any, roles: Any) -> str:
    tag = str(element.get("/S", ""))
    if tag.lstrip("/") not in KINDS and isinstance(roles, pikepdf.Dictionary) and tag in roles:
        tag = str(roles[tag])
    return tag.lstrip("/")


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _find_page(element: Any, numbers: Mapping[tuple[int, int], int], otherwise: int) -> int:
    page = element.get("/Pg")
    return numbers.get(page.objgen, otherwise) if page is not None else otherwise


def _first_page(element: Any, numbers: Mapping[tuple[int, int], int]) -> int:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            page = _find_page(kid, numbers, 0)
            if page:
                return page
    return 0
