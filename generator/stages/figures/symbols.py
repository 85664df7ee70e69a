"""Where numbered symbols stand: places on paper -> centres that leave every symbol whole."""

from __future__ import annotations

import math
from collections.abc import Sequence

Position = tuple[float, float]

_ROUNDS = 400
_PULL = 0.04
_EXACT = 1e-6


def spread(places: Sequence[Position], distance: float) -> tuple[Position, ...]:
    """Push symbols apart until no two centres are nearer than a distance.

    Everything is in mm. Symbols are pulled back towards their places while they are pushed, so
    none strays further than it must; equal input gives equal output.
    """
    centres = [list(place) for place in places]
    for round_ in range(_ROUNDS):
        pull = _PULL * (1 - round_ / _ROUNDS)
        for centre, place in zip(centres, places, strict=True):
            centre[0] += (place[0] - centre[0]) * pull
            centre[1] += (place[1] - centre[1]) * pull
        _separate(centres, places, distance)
    for _ in range(_ROUNDS):
        if not _separate(centres, places, distance):
            break
    return tuple((x, y) for x, y in centres)


def _separate(centres: list[list[float]], places: Sequence[Position], distance: float) -> bool:
    moved = False
    for first in range(len(centres)):
        for second in range(first + 1, len(centres)):
            a, b = centres[first], centres[second]
            dx, dy = b[0] - a[0], b[1] - a[1]
            apart = math.hypot(dx, dy)
            if apart >= distance - _EXACT:
                continue
            if apart < _EXACT:
                dx = places[second][0] - places[first][0]
                dy = places[second][1] - places[first][1]
                if math.hypot(dx, dy) < _EXACT:
                    dx, dy = 1.0, 0.0
                unit = math.hypot(dx, dy)
            else:
                unit = apart
            push = (distance - apart) / 2
            a[0] -= dx / unit * push
            a[1] -= dy / unit * push
            b[0] += dx / unit * push
            b[1] += dy / unit * push
            moved = True
    return moved
