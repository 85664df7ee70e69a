"""The page plan: as many pages as promised."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """A finding on the number of pages."""
    assert promise.pages is not None
    pdf = reading.pdf
    if len(pdf.pages) != promise.pages:
        yield promise.find(
            f"has {len(pdf.pages)} pages where its plan has {promise.pages}",
            "shorten the text that runs over",
        )
