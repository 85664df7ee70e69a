"""The pieces of one HTML element, which the engine tags one by one, made one element again.

WeasyPrint cuts an element at the end of a page, of a column or of a line, and writes a tag for each
piece: a table over three pages becomes three tables (as of 70). It also wraps text that stands
beside blocks in nameless boxes, which it tags like the element around them.
"""

from __future__ import annotations

from generator.pdf.tags.draft import Element, Kid

_REPEATED = ("THead", "TFoot")
"""What the engine prints again on every page that a table reaches."""


def join_fragments(element: Element) -> None:
    """Join the pieces of every element below one, each where its first piece stands."""
    kids: list[Kid] = []
    first: dict[tuple[int, str, str], Element] = {}
    for kid in _unwrap(element):
        if not isinstance(kid, Element) or kid.source is None:
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


def _unwrap(element: Element) -> list[Kid]:
    """An element's kids, with those of the nameless boxes that are tagged like itself."""
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, Element) and _is_nameless(kid, element):
            kids += _unwrap(kid)
        else:
            kids.append(kid)
    return kids


def _is_nameless(kid: Element, parent: Element) -> bool:
    same = kid.source is not None and kid.source == parent.source
    return same and kid.tag in (parent.tag, "NonStruct")
