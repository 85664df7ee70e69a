from __future__ import annotations

from collections.abc import Collection

import pytest

from generator.design.fit import Bounds, Fit, Setting
from generator.stages.pdf.fitting import choose_fit

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6)
BOUNDS = Bounds(
    settings=tuple(Setting(10 * share, 14 * share, share, share) for share in SHARES),
    airs=(1.0, 0.75, 0.5, 0.25),
)


class Engine:
    """Lays out sections of so much text and so much space on pages of 100."""

    def __init__(self, **sections: tuple[float, float]) -> None:
        self.sections = sections
        self.tried: list[tuple[str, ...]] = []

    def judge(self, fit: Fit, wanted: Collection[str]) -> set[str]:
        self.tried.append(tuple(wanted))
        return {
            name
            for name, (text, space) in self.sections.items()
            if name in wanted and text * fit.setting.text_share + space * fit.air[name] > 100
        }


@pytest.mark.parametrize(
    ("sections", "share", "air"),
    [
        ({"a": (60, 40), "b": (10, 10)}, 1.0, {"a": 1.0, "b": 1.0}),
        ({"a": (60, 60), "b": (10, 10)}, 1.0, {"a": 0.5, "b": 1.0}),
        ({"a": (90, 30), "b": (80, 40)}, 1.0, {"a": 0.25, "b": 0.5}),
        ({"a": (110, 30), "b": (95, 5)}, 0.8, {"a": 0.25, "b": 1.0}),
        ({"a": (120, 30), "b": (95, 20)}, 0.7, {"a": 0.5, "b": 1.0}),
        ({"a": (160, 1), "b": (5, 5)}, 0.6, {"a": 1.0, "b": 1.0}),
    ],
)
def test_the_loosest_fit_with_room_is_chosen(
    sections: dict[str, tuple[float, float]], share: float, air: dict[str, float]
) -> None:
    """Spacing goes first, by section; the type shrinks for all, no more than it must."""
    engine = Engine(**sections)
    fit = choose_fit(BOUNDS, list(sections), engine.judge)
    assert (share, air) == (fit.setting.text_share, dict(fit.air))
    assert set() == engine.judge(fit, list(sections))
    assert len(engine.tried) <= 10


def test_where_nothing_fits_the_tightest_is_given() -> None:
    """Its layout says what has no room, so that the finding counts what is really too much."""
    engine = Engine(a=(200, 10), b=(10, 10))
    fit = choose_fit(BOUNDS, ["a", "b"], engine.judge)
    assert (0.6, {"a": 0.25, "b": 1.0}) == (fit.setting.text_share, dict(fit.air))
    assert {"a"} == engine.judge(fit, ["a", "b"])


def test_what_fits_at_once_is_laid_out_once() -> None:
    """The usual edition pays nothing for the search."""
    engine = Engine(a=(10, 10))
    choose_fit(BOUNDS, ["a"], engine.judge)
    assert 1 == len(engine.tried)


def test_only_what_lacks_room_is_laid_out_again() -> None:
    """The whole document is judged first; after that, its crowded sections alone."""
    engine = Engine(a=(110, 30), b=(95, 4), c=(5, 5))
    choose_fit(BOUNDS, ["a", "b", "c"], engine.judge)
    assert ("a", "b", "c") == engine.tried[0]
    assert {("a",)} == set(engine.tried[1:])
