"""The shape of a structure: pieces of one element joined, and what says nothing left out.

WeasyPrint cuts an element at the end of a page, of a column or of a line, and writes a tag for each
piece: a table over three pages becomes three tables (as of 70). It also wraps text that stands
beside blocks in nameless boxes, which it tags like the element around them.
"""

from __future__ import annotations

from generator.pdf.tags.draft import Annotation, DraftElement, Kid, MarkedContent

_REPEATED = ("THead", "TFoot")
"""What the engine prints again on every page that a table reaches."""
_TRANSPARENT = ("NonStruct", "Span", "Div", "Part")
"""Tags that only group; they stay where they say something, as a language."""
_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote")
"""Tags that hold blocks: text straight in them is in a paragraph of its own."""
_MAY_BE_EMPTY = ("TD", "TH")


def join_fragments(element: DraftElement) -> None:
    """Join the pieces of every element below one, each where its first piece stands."""
    kids: list[Kid] = []
    first: dict[tuple[int, str, str], DraftElement] = {}
    for kid in _unwrap_nameless(element):
        if not isinstance(kid, DraftElement) or kid.source is None:
            kids.append(kid)
            continue
        key = (kid.source.number, kid.name, kid.tag)
        if key not in first:
            first[key] = kid
            kids.append(kid)
        elif kid.tag not in _REPEATED:
            first[key].kids += kid.kids
    element.kids = kids
    for kid in element.elements:
        join_fragments(kid)


def _unwrap_nameless(element: DraftElement) -> list[Kid]:
    """An element's kids, with those of the nameless boxes that are tagged like itself."""
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, DraftElement) and _is_nameless(kid, element):
            kids += _unwrap_nameless(kid)
        else:
            kids.append(kid)
    return kids


def _is_nameless(kid: DraftElement, parent: DraftElement) -> bool:
    same = kid.source is not None and kid.source == parent.source
    return same and kid.tag in (parent.tag, "NonStruct")


def prune(document: DraftElement, empty: frozenset[MarkedContent]) -> None:
    """Leave out what holds nothing or says nothing.

    :param empty: marks of content that shows nothing.
    """
    _drop_empty(document, empty)
    _drop_languages(document, "")
    _unwrap(document)
    _fill_groups(document)


def _drop_empty(element: DraftElement, empty: frozenset[MarkedContent]) -> None:
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, MarkedContent) and kid in empty:
            continue
        if isinstance(kid, DraftElement):
            _drop_empty(kid, empty)
            if not kid.kids and kid.tag not in _MAY_BE_EMPTY:
                continue
        kids.append(kid)
    element.kids = kids


def _drop_languages(element: DraftElement, around: str) -> None:
    if element.texts.get("Lang") == around:
        del element.texts["Lang"]
    for kid in element.elements:
        _drop_languages(kid, element.texts.get("Lang", around))


def _unwrap(element: DraftElement) -> None:
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, DraftElement):
            _unwrap(kid)
            if kid.tag in _TRANSPARENT and not kid.texts and not kid.attributes:
                kids += kid.kids
                continue
            if kid.tag == "NonStruct":
                kid.tag = "Div" if _holds_blocks(kid) else "Span"
        kids.append(kid)
    element.kids = kids


def _holds_blocks(element: DraftElement) -> bool:
    return any(kid.tag in _BLOCKS for kid in element.elements)


_BLOCKS = (*_GROUPS, "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Figure")
_INLINE = ("Span", "Link", "Reference", "Quote", "Note", "Code", "Annot", "BibEntry")


def _fill_groups(element: DraftElement) -> None:
    for child in element.elements:
        _fill_groups(child)
    if element.tag not in _GROUPS:
        return
    kids: list[Kid] = []
    paragraph: DraftElement | None = None
    for kid in element.kids:
        if isinstance(kid, MarkedContent | Annotation) or kid.tag in _INLINE:
            if paragraph is None:
                paragraph = DraftElement("P")
                kids.append(paragraph)
            paragraph.kids.append(kid)
        else:
            paragraph = None
            kids.append(kid)
    element.kids = kids
