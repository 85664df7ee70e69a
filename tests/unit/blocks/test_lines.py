"""Lines of a map from row to row: what they say in a language, what is refused at its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.map import LocalMap
from generator.model.figure import Frame, MapDrawing
from tests.unit.blocks.dykes import ROWS, TABLES
from tests.unit.blocks.test_areas import WORDS
from tests.unit.blocks.writing import find
from tests.unit.documents import (
    make_document,
    refuse_document,
    request_block,
    say_document,
    translate_document,
)

BARGES = """\
  barges:
    label: Barges
    colour: goods
    columns:
      id: id
      goods: {kind: category, label: Goods, values: {stone: Stone, sand: Sand}}
      origin: {kind: row, of: dykes, label: From}
      target: {kind: row, of: dykes, label: To}
      load: {kind: number, label: Load}
"""
LINES = "id,goods,origin,target,load\none,stone,a,c,800\ntwo,sand,c,b,200\n"
MAP = "{map: dykes, lines: barges, line_width: load}"


def write(block: str = MAP, more: str = BARGES) -> str:
    return f"{TABLES}{more}sections:\n  - id: x\n    blocks:\n      - {block}\n"


def test_lines_say_what_they_join(tmp_path: Path) -> None:
    """Their ends by name, their colour by category, their width over the greatest."""
    brief = make_document(tmp_path, write(), dykes=ROWS, barges=LINES)
    french = translate_document(
        brief, "fr", {"A dyke": "Digue A", "Load": "Charge", "Sand": "Sable"}
    )
    lines = find(french, LocalMap).lines
    assert [("Digue A", "C dyke", "800"), ("C dyke", "B dyke", "200")] == [
        (each.start_name, each.end_name, each.value) for each in lines.lines
    ]
    drawing = request_block((french, say_document(brief)), "map", WORDS, Frame(100, 80))
    assert isinstance(drawing, MapDrawing)
    assert [("a", "c", 0, 1.0), ("c", "b", 1, 0.25)] == [
        (each.start, each.end, each.step, each.width) for each in drawing.lines
    ]
    said = drawing.legend.lines
    assert (("Goods",), ("Charge", "Load")) == (said.title, said.widths_title)
    assert [(0, ("Stone",)), (1, ("Sable", "Sand"))] == list(said.steps)
    assert [1.0, 0.25] == [share for share, _ in said.widths]


def test_a_row_is_printed_by_its_name(tmp_path: Path) -> None:
    """In a table, in the language."""
    block = "{table: barges, columns: [origin, target]}"
    brief = make_document(tmp_path, write(block), dykes=ROWS, barges=LINES)
    row = translate_document(brief, "fr", {"A dyke": "Digue A"}).tables["barges"].rows[0]
    assert ("Digue A", "C dyke") == (row.cells["origin"].plain, row.cells["target"].plain)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "one,stone,a,cc,1\n",
            "barges.csv:2: one: target is cc, which is no row of dykes; did you",
        ),
        ("one,stone,a,a,1\n", "barges.csv:2: one leads from a to itself; correct an end"),
        (
            "one,stone,a,b,1\ntwo,sand,a,b,2\n",
            "barges.csv:3: two leads from a to b, as one does; join the rows",
        ),
        ("one,stone,a,b,-1\n", "barges.csv:2: one has no load from which a line has its width; "),
    ],
)
def test_what_joins_nothing_is_refused_at_its_row(tmp_path: Path, lines: str, said: str) -> None:
    """A name that is no row's, a loop, two lines on each other, a width below zero."""
    head = LINES.partition("\n")[0]
    (found,) = refuse_document(tmp_path, write(), dykes=ROWS, barges=f"{head}\n{lines}")
    assert found.startswith(said)


@pytest.mark.parametrize(
    ("block", "more", "said"),
    [
        ("{map: dykes, lines: barge}", BARGES, "table barge is not among the tables; did you mean"),
        ("{map: dykes, line_width: load}", BARGES, "is of no lines; name their table in lines"),
        (
            MAP.replace("load", "goods"),
            BARGES,
            "barges has no column of numbers with a label goods",
        ),
        (MAP, BARGES.replace("{kind: row, of: dykes, label: To}", "note"), "barges has 1 columns"),
        (MAP, BARGES.replace("of: dykes, label: To", "of: dams, label: To"), "table dams is not"),
    ],
)
def test_what_are_no_lines_is_refused(tmp_path: Path, block: str, more: str, said: str) -> None:
    """At the map's settings, or at the column's."""
    found = refuse_document(tmp_path, write(block, more), dykes=ROWS, barges=LINES)
    assert any(said in each for each in found)
