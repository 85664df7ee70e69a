"""The images of print editions: fine enough at the size at which they are printed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.pdf.painting import list_paints
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

LEAST = 300
"""In dots an inch: twice the ruling of the screens of offset on coated paper."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on images that are coarser in print."""
    for paint in list_paints(reading.pdf):
        if paint.kind == "image" and round(paint.resolution) < LEAST:
            yield promise.find(
                f"page {paint.page} prints an image at {paint.resolution:.0f} dots an inch",
                f"give it {LEAST} at its printed size, or print it smaller",
            )
