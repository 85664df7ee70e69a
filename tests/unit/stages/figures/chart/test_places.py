"""Where words stand: scales that leave room for them, and ends of lines that they stand at."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from generator.stages.figures.chart.ends import spread
from generator.stages.figures.chart.scale import Reach, fit_scale


def test_a_scale_is_as_large_as_words_allow() -> None:
    """Sixty millimetres with ten for the words at the end leave fifty for the value."""
    scale = fit_scale([Reach(0), Reach(25, 0, 10)], 0, 60)
    assert scale is not None
    assert (scale.at(0), scale.at(25)) == pytest.approx((0, 50))


def test_words_on_both_sides_share_the_room() -> None:
    """Zero stands where those before it end."""
    scale = fit_scale([Reach(0), Reach(-10, 5, 0), Reach(20, 0, 10)], 100, 160)
    assert scale is not None
    assert (scale.at(-10), scale.at(0), scale.at(20)) == pytest.approx((105, 120, 150))


def test_words_alone_may_have_no_room() -> None:
    """Then there is no scale."""
    assert fit_scale([Reach(0), Reach(5, 40, 40)], 0, 60) is None


def test_one_value_stands_in_the_middle() -> None:
    """A scale of nothing has no length."""
    scale = fit_scale([Reach(7, 5, 5)], 0, 60)
    assert scale is not None
    assert (scale.factor, scale.offset) == (0, 30)


def test_what_has_room_stays_where_it_is() -> None:
    """Nothing moves without need."""
    assert [10, 30, 20] == pytest.approx(spread([(10, 4), (30, 4), (20, 4)], 0, 40, 1))


def test_what_meets_moves_apart_evenly() -> None:
    """Two at one height go half of what they need each."""
    assert [17.5, 22.5] == pytest.approx(spread([(20, 4), (20, 4)], 0, 40, 1))


def test_what_has_no_room_is_said() -> None:
    """Three of fifteen millimetres do not stand in forty."""
    assert spread([(20, 15)] * 3, 0, 40, 0) is None


def test_any_words_stand_clear_and_in_order() -> None:
    """Of many at random: within the bounds, apart, and those wanted lower stay lower."""
    chance = random.Random(4)
    for _ in range(500):
        wanted = [
            (chance.uniform(0, 50), chance.uniform(1, 6)) for _ in range(chance.randint(1, 8))
        ]
        found = spread(wanted, 0, 60, 0.5)
        assert found is not None
        boxes = sorted(
            (middle - height / 2, middle + height / 2, target)
            for middle, (target, height) in zip(found, wanted, strict=True)
        )
        assert boxes[0][0] >= -1e-9
        assert boxes[-1][1] <= 60 + 1e-9
        for (_, top, low), (bottom, _, high) in pairwise(boxes):
            assert bottom - top >= 0.5 - 1e-9
            assert low <= high
