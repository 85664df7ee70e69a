"""What editions are made from, read: formats held against papers, and against the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import BriefsError
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.project import load_project
from tests.unit.blocks.dykes import ROWS, compose
from tests.unit.documents import NAME, PATH, write_document

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


SECTIONS = """\
formats:
  factsheet: {sections: [words, sources]}
sections:
  - {id: words, title: Words, blocks: [{text: Text.}]}
  - id: shown
    title: Shown
    blocks: [{image: images/a.svg, alt: A., credit: Us, licence: CC0}]
  - {id: sources, title: Sources, blocks: [{sources: }]}
"""
FACT = """\
facts:
  people: {number: "1.500"}
sections:
  - {id: words, title: Words, blocks: [{text: "{people} people."}, {sources: }]}
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" viewBox="0 0 90 60">'
    '<rect width="90" height="60" fill="#123456"/></svg>'
)


def test_an_edition_is_told_by_what_it_is_made_from_alone(tmp_path: Path) -> None:
    """An image of another format is none of it, whether that was read or not; its own is."""
    write_document(tmp_path, SECTIONS)
    lists = 'formats = ["brief", "factsheet"]\nlocales = ["en"]\npapers = ["a4"]\n'
    (tmp_path / "briefs.toml").write_text(f"[briefs.{NAME}]\n{lists}", encoding="utf-8")
    image = tmp_path / "data" / NAME / "images" / "a.svg"
    image.parent.mkdir()
    project = load_project(tmp_path)

    def draw(text: str) -> tuple[Inputs, ...]:
        image.write_text(text, encoding="utf-8")
        return read_inputs(project, project.select())

    brief, factsheet = draw(DRAWING)
    (alone,) = read_inputs(project, project.select(formats=["factsheet"]))
    other_brief, other_factsheet = draw(DRAWING.replace("123456", "654321"))
    assert alone.parts == factsheet.parts == other_factsheet.parts
    assert brief.digest != other_brief.digest
    # What is printed is the digest of the content and the tables, the same in every format.
    assert {alone.data_digest} == {each.data_digest for each in (brief, factsheet, other_brief)}


def test_how_the_source_is_read_is_told_in_every_language(tmp_path: Path) -> None:
    """A number of the content means another, where its language is read as another place does."""
    file = write_document(tmp_path, FACT) / PATH
    german_text = file.read_text(encoding="utf-8").replace("language: en", "language: de")
    file.write_text(german_text, encoding="utf-8")

    def read_in(forms: str) -> Inputs:
        settings = f'[languages.de]\nforms = "{forms}"\n[briefs.{NAME}]\n'
        lists = 'formats = ["brief"]\nlocales = ["de"]\npapers = ["a4"]\n'
        (tmp_path / "briefs.toml").write_text(settings + lists, encoding="utf-8")
        project = load_project(tmp_path)
        return read_inputs(project, project.select(locales=["en-XA"]))[0]

    german, swiss = read_in("de"), read_in("de-CH")
    assert german.brief.content.facts != swiss.brief.content.facts
    assert german.digest != swiss.digest


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
