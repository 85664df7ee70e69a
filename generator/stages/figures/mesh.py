"""The lines that a basemap's layers share: paths in degrees -> arcs on paper, each simplified once.

Two neighbours' outlines, the border between them and the coast follow the same vertices. Every
path is cut where others join or leave it, and each arc between two such nodes is simplified once
for all paths that take it, so that what was shared stays the same line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.stages.figures.geometry import Bounds, Mask, simplify_lines

Numbers = NDArray[np.float64]
Keys = NDArray[np.int64]

_GRID = 1e5
"""Vertices nearer than a part of a degree, about 1 m, are the same."""
_SHIFT = 1 << 27
_STEP = 0.5
"""Between two vertices at most, in degrees: a chord of it leaves a parallel by some 30 m."""
_THROUGH = 2
"""How many links a vertex has where no third line joins."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One line of a layer as numbers of arcs, from 1; a negative one is followed backwards."""

    arcs: tuple[int, ...]
    closed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """The arcs in mm, and the paths made of them in the order in which they were given."""

    arcs: tuple[Numbers, ...]
    paths: tuple[Chain, ...]

    def line(self, path: Chain) -> Numbers:
        """Give a path's vertices; a closed one ends where it began."""
        parts = [self.arcs[abs(arc) - 1][:: 1 if arc > 0 else -1] for arc in path.arcs]
        if not parts:
            return np.empty((0, 2))
        return np.vstack([parts[0], *(part[1:] for part in parts[1:])])

    def shared(self, paths: Sequence[Chain]) -> list[Numbers]:
        """Give the arcs that at least two of these paths take, each once."""
        uses = Counter(abs(arc) for path in paths for arc in path.arcs)
        return [self.arcs[arc - 1] for arc, count in uses.items() if count > 1]


def vertex_keys(path: Numbers) -> Keys:
    """Give each vertex (longitude, latitude) as one whole number, equal for equal vertices."""
    whole = np.rint(path * _GRID).astype(np.int64)
    return np.asarray(whole[:, 0] * _SHIFT + whole[:, 1])


def fill_in(path: Numbers) -> Numbers:
    """Give a path in degrees vertices on its long stretches, which on paper are bent.

    A stretch has the same ones in both directions, so that what two lines share stays shared.
    """
    if len(path) <= 1:
        return path
    start, end = path[:-1], path[1:]
    parts = np.maximum(np.ceil(np.abs(end - start).max(axis=1) / _STEP), 1).astype(np.int64)
    if (parts == 1).all():
        return path
    which = np.repeat(np.arange(len(parts)), parts)
    step = np.arange(len(which)) - np.repeat(np.cumsum(parts) - parts, parts)
    back = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    low, high = (np.where(back[:, None], *ends) for ends in ((end, start), (start, end)))
    share = (np.where(back[which], parts[which] - step, step) / parts[which])[:, None]
    between = low[which] * (1 - share) + high[which] * share
    return np.vstack([between, path[-1:]])


def build_mesh(
    paths: Sequence[Numbers],
    project: Callable[[Numbers], Numbers],
    tolerance: float,
    bounds: Bounds,
) -> Mesh:
    """Project and simplify lines together.

    :param paths: in degrees; a ring ends where it begins.
    :param tolerance: in mm.
    :param bounds: in mm; an arc that stays beyond one of these sides is not refined.
    """
    if not paths:
        return Mesh((), ())
    cleaned = [fill_in(_without_repeats(path)) for path in paths]
    keys = [vertex_keys(path) for path in cleaned]
    nodes = _nodes(keys)
    at_nodes = _split(_is_in(np.concatenate(keys), nodes), keys)
    projected = _split(project(np.vstack(cleaned)), keys)
    numbers: dict[tuple[int, ...], int] = {}
    lines: list[Numbers] = []
    made: list[Chain] = []
    for path, own, at_node in zip(projected, keys, at_nodes, strict=True):
        closed = len(own) > 1 and own[0] == own[-1]
        if closed:
            first = _find_start(own, at_node)
            path, own, at_node = (  # noqa: PLW2901 - the same ring, turned
                np.concatenate([each[first:-1], each[: first + 1]]) for each in (path, own, at_node)
            )
        taken = []
        for first, last in _cut(own, at_node, closed=closed):
            names, line = own[first : last + 1], path[first : last + 1]
            there, back = names[[0, 1, -2, -1]].tolist(), names[[-1, -2, 1, 0]].tolist()
            code = (*min(there, back), len(names), int(names.sum()))
            if code not in numbers:
                lines.append(line if there <= back else line[::-1])
                numbers[code] = len(lines)
            taken.append(numbers[code] if there <= back else -numbers[code])
        made.append(Chain(tuple(taken), bool(closed)))
    return Mesh(tuple(_simplify(lines, tolerance, bounds)), tuple(made))


