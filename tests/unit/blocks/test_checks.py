"""What blocks find wrong with what they name, in the subject that the guide's examples make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.blocks.chart import ChartBlock
from generator.blocks.table import TableBlock
from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief
from scripts.guide import GUIDE, SUBJECT, write_project


def load_with(folder: Path, block: dict[str, Any]) -> list[str]:
    """What is found of the guide's subject with one block more, without file and line."""
    write_project(folder, GUIDE)
    path = folder / "data" / SUBJECT / "brief.yaml"
    brief = YAML().load(path.read_text(encoding="utf-8"))
    brief["sections"].append({"id": "more", "blocks": [{"id": "one-more"} | block]})
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(brief, file)
    try:
        load_brief(ProjectFiles(folder), SUBJECT)
    except ContentError as failure:
        return [f"{each.message}; {each.remedy}" for each in failure.findings]
    return []


CHART = {"chart": "bar", "table": "dykes", "title": "Lengths", "by": "name"}


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ({"table": "dykes", "columns": ["name", "cost"], "where": {"land": ["HU", "RS"]}}, []),
        ({"table": "dykes", "columns": ["name"], "where": {"begun": 2024}}, []),
        ({"table": "dykes", "columns": ["name"], "where": {"cost": None}}, []),
        (
            {"table": "dykes", "columns": ["name"], "where": {"begun": 2023}},
            ["table dykes has no such row; correct where"],
        ),
        (
            {"table": "dykes", "columns": ["nam"]},
            ["column nam is not among those of dykes; did you mean name?"],
        ),
        (CHART | {"values": ["length"], "highlight": ["sava"], "where": {"land": ["RS"]}}, []),
        (
            CHART | {"values": ["length"], "highlight": ["sva"]},
            ["dykes has no row sva; did you mean sava?"],
        ),
        (
            CHART | {"values": ["length"], "notes": [{"row": "drva", "words": "so long"}]},
            ["dykes has no row drva; did you mean drava?"],
        ),
        (
            CHART | {"by": "land", "every": "month"},
            [
                (
                    "counts by land, which is no column of dates, in periods;"
                    " remove every, or count by a date"
                )
            ],
        ),
        (
            CHART | {"by": "land", "panels": "state"},
            [
                (
                    "sections.more.blocks.one-more has panels of what it counts;"
                    " name columns in values, or use split"
                )
            ],
        ),
    ],
)
def test_what_a_block_names_is_there(
    tmp_path: Path, block: dict[str, Any], found: list[str]
) -> None:
    """Columns, rows and conditions that are there are no fault; each other is one finding."""
    assert found == load_with(tmp_path / "project", block)


def test_a_column_without_a_head_is_printed_in_no_table(tmp_path: Path) -> None:
    """The program has heads for countries, dates and sources; every other column needs a label.

    So does the one by which a map's signs are sized: its legend says it.
    """
    folder = write_project(tmp_path / "project", GUIDE)
    path = folder / "data" / SUBJECT / "brief.yaml"
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count("        label: Length\n")
    path.write_text(text.replace("        label: Length\n", ""), encoding="utf-8")
    with pytest.raises(ContentError) as failure:
        load_brief(ProjectFiles(folder), SUBJECT)
    assert {
        (
            "column length of dykes is printed without a head",
            "give it a label, as length: {kind: number, label: …}",
        ),
        (
            "dykes.length has no label, which the legend says its signs' size by",
            "give the column its label",
        ),
    } == {(each.message, each.remedy) for each in failure.value.findings}


def test_conditions_are_the_same_wherever_rows_are_chosen() -> None:
    """A chart and a table take what a counted fact takes: several values, a year, nothing."""
    where = {"land": ("HU", "RS"), "begun": 2024, "cost": None}
    written = {"land": ["HU", "RS"], "begun": 2024, "cost": None}
    assert where == TableBlock.model_validate({"table": "dykes", "where": written}).where
    assert where == ChartBlock.model_validate(CHART | {"where": written}).where


def test_a_column_is_filled_in_where_any_of_several_values_is(tmp_path: Path) -> None:
    """A column's own condition takes several values too, and its finding names them."""
    folder = write_project(tmp_path / "project", GUIDE)
    path = folder / "data" / SUBJECT / "brief.yaml"
    brief = YAML().load(path.read_text(encoding="utf-8"))
    brief["tables"]["dykes"]["columns"]["works"]["where"] = {"state": ["built", "planned"]}
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(brief, file)
    with pytest.raises(ContentError) as failure:
        load_brief(ProjectFiles(folder), SUBJECT)
    (found,) = failure.value.findings
    assert "sava is built or planned and needs its works; fill it in" in str(found)
