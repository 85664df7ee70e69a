"""Where the signs of a window stand: its places and its insets' marks -> signs, in mm."""

from __future__ import annotations

import math

from generator.design.style.shared import SignStyle
from generator.stages.figures.projection import Projection
from generator.stages.figures.sizing import has_room, reach_signs, spread_inside, surround
from generator.stages.figures.symbols import Sign, refuse_crowd, spread
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.window import ViewRequest

Position = tuple[float, float]

_AWAY = 0.2
"""How far beyond a symbol's edge its place may be and still be covered by it, in mm."""


def place_signs(
    request: ViewRequest, projection: Projection, style: SignStyle, typefaces: Typefaces
) -> tuple[Sign, ...]:
    """Put symbols on their places, pushed apart where they are dense, or where the editor says."""
    true = [projection.place(point.lon, point.lat) for point in request.points]
    wanted, fixed = list(true), set()
    for index, point in enumerate(request.points):
        override = request.overrides.get(point.id)
        if override is not None and override.symbol is not None:
            x, y = true[index]
            wanted[index] = (x + override.symbol.dx, y + override.symbol.dy)
            fixed.add(index)
    marks = place_marks(request, projection)
    fixed |= set(range(len(wanted), len(wanted) + len(marks)))
    reaches = reach_signs(request.points, style, request.pick)
    reaches += ((style.diameter + style.apart) / 2,) * len(marks)
    places, held = (*wanted, *marks), frozenset(fixed)
    if projection.is_world or any(point.size is not None for point in request.points):
        centres = spread_inside(places, reaches, request.frame, held)
    else:
        centres = spread(places, reaches, held)
    edges = [reach - style.apart / 2 for reach in reaches]
    refuse_crowd(request.points, centres, edges, request.frame)
    signs = []
    for point, place, (x, y) in zip(request.points, true, centres, strict=False):
        diameter = style.measure(point.size)
        # What lies under the mark of an inset has its sign against the mark, and no line to there.
        covered = any(math.dist(place, mark) < style.diameter / 2 for mark in marks)
        away = math.dist((x, y), place) > diameter / 2 + _AWAY and not covered
        numbered = point.size is None or has_room(point, diameter, style, typefaces)
        around = surround(point, style)
        signs.append(Sign(point, x, y, place, away, diameter, around, numbered))
    return tuple(signs)


def place_marks(request: ViewRequest, projection: Projection) -> tuple[Position, ...]:
    """Give where what insets show lies on the map, in mm."""
    return tuple(projection.place(each.lon, each.lat) for each in request.close_ups)