def _split(joined: NDArray[Any], paths: Sequence[Keys]) -> list[NDArray[Any]]:
    """Give each path its own part of what was found of all their vertices together."""
    return np.split(joined, np.cumsum([len(path) for path in paths])[:-1])


def _without_repeats(path: Numbers) -> Numbers:
    keys = vertex_keys(path)
    kept = np.concatenate([[True], keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, bool)
    return np.asarray(path[kept])


def _nodes(keys: Sequence[Keys]) -> Keys:
    """Find the vertices at which lines meet, part or end, in rising order."""
    starts = [own[:-1] for own in keys if len(own) > 1]
    ends = [own[1:] for own in keys if len(own) > 1]
    if not starts:
        return np.empty(0, np.int64)
    a, b = np.concatenate(starts), np.concatenate(ends)
    known, numbers = np.unique(np.concatenate([a, b]), return_inverse=True)
    a, b = numbers[: len(a)], numbers[len(a) :]
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    links = np.unique(low * len(known) + high)
    degree = np.bincount(np.concatenate([links // len(known), links % len(known)]))
    loose = [own[[0, -1]] for own in keys if len(own) > 1 and own[0] != own[-1]]
    return np.unique(np.concatenate([known[degree != _THROUGH], *loose]))


def _find_start(keys: Keys, at_node: Mask) -> int:
    """Say where a ring begins: at its first node, or at its lowest vertex where it has none."""
    return int(at_node[:-1].argmax() if at_node.any() else keys[:-1].argmin())


def _cut(keys: Keys, at_node: Mask, *, closed: bool) -> list[tuple[int, int]]:
    """Give the stretches of a path between nodes by their first and last positions in it."""
    if len(keys) < _THROUGH:
        return []
    stops = set(np.flatnonzero(at_node).tolist()) | {0, len(keys) - 1}
    if closed and len(stops) == _THROUGH:
        # A ring that no other line joins needs a second stop, the same wherever it was begun.
        stops.add(int(keys[:-1].argmax()))
    return list(pairwise(sorted(stops)))


def _is_in(keys: Keys, nodes: Keys) -> Mask:
    if not len(nodes):
        return np.zeros(len(keys), dtype=np.bool_)
    place = np.minimum(np.searchsorted(nodes, keys), len(nodes) - 1)
    return np.asarray(nodes[place] == keys)


def _simplify(lines: Sequence[Numbers], tolerance: float, bounds: Bounds) -> list[Numbers]:
    """Simplify each line; of one beyond a side, the ends are left."""
    if not lines:
        return []
    x0, y0, x1, y1 = bounds
    vertices = np.vstack(lines)
    starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
    low, high = np.minimum.reduceat(vertices, starts), np.maximum.reduceat(vertices, starts)
    beyond = np.any(high < (x0, y0), axis=1) | np.any(low > (x1, y1), axis=1)
    shown = zip(lines, beyond, strict=True)
    return simplify_lines([line[[0, -1]] if ends else line for line, ends in shown], tolerance)
