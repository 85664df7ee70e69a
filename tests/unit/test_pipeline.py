"""What a build says of an edition that it makes all the same."""

from __future__ import annotations

from dataclasses import replace

from generator.errors import Severity
from generator.inputs.reading import read_inputs
from generator.model.edition import Edition, Profile
from generator.model.figure import Figure, Frame
from generator.pipeline import Shared, find_lost
from generator.preparation import localise_all, make_environments
from generator.project import load_project
from generator.stages.markup.page import Markup
from tests.conftest import ROOT

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
