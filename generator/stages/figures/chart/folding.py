"""Long words in lines: as few as have room, as even as can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from generator.language.direction import runs_from_right
from generator.language.script import turn_right
from generator.model.figure import Texts, TypeStyle
from generator.stages.figures.typeface import Typefaces

_BETWEEN = re.compile(
    "(?<=[\u3041-\u30ff\u3400-\u9fff])"
    "(?=[\u3041-\u30fa\u3400-\u9fff])(?![ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ])"
)
"""Where a line of Chinese or Japanese may end: between two letters of which the second may begin
one (JIS X 4051)."""


@lru_cache(maxsize=4096)
def fold(
    text: str, cut: TypeStyle, size: float, typefaces: Typefaces, room: float, most: int
) -> Texts:
    """Part a text into the fewest lines that are no wider than the room in mm.

    :param most: into how many at most; where that is not enough, lines are wider than the room.
    """

    def width(line: str) -> float:
        return typefaces.ink(line, cut, size).width

    def keep_direction(line: str) -> str:
        return turn_right(line) if runs_from_right(text) else line

    lines: Texts = (text,)
    if width(text) <= room:
        return lines
    pieces = [
        glue + piece
        for word in text.split(" ")
        for glue, piece in zip(["\0", *[""] * len(word)], _BETWEEN.split(word), strict=False)
    ]
    advances = [width(piece.strip("\0")) for piece in pieces]
    space = typefaces.advance(" ", typefaces.scale(text, size), cut)
    for count in range(2, min(most, len(pieces)) + 1):
        ends = _part(advances, [space * piece.startswith("\0") for piece in pieces], count)
        lines = tuple(
            keep_direction("".join(pieces[start:end]).strip("\0").replace("\0", " "))
            for start, end in pairwise([0, *ends])
        )
        if max(map(width, lines)) <= room:
            break
    return lines


def _part(advances: Sequence[float], glues: Sequence[float], count: int) -> list[int]:
    """Give where each of so many lines ends, for the widest of them to be as narrow as can be.

    :param glues: how wide the space before each piece is, within a line.
    """
    total = len(advances)
    reach = [0.0]
    for advance, glue in zip(advances, glues, strict=True):
        reach.append(reach[-1] + glue + advance)
    best: list[tuple[float, list[int]]] = [
        (reach[end] - glues[0] if end else 0.0, [end]) for end in range(total + 1)
    ]
    for line in range(1, count):
        best = [
            min(
                (
                    max(best[start][0], reach[end] - reach[start] - glues[start]),
                    [*best[start][1], end],
                )
                for start in range(line, end)
            )
            if end > line
            else (float("inf"), [])
            for end in range(total + 1)
        ]
    return best[total][1]
