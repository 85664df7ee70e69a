"""Figures with their captions inside (ISO 32000-1, 14.8.4.3.4 and 14.8.4.5)."""

from __future__ import annotations

import pikepdf

from generator.pdf.tags.draft import Element, Mark

POINTS = 0.75
"""Of a CSS pixel."""


def enclose_captions(document: Element) -> None:
    """Put the caption of an HTML ``figure`` into the Figure that it is about, as its last part.

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


def place_figures(document: Element, heights: list[float]) -> None:
    """Say where figures stand: in points from the foot of their page.

    The engine says it in CSS pixels from the top (ISO 32000-1, 14.8.5.4.3: BBox in default user
    space).

    :param heights: of the pages, in points.
    """
    for figure in document.find("Figure"):
        page = next((kid.page for kid in figure.content() if isinstance(kid, Mark)), None)
        layout = figure.attributes.get("Layout", {})
        if page is None or "BBox" not in layout:
            continue
        left, top, right, bottom = (float(value) * POINTS for value in layout["BBox"])
        box = (left, heights[page] - bottom, right, heights[page] - top)
        layout["BBox"] = pikepdf.Array([round(value, 3) for value in box])
