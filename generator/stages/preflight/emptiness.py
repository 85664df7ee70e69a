"""Empty tags: an element without content is a stumbling block for who is read to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

MAY_BE_EMPTY = frozenset({"TD", "TH"})
"""A cell may have nothing to say."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on elements that hold nothing, by their type (ISO 14289-1, 7.1)."""
    empty = Counter(
        element.tag
        for element in reading.tree.elements
        if element.is_empty and element.tag not in MAY_BE_EMPTY
    )
    for tag, count in sorted(empty.items()):
        elements = "an empty element" if count == 1 else f"{count} empty elements"
        yield promise.find(f"has {elements} {tag}", "leave out what has no content")
