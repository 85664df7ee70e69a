"""Small pages with their tags mended, and a short way to write a structure down."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from generator.pdf.tags.draft import Annotation, DraftElement, MarkedContent, read_draft
from generator.pdf.tags.mending import mend_tags

PrintPage = Callable[..., pikepdf.Pdf]
IMAGE = "figure:dot"


@pytest.fixture
def print_page(lay_out_page: Callable[..., Any]) -> PrintPage:
    """A page in French as a PDF with its tags mended."""

    def print_it(body: str, style: str = "") -> pikepdf.Pdf:
        data = lay_out_page(body, style).write()
        pdf = pikepdf.open(io.BytesIO(data))
        mend_tags(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return pikepdf.open(out)

    return print_it


def sketch(element: DraftElement) -> str:
    """A structure on one line: ``P(# Link(@ #))``, where # is text and @ an annotation."""
    parts = [
        "#"
        if isinstance(kid, MarkedContent)
        else "@"
        if isinstance(kid, Annotation)
        else sketch(kid)
        for kid in element.kids
    ]
    return f"{element.tag}({' '.join(parts)})" if parts else element.tag


def sketch_page(pdf: pikepdf.Pdf) -> str:
    """What is below the Document."""
    return sketch(read_draft(pdf)).removeprefix("Document(").removesuffix(")")
