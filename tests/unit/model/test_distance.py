from __future__ import annotations

import pytest

from generator.model.distance import go, measure_distance

PARIS, BERLIN = (48.8566, 2.3522), (52.52, 13.405)


def test_distances_are_those_of_an_atlas() -> None:
    """Paris and Berlin are 878 km apart, and a quarter of the earth is 10,008 km."""
    assert 878 == pytest.approx(measure_distance(PARIS, BERLIN), abs=1)
    assert 10007.6 == pytest.approx(measure_distance((0, 0), (90, 0)), abs=1)


@pytest.mark.parametrize("start", [PARIS, (-33.9, 179.5), (0.0, 0.0)])
@pytest.mark.parametrize("bearing", [0, 90, 200])
def test_who_goes_so_far_is_so_far_away(start: tuple[float, float], bearing: float) -> None:
    """In every direction, over the 180th meridian too."""
    there = go(start, bearing, 250.0)
    assert 250.0 == pytest.approx(measure_distance(start, there), abs=0.01)
    assert -180 <= there[1] <= 180
