"""Plane geometry on paper, in mm: clipping, simplification, tests. No figure, no degrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Bounds = tuple[float, float, float, float]
"""x0, y0, x1, y1."""

_TRIANGLE = 3
_THROUGH = 2
"""How many links a vertex has that no third line joins."""


def clip_ring(ring: Numbers, bounds: Bounds) -> Numbers:
    """Clip a closed ring to a rectangle (Sutherland and Hodgman); the result may be empty."""
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


def clip_line(line: Numbers, bounds: Bounds) -> list[Numbers]:
    """Keep the stretches of a line that come into a rectangle, with one vertex beyond each end."""
    x0, y0, x1, y1 = bounds
    start, end = line[:-1], line[1:]
    low, high = np.minimum(start, end), np.maximum(start, end)
    near = (high[:, 0] >= x0) & (low[:, 0] <= x1) & (high[:, 1] >= y0) & (low[:, 1] <= y1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], near, [False]]).astype(np.int8)))
    return [line[first : last + 1] for first, last in edges.reshape(-1, 2)]


def simplify_line(line: Numbers, tolerance: float) -> Numbers:
    """Drop the vertices that lie within a tolerance of the simplified line (Douglas, Peucker).

    The result does not depend on the direction, so lines that two neighbours share stay shared.
    """
    if len(line) < _TRIANGLE:
        return line
    if tuple(line[0]) > tuple(line[-1]):
        return simplify_line(line[::-1], tolerance)[::-1]
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first <= 1:
            continue
        distance = _distances(line[first + 1 : last], line[first], line[last])
        farthest = int(distance.argmax())
        if distance[farthest] > tolerance:
            middle = first + 1 + farthest
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return line[keep]


def simplify_ring(ring: Numbers, tolerance: float) -> Numbers:
    """Simplify a closed ring from its lowest vertex, wherever the ring was begun."""
    if len(ring) > 1 and np.array_equal(ring[0], ring[-1]):
        ring = ring[:-1]
    if len(ring) <= _TRIANGLE:
        return ring
    ring = np.roll(ring, -int(np.lexsort((ring[:, 1], ring[:, 0]))[0]), axis=0)
    far = int(np.hypot(*(ring - ring[0]).T).argmax())
    closed = np.vstack([ring, ring[:1]])
    halves = (closed[: far + 1], closed[far:])
    return np.vstack([simplify_line(half, tolerance)[:-1] for half in halves])


def _distances(points: Numbers, start: Numbers, end: Numbers) -> Numbers:
    chord = end - start
    length = float(chord @ chord)
    if length == 0.0:
        return np.asarray(np.hypot(*(points - start).T))
    along = np.clip((points - start) @ chord / length, 0.0, 1.0)
    return np.asarray(np.hypot(*(points - start - along[:, None] * chord).T))


def shared_edges(rings: Iterable[Numbers]) -> list[Numbers]:
    """Give the lines along which two rings of a covering meet, each once."""
    seen: dict[tuple[tuple[float, float], tuple[float, float]], int] = {}
    for ring in rings:
        points = [(float(x), float(y)) for x, y in ring]
        for a, b in pairwise(points):
            edge = (a, b) if a < b else (b, a)
            seen[edge] = seen.get(edge, 0) + 1
    links: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for (a, b), count in seen.items():
        if count > 1 and a != b:
            links.setdefault(a, []).append(b)
            links.setdefault(b, []).append(a)
    return _chains(links)


def _chains(links: dict[tuple[float, float], list[tuple[float, float]]]) -> list[Numbers]:
    lines: list[Numbers] = []
    starts = [point for point, ends in links.items() if len(ends) != _THROUGH] + list(links)
    for start in starts:
        while links[start]:
            chain, point = [start], start
            while links[point]:
                following = links[point].pop(0)
                links[following].remove(point)
                chain.append(following)
                point = following
                if len(links[point]) != 1:
                    break
            lines.append(np.asarray(chain))
    return lines


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
    for row, y in enumerate(ys):
        hit = (start[:, 1] > y) != (end[:, 1] > y)
        a, b = start[hit], end[hit]
        crossings = a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
        grid[row] = np.searchsorted(np.sort(crossings), xs) % 2 == 1
    return grid


def count_inside(points: Numbers, boxes: Numbers) -> NDArray[np.int64]:
    """Count, for each box (a row x0, y0, x1, y1), the points in it."""
    counts = np.zeros(len(boxes), dtype=np.int64)
    for index, (x0, y0, x1, y1) in enumerate(boxes):
        hit = (points[:, 0] > x0) & (points[:, 0] < x1)
        hit &= (points[:, 1] > y0) & (points[:, 1] < y1)
        counts[index] = int(hit.sum())
    return counts
