"""What an editor can get wrong in the map's settings is said in one line each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief

EXTENT = "extent: {west: 36.4, south: 32.6, east: 44.9, north: 37.4}"
AFTER = "        basemap: levant-iraq\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (EXTENT, EXTENT.replace("44.9", "36.4"), "is empty or inverted"),
        (EXTENT, EXTENT.replace("37.4", "20.0"), "is empty or inverted"),
        (EXTENT, "extent: {west: 0, south: 40, east: 9, north: 50}", "map.extent holds no place"),
        (EXTENT, EXTENT.replace("44.9", "43.0"), "lies outside the map"),
        (
            AFTER,
            AFTER + "        overrides: {tikrti: {side: east}}\n",
            "override tikrti names no place",
        ),
        (
            AFTER,
            AFTER + "        overrides: {tikrit: {side: right}}\n",
            "overrides.tikrit.side is",
        ),
        (AFTER, AFTER + "        overrides: {tikrit: {}}\n", "says nothing"),
        (AFTER, AFTER + "        overrides: {tikrit: {distance: 3}}\n", "says nothing"),
        (AFTER, AFTER + "        overrides: {tikrit: {symbol: {dx: 0}}}\n", "moves nothing"),
        (AFTER, AFTER + "        overrides: {tikrit: {symbol: {dx: 900}}}\n", "symbol.dx is 900"),
        (AFTER, AFTER + "        overrides: {tikrit: {colour: red}}\n", "is an unknown key"),
        (
            AFTER,
            AFTER + "        overrides: {Bagdad: {symbol: {dx: 2}}}\n",
            "moves the dot of a town",
        ),
        (AFTER, AFTER + "        layers: [admin1, roads]\n", "layers.1 is"),
        (AFTER, AFTER + "        layers: [admin1]\n", "names rivers that its layers leave out"),
        (
            AFTER,
            AFTER + "        projection: {parallels: [-31, 31], meridian: 42}\n",
            "is no cone",
        ),
    ],
)
def test_each_fault_is_one_finding(project: Path, old: str, new: str, said: str) -> None:
    """Each fault of the map's settings is found with its file and line."""
    path = project / "data" / "daesh" / "brief.yaml"
    text = path.read_text(encoding="utf-8")
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
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(AFTER, AFTER + "        overrides:\n          tikrti: {side: east}\n", 1),
        encoding="utf-8",
    )
    with pytest.raises(ContentError) as raised:
        load_brief(ProjectFiles(project), "daesh")
    (finding,) = raised.value.findings
    line = path.read_text(encoding="utf-8").splitlines().index("          tikrti: {side: east}") + 1
    assert str(finding) == (
        f"data/daesh/brief.yaml:{line}: override tikrti names no place; did you mean tikrit?"
    )
