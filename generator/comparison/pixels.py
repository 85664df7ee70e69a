"""Two pages compared as they look: where they differ, rendering's own rounding left aside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

from generator.comparison.difference import Picture
from generator.comparison.document import Box

Pixels = np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
Mask = np.ndarray[tuple[int, int], np.dtype[np.bool_]]

TOLERANCE = 40
"""How far a channel (0 to 255) may be from all that was around its place: edges are rounded."""
CELL_MM = 1.5
"""Changes nearer than this to each other are one region."""
MARGINS_MM = 12.0, 5.0
"""So much is shown beside, and above and below, an enlarged region."""
MOST_PIXELS = 4000
"""The longest side of a rendered page: a large sheet is compared in fewer dots an inch."""
MOST_REGIONS = 40
"""With more, those that are further apart are made one too."""
COLOURS = 64
"""A page's picture in a report has so many."""


def render_page(document: pypdfium2.PdfDocument, index: int, dpi: int) -> Pixels:
    """A page in pixels, height by width by three channels.

    :param index: from 0.
    :param dpi: dots an inch; fewer where the page is very large.
    """
    page = document[index]
    try:
        width, height = page.get_size()
        scale = min(dpi / 72, MOST_PIXELS / max(width, height))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            pixels = np.array(bitmap.to_numpy()[:, :, :3])
        finally:
            bitmap.close()
    finally:
        page.close()
    return pixels


def render_part(document: pypdfium2.PdfDocument, index: int, dpi: int, box: Box) -> Pixels:
    """A part of a page and a margin round it, in pixels.

    :param box: as shares of the page; what of it lies outside the page is left out.
    """
    page = document[index]
    try:
        width, height = page.get_size()
        beside, above = (margin / 25.4 * 72 for margin in MARGINS_MM)
        left, top = max(0.0, box[0] * width - beside), max(0.0, box[1] * height - above)
        right, bottom = min(width, box[2] * width + beside), min(height, box[3] * height + above)
        scale = min(dpi / 72, MOST_PIXELS / max(width, height))
        cut = left, height - bottom, width - right, top
        bitmap = page.render(scale=scale, crop=cut, rev_byteorder=True)
        try:
            pixels = np.array(bitmap.to_numpy()[:, :, :3])
        finally:
            bitmap.close()
    finally:
        page.close()
    return pixels


def find_regions(old: Pixels, new: Pixels, dpi: int) -> tuple[tuple[Box, ...], float]:
    """Where two pages look different, and which part of the page that is, from 0 to 1.

    A pixel is different when none of the nine around its place in the other picture, nor any colour
    between theirs, comes near it: a line that moved by less than a pixel is the same line. Pages of
    different sizes are laid over each other at the upper left.

    :return: boxes as shares of the larger page, from the top.
    """
    height, width = (max(old.shape[axis], new.shape[axis]) for axis in (0, 1))
    first, second = _fill(old, height, width), _fill(new, height, width)
    if np.array_equal(first, second):
        return (), 0.0
    mask = _is_foreign(first, second) | _is_foreign(second, first)
    if not mask.any():
        return (), 0.0
    cell = max(2, round(CELL_MM / 25.4 * dpi))
    cells = _reduce(mask, cell)
    boxes = _find_boxes(mask, cell)
    shares = tuple(
        (left / width, top / height, right / width, bottom / height)
        for left, top, right, bottom in sorted(boxes, key=lambda box: (box[1], box[0]))
    )
    return shares, float(cells.mean())


def _find_boxes(mask: Mask, cell: int) -> list[Cells]:
    """The regions of a mask, in pixels; not too many for a person to look at."""
    while True:
        boxes = list(_connect(_reduce(mask, cell)))
        if len(boxes) <= 10 * MOST_REGIONS:
            boxes = _merge([_surround(mask, box, cell) for box in boxes])
            if len(boxes) <= MOST_REGIONS:
                return boxes
        cell *= 2


