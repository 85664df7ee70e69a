"""What each element is to a reader: the tags of HTML elements that the engine has none for.

An element may name its tag itself: ``data-tag="Reference"``. ``data-tag="none"`` leaves it out and
keeps what is in it; ``data-tag="Artifact"`` leaves it out with all that is in it.
"""

from __future__ import annotations

import pikepdf

from generator.pdf.tags.draft import DraftElement, Kid, MarkedContent

NONE, ARTEFACT = "none", "Artifact"
_TAGS = {"aside": "Sect", "nav": "Sect", "q": "Quote", "code": "Code"}
_NAMED = ("section", "article")
"""Elements that keep the name that their author gave them, by which a page plan calls them."""
_NUMBERING = {"ul": "/None", "dl": "/None"}
POINTS = 0.75
"""Of a CSS pixel."""


def name_roles(element: DraftElement) -> None:
    """Give every element below one the tag that its HTML asks for."""
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, DraftElement):
            wanted = _wanted(kid)
            if wanted == ARTEFACT:
                continue
            name_roles(kid)
            if wanted == NONE:
                kids += kid.kids
                continue
            kid.tag = wanted
            if kid.name == "abbr" and kid.source and "title" in kid.source.attributes:
                kid.texts["E"] = kid.source.attributes["title"]
            if kid.name in _NAMED and kid.source and "id" in kid.source.attributes:
                kid.texts["ID"] = kid.source.attributes["id"]
        kids.append(kid)
    element.kids = kids


def _wanted(element: DraftElement) -> str:
    if element.source is None:
        return element.tag
    if element.tag == "Figure" and element.source.is_decoration:
        return ARTEFACT
    if element.tag in ("LI", "LBody"):  # a list item has two tags and one source
        return element.tag
    named = element.source.attributes.get("data-tag")
    if named and "::" not in element.name:
        return named
    return _TAGS.get(element.name, element.tag) if element.tag == "NonStruct" else element.tag


def arrange_lists(document: DraftElement) -> None:
    """Give lists their items' labels, and how they are numbered (ISO 32000-1, 14.8.4.3.3).

    A ``dl`` has an item for each term: the term is its label, what follows its body. In another
    list the label is what is tagged so inside an item, as ``data-tag="Lbl"``.
    """
    for found in document.find("L"):
        if found.name == "dl":
            found.kids = _pair_terms(found)
        for item in found.elements:
            if item.tag == "LI":
                _draw_label_out(item)
        labelled = any(kid.tag == "Lbl" for item in found.elements for kid in item.elements)
        if labelled:
            numbering = pikepdf.Name(_NUMBERING.get(found.name, "/Decimal"))
            found.attributes.setdefault("List", {})["ListNumbering"] = numbering
    _free_labels(document)


def _free_labels(element: DraftElement) -> None:
    """A label belongs to a list's item (ISO 14289-1, 7.2); elsewhere it is words like others."""
    for kid in element.elements:
        if kid.tag == "Lbl" and element.tag != "LI":
            kid.tag = "Span"
        _free_labels(kid)


def _pair_terms(terms: DraftElement) -> list[Kid]:
    items: list[Kid] = []
    for item in terms.elements:
        body = item.elements[0]
        if item.name == "dt" or not items:
            body.tag = "Lbl" if item.name == "dt" else "LBody"
            items.append(item)
            continue
        last = items[-1]
        assert isinstance(last, DraftElement)
        last.kids.append(body)
    return items


def _draw_label_out(item: DraftElement) -> None:
    body = next((kid for kid in item.elements if kid.tag == "LBody"), None)
    if body is None:
        return
    labels = [kid for kid in body.elements if kid.tag == "Lbl"]
    if labels:
        body.kids = [kid for kid in body.kids if kid not in labels]
        item.kids = [*labels, *item.kids]


def number_notes(document: DraftElement) -> None:
    """Give every note the identifier that it must have (ISO 14289-1, 7.9)."""
    for number, note in enumerate(document.find("Note"), 1):
        note.texts.setdefault("ID", f"note-{number}")


def enclose_captions(document: DraftElement) -> None:
    """Put the caption of an HTML ``figure`` into the Figure that it is about, as its last part.

    (ISO 32000-1, 14.8.4.3.4 and 14.8.4.5.)
    Where a ``figure`` holds no image or several, its caption stays beside them.
    """
    for element in (document, *document.walk()):
        if element.name != "figure":
            continue
        figures, captions = element.find("Figure"), element.find("Caption")
        if len(figures) == 1 and len(captions) == 1:
            for parent in (element, *element.walk()):
                parent.kids = [kid for kid in parent.kids if kid is not captions[0]]
            figures[0].kids.append(captions[0])


def place_figures(document: DraftElement, heights: list[float]) -> None:
    """Say where figures stand: in points from the foot of their page.

    The engine says it in CSS pixels from the top (ISO 32000-1, 14.8.5.4.3: BBox in default user
    space).

    :param heights: of the upper edges of the pages, in points.
    """
    for figure in document.find("Figure"):
        page = next((kid.page for kid in figure.content() if isinstance(kid, MarkedContent)), None)
        layout = figure.attributes.get("Layout", {})
        if page is None or "BBox" not in layout:
            continue
        left, top, right, bottom = (float(value) * POINTS for value in layout["BBox"])
        box = (left, heights[page] - bottom, right, heights[page] - top)
        layout["BBox"] = pikepdf.Array([round(value, 3) for value in box])
