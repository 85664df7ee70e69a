"""``controls``: no character that is not seen and changes how the text is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX 9): they can show a text in another order than it has."""

UNSEEN = frozenset("\u2028\u2029\ufeff")


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """Each control character, and each that turns the direction of what follows, once."""
    text = unit.target.written
    if text.isprintable():
        return
    for character in dict.fromkeys(text):
        control = unicodedata.category(character) == "Cc" and character not in "\n\t"
        if control or character in TURNING or character in UNSEEN:
            name = unicodedata.name(character, "a control character")
            yield Problem(
                f"holds U+{ord(character):04X} ({name}), which no reader sees", "remove it"
            )
