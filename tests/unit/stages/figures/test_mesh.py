"""What two layers share stays the same line when it is simplified."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from generator.model.figure import Frame
from generator.model.map import Cone, Extent
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.mesh import build_mesh, fill_in
from generator.stages.figures.projection import Projection

Numbers = NDArray[np.float64]
BOUNDS = (-1000.0, -1000.0, 1000.0, 1000.0)


def test_shared_border_stays_shared() -> None:
    """Two neighbours, begun at other vertices and in other directions, keep one border."""
    border = np.array([(10 + 0.3 * math.sin(7 * y), y) for y in np.linspace(0, 10, 101)])
    left = np.vstack([[(0, 0)], border, [(0, 10), (0, 0)]])
    right = np.vstack([[(20, 10)], border[::-1], [(20, 0), (20, 10)]])
    right = np.vstack([right[40:], right[1:41]])
    mesh = build_mesh([left, right, border], lambda path: path, 0.05, BOUNDS)
    ours, theirs, line = (_points(mesh.line(path)) for path in mesh.paths)
    assert ours & theirs == line
    assert 10 < len(line) < 60


def test_a_long_straight_border_follows_its_parallel() -> None:
    """A border of two vertices along 49° N bends as the ground on both its sides does."""
    border = np.array([(-123.0, 49.0), (-95.0, 49.0)])
    north = np.array([(-123.0, 49.0), (-95.0, 49.0), (-95.0, 60.0), (-123.0, 60.0), (-123.0, 49.0)])
    cone = Cone(parallels=(35.0, 47.0), meridian=-110.0)
    extent = Extent(west=-125, south=30, east=-95, north=52)
    projection = Projection.fit(cone, extent, Frame(170, 120))
    mesh = build_mesh([border, north], projection.path, 0.05, BOUNDS)
    line, ring = (mesh.line(path) for path in mesh.paths)
    assert _points(line) <= _points(ring)
    assert np.abs(projection.unproject(*line.T)[1] - 49.0).max() < 1e-6
    middle = projection.path(np.array([(-109.0, 49.0)]))[0]
    assert np.hypot(*(line - middle).T).min() < 5
    assert np.array_equal(fill_in(border)[::-1], fill_in(border[::-1]))


def test_simplified_lines_stay_near() -> None:
    """No vertex that is left out lies farther from the line than the tolerance."""
    coast = np.array([(x, math.sin(x)) for x in np.linspace(0, 20, 400)])
    mesh = build_mesh([coast], lambda path: path, 0.05, BOUNDS)
    kept = mesh.line(mesh.paths[0])
    between = np.interp(coast[:, 0], kept[:, 0], kept[:, 1])
    assert np.abs(between - coast[:, 1]).max() < 0.08
    assert len(kept) < 80


def test_an_island_needs_no_neighbour() -> None:
    """A ring that no other line joins keeps its shape, wherever it was begun."""
    turns = np.linspace(0, 2 * math.pi, 200, endpoint=False)
    ring = np.column_stack([10 * np.cos(turns), 10 * np.sin(turns)])
    results = []
    for shift in (0, 77):
        rolled = np.roll(ring, shift, axis=0)
        mesh = build_mesh([np.vstack([rolled, rolled[:1]])], lambda path: path, 0.05, BOUNDS)
        results.append(_points(mesh.line(mesh.paths[0])))
    assert results[0] == results[1]
    assert len(results[0]) > 12


def test_shipped_neighbours_share_their_vertices(basemaps: dict[str, Basemap]) -> None:
    """On the shipped basemap, what Iraq and Syria share before they share after, thinned."""
    shapes = basemaps["levant-iraq"].layer(Layer.COUNTRY)
    rings = [path for shape in shapes if shape.code in ("IQ", "SY") for path in shape.paths]
    mesh = build_mesh(rings, lambda path: path, 0.01, BOUNDS)
    assert mesh.shared(mesh.paths)
    original = set.intersection(*(_points(ring) for ring in rings if len(ring) > 200))
    simple = set.intersection(
        *(
            _points(mesh.line(p))
            for p, ring in zip(mesh.paths, rings, strict=True)
            if len(ring) > 200
        )
    )
    assert simple <= original
    assert 2 < len(simple) < len(original)


def _points(line: Numbers) -> set[tuple[float, float]]:
    return {(round(x, 6), round(y, 6)) for x, y in line.tolist()}
