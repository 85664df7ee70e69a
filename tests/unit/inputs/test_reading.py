"""What editions are made from, read: formats held against papers, and against the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import BriefsError
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.project import load_project
from tests.unit.blocks.dykes import ROWS, compose
from tests.unit.documents import NAME, write_document

MAP = "{map: dykes, disputed: {lines: dashed}}"
TIMELINE = "{timeline: dykes, title: T, marks: M}"
LISTS = ("{places: dykes}", "{sources: }")


def read(folder: Path, *blocks: str, format_name: str, paper: str = "a4") -> tuple[Inputs, ...]:
    """Read a document of the dykes for an edition in one format."""
    write_document(folder, compose(*blocks), dykes=ROWS)
    lists = f'formats = ["{format_name}"]\nlocales = ["en"]\npapers = ["{paper}"]\n'
    (folder / "briefs.toml").write_text(f"[briefs.{NAME}]\n{lists}", encoding="utf-8")
    project = load_project(folder)
    return read_inputs(project, project.select())


def test_a_map_sheet_has_the_first_map_alone(tmp_path: Path) -> None:
    """Whatever else is drawn in the document: the sheet has no room for it."""
    second = MAP.replace("{map", "{id: second, map")
    (inputs,) = read(tmp_path, TIMELINE, MAP, second, *LISTS, format_name="map")
    assert ["map"] == list(inputs.find_rooms())


def test_no_basemap_is_read_for_a_document_without_a_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer's first page waits for no borders of the world."""

    def refuse(data: bytes, path: str) -> None:
        pytest.fail(f"{path} is read")

    monkeypatch.setattr("generator.stages.figures.basemap.read_basemap", refuse)
    assert read(tmp_path, TIMELINE, *LISTS, format_name="brief")


@pytest.mark.parametrize(
    ("format_name", "paper", "line"),
    [
        (
            "map",
            "a4",
            (
                "briefs.toml:1: asks for map of subject, which has no map in it; add a map to a"
                " section that it has, or leave the format out"
            ),
        ),
        (
            "brief",
            "a5",
            (
                "briefs.toml:1: asks for brief on a5, which that format is not made for; give it"
                " one of a4, letter, or add the paper in templates/brief/format.toml"
            ),
        ),
    ],
)
def test_a_format_that_cannot_be_is_told(
    tmp_path: Path, format_name: str, paper: str, line: str
) -> None:
    """Before anything is built, with what to do."""
    with pytest.raises(BriefsError) as refused:
        read(tmp_path, TIMELINE, *LISTS, format_name=format_name, paper=paper)
    assert line == str(refused.value)
