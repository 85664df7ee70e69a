"""Whether a text runs from the left or from the right."""

from __future__ import annotations

import re
import unicodedata

_SIGNS_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1e\U00010a00-\U00010fff\U0001e800-\U0001efff]")
"""The blocks of Unicode in which the signs of the scripts from the right stand."""
_FROM_LEFT = "L"
_FROM_RIGHT = ("R", "AL")


def runs_from_right(text: str) -> bool:
    """Say whether a line runs from the right: its first letter or mark decides (UAX 9, P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _FROM_RIGHT or kind == _FROM_LEFT:
            return kind != _FROM_LEFT
    return False


def runs_both_ways(text: str) -> bool:
    """Say whether some letters of a line run from the left and others from the right."""
    kinds = set(map(unicodedata.bidirectional, text))
    return _FROM_LEFT in kinds and not kinds.isdisjoint(_FROM_RIGHT)


def is_sign_from_right(character: str) -> bool:
    """Say whether a character is a sign over or under a letter of a script from the right."""
    return bool(
        _SIGNS_FROM_RIGHT.match(character)
        and unicodedata.combining(character)
        and unicodedata.bidirectional(character) == "NSM"
    )
