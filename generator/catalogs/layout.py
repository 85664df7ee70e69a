"""How gettext lays a PO file out: msgcat and msgmerge leave the lines made here as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

WIDTH = 79
"""Columns of a line of text, its quotation marks and keyword counted (gettext's page width)."""

CLOSING = frozenset(":;!?.,)]}…»”/")
"""What no line begins with, even after a space (UAX #14: CL, CP, EX, IS, SY, IN)."""

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def quote(text: str, keyword: str) -> list[str]:
    """A text as the quoted lines that follow a keyword, the first an empty one where it is folded.

    :param keyword: ``msgid``, ``msgstr[0]``…, with what stands before it, as ``#~ msgid``.
    """
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(lines) <= 1 and measure(f'{keyword} "{escape(text)}"') <= WIDTH:
        return [f'"{escape(text)}"']
    prefix = keyword[: keyword.find(" ") + 1]
    room = WIDTH - measure(prefix) - 2
    return ['""', *(f'"{part}"' for line in lines for part in _fold(line, room))]


def refer(places: Iterable[str]) -> list[str]:
    """The ``#:`` lines that name where a text stands, as many to a line as it holds."""
    lines: list[str] = []
    for place in places:
        # A space would part one reference into two.
        word = " " + place.replace(" ", "%20")
        if lines and len(lines[-1]) + len(word) < WIDTH:
            lines[-1] += word
        else:
            lines.append("#:" + word)
    return [line + "\n" for line in lines]


def escape(text: str) -> str:
    """A text with PO's escapes."""
    return "".join(ESCAPES.get(character, character) for character in text)


def measure(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11)."""
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def _fold(line: str, room: int) -> Iterator[str]:
    folded = ""
    for piece in _part(line):
        if folded and measure(folded + escape(piece)) > room:
            yield folded
            folded = ""
        folded += escape(piece)
    if folded:
        yield folded


def _part(line: str) -> Iterator[str]:
    """The pieces of a line, each of which may begin a new one (UAX #14, as far as it is needed)."""
    start = 0
    for index in range(1, len(line)):
        before, after = line[index - 1], line[index]
        spaced = before == " " and after != " " and after not in CLOSING
        hyphened = before in "-–" and line[index - 2 : index - 1].strip() and after.isalpha()
        if spaced or (index > 1 and hyphened):
            yield line[start:index]
            start = index
    yield line[start:]
