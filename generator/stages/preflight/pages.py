"""The page plan: as many pages as promised, each section on its own."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise


def check(pdf: pikepdf.Pdf, promise: Promise) -> Iterator[Finding]:
    """Findings on the number of pages and the sections' pages."""
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
