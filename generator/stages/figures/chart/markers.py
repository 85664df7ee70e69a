"""The shapes that tell series apart where colour does not: each as large to the eye as a disc."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_ROUND = 48
_HOLE = 0.55
"""How wide the hole of an open shape is, over the shape."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A shape round its centre, rows of x, y in mm, and the hole in it."""

    outside: Numbers
    inside: Numbers | None = None


def outline_marker(index: int, diameter: float) -> Outline:
    """Give the shape of the series of an index, of the area of a disc of a diameter in mm."""
    corners, turn, is_open = _SHAPES[index % len(_SHAPES)]
    radius = diameter / 2 * math.sqrt(math.pi / (corners / 2 * math.sin(2 * math.pi / corners)))
    angles = math.radians(turn) + 2 * math.pi * np.arange(corners) / corners
    shape = np.column_stack([np.cos(angles), np.sin(angles)]) * radius
    return Outline(shape, shape * _HOLE if is_open else None)


_SHAPES = (
    (_ROUND, 0.0, False),
    (4, 45.0, False),
    (3, 90.0, False),
    (4, 0.0, False),
    (_ROUND, 0.0, True),
    (3, -90.0, False),
    (4, 45.0, True),
)
"""Of how many corners, turned by how many degrees, and whether it is open: one a colour."""
