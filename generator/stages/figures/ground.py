"""A map's ground, the same in every language: land, water, borders.

Takes a basemap and a projection, gives what lies in the frame in mm, and draws it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.design.tokens import Tokens
from generator.model.figure import Frame
from generator.stages.figures.basemap import Basemap, Layer, Shape
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.geometry import (
    Bounds,
    Mask,
    clip_line,
    clip_ring,
    coverage,
    sample,
    shared_edges,
    simplify_line,
    simplify_ring,
)
from generator.stages.figures.projection import Projection

Numbers = NDArray[np.float64]
Lines = tuple[Numbers, ...]

_MARGIN = 1.5
_TOLERANCE = 0.045
_SMALLEST = 0.25
_SAMPLE = 0.4
_HATCH = 1.0
_TRIANGLE = 3
_GREAT = 4
"""The lowest rank of a river that words had better not cross."""
_UNNAMED_AREA = "UNDOF"
GRID = 0.5
BORDER_DASHES = (2.2, 1.4)
BORDER_WIDTH = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class River:
    """One river's lines in mm; ``rank`` is 1 for the largest."""

    code: str
    rank: int
    lines: Lines


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The ground within a frame, in mm from its lower left corner."""

    frame: Frame
    land: Lines
    neighbours: Lines
    lakes: Lines
    coasts: Lines
    rivers: tuple[River, ...]
    borders: Lines
    unsettled_borders: Lines
    provinces: Lines
    disputed: Lines
    busy: Numbers
    """Points along coasts, borders and rivers, which words had better not cross."""
    dry: Mask
    """A grid of squares of ``GRID`` mm, row by row from below, true on land."""


@lru_cache(maxsize=16)
def prepare_ground(
    basemap: Basemap, projection: Projection, frame: Frame, countries: tuple[str, ...]
) -> Ground:
    """Project, clip and simplify a basemap; ``countries`` are those that the brief speaks of."""
    bounds = (-_MARGIN, -_MARGIN, frame.width + _MARGIN, frame.height + _MARGIN)

    def rings(shapes: Iterable[Shape]) -> Lines:
        return tuple(ring for shape in shapes for path in shape.paths for ring in _ring(path))

    def _ring(path: Numbers) -> list[Numbers]:
        clipped = clip_ring(projection.path(path[:-1]), bounds)
        ring = simplify_ring(clipped, _TOLERANCE)
        return [ring] if len(ring) >= _TRIANGLE and np.ptp(ring, axis=0).max() > _SMALLEST else []

    def lines(paths: Iterable[Numbers]) -> Lines:
        return tuple(
            simplify_line(part, _TOLERANCE)
            for path in paths
            for part in clip_line(projection.path(path), bounds)
        )

    areas = basemap.layer(Layer.COUNTRY)
    contested = basemap.layer(Layer.DISPUTED)
    settled, unsettled = _borders(basemap, contested)
    rivers = tuple(
        River(shape.code, shape.rank, lines(shape.paths))
        for shape in basemap.layer(Layer.RIVER)
        if not shape.hidden
    )
    provinces = [
        path
        for country in countries
        for path in shared_edges(
            path
            for shape in basemap.layer(Layer.ADMIN1)
            if shape.code == country and shape.name != _UNNAMED_AREA
            for path in shape.paths
        )
    ]
    coasts = lines(path for shape in basemap.layer(Layer.COAST) for path in shape.paths)
    borders, unsettled_borders = lines(settled), lines(unsettled)
    named = [line for river in rivers for line in river.lines if river.rank <= _GREAT]
    busy = sample([*coasts, *borders, *unsettled_borders, *named], _SAMPLE)
    land = rings(shape for shape in areas if shape.code in countries)
    neighbours = rings(shape for shape in areas if shape.code not in countries)
    return Ground(
        frame=frame,
        land=land,
        neighbours=neighbours,
        lakes=rings(basemap.layer(Layer.LAKE)),
        coasts=coasts,
        rivers=tuple(river for river in rivers if river.lines),
        borders=borders,
        unsettled_borders=unsettled_borders,
        provinces=lines(provinces),
        disputed=rings(contested),
        busy=busy[_within(busy, bounds)],
        dry=coverage([*land, *neighbours], frame.width, frame.height, GRID),
    )


def draw_ground(canvas: Canvas, ground: Ground, tokens: Tokens) -> None:
    """Draw the ground, from the sea up to the borders."""
    frame = ground.frame
    shore = tokens.blend("water", "water-ink", 0.45)
    border = tokens.colour("border")
    canvas.rectangle((0, 0, frame.width, frame.height), tokens.colour("water"))
    for rings, token in ((ground.neighbours, "neighbours"), (ground.land, "land")):
        canvas.areas(rings, tokens.colour(token), tokens.colour(token), 0.3)
    canvas.areas(ground.disputed, tokens.colour("land"))
    canvas.lines(ground.provinces, tokens.blend("land", "border", 0.3), 0.3)
    canvas.areas(ground.lakes, tokens.colour("water"), shore, 0.25)
    for ranks, width in (((8, 9), 0.3), ((5, 6, 7), 0.4), ((1, 2, 3, 4), 0.75)):
        found = [line for river in ground.rivers if river.rank in ranks for line in river.lines]
        canvas.lines(found, shore, width)
    canvas.lines(ground.coasts, shore, 0.35)
    canvas.lines(ground.borders, border, BORDER_WIDTH)
    canvas.lines(ground.unsettled_borders, border, BORDER_WIDTH, BORDER_DASHES)
    draw_disputed(canvas, ground.disputed, tokens)


def draw_disputed(canvas: Canvas, rings: Lines, tokens: Tokens) -> None:
    """Hatch disputed areas, rings in mm, with a dashed outline."""
    border = tokens.colour("border")
    for ring in rings:
        (x0, y0), (x1, y1) = ring.min(axis=0), ring.max(axis=0)
        starts = np.arange(x0 - (y1 - y0), x1, _HATCH)
        strokes = [np.array([[x, y0], [x + y1 - y0, y1]]) for x in starts]
        canvas.lines(strokes, border, 0.3, within=[ring])
    canvas.lines(rings, border, BORDER_WIDTH, BORDER_DASHES, closed=True)


def _borders(basemap: Basemap, contested: tuple[Shape, ...]) -> tuple[list[Numbers], list[Numbers]]:
    """Sort borders into settled and others, without what outlines a disputed area anyway."""
    outline = {tuple(point) for shape in contested for path in shape.paths for point in path}
    settled: list[Numbers] = []
    unsettled: list[Numbers] = []
    for shape in basemap.layer(Layer.BORDER):
        for path in shape.paths:
            if shape.code == "international":
                settled.append(path)
                continue
            shared = np.array([tuple(point) in outline for point in path])
            kept = ~(shared[:-1] & shared[1:])
            edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(int)))
            unsettled += [path[first : last + 1] for first, last in edges.reshape(-1, 2)]
    return settled, unsettled


def _within(points: Numbers, bounds: Bounds) -> NDArray[np.bool_]:
    x0, y0, x1, y1 = bounds
    x, y = points[:, 0], points[:, 1]
    return (x > x0) & (x < x1) & (y > y0) & (y < y1)
