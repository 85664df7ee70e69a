"""Private marks around texts, by which each can be told wherever it comes out again.

They are characters for private use, which escaping, Markdown and typography leave alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

OPEN, BEGIN, CLOSE = "\ue000", "\ue001", "\ue002"
ZERO = 0xE010
"""The first of ten characters that stand for the digits of a text's number."""

MARK = re.compile(f"{OPEN}([{chr(ZERO)}-{chr(ZERO + 9)}]+){BEGIN}")
MARKS = re.compile(f"{MARK.pattern}|{CLOSE}")


class Traced(NamedTuple):
    """Which text: its catalog's domain, its context, its words."""

    domain: str
    context: str
    text: str


class Marks:
    """Gives each text its number, and finds the texts that a page holds by their numbers."""

    def __init__(self) -> None:
        self.texts: list[Traced] = []
        self.numbers: dict[Traced, int] = {}

    def wrap(self, text: Traced, words: str) -> str:
        """The words between marks that tell which text they are."""
        number = self.numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        digits = "".join(chr(ZERO + int(digit)) for digit in str(number))
        return f"{OPEN}{digits}{BEGIN}{words}{CLOSE}"

    def find(self, words: str) -> Iterator[Traced]:
        """The texts that begin in these words, in their order."""
        for digits in MARK.findall(words):
            yield self.texts[int("".join(str(ord(digit) - ZERO) for digit in digits))]


def remove_marks(words: str) -> str:
    """The words as a reader sees them."""
    return MARKS.sub("", words)
