from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.timeline import LocalTimeline
from generator.model.figure import Frame, TimelineDrawing
from generator.model.time_axis import TimeUnit
from tests.unit.blocks.dykes import ROWS, make, refuse
from tests.unit.blocks.writing import find
from tests.unit.documents import request_block, say_document, translate_document

TIMELINE = "{timeline: dykes, marks: All dykes, caption: C}"
UNDER_WAY = "\n".join(ROWS.splitlines()[:1] + ROWS.splitlines()[-1:])
"""The row of what is not over."""
EMPTY = (
    "1: table dykes has no row with a date that is over;"
    " give a row its date, or leave the timeline out"
)
WORDS = {
    "marks": "Marks",
    "plain": "Columns",
    "open": "Under way (start)",
    "alternative": "Told.",
}


def test_rows_stand_in_their_periods(tmp_path: Path) -> None:
    """No unit is finer than all dates are known; what is under way stands where it began."""
    timeline = find(say_document(make(tmp_path, TIMELINE)), LocalTimeline)
    assert TimeUnit.YEAR is timeline.unit
    labels = [tick.label for tick in timeline.ticks]
    assert ["2014", "2015", "2016"] == [
        label for label in labels if label in ("2014", "2015", "2016")
    ]
    at = {name: labels[place] for name, place in timeline.places.items()}
    assert {"a": "2014", "b": "2014", "c": "2015", "d": "2016", "p": "2016"} == at
    assert ["2", "1", "1"] == [timeline.counts[labels.index(y)] for y in ("2014", "2015", "2016")]
    assert ("February 2014", "2016") == (timeline.first, timeline.last)
    assert not timeline.counted


def test_days_make_an_axis_of_months(tmp_path: Path) -> None:
    """Each month by its short name, each year once below; in the language's forms."""
    rows = ROWS.replace("2016,,built", "2016-05-02,,built")
    timeline = find(say_document(make(tmp_path, TIMELINE, rows=rows)), LocalTimeline)
    assert TimeUnit.MONTH is timeline.unit
    assert ("Feb", "2014") == (timeline.ticks[0].label, timeline.ticks[0].group)
    assert ("February 2014", "May 2016") == (timeline.first, timeline.last)


def test_many_in_one_period_are_a_number(tmp_path: Path) -> None:
    """More marks above each other than can be counted are columns."""
    head, *_ = ROWS.splitlines()
    many = "".join(
        f"r{n},R dyke,HU,47,19,2014-0{n % 2 + 1}-03,,built,sea,,,,,,atlas\n" for n in range(30)
    )
    timeline = find(say_document(make(tmp_path, TIMELINE, rows=f"{head}\n{many}")), LocalTimeline)
    assert timeline.counted


def test_it_is_drawn_in_two_languages(tmp_path: Path) -> None:
    """Its own words give way to none; ticks and labels stand in both."""
    brief = make(tmp_path, TIMELINE)
    french = translate_document(brief, "fr", {"All dykes": "Toutes les digues"})
    drawing = request_block((say_document(brief), french), "timeline", WORDS, Frame(100, 40))
    assert isinstance(drawing, TimelineDrawing)
    assert ("All dykes", "Toutes les digues") == drawing.marks_label
    assert ("Under way (start)",) == drawing.open_label
    assert [
        *(("a", "1", False), ("b", "2", False), ("c", "3", False), ("d", "4", False)),
        ("p", "5", True),
    ] == [(mark.id, mark.number, mark.ongoing) for mark in drawing.marks]
    plain = make(tmp_path / "plain", "{timeline: dykes}")
    asked = request_block((say_document(plain),), "timeline", WORDS, Frame(100, 40))
    assert isinstance(asked, TimelineDrawing)
    assert (("Marks",), ("Columns",)) == (asked.marks_label, asked.plain_label)


def test_where_all_is_over_nothing_is_said_of_what_is_not(tmp_path: Path) -> None:
    """A table without a row under way has no key for one, nor has one whose start is unknown."""
    *over, row = ROWS.splitlines(keepends=True)
    unknown = row.replace("2016-02", "").replace("{begun}", "long")
    for name, under_way in (("none", ""), ("unknown", unknown)):
        brief = make(tmp_path / name, TIMELINE, rows="".join([*over, under_way]))
        drawing = request_block((say_document(brief),), "timeline", WORDS, Frame(100, 40))
        assert isinstance(drawing, TimelineDrawing)
        assert ((), 4) == (drawing.open_label, len(drawing.marks))


@pytest.mark.parametrize(
    ("rows", "block", "said"),
    [
        (ROWS, "{timeline: dyke}", "1: table dyke is not among the tables; did you mean dykes?"),
        (
            UNDER_WAY,
            "{timeline: dykes}",
            EMPTY,
        ),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, rows: str, block: str, said: str) -> None:
    """At its line."""
    assert said in refuse(tmp_path, block, "{places: dykes}", rows=rows)
