"""The transparency of print editions: none, so that every press prints the same."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.pdf.painting import Paint, list_paints
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

OPAQUE = frozenset(("Normal", "Compatible"))


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on what lets colours below show through.

    PDF/X-4 allows it, but what comes of it differs between presses; these designs need none.
    """
    for page, message in dict.fromkeys(
        (paint.page, message) for paint in list_paints(reading.pdf) for message in _judge(paint)
    ):
        yield promise.find(f"page {page} {message}", "use an opaque token of that tint")
    for item in reading.pdf.objects:
        holds = isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
        group = item.get("/Group") if holds else None
        if group is not None and group.get("/CS") in ("/DeviceRGB", "/DeviceGray"):
            yield promise.find(
                f"blends a group in {str(group.CS).lstrip('/')}", "leave the group out"
            )


def _judge(paint: Paint) -> Iterator[str]:
    if paint.alpha < 1:
        yield f"paints with {paint.alpha:.0%} opacity"
    if paint.masked:
        yield "paints through a soft mask"
    if paint.blend not in OPAQUE:
        yield f"blends with {paint.blend}"
