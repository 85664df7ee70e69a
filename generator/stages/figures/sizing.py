"""How large signs are whose area is a value: the largest scale at which none strays far."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from generator.design.style.shared import SignStyle
from generator.model.figure import Frame, MapPoint
from generator.stages.figures.projection import Projection
from generator.stages.figures.symbols import Position, spread
from generator.stages.figures.typeface import Typefaces

_STEPS = (1.0, 0.85, 0.7, 0.6, 0.5)
"""Of the greatest sign's diameter: what is tried, the largest first."""
_ROUNDS = 12
"""So many times at most symbols are moved into the frame, and then apart again."""
_AROUND = 0.8
"""Between a number and the edge of its sign on both sides together, the outline included, in mm."""


def size_signs(
    points: Sequence[MapPoint],
    projection: Projection,
    frame: Frame,
    style: SignStyle,
    least: float = 0.0,
) -> SignStyle:
    """Give the signs' look with the diameter of the largest that the places have room for.

    It is one scale for the whole map and its legend.

    :param points: those of the main window.
    :param projection: how it lies on paper.
    :param frame: the paper that it has.
    :param least: how far apart two signs' middles are at least, in mm, to be pointed at.
    """
    true = tuple(projection.place(point.lon, point.lat) for point in points)
    look = style
    for step in _STEPS:
        look = replace(style, largest=max(style.largest * step, style.least))
        reaches = reach_signs(points, look, least)
        centres = spread_inside(true, reaches, frame)
        if all(
            math.dist(centre, place) <= style.strays
            for centre, place in zip(centres, true, strict=True)
        ):
            break
    return look


def spread_inside(
    places: tuple[Position, ...],
    reaches: tuple[float, ...],
    frame: Frame,
    fixed: frozenset[int] = frozenset(),
) -> tuple[Position, ...]:
    """Push symbols apart, and large ones into the frame that their places lie in.

    All in mm; those whose index is ``fixed`` do not move.
    """
    wanted = list(places)
    for _ in range(_ROUNDS):
        centres = spread(tuple(wanted), reaches, fixed)
        ways = [
            _way_in(centre, reach, frame) if _lies_in(place, frame) else (0.0, 0.0)
            for place, centre, reach in zip(places, centres, reaches, strict=True)
        ]
        moved = False
        for index, (x, y) in enumerate(ways):
            if (x or y) and index not in fixed:
                wanted[index] = (wanted[index][0] + x, wanted[index][1] + y)
                moved = True
        if not moved:
            break
    return centres


def _lies_in(place: Position, frame: Frame) -> bool:
    return 0 <= place[0] <= frame.width and 0 <= place[1] <= frame.height


def _way_in(centre: Position, reach: float, frame: Frame) -> Position:
    """Give the way by which a symbol that leaves the frame comes into it, in mm."""
    sides = zip(centre, (frame.width, frame.height), strict=True)
    x, y = (max(reach - at, 0.0) - max(at + reach - most, 0.0) for at, most in sides)
    return x, y


def reach_signs(
    points: Sequence[MapPoint], style: SignStyle, least: float = 0.0
) -> tuple[float, ...]:
    """Give half of what each sign takes of the paper with the room beside it, in mm.

    :param least: how wide each is to be at least, in mm, to be pointed at.
    """
    return tuple(max(surround(point, style) + style.apart, least) / 2 for point in points)


def surround(point: MapPoint, style: SignStyle) -> float:
    """Give the diameter of the circle that a sign lies in, in mm: of a large square its corners."""
    diameter = style.measure(point.size)
    if point.size is None or not point.ongoing:
        return diameter
    return max(diameter, diameter * style.ongoing.side * math.sqrt(2))


def has_room(point: MapPoint, diameter: float, style: SignStyle, typefaces: Typefaces) -> bool:
    """Say whether a place's number has room in its sign, inside the outline, in mm."""
    ink = typefaces.ink(point.number, style.cut, style.size)
    return math.hypot(ink.width, ink.height) + _AROUND <= diameter
