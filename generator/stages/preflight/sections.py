"""The sections: each on the page that the plan gives it, and on no other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.pdf.tags.tree import Element, Place
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on sections that are missing, run over or have moved.

    The build knows where its engine set them; of a finished file their tags say it.
    """
    sections = promise.sections
    if sections is None:
        sections = _find_sections(reading)
    for name, page in promise.plan.items():
        if name not in sections:
            yield promise.find(f"has no section {name}", "add it, or take it out of format.toml")
            continue
        first, last = sections[name]
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


def _find_sections(reading: Reading) -> dict[str, tuple[int, int]]:
    """The first and the last page of each element that has a name."""
    numbers = {page.obj.objgen: number for number, page in enumerate(reading.pdf.pages, 1)}
    found: dict[str, tuple[int, int]] = {}
    for element in reading.tree.elements:
        name = element.attributes.get("ID", "")
        if element.tag in ("Sect", "Art") and name:
            pages = [numbers[place] for place in _places(reading, element) if place in numbers]
            if pages:
                found[name] = min(pages), max(pages)
    return found


def _places(reading: Reading, element: Element) -> Iterator[Place]:
    waiting = [element]
    while waiting:
        inner = waiting.pop()
        yield from (place for place, _ in inner.marks)
        waiting += reading.tree.children(inner)
