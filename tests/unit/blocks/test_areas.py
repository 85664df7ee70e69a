"""Countries by a value: classes of about as many, or with the bounds of their author; gaps."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.blocks.document import Brief
from generator.blocks.map import LocalMap
from generator.blocks.map.areas import class_areas, name_classes
from generator.language.formats import Formats
from generator.model.figure import Frame, MapDrawing
from generator.model.row import DataTable
from tests.unit.blocks.writing import find
from tests.unit.documents import (
    make_document,
    refuse_document,
    request_block,
    say_document,
    translate_document,
)

CODES = ("HU", "RS", "RO", "BG", "HR", "SI", "SK", "CZ")
EXTENT = "extent: {west: 5, south: 40, east: 30, north: 52}"
CONTENT = """\
tables:
  lands:
    label: Lands
    columns:
      id: id
      land: {{kind: country, label: Country}}
      share: {{kind: {kind}, label: A share{more}}}
      remark: note
sections:
  - id: a
    blocks:
      - {{map: lands, areas: share, {options}}}
      - {{table: lands, columns: [land, share]}}
"""
WORDS = {
    "title": "Legend",
    "capital": "Capital",
    "disputed_border": "Disputed",
    "kilometres": "km",
    "place": "Place",
    "others": "Others",
    "without": "No data",
    "alternative": "Told.",
}
LINE = 12
"""Where the map stands in the content."""


def write(kind: str = "percent", more: str = "", options: str = EXTENT) -> str:
    return CONTENT.format(kind=kind, more=f"{more}, optional: true", options=options)


def tabulate(values: dict[str, str]) -> str:
    rows = "".join(f"{code.lower()},{code},{value}\n" for code, value in values.items())
    return f"id,land,share\n{rows}"


def make(folder: Path, *values: str, **options: str) -> Brief:
    """A document whose countries have these values, in their order."""
    lands = tabulate(dict(zip(CODES, values, strict=False)))
    return make_document(folder, write(**options), lands=lands)


def table_of(folder: Path, *values: str, **options: str) -> DataTable:
    return make(folder, *values, **options).tables["lands"]


def test_classes_have_about_as_many_countries_each(tmp_path: Path) -> None:
    """With bounds that are as round as they can be."""
    found = class_areas(table_of(tmp_path, *"12345678"), "share", 4)
    assert [0, 0, 1, 1, 2, 2, 3, 3] == [step for _, step in found.areas]
    assert list(CODES) == [code for code, _ in found.areas]
    assert [Decimal(n) for n in (1, 3, 5, 7, 8)] == list(found.bounds)
    assert not found.has_gaps


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        (("94", "95", "105", "106"), ("94", "100", "106")),
        (("0", "1", "998", "1000"), ("0", "500", "1000")),
        (("0.21", "0.22", "0.23", "0.24"), ("0.21", "0.23", "0.24")),
        (("-6", "-5", "5", "9"), ("-6", "0", "9")),
        (("1199", "1200", "1312", "1400"), ("1199", "1300", "1400")),
    ],
)
def test_bounds_are_round(tmp_path: Path, values: tuple[str, ...], bounds: tuple[str, ...]) -> None:
    """Between the values that they part, with as few digits as there must be."""
    found = class_areas(table_of(tmp_path, *values), "share", 2)
    assert bounds == tuple(map(str, found.bounds))
    assert [0, 0, 1, 1] == [step for _, step in found.areas]


def test_equal_values_are_of_one_class(tmp_path: Path) -> None:
    """There are fewer classes then, and none is empty."""
    found = class_areas(table_of(tmp_path, *"11111189"), "share", 4)
    assert [0, 0, 0, 0, 0, 0, 1, 1] == [step for _, step in found.areas]
    assert 3 == len(found.bounds)


def test_an_author_may_choose_the_bounds(tmp_path: Path) -> None:
    """A value at a bound is of the class above it; one beyond all values parts nothing."""
    breaks = (Decimal(50), Decimal(10), Decimal(900))
    found = class_areas(table_of(tmp_path, "5", "10", "49.9", "50", "80"), "share", 4, breaks)
    assert [0, 1, 1, 2, 2] == [step for _, step in found.areas]
    assert [Decimal(n) for n in (5, 10, 50, 80)] == list(found.bounds)


def test_a_country_without_a_value_is_a_gap(tmp_path: Path) -> None:
    """It has no class; the legend says what its look means."""
    brief = make(tmp_path, "1", "", "3", "4")
    found = class_areas(brief.tables["lands"], "share", 2)
    assert (["HU", "RO", "BG"], True) == ([code for code, _ in found.areas], found.has_gaps)
    drawing = request_block((say_document(brief),), "map", WORDS, Frame(100, 80))
    assert isinstance(drawing, MapDrawing)
    assert (("No data",), ("Others",)) == (drawing.legend.without, drawing.legend.others)
    whole = make(tmp_path / "whole", "1", "2", "3", "4")
    drawing = request_block((say_document(whole),), "map", WORDS, Frame(100, 80))
    assert isinstance(drawing, MapDrawing)
    assert () == drawing.legend.without


@pytest.mark.parametrize(
    ("kind", "more", "locale", "names"),
    [
        ("percent", "", "en", ["1.5–3%", "3–4%"]),
        ("percent", "", "fr", ["1,5–3\u00a0%", "3–4\u00a0%"]),
        ("number", ", unit: kilometer", "en", ["1.5–3\u00a0km", "3–4\u00a0km"]),
        ("money", ", currency: EUR", "en", ["€1.50–3.00", "€3–4"]),
    ],
)
def test_classes_are_said_in_the_language(
    tmp_path: Path, kind: str, more: str, locale: str, names: list[str]
) -> None:
    """From the least, with the sign, the unit or the currency of the column."""
    table = table_of(tmp_path, "1.5", "2", "3", "4", kind=kind, more=more)
    found = class_areas(table, "share", 2)
    said = [name for _, name in name_classes(found, table, "share", Formats.of(locale))]
    assert names == said


@pytest.mark.parametrize(
    ("values", "breaks", "names"),
    [
        (("1", "2", "3", "4"), "", ["1–2", "3–4"]),
        (("0", "0", "1", "1"), "", ["0", "1"]),
        (("-1", "0"), "", ["-1", "0"]),
        (("1", "2", "3", "7"), "2.5", ["1–2", "3–7"]),
        (("1", "2", "3", "7"), "7", ["1–6", "7"]),
    ],
)
def test_classes_of_whole_numbers_have_no_number_in_common(
    tmp_path: Path, values: tuple[str, ...], breaks: str, names: list[str]
) -> None:
    """Each ends before the next begins, wherever its author parts them."""
    table = table_of(tmp_path, *values, kind="number")
    found = class_areas(table, "share", 2, [Decimal(breaks)] if breaks else ())
    said = [name for _, name in name_classes(found, table, "share", Formats.of("en"))]
    assert names == said


def test_the_legend_has_the_classes_in_both_languages(tmp_path: Path) -> None:
    """Headed by the column, or as the author says; no place has a sign."""
    brief = make(tmp_path, "1", "2", "3", "4", options=f"classes: 2, {EXTENT}")
    french = translate_document(brief, "fr", {"A share": "Une part"})
    assert "Une part" == find(french, LocalMap).legend
    drawing = request_block((say_document(brief), french), "map", WORDS, Frame(100, 80))
    assert isinstance(drawing, MapDrawing)
    assert ("A share", "Une part") == drawing.legend.title
    assert [(0, ("1–2%", "1–2\u00a0%")), (1, ("3–4%", "3–4\u00a0%"))] == list(drawing.legend.areas)
    assert ((), ()) == (drawing.points, drawing.legend.steps)
    assert (("HU", 0), ("RS", 0), ("RO", 1), ("BG", 1)) == drawing.areas


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        (
            {"HU": "1", "RS": "2"},
            f"{EXTENT}, classes: 9",
            "sections.a.blocks.0.classes is 9; it should be less than or equal to 5",
        ),
        (
            {"HU": "1", "RS": "1"},
            EXTENT,
            "lands.share has no two values; fill the column in",
        ),
        (
            {"HU": "1", "RS": "2"},
            "classes: 2",
            "a map of areas alone has no extent; give it its extent in degrees",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told(
    tmp_path: Path, rows: dict[str, str], options: str, said: str
) -> None:
    """At its line."""
    found = refuse_document(tmp_path, write(options=options), lands=tabulate(rows))
    assert any(line == f"{LINE}: {said}" for line in found), found


def test_a_column_that_is_no_number_is_told(tmp_path: Path) -> None:
    """With those that are."""
    text = write().replace("areas: share", "areas: land")
    found = refuse_document(tmp_path, text, lands=tabulate({"HU": "1", "RS": "2"}))
    said = "lands has no column of numbers land; name one of its columns of numbers (share)"
    assert [f"{LINE}: {said}"] == found


def test_a_country_that_has_two_values_is_told(tmp_path: Path) -> None:
    """Only one of them could be shown."""
    rows = f"{tabulate({'HU': '1', 'RS': '2'})}again,HU,7\n"
    found = refuse_document(tmp_path, write(), lands=rows)
    assert [f"{LINE}: lands has two values of share for HU; keep one row a country"] == found
