"""The page plan: as many pages as promised, of the paper's size."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

MM = 25.4 / 72
TOLERANCE = 0.1


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on the number of pages and their size in mm."""
    assert promise.pages is not None
    assert promise.paper is not None
    pdf = reading.pdf
    if len(pdf.pages) != promise.pages:
        yield promise.find(
            f"has {len(pdf.pages)} pages where its plan has {promise.pages}",
            "shorten the text that runs over",
        )
    for number, sheet in enumerate(pdf.pages, 1):
        left, bottom, right, top = (float(value) * MM for value in sheet.mediabox)
        width, height = right - left, top - bottom
        wanted = promise.paper.width, promise.paper.height
        if abs(width - wanted[0]) > TOLERANCE or abs(height - wanted[1]) > TOLERANCE:
            yield promise.find(
                f"page {number} measures {width:.1f} × {height:.1f} mm, not"
                f" {promise.paper.width} × {promise.paper.height}",
                "leave the size of the page to the paper",
            )
