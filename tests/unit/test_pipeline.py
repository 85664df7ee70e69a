"""What a build says of an edition that it makes all the same."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf

from generator.errors import Severity
from generator.inputs.reading import read_inputs
from generator.model.edition import Edition, Profile
from generator.model.figure import Figure, Frame
from generator.pipeline import Shared, find_lost, produce, set_pages
from generator.preparation import localise_all, make_environments
from generator.project import load_project
from generator.stages.markup.page import Markup
from generator.store import Store
from tests.conftest import ROOT
from tests.unit.blocks.dykes import ROWS, compose
from tests.unit.documents import NAME, PATH, write_document

MAP = Figure("map", b"", Frame(1, 1), ("",))


def test_what_a_map_cannot_show_is_a_warning() -> None:
    """Names beyond its frame, under a panel or without room are told at the map."""
    (inputs,) = read_inputs(
        load_project(ROOT), [Edition("daesh", "map", "fr", "a4", Profile.SCREEN)]
    )
    said = localise_all(inputs, tuple(make_environments(inputs)))
    page = Markup("", "", {})
    figure = replace(MAP, outside=("Homs",), covered=("Amman",), unnamed=("7 Al-Hol", "8 Hit"))
    found = find_lost(Shared(said, {"map": figure}, page, ""))
    assert [
        "names Homs outside the frame of the map",
        "hides Amman under the legend or the inset of the map",
        "has no room on the map for the names of 7 Al-Hol, 8 Hit; their numbers stand there alone",
    ] == [finding.message for finding in found]
    assert {Severity.WARNING} == {finding.severity for finding in found}
    assert {"data/daesh/brief.yaml"} == {finding.origin.path for finding in found}
    assert () == find_lost(Shared(said, {"map": MAP}, page, ""))


def test_what_is_kept_of_an_edition_is_told_at_its_line_of_today(tmp_path: Path) -> None:
    """A warning names the line that its author reads now, though the page is as it was."""
    frame = "extent: {west: 15, south: 43, east: 24, north: 49}, countries: [HU, RS]"
    towns = "towns: [{name: Paris, lat: 48.8, lon: 2.3, rank: 2}], disputed: {lines: dashed}"
    content = compose(f"{{map: dykes, {frame}, {towns}}}", "{places: dykes}", "{sources: }")
    file = write_document(tmp_path, content, dykes=ROWS) / PATH
    lists = 'formats = ["brief"]\nlocales = ["en"]\npapers = ["a4"]\n'
    (tmp_path / "briefs.toml").write_text(f"[briefs.{NAME}]\n{lists}", encoding="utf-8")
    project, store = load_project(tmp_path), Store(tmp_path / "store")

    def find_line() -> int:
        (inputs,) = read_inputs(project, project.select())
        (warning,) = produce(inputs, store).warnings
        return warning.origin.line

    first = find_line()
    file.write_text(f"# A comment.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert first + 1 == find_line()


def test_pages_in_two_languages_are_two_though_they_say_the_same(tmp_path: Path) -> None:
    """A document says its language itself, besides what its page says."""
    wanted = [Edition("daesh", "map", each, "a4", Profile.SCREEN) for each in ("fr", "en")]
    store = Store(tmp_path / "store")
    style = (
        '<link rel="stylesheet" href="fonts/fonts.css"><style>p { font-family: Noto Sans }</style>'
    )
    page = f'<html lang="fr"><title>T</title>{style}<main><section id="a"><p>A</p></section></main>'
    shared = Shared((), {}, Markup(page, "T", {}), "the same")
    found = []
    for inputs in read_inputs(load_project(ROOT), wanted):
        with pikepdf.open(io.BytesIO(set_pages(inputs, shared, store).data)) as pdf:
            found.append(list(pdf.open_metadata()["dc:language"]))
    assert [["fr"], ["en"]] == found
