"""What WeasyPrint's structure leaves wrong or unsaid, mended in the finished document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

POINTS = 0.75
"""Of a CSS pixel."""
MARK = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")
ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC"


def mend_structure(pdf: pikepdf.Pdf) -> None:
    """Place the figures, and set the running feet apart."""
    _place_figures(pdf)
    _set_feet_apart(pdf)


def _place_figures(pdf: pikepdf.Pdf) -> None:
    """A figure's box is given in CSS pixels from the top; a PDF counts points from the foot.

    (ISO 32000-1, 14.8.5.4.3: BBox in default user space.)
    """
    for figure in _elements(pdf, "/Figure"):
        left, top, right, bottom = (float(value) * POINTS for value in figure.A.BBox)
        height = float(figure.Pg.MediaBox[3])
        figure.A.BBox = [round(v, 3) for v in (left, height - bottom, right, height - top)]


def _set_feet_apart(pdf: pikepdf.Pdf) -> None:
    """The boxes of the margins are marked as content, of elements that hang in no tree.

    Content is in the structure or an artifact (ISO 14289-1, 7.1); running feet are the latter.
    """
    root = pdf.Root.StructTreeRoot
    hanging = {element.objgen for element in walk(root)}
    owners = list(root.ParentTree.Nums)
    marks = dict(zip(map(int, owners[::2]), owners[1::2], strict=True))
    for page in pdf.pages:
        elements = marks[int(page.obj.StructParents)]
        loose = {n for n, item in enumerate(elements) if item.objgen not in hanging}

        def set_apart(match: re.Match[bytes], loose: set[int] = loose) -> bytes:
            return ARTIFACT if int(match[1]) in loose else match[0]

        content = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(MARK.sub(set_apart, content))
        for number in loose:
            elements[number] = None


def walk(element: Any) -> Iterator[Any]:
    """The elements of the structure below one, in reading order."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def _elements(pdf: pikepdf.Pdf, tag: str) -> Iterator[Any]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == tag:
            yield item
