"""A sheet that is written as SVG: its words are text, its lines are short."""

from __future__ import annotations

import numpy as np
import pytest

from generator.model.figure import Frame, TypeStyle
from generator.stages.figures.canvas import Lettering
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import VectorCanvas, open_canvas, say, trace

BOLD = Lettering(TypeStyle.BOLD, 9, "#123456")


def test_the_form_says_what_is_drawn_on(typefaces: Typefaces) -> None:
    """Only a page of the web has elements of SVG with text."""
    assert isinstance(open_canvas(Frame(10, 10), typefaces, "live"), VectorCanvas)
    assert not isinstance(open_canvas(Frame(10, 10), typefaces, "pdf"), VectorCanvas)


def test_words_are_text_from_the_foot_up(typefaces: Typefaces) -> None:
    """y is measured downwards in SVG; what is written is escaped."""
    canvas = VectorCanvas(Frame(40, 30), typefaces)
    canvas.text("<i>a</i>", 5, 10, BOLD)
    written = canvas.write().decode()
    assert 'y="20"' in written
    assert 'class="b"' in written
    assert "&lt;i&gt;a&lt;/i&gt;" in written


@pytest.mark.parametrize(
    ("words", "written"),
    [("\u200f2017 +2", "\u200f2017 \u2066+2\u2069"), ("mai 2017 +2", "mai 2017 +2")],
    ids=["ar", "fr"],
)
def test_a_number_keeps_its_sign_on_the_left(
    typefaces: Typefaces, words: str, written: str
) -> None:
    """A browser would set it right of the number in a line from the right, which paper does not."""
    canvas = VectorCanvas(Frame(40, 30), typefaces)
    canvas.text(words, 5, 10, BOLD)
    assert f">{written}</text>" in canvas.write().decode()


def test_a_part_of_a_sheet_has_its_own_corner(typefaces: Typefaces) -> None:
    """What is drawn in a window stands where it lies, and is cut by its sides."""
    part = VectorCanvas(Frame(40, 30), typefaces).window(10, 5, Frame(20, 10))
    part.areas([np.array([[0, 0], [2, 0], [2, 2]])], "#abcdef")
    written = part.write().decode()
    assert "M10 25l2 0 0-2z" in written
    assert "clip-path" in written


def test_a_value_can_be_pointed_at(typefaces: Typefaces) -> None:
    """It says what it is to who cannot see it."""
    canvas = VectorCanvas(Frame(40, 30), typefaces)
    canvas.spot(10, 10, 4, 'A: "1"')
    assert 'aria-label="A: &quot;1&quot;"' in canvas.write().decode()


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (0.004, "0"), (-0.001, "0"), (2.5, "2.5"), (-3.14159, "-3.14")]
)
def test_lengths_are_short(value: float, text: str) -> None:
    """No digit is written that no screen shows."""
    assert text == say(value)


def test_paths_are_relative_and_leave_out_what_does_not_move() -> None:
    """A coast of many points takes few bytes."""
    line = np.array([[0, 10], [0.01, 10], [1, 9], [2.5, 9]])
    assert "M0 0l1 1 1.5 0" == trace([line], 10, closed=False, places=1)
    assert "" == trace([np.array([[1, 1]]), np.array([[1, 1], [1, 1]])], 10, closed=True)
