"""Long words in lines."""

from __future__ import annotations

import pytest

from generator.model.figure import TypeStyle
from generator.stages.figures.chart.folding import fold
from generator.stages.figures.typeface import Typefaces

LONG = "Ministère de la coordination des affaires humanitaires et de la reconstruction"
REGULAR, SIZE = TypeStyle.REGULAR, 7.5


def width(typefaces: Typefaces, text: str) -> float:
    return typefaces.ink(text, REGULAR, SIZE).width


@pytest.mark.parametrize("room", [28.0, 40.0, 60.0, 200.0])
def test_as_few_lines_as_have_room(typefaces: Typefaces, room: float) -> None:
    """No line is wider than the room, no word is lost, and one line less would not do."""
    lines = fold(LONG, REGULAR, SIZE, typefaces, room, 6)
    assert " ".join(lines) == LONG
    assert max(width(typefaces, line) for line in lines) <= room
    assert (len(lines) - 1) * room < width(typefaces, LONG) + len(lines) * 14


def test_lines_are_even(typefaces: Typefaces) -> None:
    """No other place to part two lines leaves the wider of them narrower."""
    lines = fold(LONG, REGULAR, SIZE, typefaces, width(typefaces, LONG) * 0.7, 3)
    words = LONG.split()
    pairs = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    widest = [max(width(typefaces, line) for line in pair) for pair in pairs]
    assert max(width(typefaces, line) for line in lines) == pytest.approx(min(widest))


def test_one_long_word_stays_whole(typefaces: Typefaces) -> None:
    """It is wider than the room, which the caller sees."""
    assert fold("Anticonstitutionnellement", REGULAR, SIZE, typefaces, 10, 3) == (
        "Anticonstitutionnellement",
    )


def test_no_more_lines_than_it_may_have(typefaces: Typefaces) -> None:
    """Where these are not enough they are wider."""
    lines = fold(LONG, REGULAR, SIZE, typefaces, 10, 2)
    assert (len(lines), " ".join(lines)) == (2, LONG)


def test_chinese_is_parted_between_its_letters(typefaces: Typefaces) -> None:
    """It has no spaces; a sign that closes stays with what is before it."""
    lines = fold("人道主义事务协调厅、重建部", REGULAR, SIZE, typefaces, 18, 4)
    assert ("".join(lines), len(lines) > 1) == ("人道主义事务协调厅、重建部", True)
    assert not any(line.startswith("、") for line in lines)


def test_each_line_keeps_the_direction(typefaces: Typefaces) -> None:
    """A line of figures in Arabic words still runs from the right."""
    lines = fold("استعادة الموصل في 2017 - 2018", REGULAR, SIZE, typefaces, 14, 3)
    assert all(line.startswith("\u200f") or line[0] > "\u0600" for line in lines if " " in line)
