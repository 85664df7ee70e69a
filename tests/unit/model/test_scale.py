"""Round values for scales."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import pairwise

import pytest

from generator.model.scale import MOST_TICKS, choose_ticks


@pytest.mark.parametrize(
    ("least", "most", "ticks"),
    [
        (0, 68, "0 20 40 60 80"),
        (0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"),
        (-3, 12, "-5 0 5 10 15"),
        (0.1, 0.3, "0.10 0.15 0.20 0.25 0.30"),
        (1, 250_000, "0 50000 100000 150000 200000 250000"),
        (0, 0, "0.0 0.2 0.4 0.6 0.8 1.0"),
        (5, 5, "4.50 4.75 5.00 5.25 5.50"),
    ],
)
def test_ticks_are_round_and_written_alike(least: float, most: float, ticks: str) -> None:
    """Each has as many decimals as the step, and none an exponent."""
    assert ticks.split() == [format(tick, "f") for tick in choose_ticks(least, most)]


@pytest.mark.parametrize(("most", "ticks"), [(1, "0 1"), (3, "0 1 2 3"), (7, "0 2 4 6 8")])
def test_what_is_counted_has_whole_ticks(most: float, ticks: str) -> None:
    """There is no half of a place retaken."""
    assert ticks.split() == [format(tick, "f") for tick in choose_ticks(0, most, whole=True)]


def test_ticks_enclose_every_range() -> None:
    """Of ranges of any size and place: few ticks, one step apart, none beyond the next."""
    chance = random.Random(6)
    for _ in range(2000):
        ends = sorted(chance.uniform(-1, 1) * 10 ** chance.randint(-9, 12) for _ in range(2))
        ticks = choose_ticks(*ends)
        steps = {b - a for a, b in pairwise(ticks)}
        assert 2 <= len(ticks) <= MOST_TICKS
        assert len(steps) == 1
        (step,) = steps
        low, high = (Decimal(str(end)) for end in ends)
        assert ticks[0] <= low < ticks[0] + step
        assert ticks[-1] - step < high <= ticks[-1]


@pytest.mark.parametrize("ends", [(1, 0), (0, float("nan")), (0, float("inf"))])
def test_what_is_no_range_has_no_scale(ends: tuple[float, float]) -> None:
    """A caller that measured nothing is told."""
    with pytest.raises(ValueError, match="no scale goes from"):
        choose_ticks(*ends)