def make_picture(pixels: Pixels) -> Picture:
    """A page as a PNG of few colours, small enough for a report."""
    image = Image.fromarray(pixels, "RGB").quantize(
        COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), image.width, image.height)


Cells = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels or cells; the last two are outside."""


def _fill(pixels: Pixels, height: int, width: int) -> Pixels:
    """The same picture on a white sheet of this size."""
    if pixels.shape[:2] == (height, width):
        return pixels
    sheet = np.full((height, width, 3), 255, np.uint8)
    sheet[: pixels.shape[0], : pixels.shape[1]] = pixels
    return sheet


def _is_foreign(pixels: Pixels, other: Pixels) -> Mask:
    """Which pixels lie outside what the other picture has around their place."""
    low, high = other.copy(), other.copy()
    for axis in (0, 1):
        # Along one axis and then along the other: together the nine.
        ahead, behind = [slice(None)] * 2, [slice(None)] * 2
        ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
        for picture, choose in ((low, np.minimum), (high, np.maximum)):
            before = picture.copy()
            for here, there in ((tuple(ahead), tuple(behind)), (tuple(behind), tuple(ahead))):
                choose(picture[here], before[there], out=picture[here])
    below = pixels.astype(np.int16) < low.astype(np.int16) - TOLERANCE
    above = pixels.astype(np.int16) > high.astype(np.int16) + TOLERANCE
    return np.asarray((below | above).any(axis=2))


def _reduce(mask: Mask, cell: int) -> Mask:
    """The mask in cells of so many pixels a side: those with any different pixel."""
    height, width = (-(-side // cell) for side in mask.shape)
    sheet = np.zeros((height * cell, width * cell), np.bool_)
    sheet[: mask.shape[0], : mask.shape[1]] = mask
    return np.asarray(sheet.reshape(height, cell, width, cell).any(axis=(1, 3)))


def _connect(cells: Mask) -> Iterator[Cells]:
    """The boxes of the cells that touch each other, corners included."""
    left_over = {(int(y), int(x)) for y, x in zip(*np.nonzero(cells), strict=True)}
    for start in sorted(left_over):
        if start not in left_over:
            continue
        left_over.discard(start)
        stack, found = [start], [start]
        while stack:
            y, x = stack.pop()
            for near in [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]:
                if near in left_over:
                    left_over.discard(near)
                    stack.append(near)
                    found.append(near)
        rows, columns = [y for y, _ in found], [x for _, x in found]
        yield min(columns), min(rows), max(columns) + 1, max(rows) + 1


def _surround(mask: Mask, box: Cells, cell: int) -> Cells:
    """A box of cells as the pixels in it that differ, and a little room round them."""
    left, top, right, bottom = (side * cell for side in box)
    part = mask[top:bottom, left:right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    room = max(2, cell // 3)
    height, width = mask.shape
    return (
        max(0, left + int(columns[0]) - room),
        max(0, top + int(rows[0]) - room),
        min(width, left + int(columns[-1]) + 1 + room),
        min(height, top + int(rows[-1]) + 1 + room),
    )


def _merge(boxes: list[Cells]) -> list[Cells]:
    """Boxes that overlap made one, until none do."""
    merged = True
    while merged:
        merged = False
        apart: list[Cells] = []
        for box in boxes:
            touched = next((each for each in apart if _overlap(each, box)), None)
            if touched is None:
                apart.append(box)
            else:
                apart[apart.index(touched)] = _unite([touched, box])
                merged = True
        boxes = apart
    return boxes


def _overlap(one: Cells, other: Cells) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _unite(boxes: list[Cells]) -> Cells:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def size_in_mm(document: pypdfium2.PdfDocument, index: int) -> tuple[int, int]:
    """A page's width and height, rounded to mm."""
    page: Any = document[index]
    try:
        width, height = page.get_size()
    finally:
        page.close()
    return round(width / 72 * 25.4), round(height / 72 * 25.4)
