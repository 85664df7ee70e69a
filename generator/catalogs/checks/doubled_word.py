"""``doubled-word``: the same word twice in a row, as “the the”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import fold

DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]+)\s+\1(?![\w’'-])")

ALLOWED = {
    "fr": frozenset({"nous", "vous"}),
    "en": frozenset({"had", "that"}),
    "de": frozenset({"das", "dem", "den", "der", "die", "sie"}),
    "nl": frozenset({"dat", "die"}),
}
"""Words that grammar sets side by side, as in “nous nous engageons”."""

GRAMMAR = frozenset(
    ["bn", "gu", "hi", "id", "jv", "kn", "ml", "mr", "ms", "ne"],
).union(["pa", "ta", "te", "th", "tl", "tr", "ur", "vi", "zh"])
"""Languages that double words for the plural, for emphasis or for each one."""


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """A word that stands twice in a row in the translation, and not in its source."""
    language = standard.language
    if language in GRAMMAR:
        return
    found = [match[1] for match in DOUBLED.finditer(fold(unit.target.plain))]
    if not found:
        return
    known = set(ALLOWED.get(language, ()))
    if not unit.of_source:
        known |= {match[1] for match in DOUBLED.finditer(fold(unit.source.plain))}
    for word in found:
        if word not in known:
            yield Problem(f"has “{word}” twice in a row", "keep one")
