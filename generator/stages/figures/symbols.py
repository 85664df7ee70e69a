"""Where numbered symbols stand: places on paper -> centres that leave every symbol whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from generator.model.figure import MapPoint
from generator.stages.figures.boxes import Leader

Position = tuple[float, float]

_ROUNDS = 400
_PULL = 0.04
_EXACT = 1e-6
_NEAR = 6.0
"""How many distances apart two places may be and still push each other's symbols."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A numbered symbol: its centre and the true place, in mm."""

    point: MapPoint
    x: float
    y: float
    place: Position
    is_away: bool
    """Whether the symbol no longer covers its place, so that a line must lead to it."""
    diameter: float
    """In mm."""
    around: float
    """The diameter of the circle that it lies in, in mm: that of a large square's corners."""
    is_numbered: bool
    """Whether its number has room in it."""

    @property
    def line(self) -> Leader:
        """The line from the symbol to its place."""
        return Leader(self.point.number, (self.x, self.y), self.place)


@dataclass(frozen=True, slots=True)
class TownSign:
    """A background town's dot, or a capital's square, in mm."""

    x: float
    y: float
    capital: bool


@lru_cache(maxsize=64)
def spread(
    places: tuple[Position, ...], reaches: tuple[float, ...], fixed: frozenset[int] = frozenset()
) -> tuple[Position, ...]:
    """Push symbols apart until no two centres are nearer than the sum of what both reach.

    Everything is in mm. Symbols are pulled back towards their places while they are pushed, so
    none strays further than it must; those whose index is ``fixed`` do not move at all. Equal input
    gives equal output, in every language.
    """
    centres = [list(place) for place in places]
    pairs = [
        (first, second)
        for first, second in combinations(range(len(places)), 2)
        if math.dist(places[first], places[second]) < _NEAR * (reaches[first] + reaches[second])
        and not {first, second} <= fixed
    ]
    for round_ in range(_ROUNDS):
        pull = _PULL * (1 - round_ / _ROUNDS)
        for centre, place in zip(centres, places, strict=True):
            centre[0] += (place[0] - centre[0]) * pull
            centre[1] += (place[1] - centre[1]) * pull
        _separate(centres, places, pairs, reaches, fixed)
    for _ in range(_ROUNDS):
        if not _separate(centres, places, pairs, reaches, fixed):
            break
    _untangle(centres, places, pairs, reaches, fixed)
    return tuple((x, y) for x, y in centres)


def _untangle(
    centres: list[list[float]],
    places: Sequence[Position],
    pairs: Sequence[tuple[int, int]],
    reaches: Sequence[float],
    fixed: frozenset[int],
) -> None:
    """Move symbols that stand between another and its place, so that no line crosses a symbol.

    Two symbols change places where that brings them nearer to theirs; else the one in the way
    is pushed aside.
    """
    for _ in range(_ROUNDS):
        crossed = False
        for one, other in ((a, b) for pair in pairs for a, b in (pair, pair[::-1])):
            now = math.dist(centres[one], places[one]), math.dist(centres[other], places[other])
            if now[0] <= reaches[one] or not fixed.isdisjoint((one, other)):
                continue
            reach, (x, y) = _look_aside(centres[one], places[one], centres[other])
            if reach >= reaches[other] - _EXACT:
                continue
            crossed = True
            then = math.dist(centres[other], places[one]) + math.dist(centres[one], places[other])
            if then < sum(now) - _EXACT:
                centres[one], centres[other] = centres[other], centres[one]
            else:
                centres[other][0] += x * (reaches[other] - reach)
                centres[other][1] += y * (reaches[other] - reach)
        if not (_separate(centres, places, pairs, reaches, fixed) or crossed):
            break


def _look_aside(
    centre: Sequence[float], place: Position, other: Sequence[float]
) -> tuple[float, Position]:
    """Give how far a point lies from the line between a symbol and its place, and the way off."""
    dx, dy = place[0] - centre[0], place[1] - centre[1]
    length = math.hypot(dx, dy)
    along = ((other[0] - centre[0]) * dx + (other[1] - centre[1]) * dy) / length
    across = ((other[1] - centre[1]) * dx - (other[0] - centre[0]) * dy) / length
    end = min(max(along, 0.0), length)
    reach = math.hypot(across, along - end)
    side = math.copysign(1.0, across)
    return reach, (-dy / length * side, dx / length * side)


def _separate(
    centres: list[list[float]],
    places: Sequence[Position],
    pairs: Sequence[tuple[int, int]],
    reaches: Sequence[float],
    fixed: frozenset[int],
) -> bool:
    moved = False
    for first, second in pairs:
        a, b = centres[first], centres[second]
        dx, dy = b[0] - a[0], b[1] - a[1]
        distance, apart = reaches[first] + reaches[second], math.hypot(dx, dy)
        if apart >= distance - _EXACT:
            continue
        unit = apart
        if apart < _EXACT:
            dx, dy = places[second][0] - places[first][0], places[second][1] - places[first][1]
            if math.hypot(dx, dy) < _EXACT:
                dx, dy = 1.0, 0.0
            unit = math.hypot(dx, dy)
        push = distance - apart
        share = 0.0 if first in fixed else 1.0 if second in fixed else 0.5
        a[0] -= dx / unit * push * share
        a[1] -= dy / unit * push * share
        b[0] += dx / unit * push * (1 - share)
        b[1] += dy / unit * push * (1 - share)
        moved = True
    return moved
