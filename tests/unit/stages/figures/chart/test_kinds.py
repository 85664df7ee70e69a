"""Areas, shares, spans, dots and dumbbells: measured in the PDF, in each direction."""

from __future__ import annotations

import pytest

from tests.unit.stages.figures.chart.conftest import (
    Draw,
    chart,
    find_shapes,
    find_strokes,
    find_words,
)
from tests.unit.stages.figures.conftest import read_pdfium

ACCENT, CONTEXT, GRID = "#1F3A6E", "#8C919B", "#C9CCD3"
KINDS = ("#8CCCDC", "#9E3B63", "#709804")
NAMES = (("Forces irakiennes",), ("Forces kurdes",), ("Coalition",))


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_the_parts_of_each_whole_fill_it(draw: Draw, languages: str) -> None:
    """Every bar is as long as the others, and each part as its share."""
    drawing = chart("share", (60, 1), (30, 1), (10, 2), titles=NAMES, languages=languages)
    shapes = find_shapes(draw(drawing).data)
    rows = [[next(s for s in shapes if s.fill == fill) for fill in KINDS]]
    rows.append([[s for s in shapes if s.fill == fill][-1] for fill in KINDS])
    wholes = [sum(part.width for part in row) for row in rows]
    assert wholes[0] == pytest.approx(wholes[1], abs=0.3)
    for row, shares in zip(rows, ((0.6, 0.3, 0.1), (0.25, 0.25, 0.5)), strict=True):
        assert [p.width / wholes[0] for p in row] == pytest.approx(shares, abs=0.005)
        assert (row[0].left < row[2].left) == (languages == "fr")


def test_series_are_named_over_their_parts(draw: Draw) -> None:
    """Where each name has room over its part of the first row, there is no key."""
    data = draw(chart("share", (60,), (30,), (10,), titles=NAMES)).data
    words = find_words(data)
    for (name,), fill in zip(NAMES, KINDS, strict=True):
        (part,) = (s for s in find_shapes(data) if s.fill == fill)
        left, low, right, _ = words[name]
        assert part.left < (left + right) / 2 < part.right
        assert low > part.top


def test_a_part_too_small_for_its_text_has_a_scale(draw: Draw) -> None:
    """Shares are read from percentages under the bars then, and a key names the series."""
    text = read_pdfium(draw(chart("share", (88, 12), (3, 70), (1.5, 30), titles=NAMES)).data)
    assert ("100\u00a0%" in text or "100 %" in text, "1,5" in text) == (True, False)


def test_a_category_of_nothing_has_an_empty_row(draw: Draw) -> None:
    """It is named, and no share is made up for it."""
    data = draw(chart("share", (1, 0), (1, 0), titles=NAMES[:2])).data
    bars = [s for s in find_shapes(data) if s.fill == KINDS[0] and s.width > 20]
    assert (len(bars), "Syrie" in read_pdfium(data)) == (1, True)


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_spans_go_from_start_to_end(draw: Draw, languages: str) -> None:
    """As far as they are long, as far from each other as they begin."""
    drawing = chart("span", (2016, 2018), starts=[(2014, 2017)], languages=languages)
    first, second = (s for s in find_shapes(draw(drawing).data) if s.fill == ACCENT)
    assert first.width / second.width == pytest.approx(2, rel=1e-2)
    if languages == "fr":
        assert (second.left - first.left) / first.width == pytest.approx(1.5, rel=1e-2)
    else:
        assert (first.right - second.right) / first.width == pytest.approx(1.5, rel=1e-2)


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_a_span_of_no_length_is_a_sign_and_one_that_goes_on_has_an_arrow(
    draw: Draw, languages: str
) -> None:
    """Both as large as a dot; the arrow points to where time goes."""
    goes_on = [(False, True)]
    drawing = chart("span", (2014, 2018), starts=[(2014, 2016)], open=goes_on, languages=languages)
    data = draw(drawing).data
    point, bar, arrow = (s for s in find_shapes(data) if s.fill == ACCENT)
    assert point.width == pytest.approx(point.height, rel=0.05)
    assert arrow.height == pytest.approx(point.height, rel=0.05)
    assert arrow.width < bar.width
    if languages == "fr":
        assert arrow.left == pytest.approx(bar.right, abs=0.1)
    else:
        assert arrow.right == pytest.approx(bar.left, abs=0.1)


