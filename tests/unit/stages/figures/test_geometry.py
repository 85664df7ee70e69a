from __future__ import annotations

import numpy as np
import pytest
import shapely

from generator.stages.figures.geometry import clip_ring, coverage, simplify_lines

BOUNDS = (0.0, 0.0, 60.0, 40.0)
STAR = np.array([[5, 4], [30, 12], [55, 3], [44, 20], [57, 38], [30, 29], [4, 36], [16, 20]], float)
HOLE = np.array([[25, 18], [35, 18], [35, 23], [25, 23]], float)


@pytest.mark.parametrize("moved", [(0, 0), (30, -10), (-41, 22), (70, 0), (0, -50), (3, 41)])
def test_squares_inside_a_ring_are_told(moved: tuple[float, float]) -> None:
    """As another library tells them, with a lake in the land, and over each edge of the frame."""
    rings = [ring + moved + (0.0137, 0.0061) for ring in (STAR, HOLE)]  # off the points
    found = coverage(rings, 60, 40, 0.5)
    x, y = np.meshgrid(np.arange(0.25, 60, 0.5), np.arange(0.25, 40, 0.5))
    expected = shapely.contains_xy(shapely.Polygon(rings[0], [rings[1]]), x, y)
    assert (80, 120) == found.shape
    assert (found == expected).all()


def test_of_no_ring_nothing_is_covered() -> None:
    assert not coverage([], 60, 40, 0.5).any()


@pytest.mark.parametrize("moved", [(0, 0), (30, -10), (-41, 22), (3, 30)])
def test_a_ring_is_clipped_to_the_frame(moved: tuple[float, float]) -> None:
    """What is left has the area that the two have in common."""
    ring = STAR + moved
    clipped = shapely.Polygon(clip_ring(ring, BOUNDS))
    assert clipped.area == pytest.approx(
        shapely.Polygon(ring).intersection(shapely.box(*BOUNDS)).area
    )


@pytest.mark.parametrize("moved", [(70, 0), (-70, 0), (0, 50), (0, -50)])
def test_of_a_ring_beyond_a_side_nothing_is_left(moved: tuple[float, float]) -> None:
    assert 0 == len(clip_ring(STAR + moved, BOUNDS))


def test_a_line_is_simplified_alike_from_both_ends() -> None:
    """No vertex that is left out is farther from the line than the tolerance."""
    along = np.linspace(0, 50, 400)
    line = np.column_stack([along, np.sin(along) + 0.05 * np.sin(17 * along)])
    there, back, short = simplify_lines([line, line[::-1], line[:2]], 0.2)
    assert (there == back[::-1]).all()
    assert (short == line[:2]).all()
    assert 10 < len(there) < 100
    assert shapely.hausdorff_distance(shapely.LineString(there), shapely.LineString(line)) <= 0.2
    assert [] == simplify_lines([], 0.2)
