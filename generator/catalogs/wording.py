"""How a text was reworded: which of its words went, and which came, as git shows words."""

from __future__ import annotations

from difflib import SequenceMatcher

SHORT = 8
"""Up to how many words both texts are said whole."""
BESIDE = 3
"""Words that are shown on either side of a change."""


def tell_change(old: str, new: str) -> str:
    """Say how a text became another: both, or of long ones the words that went and came."""
    before, after = old.split(), new.split()
    if min(len(before), len(after)) <= SHORT:
        return f"“{' '.join(before)}” is now “{' '.join(after)}”"
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    parts: list[str] = []
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            parts += _shorten(before[start:end], begins=not parts, ends=end == len(before))
            continue
        if start < end:
            parts.append(f"[-{' '.join(before[start:end])}-]")
        if first < last:
            parts.append(f"{{+{' '.join(after[first:last])}+}}")
    return f"“{' '.join(parts)}”"


def _shorten(words: list[str], *, begins: bool, ends: bool) -> list[str]:
    """Leave out the middle of a run of words that stayed, or its far end."""
    if len(words) <= 2 * BESIDE:
        return words
    head = [] if begins else words[:BESIDE]
    tail = [] if ends else words[-BESIDE:]
    return [*head, "…", *tail]
