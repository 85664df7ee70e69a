from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest

from generator.design.fit import Bounds, Fit, Setting
from generator.stages.pdf.fitting import choose_fit
from generator.stages.pdf.layout import Taken

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6)
BOUNDS = Bounds(
    settings=tuple(Setting(10 * share, 14 * share, share, share) for share in SHARES),
    airs=(1.0, 0.75, 0.5, 0.25),
)


class Engine:
    """Lays out groups of so much text and so much space on pages of 100."""

    def __init__(self, cut: Collection[str] = (), /, **groups: tuple[float, float]) -> None:
        self.groups = groups
        self.cut = cut
        self.tried: list[tuple[str, ...]] = []
        self.laid_out: set[tuple[str, float, float]] = set()

    def measure(self, fit: Fit, wanted: Collection[str]) -> dict[str, Taken]:
        self.tried.append(tuple(wanted))
        self.laid_out |= {(name, fit.setting.text, fit.air[name]) for name in wanted}
        return {name: self.lay_out(name, fit) for name in wanted}

    def lay_out(self, name: str, fit: Fit) -> Taken:
        text, space = self.groups[name]
        high = text * fit.setting.text_share + space * fit.air[name]
        pages = math.ceil(high / 100)
        cut = name in self.cut and fit.air[name] > 0.5
        tail = round(high - 100 * (pages - 1))
        whites = (*(0.0,) * (pages - 1), 100.0 - tail)
        return Taken(pages, cut, tail, depth=100, whites=whites)

    def count(self, fit: Fit) -> int:
        return sum(self.lay_out(name, fit).pages for name in self.groups)


@pytest.mark.parametrize(
    ("groups", "share", "air"),
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
    groups: dict[str, tuple[float, float]], share: float, air: dict[str, float]
) -> None:
    """Spacing goes first, by group; the type shrinks for all, no more than it must."""
    engine = Engine(**groups)
    choice = choose_fit(BOUNDS, list(groups), len(groups), engine.measure)
    fit = choice.fit
    assert (share, air) == (fit.setting.text_share, dict(fit.air))
    assert len(groups) == engine.count(fit) == sum(choice.budgets.values())
    assert len(engine.tried) <= 10


def test_where_nothing_fits_the_tightest_is_given() -> None:
    """Its layout says what has no room, so that the finding counts what is really too much."""
    engine = Engine(a=(200, 10), b=(10, 10))
    fit = choose_fit(BOUNDS, ["a", "b"], 2, engine.measure).fit
    assert (0.6, {"a": 0.25, "b": 1.0}) == (fit.setting.text_share, dict(fit.air))
    assert 3 == engine.count(fit)


def test_what_fits_at_once_is_laid_out_once() -> None:
    """The usual edition pays nothing for the search."""
    engine = Engine(a=(10, 10))
    choose_fit(BOUNDS, ["a"], 1, engine.measure)
    assert 1 == len(engine.tried)


def test_only_what_lacks_room_is_laid_out_again() -> None:
    """The whole document first, then its crowded groups alone; the others once, as it is set."""
    engine = Engine(a=(110, 30), b=(95, 4), c=(5, 5))
    choose_fit(BOUNDS, ["a", "b", "c"], 3, engine.measure)
    assert ("a", "b", "c") == engine.tried[0]
    assert {("a",)} == set(engine.tried[1:-1])
    assert ("b", "c") == engine.tried[-1]


def test_what_lacks_most_is_asked_first() -> None:
    """What it needs is enough for the others, which are then tried in that alone."""
    engine = Engine(a=(96, 5), b=(140, 30), c=(110, 10))
    choose_fit(BOUNDS, ["a", "b", "c"], 3, engine.measure)
    assert ("b",) == engine.tried[1]


