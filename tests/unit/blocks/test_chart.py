"""What charts show of a table: columns of numbers, counts, spans, panels; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.blocks.chart import LocalChart
from generator.blocks.chart.spans import place_date
from generator.model.chart import ChartDrawing
from generator.model.colouring import colour_values
from generator.model.date import PartialDate
from generator.model.figure import Frame
from generator.stages.localisation.colours import colour_signs
from tests.unit.blocks.dykes import ROWS, make, refuse
from tests.unit.blocks.writing import find
from tests.unit.documents import request_block, say_document, set_document, translate_document

WORDS = {"alternative": "Told."}


def chart(**options: Any) -> str:
    """A block of a chart of the dykes, in one line."""
    written = ", ".join(f"{key}: {value}" for key, value in options.items())
    return f"{{table: dykes, title: T, {written}}}"


def say(folder: Path, rows: str = ROWS, **options: Any) -> LocalChart:
    return find(say_document(make(folder, chart(**options), rows=rows)), LocalChart)


def since(date: str, to_the_day: bool) -> str:
    """As a label says it."""
    return f"since {date}"


def values(block: LocalChart, panel: int = 0) -> list[tuple[str, list[float | None]]]:
    """The name and the values of each series."""
    return [(each.name, list(each.values)) for each in block.data.panels[panel].series]


def named(block: LocalChart) -> list[str]:
    return [category.name for category in block.data.categories]


def test_a_column_of_numbers_is_a_series(tmp_path: Path) -> None:
    """A category a row in the table's order; what is empty has no value and no text."""
    block = say(tmp_path, chart="column", by="name", values="[length]")
    assert ["A dyke", "B dyke", "C dyke", "D dyke", "P dyke"] == named(block)
    assert [("", [12.0, 8.5, 20.0, None, 3.0])] == values(block)
    (series,) = block.data.panels[0].series
    assert ("12\u00a0km", "8.5\u00a0km", "20\u00a0km", "", "3\u00a0km") == series.labels
    assert "Name" == block.data.heading
    assert [(0.0, "0"), (20.0, "20")] == [block.data.ticks[0], block.data.ticks[-1]]
    assert (("P dyke", "3\u00a0km"), ("C dyke", "20\u00a0km")) == block.data.extremes


def test_several_columns_are_several_series(tmp_path: Path) -> None:
    """Called by the heads of their columns; rows may be chosen, and the first so many."""
    block = say(
        tmp_path,
        chart="bar",
        by="name",
        values="[length, height]",
        where="{ground: river}",
        most=2,
        highlight="[c]",
    )
    assert ["B dyke", "C dyke"] == named(block)
    assert [("Length", [8.5, 20.0]), ("Height", [3.0, None])] == values(block)
    assert [False, True] == [category.highlighted for category in block.data.categories]
    assert ("Name", "Length", "Height") == block.data.heads
    assert (("B dyke", "8.5\u00a0km", "3"), ("C dyke", "20\u00a0km", "")) == block.data.rows


def test_money_is_said_with_its_currency(tmp_path: Path) -> None:
    """At the scale too."""
    block = say(tmp_path, chart="bar", by="name", values="[cost]", where="{country: HU}")
    (series,) = block.data.panels[0].series
    assert ("€2,000,000", "€500,000") == series.labels
    assert "€2,000,000" == block.data.ticks[-1][1]


