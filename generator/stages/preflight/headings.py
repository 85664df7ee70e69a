"""The headings: they begin with the first level, and none is skipped on the way down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

LEVEL = re.compile(r"H([1-6])")


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on the levels of headings (ISO 14289-1, 7.4.2 and 7.4.4)."""
    last = 0
    for number, element in enumerate(reading.tree.of("H", "H1", "H2", "H3", "H4", "H5", "H6"), 1):
        found = LEVEL.fullmatch(element.tag)
        if found is None:
            yield promise.find(f"heading {number} has no level", "say h1 to h6")
            continue
        level = int(found[1])
        if level > last + 1:
            before = f"follows an H{last}" if last else "is the first heading"
            yield promise.find(
                f"heading {number}, an H{level}, {before}", f"make it an H{last + 1}"
            )
        last = level
    if not last:
        yield promise.find("has no headings", "give its sections headings")
