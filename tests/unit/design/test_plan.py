from __future__ import annotations

from pathlib import Path

import pytest

from generator.design.plan import FigurePlan, Plan, read_plan
from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.model.figure import Frame

TOML = """\
pages = 2

[sections]
front = 1

[figures.map]
height = 121
"""


def read(folder: Path, text: str) -> Plan:
    file = folder / "templates" / "brief" / "format.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return read_plan(ProjectFiles(folder), "brief")


def test_a_plan_is_read(tmp_path: Path) -> None:
    """Pages, the sections' pages and the figures' heights are what the file says."""
    figures = {"map": FigurePlan(height=121)}
    assert Plan(pages=2, sections={"front": 1}, figures=figures) == read(tmp_path, TOML)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("pages = 2", "pages = 0", "1: pages is 0; it should be greater than or equal to 1"),
        (
            "height = 121",
            "height = 1",
            "7: figures.map.height is 1; it should be greater than 10",
        ),
        (
            "height",
            "width",
            "6: figures.map has no height; give it one, or one for each paper",
        ),
        (
            "[sections]",
            "[sections",
            "3: is not TOML (Expected ']' at the end of a table declaration); correct that line",
        ),
    ],
)
def test_a_fault_is_at_its_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    """A plan's fault is said at the line of its key."""
    with pytest.raises(TemplateError) as failure:
        read(tmp_path, TOML.replace(old, new))
    assert f"templates/brief/format.toml:{line}" == str(failure.value)


def test_a_format_without_a_plan_is_a_finding(tmp_path: Path) -> None:
    """The finding says what to add."""
    with pytest.raises(TemplateError) as failure:
        read_plan(ProjectFiles(tmp_path), "map")
    assert "templates/map/format.toml:1: is missing; give the format its page plan" == str(
        failure.value
    )


def test_a_figure_has_its_own_room_on_a_paper(tmp_path: Path) -> None:
    """A paper that the plan names gives the height; on the others it is the figure's own."""
    plan = read(tmp_path, TOML + "papers.letter = {height = 110}\n")
    rooms = [plan.room("map", "a4", 174), plan.room("map", "letter", 183.9)]
    assert [(Frame(174, 121), 1), (Frame(183.9, 110), 1)] == rooms
