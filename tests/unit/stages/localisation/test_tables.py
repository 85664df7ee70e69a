"""A table in a language: its rows numbered, dated, coloured and said in its forms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.blocks.document import Brief
from generator.language.conventions import Conventions
from generator.model.localised import LocalTable
from generator.model.map import Palette
from generator.stages.localisation.brief import localise
from tests.unit.documents import make_document, say_document, translate_document
from tests.unit.rows import TABLE, make_row, with_rows

CONTENT = """\
tables:
  dykes:
    label: The dykes
    order: {order}
    colour: {colour}
    open: {{status: planned}}
    columns:
      id: id
      name: name
      country: country
      built: {{kind: date, where: {{status: built}}}}
      begun: {{kind: date, optional: true}}
      status: {{kind: category, label: Status, values: {{built: Built, planned: Under way}}}}
      length: {{kind: number, label: Length, unit: kilometer, optional: true}}
      share: {{kind: percent, decimals: 1, optional: true}}
      cost: {{kind: money, currency: EUR, optional: true}}
      held: {{kind: span, optional: true}}
      story: {{kind: text, optional: true}}
      remark: note
      sources: sources
sections:
  - id: list
    blocks:
      - places: dykes
      - {{table: dykes, columns: [status, length]}}
"""
DYKES = """\
id,name,country,built,begun,status,length,share,cost,held,story,remark,sources
b,B dyke,HU,2015-06-01,,built,1200.5,12.5,3000000,2014-09/2015-03,Built in {built}.,A word,atlas
a,A dyke,HU,2014,,built,8,,,,,,atlas
p,P dyke,RS,,2016-02,planned,,,,,Since {begun}.,,atlas
c,C dyke,RS,2015-05,,built,9,7,,,,,atlas
"""


def make(folder: Path, order: str = "built", colour: str = "time") -> Brief:
    return make_document(folder, CONTENT.format(order=order, colour=colour), dykes=DYKES)


def say_dated(brief: Brief, *dates: str, **settings: Any) -> LocalTable:
    """The shipped table with a row a date, in French; the ids are the letters from a on."""
    rows = [make_row(brief, "abcdefghij"[n], date) for n, date in enumerate(dates)]
    changed = with_rows(brief, *rows, **settings)
    return localise(changed, None, "fr", Conventions("fr"), "brief").tables[TABLE]


def test_rows_are_numbered_in_the_order_of_time(tmp_path: Path) -> None:
    """By date whatever the rows' order; a year alone after its days, what is under way last."""
    table = say_document(make(tmp_path)).tables["dykes"]
    assert [("a", "1"), ("c", "2"), ("b", "3"), ("p", "4")] == [
        (row.id, row.number) for row in table.rows
    ]
    assert (["a", "c", "b"], ["p"]) == ([r.id for r in table.over], [r.id for r in table.open])
    assert ["2014", "2015", None] == [group.year for group in table.groups]
    assert "Under way" == table.open_label


def test_rows_may_be_in_the_order_of_a_number(tmp_path: Path) -> None:
    """The largest stands first, and what has no number after it."""
    table = say_document(make(tmp_path, order="length")).tables["dykes"]
    assert ["b", "c", "a", "p"] == [row.id for row in table.rows]


def test_less_is_known_of_what_comes_later(shipped: Brief) -> None:
    """A month alone comes after its days, and before the next month."""
    table = say_dated(shipped, "2015-11-01", "2015-10", "2015-10-31", "2014-12-30")
    assert [("d", "1"), ("c", "2"), ("b", "3"), ("a", "4")] == [
        (row.id, row.number) for row in table.rows
    ]
    assert ["30\u00a0décembre 2014", "31\u00a0octobre 2015", "octobre 2015"] == [
        row.date for row in table.rows[:3]
    ]


def test_what_is_under_way_comes_last_by_its_beginning(shipped: Brief) -> None:
    """They are numbered after what is over, and have the year in which they began."""
    table = localise(shipped, None, "fr", Conventions("fr"), "brief").tables[TABLE]
    assert [("raqqa", "23", "2016"), ("mosul-west", "24", "2017"), ("tabqa", "25", "2017")] == [
        (row.id, row.number, row.year) for row in table.open
    ]


def test_a_year_s_period_is_its_place_among_the_years(shipped: Brief) -> None:
    """The palette's steps follow the years that the data has, a year without a row among none."""
    table = say_dated(shipped, "2010-01-01", "2012-01-01", "2014-01-01")
    assert [0, 1, 2] == [row.step for row in table.rows]
    assert ["step-1", "step-2", "step-3"] == [row.colour for row in table.rows]
    assert [("2010", 0, 1), ("2012", 1, 1), ("2014", 2, 1)] == [
        (period.label, period.index, period.count) for period in table.periods
    ]
    assert ["2010", "2012", "2014"] == [group.year for group in table.groups]
    assert table.by_year


