"""Where numbered symbols stand when their places are dense."""

from __future__ import annotations

import math
from itertools import permutations

import pytest

from generator.errors import Origin, RenderError
from generator.model.figure import Frame, MapPoint
from generator.stages.figures.symbols import refuse_crowd, spread

Position = tuple[float, float]

DISTANCE = 5.1
ROW = ((0.0, 0.0), (0.4, 0.0), (0.8, 0.0), (1.2, 0.1))
KNOT = ((0.0, 0.0), (0.3, 0.2), (0.1, 0.5), (0.6, 0.1), (5.0, 0.0), (2.0, 2.0), (2.1, 2.4))


def reach(point: Position, start: Position, end: Position) -> float:
    """How far a point lies from a line, in mm."""
    (x0, y0), (x1, y1) = start, end
    length = math.dist(start, end)
    along = ((point[0] - x0) * (x1 - x0) + (point[1] - y0) * (y1 - y0)) / (length or 1.0)
    share = min(max(along, 0.0), length) / (length or 1.0)
    return math.dist(point, (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))


@pytest.mark.parametrize("places", [ROW, KNOT])
def test_no_line_crosses_a_symbol(places: tuple[Position, ...]) -> None:
    """Symbols stand apart, and the line from each to its place passes all others."""
    centres = spread(places, (DISTANCE / 2,) * len(places))
    pairs = list(permutations(range(len(places)), 2))
    assert all(math.dist(centres[a], centres[b]) > DISTANCE - 1e-3 for a, b in pairs)
    lines = [(centres[a], places[a], centres[b]) for a, b in pairs]
    crossed = [
        line
        for line in lines
        if math.dist(line[0], line[1]) > DISTANCE / 2
        and reach(line[2], line[0], line[1]) < DISTANCE / 2 - 1e-3
    ]
    assert [] == crossed


def test_a_symbol_with_room_covers_its_place() -> None:
    """Symbols that do not touch stay where they are."""
    places = ((0.0, 0.0), (6.0, 0.0))
    assert places == spread(places, (DISTANCE / 2,) * len(places))


def test_a_crowd_is_refused_before_names_are_looked_for() -> None:
    """In one line, at the first of its rows, with how many places there are: 250 on a stamp."""
    rows = [Origin("places.csv", number + 2) for number in range(250)]
    points = [
        MapPoint(f"p{n}", str(n), (f"Place {n}",), 0.0, 0.0, 0, ongoing=False, origin=row)
        for n, row in enumerate(rows)
    ]
    places = tuple((n % 25 * 2.0, n // 25 * 2.0) for n in range(250))
    reaches = (2.3,) * len(places)
    centres = spread(places, reaches)
    with pytest.raises(RenderError) as refused:
        refuse_crowd(points, centres, reaches, Frame(50.0, 20.0))
    (finding,) = refused.value.findings
    assert str(finding).startswith(
        "places.csv:2: a map of 50 × 20 mm has no room for the signs of 250 places: "
    )


def test_a_place_or_two_too_many_are_no_crowd() -> None:
    """Each is then named by itself."""
    points = [MapPoint(f"p{n}", str(n), ("Place",), 0, 0, 0, ongoing=False) for n in range(3)]
    refuse_crowd(points, ((1.0, 1.0), (1.0, 1.0), (90.0, 1.0)), (2.3,) * 3, Frame(50.0, 20.0))
