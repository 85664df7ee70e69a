"""A part of a page as it is seen: rendered by PDFium, its colours at points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from generator.pdf.text import Box

Numbers = NDArray[np.float64]

_SCALE = 1.5
"""Pixels to a point: about a hundred dots an inch."""
_SAME = 6


@dataclass(frozen=True, slots=True, eq=False)
class RenderedBox:
    """The pixels of a box on a page, in points, their rows from the top."""

    pixels: NDArray[np.uint8]
    box: Box

    def is_of(self, points: Numbers, colour: str) -> NDArray[np.bool_]:
        """Say of each point (a row of x and y) whether it is seen in a colour, #rrggbb."""
        wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
        height, width, _ = self.pixels.shape
        across = np.clip(((points[:, 0] - self.box[0]) * _SCALE).astype(int), 0, width - 1)
        down = np.clip(((self.box[3] - points[:, 1]) * _SCALE).astype(int), 0, height - 1)
        seen = self.pixels[down, across].astype(int)
        return np.asarray((np.abs(seen - wanted) <= _SAME).all(axis=1))


@lru_cache(maxsize=1)
def take_picture(document: pypdfium2.PdfDocument, number: int, box: Box) -> RenderedBox:
    """Render a box (in points) of a page, counted from 1. Several checks ask for it in a row."""
    page = document[number - 1]
    left, bottom, right, top = page.get_mediabox()
    crop = (box[0] - left, box[1] - bottom, right - box[2], top - box[3])
    bitmap = page.render(scale=_SCALE, crop=crop, rev_byteorder=True)
    pixels = bitmap.to_numpy()[..., :3].copy()
    bitmap.close()
    return RenderedBox(pixels, box)
