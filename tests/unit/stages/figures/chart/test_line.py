"""Lines: values in their places, broken where one is missing, named at their ends."""

from __future__ import annotations

import pytest

from generator.model.chart import ChartCategory
from tests.unit.stages.figures.chart.conftest import (
    Draw,
    chart,
    find_strokes,
    find_words,
    highlight,
)
from tests.unit.stages.figures.conftest import read_pdfium

ACCENT = "#1F3A6E"
NAMES = (("Irak",), ("Syrie",), ("Libye",))
VALUES = (10.0, 40.0, 20.0, 30.0)


def test_points_stand_where_their_values_are(draw: Draw) -> None:
    """A value half way between two is drawn half way between them, and places are equally far."""
    (line,) = find_strokes(draw(chart("line", VALUES)).data, ACCENT)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line
    assert (y3 - y2, y1 - y2) == pytest.approx(((y2 - y0), 2 * (y2 - y0)), rel=1e-2)
    assert (x1 - x0, x2 - x1) == pytest.approx((x3 - x2, x3 - x2), rel=1e-3)


def test_dates_are_as_far_apart_as_they_are(draw: Draw) -> None:
    """A gap of three years is three times one of one year."""
    years = (2014, 2015, 2018)
    categories = tuple(ChartCategory((str(y),), position=float(y)) for y in years)
    (line,) = find_strokes(draw(chart("line", VALUES[:3], categories=categories)).data, ACCENT)
    (x0, _), (x1, _), (x2, _) = line
    assert (x2 - x1) / (x1 - x0) == pytest.approx(3, rel=1e-3)


def test_a_missing_value_breaks_the_line(draw: Draw) -> None:
    """Nothing is drawn over it, and a value between two that are missing is a sign alone."""
    values = (1.0, 2.0, None, 4.0, None, 3.0, 5.0)
    lines = find_strokes(draw(chart("line", values)).data, ACCENT)
    assert [2, 2] == [len(line) for line in lines]


def test_names_stand_at_the_ends_of_their_lines(draw: Draw) -> None:
    """With the last value, from the one that ends lowest to the highest; there is no key."""
    data = draw(chart("line", VALUES, (5, 6, 7, 8), (0, 0, 0, 29), titles=NAMES)).data
    words = find_words(data)
    places = {name: next(w for w in words if name in w) for name in ("Irak", "Syrie", "Libye")}
    irak, syrie, libye = (words[places[name]] for name in ("Irak", "Syrie", "Libye"))
    assert syrie[3] < libye[1] < libye[3] < irak[1]
    assert min(syrie[0], libye[0], irak[0]) > 150
    # Each is named once: under the marks stand the categories, of the same names.
    assert read_pdfium(data).count("Libye") == 2


def test_names_without_room_stand_in_a_key(draw: Draw) -> None:
    """Seven long names on a low chart are told over it, each once."""
    names = [(f"Une série dont le nom est bien long {n}",) for n in range(7)]
    series = [(0, 50 + n, 100 - n, 50 + n / 10) for n in range(7)]
    words = find_words(draw(chart("line", *series, titles=names, size=(174, 60))).data)
    found = [box for word, box in words.items() if "Une série" in word]
    assert found
    assert all(box[1] > 40 for box in found)


def test_a_scale_need_not_begin_at_zero(draw: Draw) -> None:
    """Positions stand for values here, not lengths."""
    data = draw(chart("line", (1001.0, 1003.0, 1002.0))).data
    (line,) = find_strokes(data, ACCENT)
    heights = [y for _, y in line]
    assert max(heights) - min(heights) > 30


def test_highlighted_values_are_told(draw: Draw) -> None:
    """They have a sign and their text beside it."""
    data = draw(highlight(chart("line", VALUES), 1)).data
    (line,) = find_strokes(data, ACCENT)
    left, low, right, _ = find_words(data)["40"]
    x, y = line[1]
    assert abs((left + right) / 2 - x) < 6
    assert 0 < low - y < 5 or right < x or left > x


def test_arabic_runs_from_the_right(draw: Draw) -> None:
    """The same line, mirrored; its end and its name are at the left."""
    right = find_strokes(draw(chart("line", VALUES, languages="ar")).data, ACCENT)[0]
    left = find_strokes(draw(chart("line", VALUES)).data, ACCENT)[0]
    assert [y for _, y in left] == pytest.approx([y for _, y in right], abs=2.5)
    assert (right[0][0] > 160, right[-1][0] < 20) == (True, True)
    data = draw(chart("line", VALUES, (1, 2, 3, 4), languages="ar", titles=NAMES[:2])).data
    assert next(box for word, box in find_words(data).items() if word == "Syrie")[2] < 30


def test_one_value_alone_is_drawn(draw: Draw) -> None:
    """A line of one category is a sign."""
    assert "Irak" in read_pdfium(draw(chart("line", (5,))).data)


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_the_lowest_word_of_the_scale_is_clear_of_the_first_name(
    draw: Draw, languages: str
) -> None:
    """Lines begin at the scale: a long first name reaches under the zero beside it."""
    words = find_words(draw(chart("line", (0.0, *VALUES), languages=languages)).data)
    zero = words["0"]
    below = [box for box in words.values() if box[3] < zero[1] + 1 and box != zero]
    assert len(below) > 1
    assert zero[1] - max(box[3] for box in below) >= 1
