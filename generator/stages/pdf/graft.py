"""Figures put into a finished PDF: each placeholder image becomes the figure's page, as vectors.

WeasyPrint paints an SVG point by point in Python, which is what makes a page with a map slow; an
image is laid out in no time. So the pages are laid out with one-pixel-high placeholders, each as
many pixels wide as its figure's place in the order, and the image object is then replaced by the
figure's own page as a Form XObject, whose text stays text.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image

from generator.model.figure import Figure


def make_placeholder(ordinal: int) -> bytes:
    """A white PNG, one pixel high and ``ordinal + 2`` wide, so that images can be told apart."""
    out = io.BytesIO()
    Image.new("L", (ordinal + 2, 1), "white").save(out, "PNG")
    return out.getvalue()


def graft_figures(pdf: pikepdf.Pdf, figures: Sequence[Figure]) -> int:
    """Replace the placeholder of each figure by the figure; gives how many were replaced."""
    replaced = 0
    forms: dict[int, pikepdf.Object] = {}
    for page in pdf.pages:
        images = page.resources.get("/XObject", pikepdf.Dictionary())
        # pikepdf gives keys as a set, whose order changes from one process to the next.
        for name in sorted(images.keys()):
            image = images[name]
            if image.get("/Subtype") != "/Image" or image.get("/Height") != 1:
                continue
            ordinal = int(image.Width) - 2
            if not 0 <= ordinal < len(figures):
                continue
            if ordinal not in forms:
                forms[ordinal] = _make_form(pdf, figures[ordinal])
            page.resources.XObject[name] = forms[ordinal]
            replaced += 1
    return replaced


def _make_form(pdf: pikepdf.Pdf, figure: Figure) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(figure.data)) as drawing:
        page = drawing.pages[0]
        left, bottom, right, top = (float(value) for value in page.mediabox)
        form = pdf.copy_foreign(page.as_form_xobject())
    # An image is painted in the unit square, a form in its own units (ISO 32000-1, 8.9.5 and 8.10).
    # The drawing keeps its units, inside a form of one unit that scales it: PDFium, and so Chrome,
    # finds no text that is less than a hundredth of a unit wide in the form that holds it.
    width, height = right - left, top - bottom
    scale = f"{1 / width:.12f} 0 0 {1 / height:.12f} {-left / width:.12f} {-bottom / height:.12f}"
    return pdf.make_stream(
        f"{scale} cm /Figure Do".encode("ascii"),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 1, 1],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Figure=form)),
    )
