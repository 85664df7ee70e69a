"""What a chart is drawn from: its range, its table, and that it can be kept and sent."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from generator.errors import Origin
from generator.fingerprint import fingerprint
from generator.model.chart import (
    ChartCategory,
    ChartDrawing,
    ChartKind,
    ChartPanel,
    ChartSeries,
    ChartTick,
    find_range,
    table_of,
)
from generator.model.figure import Frame
from generator.model.map import Palette

FIRST = ChartSeries(("Irak", "العراق"), (10.0, -4.0, None), ("10", "-4", "n. d."), 0)
SECOND = ChartSeries(("Syrie", "سوريا"), (3.0, -2.0, 7.0), ("3", "-2", "7"), 1)


def make(**changes: object) -> ChartDrawing:
    """A chart of two series in two languages."""
    drawing = ChartDrawing(
        name="values",
        kind=ChartKind.COLUMN,
        frame=Frame(174, 70),
        direction="ltr",
        categories=tuple(ChartCategory((str(year),)) for year in (2014, 2015, 2016)),
        panels=(ChartPanel((FIRST, SECOND)),),
        palette=Palette.KIND,
        ticks=(ChartTick(0, "0"), ChartTick(10, "10")),
        alternatives=("Un graphique.",),
        origin=Origin("data/x/brief.yaml", 12),
        heading=("Année", "\u200fالسنة"),
    )
    return replace(drawing, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "stacked", "expected"),
    [
        ("column", False, (-4, 10)),
        ("column", True, (-6, 13)),
        ("line", False, (-4, 10)),
        ("share", False, (0, 1)),
    ],
)
def test_a_scale_holds_what_is_drawn(
    kind: str, stacked: bool, expected: tuple[float, float]
) -> None:
    """Stacked, what is below zero is stacked downwards; shares are of one."""
    assert expected == find_range(ChartKind(kind), make().panels, stacked=stacked)


def test_only_lengths_begin_at_zero_of_themselves() -> None:
    """A line from 101 to 103 has a scale of its own, unless it is asked to begin at zero."""
    panels = (ChartPanel((ChartSeries((), (101.0, 103.0), ("", "")),)),)
    assert (101, 103) == find_range(ChartKind.LINE, panels)
    assert (0, 103) == find_range(ChartKind.LINE, panels, from_zero=True)
    assert [(0, 103)] * 3 == [
        find_range(kind, panels) for kind in (ChartKind.COLUMN, ChartKind.BAR, ChartKind.AREA)
    ]


def test_spans_reach_from_their_first_start() -> None:
    """Starts are on the scale as ends are."""
    series = ChartSeries((), (2016.0, 2018.0), ("", ""), starts=(2014.0, 2017.0))
    assert (2014, 2018) == find_range(ChartKind.SPAN, (ChartPanel((series,)),))


def test_nothing_has_no_range() -> None:
    """Where no value is there, there is no scale."""
    panels = (ChartPanel((ChartSeries((), (None,), ("",)),)),)
    assert find_range(ChartKind.LINE, panels) is None


def test_the_table_says_all_that_the_chart_shows() -> None:
    """A row a category, with the texts of the chart and of what is missing."""
    assert table_of(make()) == (
        ("Année", "Irak", "Syrie"),
        ("2014", "10", "3"),
        ("2015", "-4", "-2"),
        ("2016", "n. d.", "7"),
    )


def test_the_table_is_said_in_each_language() -> None:
    """What is the same in both is there once in the drawing; marks of direction are no words."""
    assert ("السنة", "العراق", "سوريا") == table_of(make(), 1)[0]
    assert ("2014", "10", "3") == table_of(make(), 1)[1]


def test_the_table_of_small_charts_names_them() -> None:
    """The rows of each panel begin with its heading."""
    panels = tuple(ChartPanel((FIRST,), (name,)) for name in ("Est", "Ouest"))
    table = table_of(make(panels=panels))
    assert ("", "Année", "Irak") == table[0]
    assert ["Est", "Est", "Est", "Ouest", "Ouest", "Ouest"] == [row[0] for row in table[1:]]


def test_a_series_without_a_name_is_headed_by_the_unit() -> None:
    """What its values are of."""
    panels = (ChartPanel((replace(FIRST, name=()),)),)
    assert ("Année", "milliers") == table_of(make(panels=panels, unit=("milliers",)))[0]


def test_a_chart_can_be_kept_and_sent() -> None:
    """It can be a key, pickled, and told by a digest that knows where nothing stands."""
    drawing = make()
    assert pickle.loads(pickle.dumps(drawing)) == drawing  # noqa: S301 - our own bytes
    assert hash(drawing) == hash(make())
    moved = make(origin=Origin("data/y/brief.yaml", 3))
    assert fingerprint(drawing) == fingerprint(moved) != fingerprint(make(stacked=True))


@pytest.mark.parametrize(
    "panels",
    [
        (ChartPanel((FIRST,)), ChartPanel((FIRST, SECOND))),
        (ChartPanel((ChartSeries((), (1.0,), ("1",)),)),),
    ],
)
def test_panels_that_do_not_match_are_refused(panels: tuple[ChartPanel, ...]) -> None:
    """Each has the same series of the same categories."""
    with pytest.raises(ValueError, match="the same series of the same categories"):
        make(panels=panels)


def test_a_value_without_a_text_is_refused() -> None:
    """What is drawn can be said."""
    with pytest.raises(ValueError, match="a value, a text"):
        ChartSeries((), (1.0, 2.0), ("1",))
