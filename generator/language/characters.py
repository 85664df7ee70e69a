"""Characters that a reader cannot see: those that a text needs, and those that could deceive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.language.inline import Problem
from generator.language.letters import ARABIC, SPACELESS

DECEIVING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of text: a reader could see another order than the file's."""

PRINTED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Format characters that are printed: the signs over Arabic numbers."""

JOINING = frozenset("\u200b\u200c\u200d")
"""What parts or joins the letters of some scripts, and is nothing but invisible elsewhere."""

KEPT = PRINTED | JOINING - {"\u200b"}

SPACE, JOINER = "\u200b", "\u200d"
"""Of these, what ends a word in a script that sets no spaces, and what joins two letters."""

UNJOINED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "CJK", "HIRAGANA", "KATAKANA")
"""The first words of the names of letters (Unicode) that nothing joins or parts."""


def clear_unseen(text: str) -> str:
    """Give a text without what cannot be seen in it, for comparison and to be quoted."""
    if text.isprintable():
        return text
    return "".join(each for each in text if unicodedata.category(each) != "Cf" or each in KEPT)


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
    """Whether a joiner stands somewhere after what nothing joins, or between what joins anyway."""
    if joiner == SPACE:
        return any(not SPACELESS.match(before) for before in re.findall(f"(.?){joiner}", text))
    if joiner == JOINER and re.search(f"{ARABIC.pattern}{joiner}{ARABIC.pattern}", text):
        return True
    return any(
        not unicodedata.category(before or " ").startswith(("L", "M"))
        or unicodedata.name(before, "").startswith(UNJOINED)
        for before in re.findall(f"(.?){joiner}", text)
    )
