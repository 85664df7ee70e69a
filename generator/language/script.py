"""What the script of a line asks for: its direction, the order of its words, spacing, its size."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from generator.language.direction import runs_from_right

_MARK = "\u200f"
"""RIGHT-TO-LEFT MARK (Unicode, UAX 9): says the direction of a line that no letter tells."""
_FROM_RIGHT = ("R", "AL")
_FROM_LEFT = "L"
_SPACED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN")
_ARABIC = "ARABIC"
_PARTED = ("-liga",)
_BETWEEN = re.compile("(?<![0-9])\u00a0|\u00a0(?![0-9])")
"""Where a no-break space parts words that have no letters: but inside a number (UAX 9, W4)."""


def turn_right(text: str) -> str:
    """Mark a text of a language written from the right, where its first letter does not tell it.

    “2014 · 1” so keeps the year where reading begins.
    """
    return text if " " not in text or runs_from_right(text) else _MARK + text


def unmark(text: str) -> str:
    """Give a text without the marks of its direction, as it is read."""
    return text.replace(_MARK, "")


def order_words(text: str) -> tuple[str, ...]:
    """Part a line that runs from the right into what follows one another from its right end.

    That is its words, but for a row of words that run from the left, which stays whole: these
    follow one another from their left end (UAX 9, L2).
    """
    words = [
        part
        for word in unmark(text).split(" ")
        for part in ([word] if _tells_direction(word) else _BETWEEN.split(word))
    ]
    parts: list[str] = []
    for from_left, row in groupby(words, _runs_from_left):
        whole = list(row)
        parts += [" ".join(whole)] if from_left else whole
    return tuple(parts)


def _tells_direction(word: str) -> bool:
    return any(unicodedata.bidirectional(letter) in (_FROM_LEFT, *_FROM_RIGHT) for letter in word)


def _runs_from_left(word: str) -> bool:
    kinds = {unicodedata.bidirectional(character) for character in word}
    return _FROM_LEFT in kinds and not kinds & set(_FROM_RIGHT)


def is_arabic(text: str) -> bool:
    """Say whether a line's first letter is of the Arabic script; digits are no letters."""
    letter = next((character for character in text if character.isalpha()), "")
    return bool(letter) and unicodedata.name(letter, "").startswith(_ARABIC)


def is_spaceable(text: str) -> bool:
    """Say whether every letter is of a script that bears letter spacing."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and all(
        unicodedata.name(letter, "").startswith(_SPACED) for letter in letters
    )


def list_features(text: str) -> tuple[str] | None:
    """Give the features of its font that a line is set with, where they are not the font's own.

    A line of separate letters has no ligatures: PDFium reads “définie” as “dé finie” where one
    glyph stands for two letters.
    """
    return _PARTED if is_spaceable(text) else None
