"""A map of a table's places: its names in a language, its points, its legend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks.map import LocalMap
from generator.model.figure import Frame, MapDrawing
from generator.model.map import Palette
from tests.unit.blocks.dykes import ROWS, TABLES, make, refuse
from tests.unit.blocks.test_areas import WORDS
from tests.unit.blocks.writing import find
from tests.unit.documents import (
    make_document,
    request_block,
    say_document,
    set_document,
    translate_document,
)

TOWNS = "[{name: Budapest, lat: 47.5, lon: 19.0, capital: true}]"
RIVERS = "[{id: danube, name: Danube, lat: 46, lon: 19}]"
SEAS = "[{name: Black Sea, lat: 44, lon: 24}]"
CHART = "{chart: bar, table: dykes, title: T, by: name, values: [length]}"
LANDS = "[{code: HU, lat: 47, lon: 19}, {code: RS, name: Old Serbia, lat: 44, lon: 20}]"
MAP = (
    f"{{map: dykes, caption: All dykes., towns: {TOWNS}, rivers: {RIVERS}, seas: {SEAS},"
    f" country_names: {LANDS}}}"
)


def draw(*briefs: object) -> MapDrawing:
    drawing = request_block(briefs, "map", WORDS, Frame(100, 80))  # type: ignore[arg-type]
    assert isinstance(drawing, MapDrawing)
    return drawing


def test_names_are_found_by_their_source_names(tmp_path: Path) -> None:
    """Translated where the author wrote them, CLDR's else; countries in capitals."""
    brief = make(tmp_path, MAP)
    french = translate_document(
        brief, "fr", {"Danube": "Le Danube", "Old Serbia": "Serbie d’alors"}
    )
    names = find(french, LocalMap).names
    assert {
        "town:Budapest": "Budapest",
        "river:danube": "Le Danube",
        "sea:Black Sea": "Black Sea",
        "country:HU": "HONGRIE",
        "country:RS": "SERBIE D’ALORS",
    } == names


def test_each_country_is_named_where_the_author_names_none(tmp_path: Path) -> None:
    """By CLDR, in the language."""
    names = find(say_document(make(tmp_path, "{map: dykes}")), LocalMap).names
    assert ("HUNGARY", "SERBIA", "FRANCE") == tuple(
        names[f"country:{code}"] for code in ("HU", "RS", "FR")
    )


def test_it_is_about_the_countries_of_its_places(tmp_path: Path) -> None:
    """Each once, by their names."""
    local = find(translate_document(make(tmp_path, MAP), "fr", {}), LocalMap)
    assert ("Hongrie", "Serbie") == local.countries


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "2,000"), ("fr", "2\u202f000"), ("de", "2.000")]
)
def test_a_scale_bar_has_the_numbers_of_the_main_language(
    tmp_path: Path, locale: str, said: str
) -> None:
    """Grouped as its other numbers are."""
    brief = make(tmp_path, MAP)
    drawing = draw(*(translate_document(brief, each, {}) for each in (locale, "ja")))
    assert said == drawing.distances[2000]


def test_each_row_is_a_point(tmp_path: Path) -> None:
    """With its number, its name in each language, the colour of its year; what is open is told."""
    brief = make(tmp_path, MAP)
    drawing = draw(say_document(brief), translate_document(brief, "fr", {"A dyke": "Digue A"}))
    assert [
        ("a", "1", ("A dyke", "Digue A"), 0, False),
        ("b", "2", ("B dyke",), 0, False),
        ("c", "3", ("C dyke",), 1, False),
        ("d", "4", ("D dyke",), 2, False),
        ("p", "5", ("P dyke",), 2, True),
    ] == [(p.id, p.number, p.names, p.step, p.ongoing) for p in drawing.points]
    assert ("Under way",) == drawing.legend.ongoing
    assert ("Capital",) == drawing.legend.capital


def test_the_legend_says_what_colours_mean(tmp_path: Path) -> None:
    """Years under the program's heading or the author's; one colour is one kind of place."""
    years = draw(say_document(make(tmp_path, MAP)))
    assert [(0, ("2014",)), (1, ("2015",)), (2, ("2016",))] == list(years.legend.steps)
    assert (("Legend",), Palette.STEP) == (years.legend.title, years.palette)
    text = TABLES.replace("colour: time", "colour: ground")
    ground = make_document(
        tmp_path / "ground",
        f"{text}sections:\n  - {{id: a, blocks: [{{map: dykes, legend: Where it stands}}]}}\n",
        dykes=ROWS,
    )
    drawing = draw(say_document(ground))
    assert [(0, ("By the sea",)), (1, ("By a river",))] == list(drawing.legend.steps)
    assert (("Where it stands",), Palette.KIND) == (drawing.legend.title, drawing.palette)
    text = TABLES.replace("colour: time", "colour: none").replace(
        "    open: {status: planned}\n", ""
    )
    plain = make_document(
        tmp_path / "plain",
        f"{text}sections:\n  - {{id: a, blocks: [{{map: dykes}}]}}\n",
        dykes=ROWS,
    )
    drawing = draw(say_document(plain))
    assert [(0, ("Place",))] == list(drawing.legend.steps)
    assert () == drawing.legend.ongoing


