"""The sheet around the page: the bleed, and beyond it the marks by which it is cut and printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

import pikepdf

from generator.stages.pdf.press.marks import REGISTRATION, SLUG, draw_marks, make_registration

POINTS = 72 / 25.4
"""In a millimetre."""


def enlarge_sheets(
    pdf: pikepdf.Pdf, bleed: float, folds: Sequence[Sequence[float]] | None = None
) -> None:
    """Give each page its boxes and its marks; what it paints is cut at the bleed.

    The medium begins at 0, 0, since some imposition software takes that for granted.

    :param bleed: in mm.
    :param folds: for each page where it is folded, in mm from its left edge; None where none is.
    """
    registration = make_registration(pdf)
    around = (bleed + SLUG) * POINTS
    for page, folded in zip(pdf.pages, folds or repeat(()), strict=False):
        left, bottom, right, top = (float(value) for value in page.obj.TrimBox)
        width, height = right - left, top - bottom
        trim = (around, around, around + width, around + height)
        bled = _grow(trim, bleed * POINTS)
        page.obj.MediaBox = _box((0.0, 0.0, width + 2 * around, height + 2 * around))
        page.obj.BleedBox = _box(bled)
        page.obj.TrimBox = _box(trim)
        x0, y0, x1, y1 = bled
        shift = f"1 0 0 1 {around - left:.6f} {around - bottom:.6f} cm"
        before = f"q {x0:.6f} {y0:.6f} {x1 - x0:.6f} {y1 - y0:.6f} re W n {shift}\n"
        content = page.obj.Contents.read_bytes()
        after = f"\nQ\n{draw_marks(trim, bleed, folded)}"
        page.obj.Contents = pdf.make_stream(before.encode() + content + after.encode())
        page.resources.ColorSpace = pikepdf.Dictionary({REGISTRATION: registration})


Box = tuple[float, float, float, float]


def _grow(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _box(corners: Box) -> pikepdf.Array:
    return pikepdf.Array([round(value, 6) for value in corners])
