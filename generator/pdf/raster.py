"""A page as a picture: PDF -> PNG, drawn by PDFium, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from generator.errors import Finding, Origin


def draw_page(data: bytes, width: int, height: int) -> bytes:
    """Draw the first page of a PDF as a PNG of so many pixels, on white.

    :param data: a PDF that the program has made itself.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
        written = io.BytesIO()
        bitmap.to_pil().save(written, "PNG", optimize=True)
        return written.getvalue()
    finally:
        document.close()


def check_picture(data: bytes, pixels: object, name: str) -> Iterator[Finding]:
    """Give a finding where a file is no PNG, or of another size than the manifest says.

    :param pixels: its width and height; None where no manifest says them.
    :param name: the file's, for the finding.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            size = list(picture.size)
    except (OSError, ValueError, SyntaxError):
        yield Finding(Origin(name), "is no PNG", "build it again")
        return
    if pixels is not None and size != pixels:
        yield Finding(
            Origin(name), f"has {size[0]} × {size[1]} px, not what it should", "build it again"
        )
