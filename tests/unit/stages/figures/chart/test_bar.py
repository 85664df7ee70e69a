"""Bars: true lengths, names beside them, values at their ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.design.style.reading import Styles
from generator.errors import RenderError
from generator.model.figure import Frame
from generator.stages.figures.chart.drawing import measure_chart
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.chart.conftest import (
    Draw,
    Shape,
    chart,
    find_shapes,
    find_words,
)
from tests.unit.stages.figures.conftest import read_pdfium

ACCENT = "#1F3A6E"
LONG = "Ministère de la coordination des affaires humanitaires et de la reconstruction"
VALUES = (68.0, 34.0, 12.0, -17.0, 0.0)


def find_bars(data: bytes, fill: str = ACCENT) -> list[Shape]:
    """The bars of a colour, from the top down."""
    return sorted((s for s in find_shapes(data) if s.fill == fill), key=lambda s: -s.top)


@pytest.mark.parametrize("languages", ["fr", "ar", "fr+ar"])
def test_a_bar_twice_the_value_is_twice_as_long(draw: Draw, languages: str) -> None:
    """Lengths stand for values, from one line at zero on."""
    whole, half, least, below = find_bars(draw(chart("bar", VALUES, languages=languages)).data)
    assert whole.width / half.width == pytest.approx(2, rel=1e-3)
    assert whole.width / least.width == pytest.approx(68 / 12, rel=1e-2)
    assert half.width / below.width == pytest.approx(2, rel=1e-3)
    assert len({round(bar.height, 2) for bar in (whole, half, least, below)}) == 1


def test_values_below_zero_stand_on_the_other_side(draw: Draw) -> None:
    """The line at zero lies between, and so do the texts at the ends."""
    data = draw(chart("bar", VALUES)).data
    above, _, _, below = find_bars(data)
    words = find_words(data)
    assert below.right == pytest.approx(above.left, abs=0.05)
    assert words["68"][0] > above.right
    assert words["-17"][2] < below.left


def test_arabic_runs_from_the_right(draw: Draw) -> None:
    """The line at zero, the names and the texts are those of the other side, mirrored."""
    left = find_bars(draw(chart("bar", VALUES[:3])).data)
    drawn = draw(chart("bar", VALUES[:3], languages="ar")).data
    right = find_bars(drawn)
    assert all(bar.right == pytest.approx(right[0].right, abs=0.05) for bar in right)
    assert (left[0].left < 40, right[0].right > 130) == (True, True)
    assert find_words(drawn)["68"][2] < right[0].left
    assert "العراق" in read_pdfium(drawn)


def test_two_languages_stand_below_each_other(draw: Draw) -> None:
    """Each name is there in both, and a value's text once."""
    text = read_pdfium(draw(chart("bar", VALUES, languages="fr+ar")).data)
    assert ("Irak" in text, "العراق" in text, text.count("34")) == (True, True, 1)


def test_long_names_are_folded_and_their_rows_higher(draw: Draw) -> None:
    """A name of several lines has the room that it needs, and bars are as thick as each other."""
    names = [(LONG,), ("Irak",), ("Syrie",)]
    data = draw(chart("bar", (68.0, 34.0, 12.0), names=names, size=(120, 30))).data
    assert LONG in read_pdfium(data)
    first, second, third = find_bars(data)
    assert first.height == pytest.approx(third.height, abs=0.3)
    assert first.bottom - second.top > 0


def test_a_name_too_long_for_any_row_is_told(draw: Draw) -> None:
    """At its row in the table, with what it has."""
    names = [("Irak",), (LONG * 4,)]
    with pytest.raises(RenderError, match=r"^data/x/values\.csv:3: .*; shorten it$"):
        draw(chart("bar", (1, 2), names=names))


def test_as_many_rows_as_it_says_have_room(draw: Draw) -> None:
    """Two hundred bars are refused with a number, and so many are drawn."""
    with pytest.raises(RenderError, match="200 categories have no room, but 19 have"):
        draw(chart("bar", tuple(range(1, 201))))
    assert len(find_bars(draw(chart("bar", tuple(range(1, 20)))).data)) == 19


def test_values_of_every_size_have_true_bars(draw: Draw) -> None:
    """Over five orders of magnitude texts tell what the eye cannot, and no length is made up."""
    values = (100_000, 1_000, 1, 0.3)
    data = draw(chart("bar", values)).data
    whole, *small = find_bars(data)
    assert small[0].width / whole.width == pytest.approx(0.01, rel=0.05)
    assert all(bar.width < 0.05 for bar in small[1:])
    assert {"1", "0,3"} <= set(find_words(data))


def test_a_value_that_is_missing_is_said(draw: Draw) -> None:
    """What the table has there stands where its bar would begin."""
    data = draw(chart("bar", (68, None, 12))).data
    bars = find_bars(data)
    assert len(bars) == 2
    assert find_words(data)["n. d."][0] == pytest.approx(bars[0].left + 1, abs=0.3)


def test_the_height_that_rows_look_best_at(
    draw: Draw, styles: Styles, typefaces: Typefaces
) -> None:
    """In a frame of that height the rows leave nothing under them; other kinds have any height."""
    for languages in ("fr", "fr+ar"):
        drawing = chart("bar", VALUES, languages=languages)
        height = measure_chart(drawing, styles.chart, typefaces)
        assert height is not None
        whole = replace(drawing, frame=Frame(174, height + 0.01))
        assert min(bar.bottom for bar in find_bars(draw(whole).data)) < 10
        low = replace(drawing, frame=Frame(174, height * 2))
        assert min(bar.bottom for bar in find_bars(draw(low).data)) > height
    assert measure_chart(chart("line", VALUES), styles.chart, typefaces) is None
