"""Columns: true heights, side by side and stacked, with names that have room under them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import RenderError
from generator.model.chart import ChartCategory, ChartPlace
from tests.unit.stages.figures.chart.conftest import (
    Draw,
    Shape,
    chart,
    find_shapes,
    find_words,
    highlight,
)
from tests.unit.stages.figures.conftest import read_pdfium

GAP = 0.5
"""In mm: less than the gap between a value and its column, whatever the letters' boxes are."""
ACCENT, REST = "#1F3A6E", "#8C919B"
KINDS = ("#8CCCDC", "#9E3B63", "#709804")
NAMES = (("Forces irakiennes",), ("Forces kurdes",), ("Coalition",))
LONG = "Ministère de la coordination des affaires humanitaires"


def find_columns(data: bytes, fill: str = ACCENT) -> list[Shape]:
    """The columns of a colour, from the left on."""
    return sorted((s for s in find_shapes(data) if s.fill == fill), key=lambda s: s.left)


@pytest.mark.parametrize("languages", ["fr", "ar", "fr+ar"])
def test_a_column_twice_the_value_is_twice_as_high(draw: Draw, languages: str) -> None:
    """Heights stand for values, from one line on; Arabic begins at the right."""
    columns = find_columns(draw(chart("column", (60, 30, 12), languages=languages)).data)
    first, second, third = columns[::-1] if languages == "ar" else columns
    assert first.height / second.height == pytest.approx(2, rel=1e-3)
    assert first.height / third.height == pytest.approx(5, rel=1e-3)
    assert first.bottom == pytest.approx(second.bottom, abs=0.01)
    assert first.width == pytest.approx(third.width, abs=0.01)


@pytest.mark.parametrize("stacked", [False, True])
def test_the_value_of_the_highest_column_keeps_off_the_frame(draw: Draw, stacked: bool) -> None:
    """As far as it stands over its column."""
    drawing = chart("column", (60, 30, 12))
    if stacked:
        drawing = chart(
            "column",
            (60, 30, 12),
            (20, 20, 20),
            titles=NAMES[:2],
            stacked=True,
            totals=("80", "50", "32"),
        )
    figure = draw(drawing)
    top = max(box[3] for box in find_words(figure.data).values())
    assert figure.frame.height - top > GAP


def test_values_below_zero_hang_from_the_line(draw: Draw) -> None:
    """So do their texts; the names stay at the foot."""
    data = draw(chart("column", (12, -6, 3))).data
    above, below, _ = find_columns(data)
    words = find_words(data)
    assert below.top == pytest.approx(above.bottom, abs=0.01)
    assert above.height / below.height == pytest.approx(2, rel=1e-3)
    assert words["12"][1] > above.top
    assert words["-6"][3] < below.bottom
    assert words["Syrie"][3] < below.bottom


def test_series_stand_side_by_side_and_a_key_names_them(draw: Draw) -> None:
    """The first of each category is where reading begins, in Arabic as well."""
    for languages in ("fr", "ar"):
        drawing = chart("column", (8, 3), (4, 4), languages=languages, titles=NAMES[:2])
        data = draw(drawing).data
        pale, dark = (find_columns(data, fill) for fill in KINDS[:2])
        # The key's signs are first on the page, and square.
        pale, dark = ([s for s in each if abs(s.width - s.height) > 1] for each in (pale, dark))
        assert (len(pale), len(dark)) == (2, 2)
        assert all(
            (a.left < b.left) == (languages == "fr") for a, b in zip(pale, dark, strict=True)
        )
        assert "Forces kurdes" in read_pdfium(data)


def test_stacked_parts_stand_on_each_other(draw: Draw) -> None:
    """Each begins where the one under it ends, and names stand beside the last stack."""
    drawing = chart(
        "column",
        (20, 30),
        (10, 12),
        (5, 9),
        titles=NAMES,
        stacked=True,
        totals=("35", "51"),
    )
    data = draw(drawing).data
    low, middle, high = (find_columns(data, fill)[-1] for fill in KINDS)
    assert low.top == pytest.approx(middle.bottom, abs=0.2)
    assert middle.top == pytest.approx(high.bottom, abs=0.2)
    assert high.height / middle.height == pytest.approx(9 / 12, rel=0.01)
    words = find_words(data)
    assert words["51"][1] > high.top
    assert words["Coalition"][0] > high.right
    assert high.bottom < sum(words["Coalition"][1::2]) / 2 < high.top