def test_what_is_late_has_its_words_before_it(draw: Draw) -> None:
    """So that the scale need not end far before the frame does."""
    data = draw(chart("span", (2014.5, 2018), starts=[(2014, 2017.5)])).data
    first, second = (s for s in find_shapes(data) if s.fill == ACCENT)
    middles = [(box, (box[1] + box[3]) / 2) for box in find_words(data).values()]
    beside = {
        bar: sorted(box for box, middle in middles if bar.bottom < middle < bar.top)[1:]
        for bar in (first, second)
    }
    assert {box[0] > first.right for box in beside[first]} == {True}
    assert {box[2] < second.left for box in beside[second]} == {True}


def test_areas_stand_on_each_other_from_zero(draw: Draw) -> None:
    """The lower is as high as its value, and both together as their sum."""
    data = draw(chart("area", (20, 20, 20), (10, 10, 10), titles=NAMES[:2])).data
    low, high = (next(s for s in find_shapes(data) if s.fill == fill) for fill in KINDS[:2])
    assert low.height / high.height == pytest.approx(2, rel=0.02)
    assert high.bottom == pytest.approx(low.top, abs=0.2)
    words = find_words(data)
    ends = [next(box for word, box in words.items() if name in word) for (name,) in NAMES[:2]]
    for shape, (left, bottom, _, top) in zip((low, high), ends, strict=True):
        assert left > shape.right
        assert shape.bottom < (bottom + top) / 2 < shape.top


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_dots_stand_at_their_values(draw: Draw, languages: str) -> None:
    """On one scale, which need not begin at zero."""
    drawing = chart("dot", (110.0, 120.0, 140.0), languages=languages)
    dots = [s for s in find_shapes(draw(drawing).data) if s.fill == ACCENT]
    x = [(dot.left + dot.right) / 2 for dot in dots]
    assert (x[2] - x[1]) / (x[1] - x[0]) == pytest.approx(2, rel=1e-2)
    assert (x[0] < x[2]) == (languages == "fr")
    assert abs(x[2] - x[0]) > 60


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_a_way_leads_from_an_open_dot_to_a_full_one(draw: Draw, languages: str) -> None:
    """The texts stand at the outer sides, whichever value is the greater."""
    drawing = chart("dumbbell", (10, 30), (20, 15), titles=NAMES[:2], languages=languages)
    data = draw(drawing).data
    ways = find_strokes(data, CONTEXT)
    words = find_words(data)
    assert len(ways) == 2
    for way, (low, high) in zip(ways, (("10", "20"), ("15", "30")), strict=True):
        ends = sorted(x for x, _ in way)
        first, last = (low, high) if languages == "fr" else (high, low)
        assert words[first][2] < ends[0] < ends[1] < words[last][0]
    whole = [abs(way[1][0] - way[0][0]) for way in ways]
    assert whole[1] / whole[0] == pytest.approx(1.5, rel=1e-2)


def test_dots_of_several_series_are_named_over_the_first_row(draw: Draw) -> None:
    """Each name stands over its own dot."""
    data = draw(chart("dot", (10, 12), (50, 20), (90, 30), titles=NAMES)).data
    words = find_words(data)
    for (name,), fill in zip(NAMES, KINDS, strict=True):
        dot = max((s for s in find_shapes(data) if s.fill == fill), key=lambda s: s.top)
        left, low, right, _ = words[name]
        assert left - 1 < (dot.left + dot.right) / 2 < right + 1
        assert low > dot.top


@pytest.mark.parametrize("kind", ["column", "bar", "line", "area", "dot", "share"])
def test_values_of_zero_are_drawn(draw: Draw, kind: str) -> None:
    """A chart of nothing but zeros has its names, whether it has ticks or not."""
    for drawing in (chart(kind, (0, 0)), chart(kind, (0, 0), ticks=())):
        assert "Irak" in read_pdfium(draw(drawing).data)


@pytest.mark.parametrize("languages", ["fr", "ar"])
def test_the_last_word_of_a_level_scale_stands_at_its_line(draw: Draw, languages: str) -> None:
    """Its line leaves room for half of it, at the side at which the scale ends."""
    values = ((361.0, 14.0), (293.0, 219.0))
    data = draw(chart("dot", *values, titles=NAMES[:2], languages=languages)).data
    lines = [line for line in find_strokes(data, GRID) if abs(line[0][0] - line[-1][0]) < 0.01]
    ends = sorted(line[0][0] for line in lines)
    words = find_words(data)
    left, _, right, _ = words["400"]
    assert (left + right) / 2 == pytest.approx(ends[0 if languages == "ar" else -1], abs=0.3)
