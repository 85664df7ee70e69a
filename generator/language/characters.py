"""Characters that a reader cannot see: those that a text needs, and those that could deceive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.language.inline import Problem

DECEIVING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of text: a reader could see another order than the file's."""

PRINTED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Format characters that are printed: the signs over Arabic numbers."""

JOINING = frozenset("\u200b\u200c\u200d")
"""What parts or joins the letters of some scripts, and is nothing but invisible elsewhere."""

UNJOINED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "CJK", "HIRAGANA", "KATAKANA")
"""The first words of the names of letters (Unicode) that nothing joins or parts."""


def find_unseen(text: str) -> Iterator[Problem]:
    """A problem for each character that cannot be seen and does not belong into a line of text."""
    for character in sorted(set(text)):
        category = unicodedata.category(character)
        if category not in ("Cc", "Cf", "Zl", "Zp") or character in PRINTED or character == "\t":
            continue
        name = f"U+{ord(character):04X} ({unicodedata.name(character, 'a control character')})"
        if character in DECEIVING:
            yield Problem(
                f"holds {name}, by which a reader could be deceived",
                "take it out: pages set the direction of text by themselves",
            )
        elif character not in JOINING or _is_idle(text, character):
            yield Problem(f"holds {name}, which cannot be seen", "take it out")


def _is_idle(text: str, joiner: str) -> bool:
    """Whether a joiner stands somewhere after what nothing joins."""
    return any(
        not unicodedata.category(before or " ").startswith(("L", "M"))
        or unicodedata.name(before, "").startswith(UNJOINED)
        for before in re.findall(f"(.?){joiner}", text)
    )
