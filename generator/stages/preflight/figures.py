"""The figures: nothing on them touches what it should not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading


def check(_: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on overlaps that the drawing itself counted."""
    for overlap in promise.overlaps or ():
        yield promise.find(f"on its figure, {overlap}", "move the name or the place in brief.yaml")