def test_values_that_have_no_room_give_way_to_a_scale(draw: Draw) -> None:
    """Of forty columns none has its text, and the scale has round values from zero on."""
    values = tuple(1000.5 + n for n in range(40))
    categories = tuple(ChartCategory((f"{n}",), position=float(n)) for n in range(40))
    data = draw(chart("column", values, categories=categories)).data
    text = read_pdfium(data)
    assert ("000,5" in text, "1 250" in text, "250" in find_words(data)) == (False, True, True)


def test_a_highlighted_column_is_told_over_the_scale(draw: Draw) -> None:
    """It alone has the accent and its text; the others step back."""
    categories = tuple(ChartCategory((f"{n}",), position=float(n)) for n in range(40))
    values = tuple(100.0 + n for n in range(40))
    data = draw(highlight(chart("column", values, categories=categories), 7)).data
    assert (1, 39) == (len(find_columns(data)), len(find_columns(data, REST)))
    assert "107" in find_words(data)


def test_dates_are_named_as_far_as_they_have_room(draw: Draw) -> None:
    """The first of a year stands under the column of its month."""
    categories = tuple(ChartCategory((f"mois {n}",), position=float(n)) for n in range(36))
    places = tuple(ChartPlace(float(12 * n), (f"{2014 + n}",)) for n in range(3))
    drawing = chart("column", tuple(range(1, 37)), categories=categories, places=places)
    data = draw(drawing).data
    columns, words = find_columns(data), find_words(data)
    for year in range(3):
        left, _, right, _ = words[f"{2014 + year}"]
        column = columns[12 * year]
        assert (left + right) / 2 == pytest.approx((column.left + column.right) / 2, abs=1.5)


def test_of_dates_that_have_no_room_some_are_named(draw: Draw) -> None:
    """Each other year, where all of them are wider than their columns; no year is lost."""
    years = [(f"Anno{2000 + n}",) for n in range(5, 25)]
    bare = chart("column", tuple(range(1, 21)), names=years)
    with pytest.raises(RenderError, match="20 names have no room"):
        draw(bare)
    data = draw(replace(bare, dated=True)).data
    assert len(find_columns(data)) == 20
    named = [name for (name,) in years if name in find_words(data)]
    assert named == [name for (name,) in years][:: 20 // len(named)]


def test_long_names_are_set_in_lines(draw: Draw) -> None:
    """They are folded to the room of their column."""
    drawing = chart("column", (5, 3, 2), names=[(LONG,), ("Irak",), ("Syrie",)])
    words = find_words(draw(drawing).data)
    assert LONG not in words
    assert LONG in read_pdfium(draw(drawing).data)


def test_a_name_too_long_for_its_column_is_told_at_its_row(draw: Draw) -> None:
    """The finding says how wide it is, what room there is, and what to do."""
    names = [(f"Nom{n}",) for n in range(12)]
    names[4] = ("Anticonstitutionnellement",)
    with pytest.raises(RenderError) as failure:
        draw(chart("column", tuple(range(1, 13)), names=names))
    assert str(failure.value) == (
        "data/x/values.csv:6: on the chart values, the name “Anticonstitutionnellement” is"
        " 32 mm wide in 3 lines, and has 13 mm under its column;"
        " shorten it, or draw bars (bar)"
    )


def test_too_many_columns_are_told_with_how_many_have_room(draw: Draw) -> None:
    """Two hundred categories stand nowhere beside each other; what the finding says has room."""
    with pytest.raises(RenderError) as failure:
        draw(chart("column", tuple(range(1, 201))))
    message = str(failure.value)
    assert message.startswith(
        "data/x/brief.yaml:12: on the chart values of 174 × 70 mm,"
        " 200 categories have no room beside each other, but 92 have;"
    )
    categories = tuple(ChartCategory((f"{n}",), position=float(n)) for n in range(92))
    drawing = replace(chart("column", tuple(range(1, 93))), categories=categories)
    assert len(find_columns(draw(drawing).data)) == 92