def test_rows_are_counted_by_a_category(tmp_path: Path) -> None:
    """The most stand first, by the category's names in the language."""
    brief = make(tmp_path, chart(chart="bar", by="ground", unit="Dykes"))
    block = find(say_document(brief), LocalChart)
    assert ["By a river", "By the sea"] == named(block)
    assert [("", [3.0, 2.0])] == values(block)
    assert [(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")] == list(block.data.ticks)
    assert "Dykes" == block.data.unit
    french = find(translate_document(brief, "fr", {"By a river": "Au fleuve"}), LocalChart)
    assert ["Au fleuve", "By the sea"] == named(french)


def test_rows_are_counted_by_country_and_parted(tmp_path: Path) -> None:
    """Countries by CLDR's names; a series a value of what splits them, in its order."""
    block = say(tmp_path, chart="column", by="country", split="ground", stacked="true")
    assert ["Serbia", "Hungary"] == named(block)
    assert [("By the sea", [1.0, 1.0]), ("By a river", [2.0, 1.0])] == values(block)
    assert 3.0 == block.data.ticks[-1][0], "stacked values are added up"
    assert ("Serbia", "By the sea 1", "By a river 2") == block.data.tell(since)[0]
    assert (("Hungary", "2"), ("Serbia", "3")) == block.data.extremes, "a stack is told by its sum"
    beside = say(tmp_path / "beside", chart="column", by="country", split="ground")
    assert (("Serbia", "1"), ("Serbia", "2")) == beside.data.extremes


def test_the_largest_counts_alone_may_be_shown(tmp_path: Path) -> None:
    """So many of them."""
    block = say(tmp_path, chart="bar", by="country", most=1)
    assert (["Serbia"], [("", [3.0])]) == (named(block), values(block))


DATED = "".join(
    f"r{n},R dyke,HU,47,19,{date},,built,{ground},,,,,,atlas\n"
    for n, (date, ground) in enumerate(
        [("2014-01-05", "sea"), ("2014-03", "sea"), ("2014-08-01", "river"), ("2015-02", "sea")]
    )
)
HEAD = ROWS.splitlines()[0]


@pytest.mark.parametrize(
    ("every", "names", "counts"),
    [
        (
            "quarter",
            ["Q1 2014", "Q2 2014", "Q3 2014", "Q4 2014", "Q1 2015"],
            [2.0, 0.0, 1.0, 0.0, 1.0],
        ),
        ("year", ["2014", "2015"], [3.0, 1.0]),
    ],
)
def test_rows_are_counted_by_their_time(
    tmp_path: Path, every: str, names: list[str], counts: list[float]
) -> None:
    """Each period from the first to the last, empty ones too."""
    block = say(tmp_path, f"{HEAD}\n{DATED}", chart="column", by="built", every=every)
    assert (names, [("", counts)]) == (named(block), values(block))
    assert block.data.dated


def test_months_are_named(tmp_path: Path) -> None:
    """By their short names and their year, where no period is asked for and months are known."""
    block = say(tmp_path, f"{HEAD}\n{DATED}", chart="column", by="built", split="ground")
    assert ["Jan 2014", "Feb 2014", "Mar 2014"] == named(block)[:3]
    assert 14 == len(named(block))
    assert ["By the sea", "By a river"] == [name for name, _ in values(block)]


def test_countries_part_rows(tmp_path: Path) -> None:
    """As series, by CLDR's names."""
    block = say(tmp_path, chart="column", by="built", every="year", split="country")
    assert [("Serbia", [0.0, 1.0, 1.0]), ("Hungary", [2.0, 0.0, 0.0])] == values(block)


def test_countries_part_charts_the_most_frequent_first(tmp_path: Path) -> None:
    """As small charts."""
    panels = say(tmp_path, chart="bar", by="name", values="[length]", panels="country").data.panels
    assert ["Serbia", "Hungary"] == [panel.heading for panel in panels]


def test_a_value_has_one_colour_in_every_figure(tmp_path: Path) -> None:
    """That of its place in its column: in a chart of those few that have rows, and on the map."""
    spans = {"chart": "span", "by": "name", "values": "[begun, built]", "split": "status"}
    for number, options in enumerate(
        ({"chart": "share", "by": "country", "split": "ground"}, spans)
    ):
        brief = make(tmp_path / f"{number}", chart(id="c", where="{country: RS}", **options))
        local = say_document(brief)
        (panel,) = find(local, LocalChart).data.panels
        keys = list(brief.tables["dykes"].settings.columns[options["split"]].values)
        assert [0, 1] == [series.step for series in panel.series]
        assert keys == list(colour_values(brief.tables["dykes"], options["split"]))
    first = chart(id="c", chart="column", by="built", every="year", split="country")
    brief = make(tmp_path / "map", first)
    table = brief.tables["dykes"]
    mapped = replace(table, settings=table.settings.model_copy(update={"colour": "country"}))
    assert {"HU": 0, "RS": 1} == {
        row.country: colour_signs(mapped, ()).steps[row.id] for row in mapped.rows
    }
    drawing = request_block([say_document(brief)], "c", WORDS, Frame(170, 60))
    assert isinstance(drawing, ChartDrawing)
    assert {("Hungary",): 0, ("Serbia",): 1} == {
        each.name: each.step for each in drawing.panels[0].series
    }


def test_what_has_no_date_is_not_counted_by_time(tmp_path: Path) -> None:
    """The row that is under way is left out."""
    block = say(tmp_path, chart="column", by="built", every="year")
    assert (["2014", "2015", "2016"], [("", [2.0, 1.0, 1.0])]) == (named(block), values(block))


def test_dates_have_their_place_along_a_line(tmp_path: Path) -> None:
    """A point a row, where its date lies along the years, of which those between are named."""
    block = say(tmp_path, chart="line", by="built", values="[length]", where="{status: built}")
    positions = [category.position for category in block.data.categories]
    assert [2014 + 31 / 366, 2014 + 272 / 366, 2015 + 151 / 366, 2016.0] == positions
    assert ((2015.0, "2015"), (2016.0, "2016")) == block.data.places


def test_spans_go_from_a_start_to_an_end(tmp_path: Path) -> None:
    """Of a column of spans: from the first day of what it may begin with to the last of its end."""
    block = say(tmp_path, chart="span", by="name", values="[held]", where="{country: HU}")
    (series,) = block.data.panels[0].series
    assert (2014 + 31 / 366, 2015.0) == series.starts
    assert (2017.0, 2015.5) == series.values
    assert [(2015.0, "2015"), (2016.0, "2016"), (2017.0, "2017")] == list(block.data.ticks)
    assert ("Feb 2014\u00a0– 2016", "2015\u00a0– Jun 2015") == series.labels


def test_spans_of_dates_may_be_points_or_go_on(tmp_path: Path) -> None:
    """A single day is a point, a month is whole; what is open goes on to the document's date."""
    block = say(tmp_path, chart="span", by="name", values="[begun, built]", split="country")
    serbia, hungary = block.data.panels[0].series
    assert ("Hungary", "Serbia") == (hungary.name, serbia.name)
    assert (2014 + 31 / 366, 2014 + 2 / 12) == (hungary.starts[0], hungary.values[0])
    assert (hungary.starts[1], "Sep\u00a030, 2014") == (hungary.values[1], hungary.labels[1])
    assert (None, None, "") == (serbia.starts[0], serbia.values[0], serbia.labels[0])
    assert (2013.0, 2015.5, "2013\u00a0– Jun 2015") == (
        *(serbia.starts[2], serbia.values[2]),
        serbia.labels[2],
    )
    assert "Feb 2016\u00a0–" == serbia.labels[4]
    assert (False,) * 4 + (True,) == serbia.open
    assert max(value for value in serbia.values if value) == serbia.values[4]
    assert ("A dyke", "Hungary Feb 2014") == block.data.tell(since)[0]
    assert ("P dyke", "Serbia since Feb 2016") == block.data.tell(since)[4]
    assert block.data.extremes is None, "a span has no single value"


def test_months_are_named_where_no_two_years_begin(tmp_path: Path) -> None:
    """One year's beginning is no scale."""
    rows = (
        f"{HEAD}\n"
        "a1,North,HU,47,19,2014-05,2014-02,built,sea,1,,,,,atlas\n"
        "a2,South,HU,47,19,2014-11,2014-06,built,river,2,,,,,atlas\n"
    )
    block = say(tmp_path, rows, chart="span", by="name", values="[begun, built]")
    names = [name for _, name in block.data.ticks]
    assert ("Feb 2014", "Dec 2014") == (names[0], names[-1])


def test_spans_may_be_of_two_columns(tmp_path: Path) -> None:
    """A column of starts and one of ends; a row that lacks one has no span."""
    block = say(
        tmp_path, chart="span", by="name", values="[height, length]", where="{ground: river}"
    )
    (series,) = block.data.panels[0].series
    assert ((3.0, None, 5.0), (8.5, 20.0, None)) == (series.starts, series.values)
    assert "3 – 8.5\u00a0km" == series.labels[0]


def test_panels_share_their_categories(tmp_path: Path) -> None:
    """A panel a value, rows of one name in one place; what is not there is empty."""
    rows = (
        f"{HEAD}\n"
        "a1,North,HU,47,19,2014,,built,sea,1,,,,,atlas\n"
        "a2,North,HU,47,19,2014,,built,river,2,,,,,atlas\n"
        "b1,South,HU,47,19,2014,,built,river,3,,,,,atlas\n"
    )
    block = say(tmp_path, rows, chart="bar", by="name", values="[length]", panels="ground")
    assert ["By the sea", "By a river"] == [panel.heading for panel in block.data.panels]
    assert ["North", "South"] == named(block)
    assert [[("", [1.0, None])], [("", [2.0, 3.0])]] == [values(block, 0), values(block, 1)]
    assert ("By the sea", "North", "1\u00a0km") == block.data.rows[0]
    assert ("", "Name") == block.data.heads[:2]


def test_panels_have_the_same_categories_in_each_language(tmp_path: Path) -> None:
    """Two that are called alike in one of them are two in it as well."""
    brief = make(tmp_path, chart(chart="bar", by="name", values="[length]", panels="ground"))
    words = {"A dyke": "Une digue", "B dyke": "Une digue"}
    french = find(translate_document(brief, "fr", words), LocalChart)
    assert ["a", "p", "b", "c", "d"] == [each.key for each in french.data.categories]


def test_one_panel_has_a_value_once(tmp_path: Path) -> None:
    """A second row of a name would be lost in it."""
    rows = (
        f"{HEAD}\n"
        "a1,North,HU,47,19,2014,,built,sea,1,,,,,atlas\n"
        "a2,North,HU,47,19,2014,,built,sea,2,,,,,atlas\n"
    )
    block = chart(chart="bar", by="name", values="[length]", panels="ground")
    remedy = "join the rows, or leave one out by where"
    assert [f"dykes.csv:3: a2 has the name of a1, in the same panel; {remedy}"] == refuse(
        tmp_path, block, "{places: dykes}", rows=rows
    )


def test_shares_are_of_a_whole(tmp_path: Path) -> None:
    """Their scale is of shares, to a hundred of a hundred."""
    block = say(tmp_path, chart="share", by="country", split="ground")
    assert ("0%", "100%") == (block.data.ticks[0][1], block.data.ticks[-1][1])


def test_notes_stand_at_their_rows(tmp_path: Path) -> None:
    """In every language, and at the place of the row that they are of."""
    brief = make(
        tmp_path,
        chart(chart="bar", by="name", values="[length]", notes="[{row: c, words: The longest}]"),
    )
    french = translate_document(brief, "fr", {"The longest": "La plus longue", "A dyke": "Digue A"})
    drawing = request_block((say_document(brief), french), "chart", WORDS, Frame(100, 50))
    assert isinstance(drawing, ChartDrawing)
    (note,) = drawing.notes
    assert (("The longest", "La plus longue"), 2) == (note.words, note.category)
    assert ("A dyke", "Digue A") == drawing.categories[0].name
    assert ("B dyke",) == drawing.categories[1].name, "what is the same in both stands once"


def test_series_have_a_look_each(tmp_path: Path) -> None:
    """One alone has none of its own; ticks have the digits of the main language."""
    options = {"chart": "bar", "by": "name"}
    one = make(tmp_path / "one", chart(**options, values="[length]"))
    two = make(tmp_path / "two", chart(**options, values="[length, height]"))
    steps = []
    for brief in (one, two):
        drawing = request_block((say_document(brief),), "chart", WORDS, Frame(100, 50))
        assert isinstance(drawing, ChartDrawing)
        steps.append([series.step for series in drawing.panels[0].series])
        assert "20" == drawing.ticks[-1].label
    assert [[None], [0, 1]] == steps


def test_the_table_of_its_values_may_be_printed(tmp_path: Path) -> None:
    """Below it; in two languages in both."""
    brief = make(tmp_path, chart(chart="bar", by="name", values="[length]", data="true"))
    french = translate_document(brief, "fr", {"Length": "Longueur"})
    page = set_document(say_document(brief), french)
    assert 1 == page.count('src="figure:chart"')
    assert 2 == page.count('class="data chart-data"')
    assert '<th scope="row">B dyke</th><td class="figure-column">8,5\u00a0km</td>' in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"chart": "bar", "by": "nam", "values": "[length]"},
            "1: dykes has no column nam; did you mean name?",
        ),
        (
            {"chart": "bar", "by": "name", "values": "[story]"},
            (
                "1: column story of dykes is of the kind text; name a column of one of these kinds:"
                " number, percent, money"
            ),
        ),
        (
            {"chart": "bar", "by": "story"},
            (
                "1: column story of dykes is of the kind text; name a column of one of these kinds:"
                " name, category, country, date"
            ),
        ),
        (
            {"chart": "bar", "by": "country", "split": "name"},
            (
                "1: column name of dykes is of the kind name; name a column of one of these kinds:"
                " category, country"
            ),
        ),
        (
            {"chart": "bar", "by": "name", "values": "[length]", "where": "{ground: lake}"},
            "1: table dykes has no such row; correct where",
        ),
        (
            {"chart": "bar", "by": "name", "values": "[length]", "notes": "[{row: x, words: W}]"},
            "1: dykes has no row x; use one of (a, b, c, d, p)",
        ),
        (
            {"chart": "bar", "by": "name", "values": "[length]", "split": "ground"},
            "1: sections.a.blocks.0 splits what it does not count; remove split, or values",
        ),
        (
            {"chart": "bar", "by": "built", "values": "[length]", "every": "year"},
            "1: sections.a.blocks.0 has periods of what it does not count; remove every, or values",
        ),
        (
            {"chart": "dumbbell", "by": "name", "values": "[length]"},
            "1: sections.a.blocks.0 goes from one value to another; give it two columns in values",
        ),
        (
            {"chart": "span", "by": "name"},
            "1: sections.a.blocks.0 shows spans; name their column in values, or starts and ends",
        ),
        (
            {"chart": "bar", "by": "name", "values": "[cost]", "where": "{country: RS}"},
            "1: column cost of dykes is empty in all these rows; fill it in, or show other rows",
        ),
        (
            {"chart": "dumbbell", "by": "name", "values": "[length, cost]"},
            "1: cost is in EUR, and length in kilometer, on one scale; give each a chart",
        ),
        (
            {"chart": "pie", "by": "name"},
            '1: sections.a.blocks.0.chart is "pie"; it should be',
        ),
        (
            {"chart": "column", "by": "built", "where": "{status: planned}"},
            "1: column built of dykes is empty in all these rows; fill it in, or show other rows",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, options: dict[str, str], said: str) -> None:
    """At its line, with what to do."""
    found = refuse(tmp_path, chart(**options), "{places: dykes}")
    assert any(line.startswith(said) for line in found), found


