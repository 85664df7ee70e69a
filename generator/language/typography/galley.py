"""A text on its way to the page: its words as one, and the places where its markup stands.

A rule of typography looks at neighbours: the quotation mark after ``*word*`` closes although an
asterisk stands before it. So the rules see the words alone, and the markup keeps its places.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Where markup opens and closes: noncharacters, which no text may hold (Unicode 23.7)."""

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
"""Isolates: a run from the left, from the right, of its own first letter; and their end (UAX 9)."""

MARKS = OPEN + CLOSE + LRI + RLI + FSI + PDI

NARROW = "\u202f"
FIXED = "\u00a0"
SPACES = " \u00a0\u202f"

ADDRESS = re.compile(
    r"(?:https?://|mailto:|www\.)[^\s<>«»\"]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_]*(?::[a-z][a-z0-9-]*)?\}|%\([a-z][a-z0-9_]*\)[sd]|%%")
_PROTECTED = re.compile(f"{ADDRESS.pattern}|{PLACEHOLDER.pattern}", re.IGNORECASE)

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(slots=True)
class Galley:
    """The words of one text, without its marks, and the marks with the places where they stand.

    Addresses and placeholders are left as they are by every rule.
    """

    text: str
    marks: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> Galley:
        """A text in which markup is marked by :data:`OPEN` and :data:`CLOSE`.

        Isolates that someone typed are dropped: the language's own rules set them.
        """
        words: list[str] = []
        marks: list[tuple[int, str]] = []
        for character in text:
            if character in (OPEN, CLOSE):
                marks.append((len(words), character))
            elif character not in MARKS:
                words.append(character)
        return cls("".join(words), marks)

    def __str__(self) -> str:
        parts, last = [], 0
        for place, mark in self.marks:
            parts += [self.text[last:place], mark]
            last = place
        return "".join([*parts, self.text[last:]])

    def replace(self, pattern: str | re.Pattern[str], replacement: Replacement) -> None:
        """Replace every match outside addresses and placeholders; the marks keep their places.

        What is put in between two characters stands outside the markup that closes or opens there.
        """
        parts, last, edits = [], 0, []
        protected: list[tuple[int, int]] | None = None
        for match in re.finditer(pattern, self.text):
            start, end = match.span()
            if protected is None:
                protected = [each.span() for each in _PROTECTED.finditer(self.text)]
            if any(
                (start < stop and end > begin) or begin < start == end < stop
                for begin, stop in protected
            ):
                continue
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            parts += [self.text[last:start], new]
            last = end
            edits.append((start, end, len(new)))
        if edits:
            self.text = "".join([*parts, self.text[last:]])
            self.marks = _move(self.marks, edits)


def _move(marks: list[tuple[int, str]], edits: list[tuple[int, int, int]]) -> list[tuple[int, str]]:
    moved: list[tuple[int, str]] = []
    floor = 0
    for place, mark in marks:
        shift, inside = 0, None
        for start, end, length in edits:
            if place < start or (place == start and (start < end or mark == CLOSE)):
                break
            if place < end:
                inside = start + min(place - start, length)
                break
            shift += length - (end - start)
        # Marks at one place keep their order, even where an opening one is moved on.
        floor = max(floor, (place if inside is None else inside) + shift)
        moved.append((floor, mark))
    return moved
