"""The sections: each on the page that the plan gives it, and on no other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading


def check(_: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on sections that are missing, run over or have moved."""
    assert promise.sections is not None
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
