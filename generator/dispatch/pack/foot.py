"""Where a finished edition's running foot has room for a line more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.pdf.text import Advance, read_advances

CLEAR = 8.0
"""How far the line keeps from what stands beside it, in pt."""
LINE = 3.0
"""How far apart, in pt, the baselines of two characters of the same line may be."""


@dataclass(frozen=True, slots=True)
class FootSpace:
    """A free part of the foot, the same on all pages, in pt from the page's left lower corner."""

    left: float
    width: float
    baseline: float


def find_room(data: bytes) -> FootSpace | None:
    """The widest part of the foot that is free on all pages; None where their feet differ.

    The foot is the lowest line of text of each page.
    """
    feet = [_find_foot(characters) for characters in read_advances(data)]
    if not feet or not all(feet):
        return None
    baseline = min(foot[0].baseline for foot in feet)
    if any(abs(foot[0].baseline - baseline) > LINE for foot in feet):
        return None
    taken = sorted((each.left, each.right) for foot in feet for each in foot)
    left, width = max(_gaps(taken), key=lambda gap: gap[1], default=(0.0, 0.0))
    return FootSpace(left + CLEAR, width - 2 * CLEAR, baseline) if width > 2 * CLEAR else None


def _find_foot(characters: Sequence[Advance]) -> list[Advance]:
    lowest = min((each.baseline for each in characters), default=0.0)
    return [each for each in characters if each.baseline - lowest <= LINE]


def _gaps(taken: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What lies between intervals that are sorted: where it begins, and how wide it is."""
    end: float | None = None
    for left, right in taken:
        if end is not None and left > end:
            yield end, left - end
        end = right if end is None else max(end, right)
