"""The page plan: as many pages as promised, of the paper's size, each section on its own."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise

MM = 25.4 / 72
TOLERANCE = 0.1


def check(pdf: pikepdf.Pdf, promise: Promise) -> Iterator[Finding]:
    """Findings on the number of pages, their size in mm and the sections' pages."""
    for name, page in promise.plan.items():
        if name not in promise.sections:
            yield promise.find(f"has no section {name}", "add it, or take it out of format.toml")
            continue
        first, last = promise.sections[name]
        if last > first:
            yield promise.find(
                f"section {name} runs over from page {first} to page {last}",
                "shorten its text, or give it more room",
            )
        elif first != page:
            yield promise.find(
                f"section {name} stands on page {first}, not {page}",
                "see which section before it runs over",
            )
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