def test_a_plan_of_a_page_a_group_costs_no_layout_more() -> None:
    """Each group has one page, whatever it needs: nothing is laid out to find that out.

    Counted by hand: six at the loosest; then a alone with the least air, at two settings more, and
    with one more of its four airs: how far its lines reach says that the next is none. The five
    others are then laid out in the setting that is chosen, as they are printed.
    """
    engine = Engine(a=(110, 30), **dict.fromkeys("bcdef", (90.0, 5.0)))
    choice = choose_fit(BOUNDS, list("abcdef"), 6, engine.measure)
    assert dict.fromkeys("abcdef", 1) == choice.budgets
    assert (6, {"a"}) == (
        len(engine.tried[0]),
        {name for each in engine.tried[1:-1] for name in each},
    )
    assert tuple("bcdef") == engine.tried[-1]
    assert 6 + 4 + 5 == len(engine.laid_out)


def test_a_spacing_is_guessed_from_how_far_lines_reach() -> None:
    """At the loosest, with the least space, and at the guess: what is beside it lacks room."""
    airs = tuple(1 - step / 10 for step in range(10))
    engine = Engine(a=(60, 57), b=(10, 10))
    bounds = Bounds(settings=BOUNDS.settings, airs=airs)
    choice = choose_fit(bounds, ["a", "b"], 2, engine.measure)
    assert {"a": 0.7, "b": 1.0} == pytest.approx(dict(choice.fit.air))
    assert 2 + 2 == len(engine.laid_out)


def test_a_setting_is_guessed_from_how_far_lines_reach() -> None:
    """It is tried at the design's, at the guess, and at what is before it, which lacks room."""
    sizes = [(50 - step) / 50 for step in range(16)]
    settings = tuple(Setting(10 * size, 14, size) for size in sizes)
    engine = Engine(a=(118, 10), b=(10, 10))
    choice = choose_fit(replace(BOUNDS, settings=settings), ["a", "b"], 2, engine.measure)
    assert 0.82 == choice.fit.setting.text_share
    tried = {text for name, text, _ in engine.laid_out if name == "a"}
    assert [8.2, 8.4, 10.0] == sorted(tried)


def test_pages_that_no_setting_saves_are_not_tried_for() -> None:
    """Less space leaves four pages, and type that is a little smaller would leave them, too."""
    settings = (Setting(10, 14), Setting(9.5, 14, 0.95))
    engine = Engine(a=(380, 10), b=(95, 10))
    choose_fit(replace(BOUNDS, settings=settings), ["a", "b"], 5, engine.measure)
    assert ("a", 9.5) not in {(name, text) for name, text, _ in engine.laid_out}


def test_any_number_of_pages_is_set_as_the_design_has_it() -> None:
    """There is nothing to search, however much stands on the last page of each."""
    engine = Engine(a=(1000, 30), b=(10, 10))
    choice = choose_fit(BOUNDS, ["a", "b"], None, engine.measure)
    assert (BOUNDS.loosest("ab"), {}) == (choice.fit, choice.budgets)
    assert 1 == len(engine.tried)


@pytest.mark.parametrize(
    ("groups", "share", "air", "pages"),
    [
        ({"a": (272, 30), "b": (10, 10)}, 1.0, {"a": 0.75, "b": 1.0}, 4),
        ({"a": (301, 2), "b": (85, 45)}, 0.9, {"a": 1.0, "b": 1.0}, 5),
        ({"a": (602, 0), "b": (104, 0)}, 0.9, {"a": 1.0, "b": 1.0}, 7),
        # Half of the spacing, or a fifth of the type, is no little.
        ({"a": (265, 50), "b": (10, 10)}, 0.9, {"a": 1.0, "b": 1.0}, 4),
        ({"a": (118, 4), "b": (10, 10)}, 1.0, {"a": 1.0, "b": 1.0}, 3),
    ],
)
def test_a_last_page_of_a_few_lines_is_saved(
    groups: dict[str, tuple[float, float]], share: float, air: dict[str, float], pages: int
) -> None:
    """By the loosest setting that saves it, where any does."""
    engine = Engine(**groups)
    fit = choose_fit(BOUNDS, list(groups), None, engine.measure).fit
    assert (share, air, pages) == (fit.setting.text_share, dict(fit.air), engine.count(fit))


def test_a_page_that_no_setting_saves_stays() -> None:
    """As the design has it: nothing is set tighter for nothing."""
    engine = Engine(a=(10, 91), b=(10, 10))
    engine.lay_out = lambda name, fit: Taken(2 if name == "a" else 1, cut=False, tail=1)  # type: ignore[method-assign]
    choice = choose_fit(BOUNDS, ["a", "b"], None, engine.measure)
    assert BOUNDS.loosest("ab") == choice.fit


