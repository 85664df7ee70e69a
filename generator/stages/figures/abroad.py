"""What is abroad of a place: the ground of other countries, and what lies beyond a great river."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.stages.figures.geometry import Crowd, coverage
from generator.stages.figures.ground import GREAT, Ground

Numbers = NDArray[np.float64]
Position = tuple[float, float]

_GRID = 0.5
"""The squares in which other countries' ground is told, in mm."""
_SPOTS = (0.1, 0.5, 0.9)
"""Where along a name it is asked on which bank it stands."""
_SLIGHT = 0.08
"""Of a name so little may lie abroad: a square is not as fine as a border."""


@dataclass(frozen=True, slots=True, eq=False)
class Abroad:
    """Where the name of one place had better not stand, for it would be read as of elsewhere."""

    place: Position
    others: Crowd | None
    """The ground of other countries; None where the place is in no country."""
    rivers: Numbers
    """A row of two ends, x and y each, for each piece of a great river."""

    @classmethod
    def of(cls, ground: Ground, place: Position, country: str = "") -> Abroad:
        """Look from a place, in mm.

        :param country: the one that it is said to be in, where it lies in none that is drawn.
        """
        code = find_country(ground, place) or country or None
        others = _list_others(ground, code) if code is not None else None
        return cls(place, others, _list_rivers(ground))

    def share(self, boxes: Numbers) -> Numbers:
        """Give the share of each box (a row of bounds) that is on other countries' ground."""
        if self.others is None:
            return np.zeros(len(boxes))
        squares = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1) / _GRID**2
        share = np.minimum(self.others.count(boxes) / np.maximum(squares, 1.0), 1.0)
        return np.where(share > _SLIGHT, share, 0.0)

    def share_beyond(self, boxes: Numbers) -> Numbers:
        """Give the share of each box whose way from the place crosses a river that way alone."""
        beyond = np.zeros(len(boxes))
        middle = (boxes[:, 1] + boxes[:, 3]) / 2
        for share in _SPOTS:
            across = boxes[:, 0] * (1 - share) + boxes[:, 2] * share
            crossed = _cross(np.array(self.place), np.column_stack([across, middle]), self.rivers)
            beyond += crossed.sum(axis=1) % 2
        return np.asarray(beyond / len(_SPOTS))


def find_country(ground: Ground, place: Position) -> str | None:
    """Give the code of the country that a place in mm lies in; None for the sea."""
    x, y = place
    for code, rings in ground.countries.items():
        crossings = 0
        for ring in rings:
            start, end = ring, np.roll(ring, -1, axis=0)
            hit = (start[:, 1] > y) != (end[:, 1] > y)
            a, b = start[hit], end[hit]
            at = a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
            crossings += int((at < x).sum())
        if crossings % 2:
            return code
    return None


@lru_cache(maxsize=64)
def _list_others(ground: Ground, code: str) -> Crowd:
    rings = [ring for other, its in ground.countries.items() if other != code for ring in its]
    return Crowd.over(coverage(rings, ground.frame.width, ground.frame.height, _GRID), _GRID)


@lru_cache(maxsize=16)
def _list_rivers(ground: Ground) -> Numbers:
    lines = [line for river in ground.rivers if river.rank <= GREAT for line in river.lines]
    pieces = [np.hstack([line[:-1], line[1:]]) for line in lines if len(line) > 1]
    return np.vstack(pieces) if pieces else np.empty((0, 4))


def _cross(start: Numbers, ends: Numbers, pieces: Numbers) -> NDArray[np.bool_]:
    """Give a table that says which ways from one point to these ends cross which pieces."""
    reach = float(np.abs(ends - start).max(initial=0.0))
    low, high = start - reach, start + reach
    corners = np.minimum(pieces[:, :2], pieces[:, 2:]), np.maximum(pieces[:, :2], pieces[:, 2:])
    near = pieces[((corners[1] >= low) & (corners[0] <= high)).all(axis=1)]
    way = (ends - start)[:, None, :]
    a, b = near[None, :, :2] - start, near[None, :, 2:] - start
    along = near[None, :, 2:] - near[None, :, :2]
    before, after = _turn(way, a), _turn(way, b)
    first = _turn(along, -a)
    last = _turn(along, ends[:, None, :] - near[None, :, :2])
    return np.asarray((before * after < 0) & (first * last < 0))


def _turn(one: Numbers, other: Numbers) -> Numbers:
    return np.asarray(one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0])
