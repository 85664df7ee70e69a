"""What an editor can get wrong in the map's settings is said in one line each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief

EXTENT = "extent: {west: 35.3, south: 29.0, east: 48.7, north: 37.5}"
AFTER = "  basemap: levant-iraq\n"
SHIPPED = "  overrides:\n    dabiq: {side: west}\n"


def read_shipped(path: Path) -> str:
    """The shipped settings, without the override that they hold."""
    text = path.read_text(encoding="utf-8")
    assert SHIPPED in text
    return text.replace(SHIPPED, "")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (EXTENT, EXTENT.replace("48.7", "35.3"), "is empty or inverted"),
        (EXTENT, EXTENT.replace("37.5", "20.0"), "is empty or inverted"),
        (EXTENT, "extent: {west: 0, south: 40, east: 9, north: 50}", "map.extent holds no place"),
        (EXTENT, EXTENT.replace("48.7", "43.0"), "lies outside the map"),
        (AFTER, AFTER + "  overrides: {tikrti: {side: east}}\n", "override tikrti names no place"),
        (AFTER, AFTER + "  overrides: {tikrit: {side: right}}\n", "map.overrides.tikrit.side"),
        (AFTER, AFTER + "  overrides: {tikrit: {}}\n", "says nothing"),
        (AFTER, AFTER + "  overrides: {tikrit: {distance: 3}}\n", "says nothing"),
        (AFTER, AFTER + "  overrides: {tikrit: {symbol: {dx: 0}}}\n", "moves nothing"),
        (AFTER, AFTER + "  overrides: {tikrit: {symbol: {dx: 900}}}\n", "symbol.dx is 900"),
        (AFTER, AFTER + "  overrides: {tikrit: {colour: red}}\n", "is an unknown key"),
        (AFTER, AFTER + "  overrides: {Bagdad: {symbol: {dx: 2}}}\n", "moves the dot of a town"),
        (AFTER, AFTER + "  colour_by: month\n", "map.colour_by is"),
        (AFTER, AFTER + "  layers: [admin1, roads]\n", "map.layers.1 is"),
        (AFTER, AFTER + "  layers: [admin1]\n", "names rivers that its layers leave out"),
        ("parallels: [31, 36]", "parallels: [-31, 31]", "is no cone"),
    ],
)
def test_each_fault_is_one_finding(project: Path, old: str, new: str, said: str) -> None:
    """Each fault of the map's settings is found with its file and line."""
    path = project / "data" / "daesh" / "brief.yaml"
    text = read_shipped(path)
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_brief(ProjectFiles(project), "daesh")
    found = [str(finding) for finding in raised.value.findings]
    assert any(said in line for line in found), found
    assert all(re.match(r"data/daesh/[a-z.]+:\d+: [^\n]+; [^\n]+$", line) for line in found)


def test_a_near_name_is_proposed(project: Path) -> None:
    """An override that names no place is told the nearest, on its own line."""
    path = project / "data" / "daesh" / "brief.yaml"
    text = read_shipped(path)
    path.write_text(
        text.replace(AFTER, AFTER + "  overrides:\n    tikrti: {side: east}\n", 1), encoding="utf-8"
    )
    with pytest.raises(ContentError) as raised:
        load_brief(ProjectFiles(project), "daesh")
    (finding,) = raised.value.findings
    line = path.read_text(encoding="utf-8").splitlines().index("    tikrti: {side: east}") + 1
    assert str(finding) == (
        f"data/daesh/brief.yaml:{line}: override tikrti names no place; did you mean tikrit?"
    )
