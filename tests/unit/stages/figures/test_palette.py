"""The colours of the years stay apart for every reader, on paper with and without colour."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from generator.design.tokens import Tokens
from generator.model.map import KINDS, STEPS
from tests.unit.stages.figures.vision import Sight, contrast, difference, seen

SIGHTS: tuple[Sight, ...] = ("full", "protanopia", "deuteranopia", "tritanopia", "grey")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 3.2592, 0.335), 1.0),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_ciede2000_is_the_published_one(
    first: tuple[float, ...], second: tuple[float, ...], expected: float
) -> None:
    """The measure gives the values of Sharma, Wu and Dalal's own table of test pairs."""
    assert expected == pytest.approx(difference(np.array(first), np.array(second)), abs=1e-4)


@pytest.mark.parametrize("sight", SIGHTS)
def test_neighbouring_years_differ(tokens: Tokens, sight: Sight) -> None:
    """Two years that follow each other differ by 12 or more in CIEDE2000, however they are seen."""
    steps = [seen(tokens.colour(f"step-{step}"), sight) for step in range(1, STEPS + 1)]
    assert min(difference(a, b) for a, b in pairwise(steps)) >= 12


@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_kinds_differ(tokens: Tokens, sight: Sight) -> None:
    """Countries and forces differ by 14 or more from each other, by 8 in a print without colour."""
    kinds = [seen(tokens.colour(f"kind-{kind}"), sight) for kind in range(1, KINDS + 1)]
    apart = min(difference(a, b) for a, b in combinations(kinds, 2))
    assert apart >= (8 if sight == "grey" else 14)


@pytest.mark.parametrize("ground", ["land", "neighbours", "water"])
def test_kinds_stand_out_from_the_ground(tokens: Tokens, ground: str) -> None:
    """No sign is lost on the land or the water that it stands on."""
    under = seen(tokens.colour(ground), "full")
    kinds = [seen(tokens.colour(f"kind-{kind}"), "full") for kind in range(1, KINDS + 1)]
    assert min(difference(kind, under) for kind in kinds) >= 9


def test_years_darken(tokens: Tokens) -> None:
    """A later year is darker, so that the order shows without colour."""
    lightness = [seen(tokens.colour(f"step-{step}"), "grey")[0] for step in range(1, STEPS + 1)]
    assert lightness == sorted(lightness, reverse=True)


def test_numbers_are_readable(tokens: Tokens) -> None:
    """A number stands out from its symbol by 4.5 to 1, whether over or under way."""
    pairs = [(f"step-{step}", f"step-{step}-ink") for step in range(1, STEPS + 1)]
    pairs += [(f"kind-{kind}", f"kind-{kind}-ink") for kind in range(1, KINDS + 1)]
    pairs.append(("ongoing", "ink"))
    assert min(contrast(tokens.colour(a), tokens.colour(b)) for a, b in pairs) >= 4.5
