"""Signs as large as a column says: their shares, the legend's round values, what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.blocks.map import LocalMap
from generator.blocks.map.sizes import list_references
from generator.model.figure import Frame, MapDrawing
from tests.unit.blocks.dykes import ROWS, make, refuse
from tests.unit.blocks.test_areas import WORDS
from tests.unit.blocks.writing import find
from tests.unit.documents import request_block, say_document, translate_document

MAP = "{map: dykes, size: length}"
FILLED = ROWS.replace("river,,5", "river,0,5")
"""Each dyke with a length; that of one is nothing."""


def test_a_sign_has_its_value_over_the_greatest(tmp_path: Path) -> None:
    """Each point its share; the legend the column's head and values in the language's forms."""
    brief = make(tmp_path, MAP, rows=FILLED)
    briefs = (translate_document(brief, "fr", {"Length": "Longueur"}), say_document(brief))
    drawing = request_block(briefs, "map", WORDS, Frame(100, 80))
    assert isinstance(drawing, MapDrawing)
    shares = {point.id: point.size for point in drawing.points}
    assert {"a": 0.6, "b": 0.425, "c": 1.0, "d": 0.0, "p": 0.15} == shares
    assert ("Longueur", "Length") == drawing.legend.sizes_title
    sizes = [(1.0, ("20\u00a0km",)), (0.25, ("5\u00a0km",)), (0.05, ("1\u00a0km",))]
    assert sizes == list(drawing.legend.sizes)
    told = find(briefs[1], LocalMap).sizes
    assert (("C dyke", "20\u00a0km"), ("D dyke", "0\u00a0km")) == (told.greatest, told.least)


def test_signs_are_alike_without_a_column(tmp_path: Path) -> None:
    """No point has a size, and the legend says nothing of any."""
    brief = say_document(make(tmp_path, "{map: dykes}"))
    drawing = request_block((brief,), "map", WORDS, Frame(100, 80))
    assert isinstance(drawing, MapDrawing)
    assert {None} == {point.size for point in drawing.points}
    assert ((), ()) == (drawing.legend.sizes_title, drawing.legend.sizes)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("935 7 41", "900 200 50"),
        ("4.3 0.1", "4 1 0.2"),
        ("4.3 3.1 3.0", "4 3"),
        ("3 1", "3 1"),
        ("3 2.5", "3 2"),
        ("1200000 0", "1000000 200000 50000"),
        ("0.08 0.001", "0.08 0.02 0.005"),
        ("10 1", "10 2"),
    ],
)
def test_references_are_round(values: str, found: str) -> None:
    """Up to the greatest value, each a quarter of the one before at most; whole ones of wholes.

    None lies far below the least.
    """
    given = [Decimal(each) for each in values.split()]
    assert found.split() == [str(each) for each in list_references(given)]


@pytest.mark.parametrize(
    ("size", "rows", "said"),
    [
        ("status", ROWS, "1: dykes has no column of numbers status; name one of its columns of"),
        ("length", ROWS, "dykes.csv:5: d has no length, as which its sign would be sized; fill"),
        (
            "length",
            FILLED.replace("sea,12", "sea,-12"),
            "dykes.csv:2: a has the length -12: no sign is smaller than nothing; size",
        ),
        ("length", FILLED.replace("sea,12", "sea,long"), "dykes.csv:2: "),
    ],
)
def test_what_no_sign_can_be_as_large_as(tmp_path: Path, size: str, rows: str, said: str) -> None:
    """A finding at the row, or at the map's settings."""
    (found,) = refuse(tmp_path, f"{{map: dykes, size: {size}}}", rows=rows)
    assert found.startswith(said)