@pytest.mark.parametrize(
    ("date", "begins", "ends"),
    [
        (PartialDate(2015), 2015.0, 2016.0),
        (PartialDate(2015, 1), 2015.0, 2015 + 1 / 12),
        (PartialDate(2015, 12), 2015 + 334 / 366, 2016.0),
        (PartialDate(2015, 7, 2), 2015 + 182 / 366, 2015 + 182 / 366),
    ],
)
def test_a_date_has_a_place_along_the_years(date: PartialDate, begins: float, ends: float) -> None:
    """One known less precisely goes from the first to the last of what it may be."""
    assert (begins, ends) == (place_date(date), place_date(date, last=True))


RISING = "".join(
    f"r{year},R dyke,HU,47,19,{year},,built,sea,{length},,,,,atlas\n"
    for year, length in ((2014, 120), (2015, 130), (2016, 160))
)


@pytest.mark.parametrize(
    ("kind", "options", "first", "cut"),
    [
        ("line", {}, 0.0, ""),
        ("line", {"from": "zero"}, 0.0, ""),
        ("line", {"from": "least"}, 120.0, "120"),
        ("dot", {}, 120.0, "120"),
        ("dot", {"from": "zero"}, 0.0, ""),
        ("column", {}, 0.0, ""),
    ],
)
def test_a_scale_begins_at_zero_or_says_that_it_does_not(
    tmp_path: Path, kind: str, options: dict[str, str], first: float, cut: str
) -> None:
    """Lines and lengths always, unless the author asks; the page has where it begins."""
    block = say(tmp_path, HEAD + "\n" + RISING, chart=kind, by="name", values="[length]", **options)
    assert (first, cut) == (block.data.ticks[0][0], block.data.cut_at)


def test_where_a_cut_scale_begins_stands_below_the_chart(tmp_path: Path) -> None:
    """In the language of the page, and not where the scale has zero."""
    written = {"chart": "line", "by": "name", "values": "[length]"}
    rows = HEAD + "\n" + RISING
    cut = make(tmp_path / "cut", chart(**written, **{"from": "least"}), rows=rows)
    said = "The scale does not begin at zero, but at 120."
    assert said in set_document(say_document(cut))
    assert said not in set_document(say_document(make(tmp_path, chart(**written), rows=rows)))


def test_lengths_that_stand_for_values_cannot_be_cut(tmp_path: Path) -> None:
    """At the line of the chart."""
    written = {"chart": "column", "by": "name", "values": "[length]", "from": "least"}
    (said,) = refuse(tmp_path, chart(**written))
    assert said.endswith(
        "says where the scale of a column begins; remove from, or draw one of line, dot, dumbbell"
    )
