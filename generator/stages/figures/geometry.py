"""Plane geometry on paper, in mm: clipping, simplification, tests. No figure, no degrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import shapely
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Bounds = tuple[float, float, float, float]
"""x0, y0, x1, y1."""

_TRIANGLE = 3


def clip_ring(ring: Numbers, bounds: Bounds) -> Numbers:
    """Clip a closed ring to a rectangle (Sutherland and Hodgman); the result may be empty."""
    x0, y0, x1, y1 = bounds
    if len(ring) < _TRIANGLE:
        return np.empty((0, 2))
    low, high = ring.min(axis=0), ring.max(axis=0)
    if low[0] >= x0 and low[1] >= y0 and high[0] <= x1 and high[1] <= y1:
        return ring
    if high[0] < x0 or high[1] < y0 or low[0] > x1 or low[1] > y1:
        return np.empty((0, 2))
    for axis, limit, sign in ((0, 0, 1), (1, 1, 1), (0, 2, -1), (1, 3, -1)):
        if len(ring) < _TRIANGLE:
            return np.empty((0, 2))
        edge = bounds[limit]
        depth = sign * (ring[:, axis] - edge)
        following, next_depth = np.roll(ring, -1, axis=0), np.roll(depth, -1)
        crosses = (depth >= 0) != (next_depth >= 0)
        span = np.where(crosses, depth - next_depth, 1.0)
        cuts = ring + (following - ring) * (depth / span)[:, None]
        pairs = np.stack([ring, cuts], axis=1).reshape(-1, 2)
        ring = pairs[np.stack([depth >= 0, crosses], axis=1).reshape(-1)]
    return ring


def measure_area(ring: Numbers) -> float:
    """Give the area that a ring encloses, in mm²."""
    (x, y), (after_x, after_y) = ring.T, np.roll(ring, -1, axis=0).T
    return abs(float((x * after_y - after_x * y).sum())) / 2


def clip_line(line: Numbers, bounds: Bounds) -> list[Numbers]:
    """Keep the stretches of a line that come into a rectangle, with one vertex beyond each end."""
    x0, y0, x1, y1 = bounds
    start, end = line[:-1], line[1:]
    low, high = np.minimum(start, end), np.maximum(start, end)
    near = (high[:, 0] >= x0) & (low[:, 0] <= x1) & (high[:, 1] >= y0) & (low[:, 1] <= y1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], near, [False]]).astype(np.int8)))
    return [line[first : last + 1] for first, last in edges.reshape(-1, 2)]


def simplify_lines(lines: Sequence[Numbers], tolerance: float) -> list[Numbers]:
    """Drop the vertices that lie within a tolerance of the simplified lines (Douglas, Peucker).

    The result does not depend on the direction, so lines that two neighbours share stay shared.

    :param lines: of two vertices or more each.
    """
    if not lines:
        return []
    back = [tuple(line[0]) > tuple(line[-1]) for line in lines]
    ordered = [_reverse_if(line, backwards) for line, backwards in zip(lines, back, strict=True)]
    vertices = np.vstack(ordered)
    numbers = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    whole = shapely.linestrings(vertices, indices=numbers)
    made = shapely.simplify(whole, tolerance, preserve_topology=False)
    left, numbers = shapely.get_coordinates(made, return_index=True)
    parts = np.split(left, np.flatnonzero(np.diff(numbers)) + 1)
    return [_reverse_if(part, backwards) for part, backwards in zip(parts, back, strict=True)]


def _reverse_if(line: Numbers, backwards: bool) -> Numbers:
    return line[::-1] if backwards else line


def sample(lines: Iterable[Numbers], spacing: float) -> Numbers:
    """Give points along lines, one every ``spacing`` mm at most."""
    points: list[Numbers] = []
    for line in lines:
        if len(line) <= 1:
            continue
        lengths = np.hypot(*np.diff(line, axis=0).T)
        along = np.concatenate([[0.0], np.cumsum(lengths)])
        steps = np.linspace(0.0, along[-1], max(2, int(along[-1] / spacing) + 2))
        points.append(np.column_stack([np.interp(steps, along, line[:, axis]) for axis in (0, 1)]))
    return np.vstack(points) if points else np.empty((0, 2))


def coverage(rings: Sequence[Numbers], width: float, height: float, step: float) -> Mask:
    """Give a grid of points over a frame, row by row from below, true inside the rings.

    Points lie in the middle of squares of ``step`` mm; an even number of crossings is outside.
    """
    xs = np.arange(step / 2, width, step)
    ys = np.arange(step / 2, height, step)
    grid = np.zeros((len(ys), len(xs)), dtype=np.bool_)
    if not rings:
        return grid
    start = np.vstack(list(rings))
    end = np.vstack([np.roll(ring, -1, axis=0) for ring in rings])
    # An edge crosses the rows with low <= y < high.
    low, high = np.sort(np.stack([start[:, 1], end[:, 1]]), axis=0)
    first, last = np.searchsorted(ys, low), np.searchsorted(ys, high)
    sides = np.repeat(np.arange(len(start)), last - first)
    if not len(sides):
        return grid
    rows = np.arange(len(sides)) - np.repeat(np.cumsum(last - first) - last, last - first)
    a, b = start[sides], end[sides]
    crossings = a[:, 0] + (ys[rows] - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
    columns = np.searchsorted(xs, crossings, side="right")
    # Points outside the box of all crossings are outside the rings.
    bottom, top = int(rows.min()), int(rows.max()) + 1
    left, right = int(columns.min()), int(columns.max()) + 1
    places = (rows - bottom) * (right - left) + columns - left
    counts = np.bincount(places, minlength=(top - bottom) * (right - left))
    inside = counts.reshape(top - bottom, right - left).cumsum(axis=1) % 2 == 1
    grid[bottom:top, left:right] = inside[:, : len(xs) - left]
    return grid


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """How many points lie in any rectangle, from sums over a grid: exact to a square's side."""

    sums: NDArray[np.int32]
    step: float

    @classmethod
    def of(cls, points: Numbers, width: float, height: float, step: float) -> Self:
        """Count points over a frame in squares of ``step`` mm."""
        columns, rows = int(np.ceil(width / step)), int(np.ceil(height / step))
        cells = np.floor(points / step).astype(np.int64)
        inside = (cells >= 0).all(axis=1) & (cells < (columns, rows)).all(axis=1)
        places = cells[inside, 1] * columns + cells[inside, 0]
        grid = np.bincount(places, minlength=rows * columns).reshape(rows, columns)
        return cls.over(grid, step)

    @classmethod
    def over(cls, grid: NDArray[np.int64] | Mask, step: float) -> Self:
        """Sum a grid's squares, given row by row from below."""
        sums = np.zeros((grid.shape[0] + 1, grid.shape[1] + 1), dtype=np.int32)
        sums[1:, 1:] = grid.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
        return cls(sums, step)

    def count(self, boxes: Numbers) -> NDArray[np.int32]:
        """Count the points of each box (a row x0, y0, x1, y1)."""
        last = np.array(self.sums.shape)[::-1] - 1
        low = np.clip(np.floor(boxes[:, :2] / self.step).astype(np.int64), 0, last)
        high = np.clip(np.ceil(boxes[:, 2:] / self.step).astype(np.int64), 0, last)
        (x0, y0), (x1, y1) = low.T, high.T
        sums = self.sums
        return np.asarray(sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0])
