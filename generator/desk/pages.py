"""Pages of a finished PDF as PNG pictures, drawn one at a time by PDFium."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pypdfium2

CSS_PIXEL = 72 / 96
"""In points."""
SCALES = (0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
"""Pixels of a picture for each CSS pixel of the paper; no other is drawn."""
MOST_PIXELS = 40_000_000
"""Of one picture: an A2 at the largest scale has as many, a poster is drawn smaller."""
MOST_DRAWN = 48
"""How many pictures are kept."""


Frame = tuple[float, float, float, float]
"""Left, top, width and height, in CSS pixels from the left upper corner of the page."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """The width and height of a page in CSS pixels, and the boxes of a press on it, by name."""

    width: float
    height: float
    boxes: Mapping[str, Frame] = field(default_factory=dict)


def measure_pages(data: bytes) -> tuple[PageSize, ...]:
    """Give the size of each page of a PDF."""
    with pypdfium2.PdfDocument(data) as document:
        return tuple(_measure(document[number]) for number in range(len(document)))


def _measure(page: pypdfium2.PdfPage) -> PageSize:
    width, height = page.get_size()
    left, _, _, top = page.get_mediabox()
    boxes = {"trim": page.get_trimbox(), "bleed": page.get_bleedbox()}
    return PageSize(
        width / CSS_PIXEL,
        height / CSS_PIXEL,
        {
            name: (
                (box[0] - left) / CSS_PIXEL,
                (top - box[3]) / CSS_PIXEL,
                (box[2] - box[0]) / CSS_PIXEL,
                (box[3] - box[1]) / CSS_PIXEL,
            )
            for name, box in boxes.items()
        },
    )


def draw_page(data: bytes, number: int, scale: float) -> bytes:
    """Draw a page as a PNG.

    :param number: counted from 1.
    :param scale: pixels for each CSS pixel of the paper; less where the picture would be too large.
    """
    with pypdfium2.PdfDocument(data) as document:
        page = document[number - 1]
        width, height = page.get_size()
        pixels = width * height / CSS_PIXEL**2
        scale = min(scale, (MOST_PIXELS / pixels) ** 0.5)
        picture = page.render(scale=scale / CSS_PIXEL, rev_byteorder=True).to_pil()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


class Drawer:
    """Draws pages in a thread of its own, for PDFium does one thing at a time; keeps the last."""

    def __init__(self) -> None:
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._kept: OrderedDict[tuple[str, int, float], bytes] = OrderedDict()

    def draw(self, digest: str, data: bytes, number: int, scale: float) -> bytes:
        """Draw a page, unless it is kept; to be called in the drawer's thread.

        :param digest: of the PDF.
        """
        key = digest, number, scale
        if key not in self._kept:
            self._kept[key] = draw_page(data, number, scale)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_DRAWN:
            self._kept.popitem(last=False)
        return self._kept[key]

    def close(self) -> None:
        """End the thread."""
        self.thread.shutdown(wait=False, cancel_futures=True)
