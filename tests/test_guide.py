"""The guide to content: its examples make a subject, which is printed as the guide says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks.registry import list_kinds
from generator.inputs.reading import read_inputs
from generator.model.edition import Edition, Profile
from generator.model.localised import LocalTable
from generator.model.table import ColumnKind
from generator.preparation import localise_all, make_environments
from generator.project import load_project
from scripts.guide import GUIDE, ROOT, SUBJECT, Example, list_examples, write_project
from tests.bad_input.calling import call_here

MAPS = ROOT / "docs" / "maps.md"
EXAMPLES = [
    each for page in (GUIDE, MAPS) for each in list_examples(page) if each.language == "yaml"
]
TEXT = GUIDE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the examples of the guide and of the page on maps make together."""
    return write_project(tmp_path_factory.mktemp("guide") / "project", GUIDE, MAPS)


@pytest.fixture(scope="module")
def dykes(guide: Path) -> LocalTable:
    """The table of the guide as an English edition has it."""
    edition = Edition(SUBJECT, "brief", "en", "a4", Profile.SCREEN)
    (inputs,) = read_inputs(load_project(guide), [edition])
    (said,) = localise_all(inputs, tuple(make_environments(inputs)))
    return said.brief.tables["dykes"]


def read_columns() -> list[list[str]]:
    """The rows of the table of kinds of columns, cell by cell."""
    table = TEXT.split("<!-- columns -->\n", 1)[1].split("<!-- /columns -->", 1)[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]
    ]


def test_the_examples_are_a_subject(guide: Path) -> None:
    """Put together, they have no fault in content, tables, labels or templates."""
    result = call_here("check", "--project", guide)
    assert (0, "") == (result.code, result.err)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"line {example.line}")
def test_each_example_stands_under_what_it_shows(example: Example) -> None:
    """Below the heading of a block there is a block of that kind."""
    heading = example.heading.strip("`")
    if heading in list_kinds():
        assert any(heading in block for block in example.data)


@pytest.mark.parametrize("kind", sorted(list_kinds()))
def test_every_kind_of_block_has_an_example(kind: str) -> None:
    """The guide leaves none out."""
    shown = [each for each in EXAMPLES if each.heading == f"`{kind}`"]
    assert shown != []


def test_every_kind_of_column_has_a_row() -> None:
    """The table of columns leaves none out."""
    assert list(ColumnKind) == [row[0].strip("`") for row in read_columns()]


@pytest.mark.parametrize("row", read_columns(), ids=lambda row: row[0].strip("`"))
def test_a_column_is_printed_as_the_guide_says(row: list[str], dykes: LocalTable) -> None:
    """Its cell stands in the file, and is printed in English as the table says."""
    kind, cell, printed, *_ = (each.strip("`") for each in row)
    names = [column.name for column in dykes.columns if column.kind == kind]
    file = next(each.text for each in list_examples(GUIDE) if each.language == "csv")
    head, first, *_ = (line.split(",") for line in file.splitlines())
    assert cell == dict(zip(head, first, strict=True))[names[0]]
    row_of_file = dykes.find("tisza")
    assert row_of_file is not None
    found = row_of_file.cells.get(names[0])
    assert printed == re.sub("[\u00a0\u202f\u2009]", " ", found.plain if found else "")
