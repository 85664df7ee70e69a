"""Whether a text runs from the left or from the right."""

from __future__ import annotations

import unicodedata

_FROM_LEFT = "L"
_FROM_RIGHT = ("R", "AL")


def runs_from_right(text: str) -> bool:
    """Say whether a line runs from the right: its first letter or mark decides (UAX 9, P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _FROM_RIGHT or kind == _FROM_LEFT:
            return kind != _FROM_LEFT
    return False