def test_the_page_has_it_once_in_two_languages(tmp_path: Path) -> None:
    """With its caption and the disclaimer in both."""
    brief = make(tmp_path, MAP)
    french = translate_document(brief, "fr", {"All dykes.": "Toutes les digues."})
    page = set_document(say_document(brief), french)
    assert 1 == page.count('id="figure-map"')
    assert '<figcaption class="facing">' in page
    assert "Toutes les digues.</span>" in page
    assert 2 == page.count("No position is taken.</p>")


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{map: dyke}", "1: table dyke is not among the tables; did you mean dykes?"),
        (
            "{map: dykes, extent: {west: 0, south: 0, east: 5, north: 5}}",
            (
                "1: map.extent holds no place of dykes; move or widen it;"
                " an inset is for what lies far away"
            ),
        ),
        (
            "{map: dykes, extent: {west: 18, south: 44.2, east: 22, north: 48}}",
            (
                "dykes.csv:6: p: lat 44.0, lon 21.0 lies outside the map; correct the position, or"
                " widen map.extent in brief.yaml"
            ),
        ),
        (
            "{map: dykes, overrides: {e: {side: west}}}",
            "1: override e names no place; use a row's id or a town's name (a, b, c, d, p)",
        ),
        (
            (
                "{map: dykes, towns: [{name: Budapest, lat: 47.5, lon: 19}], overrides: {Budapest:"
                " {symbol: {dx: 2}}}}"
            ),
            (
                "1: override Budapest moves the dot of a town; move the symbols of places only;"
                " remove symbol"
            ),
        ),
        (
            "{map: dykes, extent: {west: 22, south: 44, east: 18, north: 48}}",
            (
                "1: sections.a.blocks.0.extent is empty or inverted; west must be below east, south"
                " below north"
            ),
        ),
        ("{map: dykes, classes: 9}", "1: sections.a.blocks.0.classes is 9; it should be"),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, block: str, said: str) -> None:
    """At its line, or at that of the row that it cannot show."""
    found = refuse(tmp_path, block, "{places: dykes}")
    assert any(line.startswith(said) for line in found), found


def test_a_table_without_places_has_no_map(tmp_path: Path) -> None:
    """Latitude and longitude are declared, or its countries are coloured by a value."""
    text = TABLES.replace("      lat: latitude\n", "").replace("      lon: longitude\n", "")
    head, *rows = ROWS.splitlines()
    bare = [",".join(cells[:3] + cells[5:]) for cells in (row.split(",") for row in (head, *rows))]
    with pytest.raises(Exception, match="table dykes has no places; declare its columns of latit"):
        make_document(
            tmp_path,
            f"{text}sections:\n  - {{id: a, blocks: [{{map: dykes}}]}}\n",
            dykes="\n".join(bare),
        )


def test_more_than_two_places_at_one_point_are_named(tmp_path: Path) -> None:
    """At the third and each other: no map can set three signs of one point apart."""
    rows = re.sub(r"(?m)^([abc],[^,]*,HU|[abc],[^,]*,RS),[\d.]+,[\d.]+", r"\1,46.0,19.0", ROWS)
    found = refuse(tmp_path, "{map: dykes}", rows=rows)
    remedy = "give it its own lat and lon, or join the rows"
    assert [f"dykes.csv:4: c stands where a, b do; {remedy}"] == found


@pytest.mark.parametrize("block", ["{map: dykes}", "{places: dykes}", "{table: dykes}", CHART])
def test_a_table_without_rows_prints_nothing(tmp_path: Path, block: str) -> None:
    """Which is told at the block, whatever it is."""
    found = refuse(tmp_path, block, rows=ROWS.splitlines()[0] + "\n")
    assert "1: table dykes has no rows; write its rows, or leave the block out" in found


def test_places_without_number_are_refused_at_once(tmp_path: Path) -> None:
    """With their table and how many there are, before anything is drawn."""
    head, first, *_ = ROWS.splitlines()
    many = [first.replace("a,A dyke", f"r{n},Dyke {n}") for n in range(300)]
    found = refuse(tmp_path, "{map: dykes}", rows="\n".join((head, *many)) + "\n")
    assert any("draws the 300 places of data/subject/dykes.csv" in each for each in found), found
