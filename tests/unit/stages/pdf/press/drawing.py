"""A page with content of the test's own, and forms and images on it."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

from generator.model.inks import Inks

PALETTE = {
    "#000000": Inks(0, 0, 0, 100),
    "#FFFFFF": Inks(0, 0, 0, 0),
    "#1D2230": Inks(0, 0, 0, 100),
    "#1F3A6E": Inks(100, 80, 0, 35),
    "#5B6270": Inks(0, 0, 0, 80),
}


def make_page(content: str, **resources: Any) -> pikepdf.Pdf:
    """A document of one page of 200 by 100 points."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    page.obj.TrimBox = Array([0, 0, 200, 100])
    page.obj.Resources = Dictionary(**resources)
    page.obj.Contents = pdf.make_stream(content.encode())
    return pdf


def leave(image: pikepdf.Stream) -> None:
    """Separate no image: a page that has one fails."""
    raise AssertionError(f"{image.objgen} is separated")


def add_form(pdf: pikepdf.Pdf, name: str, content: str, **resources: Any) -> None:
    """A form beside the page's other resources."""
    form = pdf.make_stream(
        content.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 10, 10]),
        Resources=Dictionary(**resources),
    )
    holder = pdf.pages[0].obj.Resources
    if "/XObject" not in holder:
        holder.XObject = Dictionary()
    holder.XObject[f"/{name}"] = form


def list_operators(holder: pikepdf.Object | pikepdf.Page) -> list[str]:
    """The instructions of a page or a form, each as one line."""
    return [
        pikepdf.unparse_content_stream([(each.operands, Operator(str(each.operator)))]).decode()
        for each in pikepdf.parse_content_stream(holder)
    ]
