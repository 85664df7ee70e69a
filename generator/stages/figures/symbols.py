"""Where numbered symbols stand: places on paper -> centres that leave every symbol whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from generator.errors import Finding, Origin, RenderError
from generator.model.figure import Frame, MapPoint
from generator.stages.figures.boxes import Leader

Position = tuple[float, float]

_ROUNDS = 400
_WORK = 1_000_000
"""Pairs that are looked at, at most: a crowd that finds no order in these would find none in more,
and is answered in seconds."""
_PULL = 0.04
_EXACT = 1e-6
_CROWD = 10
"""So many symbols without room of their own are no slip of one place, which is named by itself."""
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
    rounds = _limit_rounds(pairs)
    for round_ in range(rounds):
        pull = _PULL * (1 - round_ / rounds)
        for centre, place in zip(centres, places, strict=True):
            centre[0] += (place[0] - centre[0]) * pull
            centre[1] += (place[1] - centre[1]) * pull
        _separate(centres, places, pairs, reaches, fixed)
    for _ in range(rounds):
        if not _separate(centres, places, pairs, reaches, fixed):
            break
    _untangle(centres, places, pairs, reaches, fixed)
    return tuple((x, y) for x, y in centres)


def _limit_rounds(pairs: Sequence[tuple[int, int]]) -> int:
    return min(_ROUNDS, _WORK // max(1, len(pairs)) + 1)


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
    turns = [(a, b) for pair in pairs for a, b in (pair, pair[::-1])]
    turns = [(a, b) for a, b in turns if a not in fixed and b not in fixed]
    for _ in range(_limit_rounds(turns)):
        crossed = False
        for one, other in turns:
            away = math.dist(centres[one], places[one])
            # What is further from the symbol than its line is long cannot be in that one's way.
            beyond = away + reaches[other]
            if away <= reaches[one] or math.dist(centres[one], centres[other]) > beyond:
                continue
            now = away, math.dist(centres[other], places[other])
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


def refuse_crowd(
    points: Sequence[MapPoint],
    centres: Sequence[Position],
    reaches: Sequence[float],
    frame: Frame,
) -> None:
    """See that a map has room for its symbols, before their names are looked for.

    :param reaches: from their middles to their edges, in mm.
    :raises RenderError: where many stand on others, or leave the frame.
    """
    shown = list(zip(centres, reaches, strict=True))[: len(points)]
    crowded = [
        point
        for point, ((x, y), reach) in zip(points, shown, strict=True)
        if not (0 <= x <= frame.width and 0 <= y <= frame.height)
        or sum(math.dist((x, y), at) < reach + other - _EXACT for at, other in shown) > 1
    ]
    if len(crowded) >= _CROWD:
        raise RenderError(
            Finding(
                crowded[0].origin or Origin("brief.yaml"),
                f"a map of {frame.width:.0f} × {frame.height:.0f} mm has no room for the signs of"
                f" {len(points)} places: {len(crowded)} stand on others or leave its frame",
                "put fewer places on it, give it more room, or show some in an inset",
            )
        )
