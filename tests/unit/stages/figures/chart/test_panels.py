"""Small multiples: one scale for all, headings, and names where they are needed."""

from __future__ import annotations

import pytest

from generator.errors import RenderError
from generator.model.figure import Frame
from generator.stages.figures.chart.panels import order_across
from tests.unit.stages.figures.chart.conftest import Draw, chart, find_shapes, find_words
from tests.unit.stages.figures.conftest import read_pdfium

ACCENT = "#1F3A6E"
HEADINGS = (("Est",), ("Nord",), ("Ouest",))


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_panels_share_one_scale(draw: Draw, languages: str) -> None:
    """Half the value is half the height in every panel; the first is where reading begins."""
    drawing = chart("column", (40, 20), (20, 10), (10, 5), headings=HEADINGS, languages=languages)
    shapes = [s for s in find_shapes(draw(drawing).data) if s.fill == ACCENT]
    firsts = shapes[::2]
    assert [round(shapes[0].height / s.height, 2) for s in firsts] == [1.0, 2.0, 4.0]
    assert (firsts[0].left < firsts[1].left) == (languages == "fr")


def test_rows_are_named_once(draw: Draw) -> None:
    """Beside the first panel, for bars of all panels lie in the same rows."""
    data = draw(chart("bar", (40, 20), (20, 10), (10, 5), headings=HEADINGS)).data
    text = read_pdfium(data)
    assert (text.count("Irak"), text.count("Nord")) == (1, 1)
    shapes = [s for s in find_shapes(data) if s.fill == ACCENT]
    assert shapes[0].bottom == pytest.approx(shapes[2].bottom, abs=0.01)
    assert shapes[0].width / shapes[2].width == pytest.approx(2, rel=1e-2)


def test_headings_stand_over_their_panels(draw: Draw) -> None:
    """At the height of each other where panels stand beside each other."""
    words = find_words(draw(chart("line", (4, 2), (2, 1), headings=HEADINGS[:2])).data)
    assert words["Est"][1] == pytest.approx(words["Nord"][1], abs=0.1)
    assert words["Est"][0] < words["Nord"][0]


def test_another_form_is_tried_where_words_have_no_room(draw: Draw) -> None:
    """Three charts of eight rows have no room over each other, and stand beside each other."""
    values = tuple(range(1, 9))
    data = draw(chart("bar", values, values, values, headings=HEADINGS)).data
    assert len([s for s in find_shapes(data) if s.fill == ACCENT]) == 24


def test_what_no_form_has_room_for_is_told(draw: Draw) -> None:
    """Twenty panels on a small sheet leave no room for marks."""
    headings = [(f"Volet {n}",) for n in range(20)]
    with pytest.raises(RenderError, match="are left for marks beside the words"):
        draw(chart("line", *[(1, 2)] * 20, headings=headings, size=(60, 30)))


@pytest.mark.parametrize(("count", "best"), [(1, 1), (2, 2), (4, 2), (3, 3), (6, 3)])
def test_no_place_is_left_empty_without_need(count: int, best: int) -> None:
    """Four are two rows of two, six are two rows of three."""
    assert best == order_across(Frame(174, 80), count, 1.6)[0]
