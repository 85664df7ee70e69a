"""The scale of values: where each stands, as far apart as what is written beside it allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MARKS = 0.35
"""Of the room: how much is marks at least where their values are written at their ends."""
_HALVINGS = 60
"""After so many the factor is exact to the last digit that a PDF writes."""


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Values along a line, in mm from the start of the frame's side."""

    factor: float
    """The length of 1, in mm."""
    offset: float
    """Where 0 stands, or would."""

    def at(self, value: float) -> float:
        """Give where a value stands."""
        return self.offset + self.factor * value


@dataclass(frozen=True, slots=True)
class Reach:
    """A value, and the room that is needed before and after it, in mm."""

    value: float
    before: float = 0.0
    after: float = 0.0


def fit_scale(
    reaches: Iterable[Reach], start: float, end: float, *, written: bool = False
) -> ValueScale | None:
    """Give the largest scale on which everything stands between two places in mm.

    :param written: whether texts at the marks take of their room, of which they leave enough.
    :return: nothing where what is written has no room however small the scale is.
    """
    found: Sequence[Reach] = tuple(reaches)
    room = end - start
    values = [each.value for each in found]
    extent = max(values) - min(values)

    def measure(factor: float) -> tuple[float, float]:
        low = min(factor * each.value - each.before for each in found)
        return low, max(factor * each.value + each.after for each in found) - low

    low, width = measure(0.0)
    if width > room:
        return None
    least, most = 0.0, room / extent if extent else 0.0
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        if measure(middle)[1] <= room:
            least = middle
        else:
            most = middle
    if written and extent and least * extent < _MARKS * room:
        return None
    low, width = measure(least)
    return ValueScale(least, start - low + (0.0 if extent else (room - width) / 2))
