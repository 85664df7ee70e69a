"""``briefs basemap``, as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.stages.figures.basemap import Layer, read_basemap
from tests.bad_input.calling import call_here
from tests.unit.basemaps.island import write_island

WINDOW = "--window=-1,-1,6,5"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The smallest project: its settings and nothing else."""
    folder = tmp_path / "project"
    folder.mkdir()
    shipped = Path(__file__).resolve().parents[3] / "briefs.toml"
    (folder / "briefs.toml").write_bytes(shipped.read_bytes())
    return folder


@pytest.fixture
def island(tmp_path: Path) -> Path:
    """A folder with the invented island's layers."""
    return write_island(tmp_path / "natural-earth")


def test_a_basemap_is_cut_and_its_path_printed(empty: Path, island: Path) -> None:
    """Only the path is on stdout, the warning on stderr, and the file is whole."""
    result = call_here(
        "basemap", "island", WINDOW, "--from", island, "--countries", "AA", cwd=empty
    )
    assert (result.code, result.out) == (0, "data/basemap/island.geojson\n")
    assert result.err.startswith("--join:1: warning: Base: no country has this area")
    target = empty / "data" / "basemap" / "island.geojson"
    basemap = read_basemap(target.read_bytes(), "island.geojson")
    assert len(basemap.layer(Layer.ADMIN1)) == 2
    assert [path.name for path in target.parent.iterdir()] == ["island.geojson"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["../up", WINDOW], 2, "NAME:1: “../up” is not a name for a basemap"),
        (["x", "--window", "1,2"], 2, "--window:1: “1,2” is not four numbers"),
        (["x", "--window", "6,0,0,4"], 2, "--window:1: “6,0,0,4” is empty or inverted"),
        (["x", "--window", "100,0,110,4"], 1, "--window:1: no land of a country lies in it"),
        (["x", WINDOW, "--countries", "ZZ"], 1, "--countries:1: ZZ has no province"),
        (["x", WINDOW, "--names", "none.csv"], 1, "none.csv:1: cannot be read"),
        (["x", WINDOW, "--scale", "50m"], 1, "holds no layer of Natural Earth 1:50m"),
    ],
)
def test_bad_input_is_one_line(
    empty: Path, island: Path, arguments: list[str], code: int, said: str
) -> None:
    """A finding with what to do, no traceback, nothing written."""
    result = call_here("basemap", *arguments, "--from", island, cwd=empty)
    assert (result.code, result.out, len(result.lines)) == (code, "", 1)
    assert said in result.err
    assert not (empty / "data").exists()


@pytest.mark.parametrize("arguments", [["x"], ["x", WINDOW], [WINDOW], ["x", "--window"]])
def test_a_command_that_lacks_something_is_wrong_usage(empty: Path, arguments: list[str]) -> None:
    """Click says what is missing, with its own exit code."""
    result = call_here("basemap", *arguments, cwd=empty)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


def test_a_place_that_cannot_be_written_is_said(empty: Path, island: Path) -> None:
    """A file stands where the folder should be."""
    (empty / "data").write_text("in the way")
    result = call_here("basemap", "x", WINDOW, "--from", island, "--join", "BB=Base", cwd=empty)
    assert (result.code, len(result.lines)) == (1, 1)
    assert "cannot be written" in result.err


def test_a_failed_cut_leaves_the_basemap_that_was_there(empty: Path, island: Path) -> None:
    """A damaged file is found before anything is written."""
    target = empty / "data" / "basemap" / "x.geojson"
    target.parent.mkdir(parents=True)
    target.write_text("yesterday's")
    shapes = island / "ne_10m_lakes.shp"
    shapes.write_bytes(shapes.read_bytes()[:120])
    result = call_here("basemap", "x", WINDOW, "--from", island, cwd=empty)
    assert (result.code, len(result.lines)) == (1, 1)
    assert "ne_10m_lakes.shp:1: is damaged" in result.err
    assert target.read_text() == "yesterday's"


def test_outside_a_project_nothing_is_cut(tmp_path: Path, island: Path) -> None:
    """The project is looked for before the files are read."""
    result = call_here("basemap", "x", WINDOW, "--from", island, cwd=tmp_path)
    assert result.code == 1
    assert "briefs.toml:1: is missing" in result.err