def test_a_document_within_its_pages_is_set_as_the_design_has_it() -> None:
    """Each group takes what it wants while all together take no more than they may."""
    engine = Engine(a=(250, 40), b=(110, 10))
    choice = choose_fit(BOUNDS, ["a", "b"], 5, engine.measure)
    assert (BOUNDS.loosest("ab"), {"a": 3, "b": 2}) == (choice.fit, choice.budgets)
    assert 1 == len(engine.tried)


@pytest.mark.parametrize(
    ("most", "budgets", "share", "air"),
    [
        (6, {"a": 4, "b": 2}, 1.0, {"a": 1.0, "b": 1.0}),
        (5, {"a": 3, "b": 2}, 1.0, {"a": 0.5, "b": 1.0}),
        (4, {"a": 3, "b": 1}, 0.9, {"a": 1.0, "b": 1.0}),
        (3, {"a": 2, "b": 1}, 0.6, {"a": 0.75, "b": 1.0}),
    ],
)
def test_the_pages_to_spare_go_to_whoever_wants_most(
    most: int, budgets: dict[str, int], share: float, air: dict[str, float]
) -> None:
    """A group is set tighter only as far as its pages ask for, and the type with it."""
    engine = Engine(a=(270, 50), b=(100, 5))
    told: list[Mapping[str, int]] = []
    choice = choose_fit(BOUNDS, ["a", "b"], most, engine.measure, told.append)
    assert (budgets, [budgets]) == (choice.budgets, told)
    assert (share, air) == (choice.fit.setting.text_share, dict(choice.fit.air))
    assert most == engine.count(choice.fit)


def test_a_document_over_its_pages_is_given_at_the_tightest() -> None:
    """The finding then says how many pages it takes at the least."""
    engine = Engine(a=(600, 50), b=(10, 5))
    choice = choose_fit(BOUNDS, ["a", "b"], 3, engine.measure)
    assert 0.6 == choice.fit.setting.text_share
    assert {"a": 2, "b": 1} == choice.budgets
    assert 5 == engine.count(choice.fit)


def test_what_a_box_cuts_is_set_tighter_though_there_are_pages_enough() -> None:
    """A box of fixed height has no second page."""
    engine = Engine("a", a=(20, 20), b=(10, 5))
    fit = choose_fit(BOUNDS, ["a", "b"], 8, engine.measure).fit
    assert (1.0, {"a": 0.5, "b": 1.0}) == (fit.setting.text_share, dict(fit.air))


class Sheet:
    """One page of 250 mm a group, with so much text and so much space."""

    def __init__(self, **groups: tuple[float, float]) -> None:
        self.groups = groups
        self.tried: list[tuple[str, ...]] = []

    def measure(self, fit: Fit, wanted: Collection[str]) -> dict[str, Taken]:
        self.tried.append(tuple(wanted))
        return {name: self.lay_out(*self.groups[name], fit.air[name]) for name in wanted}

    def lay_out(self, text: float, space: float, air: float) -> Taken:
        high = text + space * air
        pages = math.ceil(high / 250)
        return Taken(pages, cut=False, whites=(250 * pages - high,) * pages)


LOOSE = Bounds(BOUNDS.settings, BOUNDS.airs, loose=(1.25, 1.5, 1.75, 2.0))


@pytest.mark.parametrize(
    ("group", "air"),
    [
        ((180, 40), 1.0),
        ((180, 20), 1.75),
        ((160, 30), 2.0),
        ((175, 10), 2.0),
        ((100, 20), 1.0),
    ],
    ids=["full", "a little", "much", "as far as it goes", "meant to be empty"],
)
def test_a_page_that_ends_early_is_set_looser(group: tuple[float, float], air: float) -> None:
    """By no more than its foot asks; the last page of the document is left as it is."""
    sheet = Sheet(a=group, b=(50, 50))
    fit = choose_fit(LOOSE, ["a", "b"], 2, sheet.measure).fit
    assert {"a": air, "b": 1.0} == fit.air
    assert len(sheet.tried) <= 5