def test_many_years_are_coloured_in_classes(shipped: Brief) -> None:
    """Eight years have four colours, two years each; the list keeps each year's own heading."""
    table = say_dated(shipped, *(f"{2010 + n}-01-01" for n in range(8)))
    assert [0, 0, 1, 1, 2, 2, 3, 3] == [row.step for row in table.rows]
    labels = ["2010–2011", "2012–2013", "2014–2015", "2016–2017"]
    assert labels == [period.label for period in table.periods]
    assert labels == [each.label for each in table.classes]
    assert [2, 2, 2, 2] == [period.count for period in table.periods]
    assert not table.by_year
    assert [str(2010 + n) for n in range(8)] == [group.year for group in table.groups]


@pytest.mark.parametrize(
    ("colour", "palette", "classes", "steps"),
    [
        ("time", Palette.STEP, [(0, "2014"), (1, "2015")], [0, 1, 1, 2]),
        ("country", Palette.KIND, [(0, "Hungary"), (1, "Serbia")], [0, 1, 0, 1]),
        ("status", Palette.KIND, [(0, "Built"), (1, "Under way")], [0, 0, 0, 1]),
        ("none", Palette.KIND, [(0, "")], [0, 0, 0, 0]),
    ],
)
def test_colours_say_what_the_table_asks_for(
    tmp_path: Path, colour: str, palette: Palette, classes: list[tuple[int, str]], steps: list[int]
) -> None:
    """Years of what is over, countries and values by their names, or nothing."""
    table = say_document(make(tmp_path, colour=colour)).tables["dykes"]
    assert (palette, classes) == (
        table.palette,
        [(each.step, each.label) for each in table.classes],
    )
    assert (colour, steps) == (table.coloured_by, [row.step for row in table.rows])


def test_cells_are_in_the_language_s_forms(tmp_path: Path) -> None:
    """Numbers with their units, shares, money, dates, spans, names of countries and of values."""
    brief = make(tmp_path)
    english = say_document(brief).tables["dykes"].find("b")
    french = translate_document(brief, "fr", {"Built": "Construite"}).tables["dykes"].find("b")
    assert english is not None
    assert french is not None
    names = ("country", "built", "status", "length", "share", "cost", "held")
    assert [
        "Hungary",
        "Jun\u00a01, 2015",
        "Built",
        "1,200.5\u00a0km",
        "12.5%",
        "€3,000,000",
        "Sep 2014 – Mar 2015",
    ] == [unfold(english.cells[name].plain) for name in names]
    assert [
        "Hongrie",
        "1er\u00a0juin 2015",
        "Construite",
        "1\u202f200,5\u00a0km",
        "12,5\u00a0%",
        "3\u202f000\u202f000\u00a0€",
        "sept. 2014 – mars 2015",
    ] == [unfold(french.cells[name].plain) for name in names]
    assert {"length": 1200.5, "share": 12.5, "cost": 3000000.0} == dict(english.values)


def unfold(text: str) -> str:
    """A range with the spaces round its dash as plain ones."""
    return re.sub(r"\s–\s", " – ", text)


def test_decimals_are_those_that_the_column_has(tmp_path: Path) -> None:
    """A column that says one has one everywhere."""
    row = say_document(make(tmp_path)).tables["dykes"].find("c")
    assert row is not None
    assert ("7.0%", "9\u00a0km") == (row.cells["share"].plain, row.cells["length"].plain)


def test_an_empty_cell_and_a_note_are_not_there(tmp_path: Path) -> None:
    """Nor are ids, positions and the ids of sources, which are printed otherwise."""
    table = say_document(make(tmp_path)).tables["dykes"]
    first, third = table.find("a"), table.find("b")
    assert first is not None
    assert third is not None
    assert {"name", "country", "built", "status", "length"} == set(first.cells)
    assert not {"id", "remark", "sources"} & set(third.cells)


def test_a_row_s_sentence_says_its_own_date(tmp_path: Path) -> None:
    """By the column's name; a translation's too."""
    brief = make(tmp_path)
    english = say_document(brief).tables["dykes"]
    german = translate_document(brief, "de", {"Built in {built}.": "Gebaut {built:year}."})
    rows = [english.find("b"), german.tables["dykes"].find("b"), english.find("p")]
    assert ["Built in June 1, 2015.", "Gebaut 2015.", "Since February 2016."] == [
        row.cells["story"].plain.replace("\u00a0", " ") for row in rows if row is not None
    ]


def test_heads_are_those_that_the_author_gave(tmp_path: Path) -> None:
    """Translated; a column without one has none."""
    table = translate_document(make(tmp_path), "fr", {"Length": "Longueur"}).tables["dykes"]
    assert ["Longueur", ""] == [table.column(name).label for name in ("length", "cost")]


def test_a_table_without_dates_has_no_periods(tmp_path: Path) -> None:
    """It is in the order of its file, and no row has a year."""
    text = (
        "tables:\n  towns:\n    label: Towns\n    columns: {id: id, name: name}\n"
        "sections:\n  - id: list\n    blocks:\n      - places: towns\n"
    )
    table = say_document(make_document(tmp_path, text, towns="id,name\nb,B\na,A\n")).tables["towns"]
    assert [("b", "1", "", ""), ("a", "2", "", "")] == [
        (row.id, row.number, row.date, row.year) for row in table.rows
    ]
    assert ((), ["b", "a"]) == (table.periods, [row.id for row in table.over])
