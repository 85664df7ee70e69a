"""How texts are alike: what changed in a source, and what similar ones were translated as."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 0.6
"""What is less alike helps no translator."""
MOST = 5
"""So many are offered."""


@dataclass(frozen=True, slots=True)
class Match:
    """A text that is like another, its translation, where both stand, and how like it is (0–1)."""

    source: str
    words: str
    where: str
    share: float


def compare_words(before: str, after: str) -> list[tuple[str, str]]:
    """Give what was taken out (``-``), put in (``+``) and kept (``=``), word by word."""
    old, new = (re.findall(r"\s+|[^\W_]+|.", text) for text in (before, after))
    found: list[tuple[str, str]] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(("=", "".join(old[a:b])))
            continue
        if b > a:
            found.append(("-", "".join(old[a:b])))
        if d > c:
            found.append(("+", "".join(new[c:d])))
    return found


def find_similar(text: str, known: Iterable[tuple[str, str, str]]) -> list[Match]:
    """Give the texts that are most like one, the likest first.

    :param known: texts with their translations, and where each stands.
    """
    matcher = difflib.SequenceMatcher(None, "", text, autojunk=False)
    found: list[Match] = []
    for source, words, where in known:
        if not words or not source:
            continue
        shorter, longer = sorted((len(source), len(text)))
        if 2 * shorter < LEAST * (shorter + longer):
            continue
        matcher.set_seq1(source)
        if matcher.real_quick_ratio() < LEAST or matcher.quick_ratio() < LEAST:
            continue
        share = matcher.ratio()
        if share >= LEAST:
            found.append(Match(source, words, where, share))
    found.sort(key=lambda match: -match.share)
    unique = {match.words: match for match in reversed(found)}
    return sorted(unique.values(), key=lambda match: -match.share)[:MOST]
