from __future__ import annotations

import math
from collections.abc import Collection

import pytest

from generator.design.fit import Fit, Setting
from generator.stages.pdf.layout import Taken
from generator.stages.pdf.trials import Trials

DESIGN, SMALLER = Setting(10, 14), Setting(8, 14, 0.8, 1.0)
TEXT, SPACE, DEPTH = 70.0, 40.0, 100.0


def lay_out(fit: Fit, wanted: Collection[str]) -> dict[str, Taken]:
    """Pages of 100 mm with 70 of text and 40 of space."""
    height = TEXT * fit.setting.text_share + SPACE * fit.air["a"]
    pages = math.ceil(height / DEPTH)
    return {"a": Taken(pages, cut=False, tail=height - DEPTH * (pages - 1), depth=DEPTH)}


def lay_out_figure(fit: Fit, wanted: Collection[str]) -> dict[str, Taken]:
    """Text of 60 mm, 20 of space and a figure of 30, which goes to the next page where it must."""
    above = TEXT - 10 + 20 * fit.air["a"]
    if above + 30 <= DEPTH:
        return {"a": Taken(1, False, above + 30, DEPTH, (DEPTH - above - 30,))}
    return {"a": Taken(2, False, 30.0, DEPTH, (DEPTH - above, DEPTH - 30))}


def try_all(*settings: tuple[Setting, float]) -> Trials:
    trials = Trials(lay_out)
    for setting, air in settings:
        trials.measure(Fit(setting, {"a": air}), ("a",))
    return trials


@pytest.mark.parametrize(
    ("tried", "setting", "air", "left"),
    [
        ([(DESIGN, 0.5), (DESIGN, 0.25)], DESIGN, 0.75, DEPTH - TEXT - 30),
        # How much it grows with its spacing is known from another setting.
        ([(DESIGN, 0.5), (DESIGN, 0.25), (SMALLER, 0.5)], SMALLER, 1.0, DEPTH - 56 - 40),
        ([(DESIGN, 0.5), (SMALLER, 0.5)], Setting(9, 14, 0.9, 1.0), 0.5, DEPTH - 63 - 20),
        # With one trial, all of it is held to be text.
        ([(DESIGN, 0.5)], SMALLER, 0.5, DEPTH - 0.8 * 90),
    ],
)
def test_how_much_room_is_left_is_guessed(
    tried: list[tuple[Setting, float]], setting: Setting, air: float, left: float
) -> None:
    """A group grows evenly with its spacing and its type."""
    assert left == pytest.approx(try_all(*tried).guess("a", setting, air))


def test_what_a_page_leaves_unfilled_is_no_part_of_a_group() -> None:
    """A figure that goes to the next page says little of what has room on one."""
    trials = Trials(lay_out_figure)
    for air in (1.0, 0.25):
        trials.measure(Fit(DESIGN, {"a": air}), ("a",))
    guesses = [trials.guess("a", DESIGN, air) for air in (0.5, 0.75)]
    assert [True, False] == [left >= 0 for left in guesses if left is not None]


@pytest.mark.parametrize("tried", [[], [(DESIGN, 0.5)], [(DESIGN, 0.5), (SMALLER, 0.5)]])
def test_with_too_little_tried_nothing_is_guessed(tried: list[tuple[Setting, float]]) -> None:
    """How it grows with its spacing takes two that differ in it."""
    assert try_all(*tried).guess("a", DESIGN, 0.75) is None


def test_what_is_crowded_for_certain_is_told_from_what_is_guessed() -> None:
    """Only two trials on one page in that very setting make it certain: what is parted is not."""
    known = try_all((DESIGN, 0.5), (DESIGN, 0.25))
    assert known.is_crowded("a", DESIGN, 1.0)
    assert not known.is_crowded("a", DESIGN, 0.75)
    assert not known.is_crowded("a", SMALLER, 1.0)
    assert not try_all((DESIGN, 0.5), (DESIGN, 1.0)).is_crowded("a", DESIGN, 0.9)
