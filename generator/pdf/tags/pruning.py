"""A structure without what says nothing: empty elements, and wrappers that mean nothing."""

from __future__ import annotations

from generator.pdf.tags.draft import Annotation, Element, Kid, Mark

_TRANSPARENT = ("NonStruct", "Span", "Div", "Part")
"""Tags that only group; they stay where they say something, as a language."""
_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote")
"""Tags that hold blocks: text straight in them is in a paragraph of its own."""
_MAY_BE_EMPTY = ("TD", "TH")


def prune(document: Element, empty: frozenset[Mark]) -> None:
    """Leave out what holds nothing or says nothing.

    :param empty: marks of content that shows nothing.
    """
    _drop_empty(document, empty)
    _drop_languages(document, "")
    _unwrap(document)
    _fill_groups(document)


def _drop_empty(element: Element, empty: frozenset[Mark]) -> None:
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, Mark) and kid in empty:
            continue
        if isinstance(kid, Element):
            _drop_empty(kid, empty)
            if not kid.kids and kid.tag not in _MAY_BE_EMPTY:
                continue
        kids.append(kid)
    element.kids = kids


def _drop_languages(element: Element, around: str) -> None:
    if element.texts.get("Lang") == around:
        del element.texts["Lang"]
    for kid in element.elements:
        _drop_languages(kid, element.texts.get("Lang", around))


def _unwrap(element: Element) -> None:
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _unwrap(kid)
            if kid.tag in _TRANSPARENT and not kid.texts and not kid.attributes:
                kids += kid.kids
                continue
            if kid.tag == "NonStruct":
                kid.tag = "Div" if _holds_blocks(kid) else "Span"
        kids.append(kid)
    element.kids = kids


def _holds_blocks(element: Element) -> bool:
    return any(kid.tag in _BLOCKS for kid in element.elements)


_BLOCKS = (*_GROUPS, "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Figure")
_INLINE = ("Span", "Link", "Reference", "Quote", "Note", "Code", "Annot", "BibEntry")


def _fill_groups(element: Element) -> None:
    for child in element.elements:
        _fill_groups(child)
    if element.tag not in _GROUPS:
        return
    kids: list[Kid] = []
    paragraph: Element | None = None
    for kid in element.kids:
        if isinstance(kid, Mark | Annotation) or kid.tag in _INLINE:
            if paragraph is None:
                paragraph = Element("P")
                kids.append(paragraph)
            paragraph.kids.append(kid)
        else:
            paragraph = None
            kids.append(kid)
    element.kids = kids
