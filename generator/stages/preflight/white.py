"""The foot of planned pages: none but a document's last ends early."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2

from generator.errors import Finding
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

MOST = 35.0
"""So much of a page's foot may be empty, in mm."""
_ROUNDING = 1.0
"""What a pixel and a last line's leading may add, in mm."""
_SCALE = 0.5
"""Pixels to a point."""
_INK = 16
"""How far a grey must be from the paper's, of 255."""
MM = 25.4 / 72


def _is_planned(case: Case) -> bool:
    """Whether a document for readers has as many pages as it was planned for."""
    return case.expected is not None and case.is_read and case.expected.pages.held


@check("foot-white", _is_planned)
def check_feet(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give a finding on each page that ends far above the foot of its area."""
    assert case.expected is not None
    foot = case.expected.foot
    for number in range(1, len(reading.pdf.pages)):
        white = _measure_white(reading.document, number, foot)
        if white > MOST + _ROUNDING:
            yield case.find(
                f"page {number} ends in {white:.0f} mm of nothing, and a planned page in {MOST:g}"
                " mm at most",
                "give it more text or a higher figure, or let the document flow",
            )


def _measure_white(document: pypdfium2.PdfDocument, number: int, foot: float) -> float:
    """Give how far above its margin, which is ``foot`` mm high, a page ends, in mm."""
    page = document[number - 1]
    bitmap = page.render(scale=_SCALE, grayscale=True)
    pixels = bitmap.to_numpy().squeeze().astype(int)
    bitmap.close()
    paper = int(np.bincount(pixels.ravel(), minlength=256).argmax())
    end = round(len(pixels) - foot / MM * _SCALE)
    rows = np.flatnonzero((np.abs(pixels[:end] - paper) > _INK).any(axis=1))
    last = int(rows.max()) + 1 if len(rows) else 0
    return float((end - last) / _SCALE * MM)
