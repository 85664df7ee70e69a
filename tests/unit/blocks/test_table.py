from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.table import LocalTableBlock
from tests.unit.blocks.dykes import AHEAD, ROWS, compose, make, refuse
from tests.unit.blocks.writing import find
from tests.unit.documents import refuse_document, say_document, set_document, translate_document


def test_all_columns_that_are_printed_are_shown(tmp_path: Path) -> None:
    """Neither ids nor positions; numbers are told from texts."""
    table = find(say_document(make(tmp_path, "{table: dykes}")), LocalTableBlock)
    assert [
        *("name", "country", "built", "begun", "status", "ground", "length", "height"),
        *("cost", "held", "story", "sources"),
    ] == [column.name for column in table.columns]
    assert {"length", "height", "cost"} == table.numeric
    assert (5, ("atlas",)) == (len(table.rows), table.cited)


def test_columns_and_rows_may_be_chosen(tmp_path: Path) -> None:
    """Columns in the author's order, rows by what they hold, the first so many."""
    brief = make(
        tmp_path,
        "{table: dykes, columns: [length, name], where: {ground: river}, most: 2, title: T,"
        " caption: C}",
    )
    table = find(say_document(brief), LocalTableBlock)
    assert ["length", "name"] == [column.name for column in table.columns]
    assert ["b", "c"] == [row.id for row in table.rows]


def test_the_page_has_its_heads_and_cells(tmp_path: Path) -> None:
    """In the language's forms; an empty cell is empty."""
    brief = make(tmp_path, "{table: dykes, columns: [name, length, cost, sources], title: T}")
    page = set_document(say_document(brief))
    assert '<h3 class="subhead">T</h3>' in page
    assert '<th scope="col" class="figure-column">Length</th>' in page
    row = page.partition('<th scope="row">C dyke</th>')[2].partition("</tr>")[0]
    assert row.startswith(
        '<td class="figure-column">20\u00a0km</td><td class="figure-column"></td>'
    )
    assert 'href="#source-atlas"' in row


def test_two_languages_have_one_each(tmp_path: Path) -> None:
    """Below each other, each in its own forms."""
    brief = make(tmp_path, "{table: dykes, columns: [name, length]}")
    french = translate_document(brief, "fr", {"Length": "Longueur"})
    page = set_document(say_document(brief), french)
    assert 'class="figure-column">8.5\u00a0km</td>' in page
    assert 'class="figure-column">8,5\u00a0km</td>' in page
    assert ">Longueur</th>" in page


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{table: dyke}", "1: table dyke is not among the tables; did you mean dykes?"),
        (
            "{table: dykes, columns: [name, lenght]}",
            "1: column lenght is not among those of dykes; did you mean length?",
        ),
        (
            "{table: dykes, where: {grounds: sea}}",
            "1: column grounds is not among those of dykes; did you mean ground?",
        ),
        ("{table: dykes, where: {ground: lake}}", "1: table dykes has no such row; correct where"),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, block: str, said: str) -> None:
    """At its line."""
    found = refuse(tmp_path, block, "{places: dykes}")
    assert said in found, found


def test_a_column_without_a_head_is_told(tmp_path: Path) -> None:
    """Where it would be printed; a country, a date and sources have the program's word."""
    text = compose("{table: dykes}").replace("label: Story, ", "").replace("label: Country", "")
    said = refuse_document(tmp_path, text.replace("{kind: country, }", "country"), dykes=ROWS)
    assert [
        (
            f"{AHEAD + 1}: column story of dykes is printed without a head;"
            " give it a label, as story: {kind: text, label: …}"
        )
    ] == said
