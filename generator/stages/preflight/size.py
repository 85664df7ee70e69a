"""The file's size: what is read on a screen is sent by post and opened on a telephone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.model.edition import Profile
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

BUDGETS = {Profile.SCREEN: 400_000}
"""How many bytes an edition of a profile may have; one that is not named may have any number."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """A finding on a file over the budget of its profile."""
    assert promise.profile is not None
    budget = BUDGETS[promise.profile]
    if reading.size > budget:
        yield promise.find(
            f"has {reading.size / 1000:.0f} kB where {budget / 1000:.0f} are allowed",
            "see which images or fonts it holds",
        )
