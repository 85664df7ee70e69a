"""What an editor gets wrong in the map's settings ends in one line, with exit code 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.conftest import Refuse

BRIEF = "data/daesh/brief.yaml"
EXTENT = "extent: {west: 36.4, south: 32.6, east: 44.9, north: 37.4}"
BASEMAP = "        basemap: levant-iraq\n"
OUTSIDE = "rabia: lat 36.8, lon 42.0833 lies outside the map"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            EXTENT,
            EXTENT.replace("44.9", "36.4"),
            "sections.map.blocks.0.extent is empty or inverted",
        ),
        (
            EXTENT,
            EXTENT.replace("37.4", "28.0"),
            "sections.map.blocks.0.extent is empty or inverted",
        ),
        (EXTENT, EXTENT.replace("36.4", "42.5"), OUTSIDE),
        (
            BASEMAP,
            f"{BASEMAP}        overrides: {{dabik: {{side: west}}}}\n",
            "override dabik names no place; did you mean dabiq?",
        ),
        ("basemap: levant-iraq", "basemap: libya", "has no country “IQ”, which the map names"),
    ],
)
def test_a_fault_of_the_map(project: Path, refuse: Refuse, old: str, new: str, said: str) -> None:
    """Each fault of the map's settings is said with its file and line."""
    path = project / BRIEF
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    lines = refuse().lines

    assert any(said in line for line in lines), lines
    assert all(line.startswith("data/") for line in lines)
