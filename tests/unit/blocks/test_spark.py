"""Small lines of numbers, in a table and under a key figure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks.figures import LocalFigures
from generator.blocks.spark import HEIGHT, WIDTH, draw_spark
from generator.blocks.table import LocalTableBlock
from tests.unit.blocks.dykes import make, refuse
from tests.unit.blocks.writing import find
from tests.unit.documents import say_document, set_document, translate_document

TABLE = "{table: dykes, columns: [name], spark: {columns: [length, height], label: Course}}"
FIGURES = (
    "{figures: [{id: a, words: X, label: Y, spark: {table: dykes, by: name, column: length}}]}"
)


def points(piece: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (each.split(",") for each in piece.split())]


def test_a_line_goes_from_the_least_to_the_greatest() -> None:
    """Evenly along, the least at the foot and the greatest at the top, half of it in the middle."""
    line = draw_spark([("a", 4, "4"), ("b", 2, "2"), ("c", 3, "3")], mirrored=False)
    assert line is not None
    (piece,) = line.pieces
    assert [(5, 5), (WIDTH / 2, HEIGHT - 5), (WIDTH - 5, HEIGHT / 2)] == points(piece)
    assert ((WIDTH - 5, HEIGHT / 2), ("b", "2"), ("a", "4")) == (line.end, line.least, line.most)


def test_a_language_from_the_right_has_it_turned_round() -> None:
    """The first number stands at the right."""
    values = [("a", 4.0, "4"), ("b", 2.0, "2")]
    plain = draw_spark(values, mirrored=False)
    turned = draw_spark(values, mirrored=True)
    assert plain is not None
    assert turned is not None
    mirrored = [(WIDTH - x, y) for x, y in points(plain.pieces[0])]
    assert mirrored == points(turned.pieces[0])


def test_a_missing_number_parts_the_line() -> None:
    """One number alone is no piece, and no line has fewer than two."""
    known = [("a", 1.0, "1"), ("b", 2.0, "2"), ("c", None, ""), ("d", 3.0, "3")]
    line = draw_spark(known, mirrored=False)
    assert line is not None
    assert (1, (WIDTH - 5, 5)) == (len(line.pieces), line.end)
    assert draw_spark(known[1:3], mirrored=False) is None


def test_numbers_that_are_all_the_same_are_level() -> None:
    """In the middle."""
    line = draw_spark([("a", 7, "7"), ("b", 7, "7")], mirrored=False)
    assert line is not None
    assert {HEIGHT / 2} == {y for _, y in points(line.pieces[0])}


def test_a_table_has_a_line_a_row(tmp_path: Path) -> None:
    """In a last column with its head; who cannot see it is told its ends, in their forms."""
    brief = make(tmp_path, TABLE)
    block = find(say_document(brief), LocalTableBlock)
    assert ("Course", {"a", "b"}) == (block.spark, set(block.sparks)), "the others have one number"
    page = set_document(say_document(brief))
    assert '<th scope="col">Name</th><th scope="col">Course</th>' in page
    titles = re.findall(r"<svg[^>]*><title>([^<]*)</title>", page)
    assert [
        "From 4 (Height) to 12\u00a0km (Length).",
        "From 3 (Height) to 8.5\u00a0km (Length).",
    ] == (titles)


def test_a_key_figure_has_a_line_along_a_table(tmp_path: Path) -> None:
    """The rows in their order, of which those without a number part it; Arabic begins at right."""
    brief = make(tmp_path, FIGURES)
    (figure,) = find(say_document(brief), LocalFigures).figures
    assert figure.spark is not None
    assert [3, 0] == [len(points(figure.spark.pieces[0])), len(figure.spark.pieces[1:])]
    assert (("P dyke", "3\u00a0km"), ("C dyke", "20\u00a0km")) == (
        figure.spark.least,
        figure.spark.most,
    )
    assert WIDTH - 5 == figure.spark.end[0]
    (arabic,) = find(translate_document(brief, "ar", {}), LocalFigures).figures
    assert arabic.spark is not None
    assert 5 == arabic.spark.end[0]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (
            TABLE.replace("height]", "hight]"),
            "1: column hight is not among those of dykes; did you mean height?",
        ),
        (
            TABLE.replace("height]", "story]"),
            (
                "1: column story of dykes is of the kind text, and has no numbers;"
                " name a column of one of these kinds: money, number, percent"
            ),
        ),
        (
            FIGURES.replace("table: dykes", "table: dyke"),
            "1: table dyke is not among the tables; did you mean dykes?",
        ),
        (
            FIGURES.replace("by: name", "by: nam"),
            "1: column nam is not among those of dykes; did you mean name?",
        ),
    ],
)
def test_what_is_no_column_of_numbers_is_told(tmp_path: Path, block: str, said: str) -> None:
    """At its line."""
    assert said in refuse(tmp_path, block)
