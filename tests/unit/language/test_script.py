"""What the script of a line asks for."""

from __future__ import annotations

import pytest

from generator.language.direction import runs_both_ways, runs_from_right
from generator.language.script import (
    is_arabic,
    is_spaceable,
    order_words,
    turn_right,
    unmark,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("الموصل", True), ("200 كم", True), ("Mossoul", False), ("2014 · 1", False), ("", False)],
)
def test_the_first_letter_tells_the_direction(text: str, expected: bool) -> None:
    """A line runs as its first letter does; figures alone run from the left."""
    assert expected is runs_from_right(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزارة (France)", True),
        ("Mossoul الموصل", True),
        ("الموصل 2014", False),
        ("Reuters", False),
    ],
)
def test_letters_of_two_directions_are_told(text: str, expected: bool) -> None:
    """A line with both runs both ways; figures and brackets run as what is around them."""
    assert expected is runs_both_ways(text)


def test_what_has_no_letter_is_marked() -> None:
    """In a language written from the right, a row of figures is marked; a single word is not."""
    assert (True, "2014 · 1") == (
        runs_from_right(turn_right("2014 · 1")),
        unmark(turn_right("2014 · 1")),
    )
    assert ["2014", "الموصل", ""] == [turn_right(text) for text in ("2014", "الموصل", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شرق الموصل", ("شرق", "الموصل")),
        ("في 2014 و2015", ("في", "2014", "و2015")),
        ("\u200f2014 · 1", ("2014", "·", "1")),
        ("آذار 2015\u00a0– نيسان", ("آذار", "2015", "–", "نيسان")),
        ("تشرين 2016\u00a0–", ("تشرين", "2016", "–")),
        ("نحو 3\u00a0000", ("نحو", "3\u00a0000")),
        ("13–25\u00a0آذار", ("13–25\u00a0آذار",)),
        ("عملية Inherent Resolve في العراق", ("عملية", "Inherent Resolve", "في", "العراق")),
    ],
)
def test_words_follow_one_another_from_the_right(text: str, expected: tuple[str, ...]) -> None:
    """Words of a line from the right are parted; a row of Latin words stays whole."""
    assert expected == order_words(text)


@pytest.mark.parametrize(
    ("text", "arabic", "spaced"),
    [
        ("كم", True, False),
        ("Syrie", False, True),
        ("ΣΥΡΙΑ", False, True),
        ("دمشق Damas", True, False),
        ("٢٠١٤", False, False),
    ],
)
def test_scripts_are_told_apart(text: str, arabic: bool, spaced: bool) -> None:
    """Arabic is set larger and never letter-spaced; figures alone are of no script."""
    assert (arabic, spaced) == (is_arabic(text), is_spaceable(text))
