from __future__ import annotations

from pathlib import Path

import pytest

from generator.design.plan import FigurePlan, Plan, read_plan
from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.model.figure import Frame
from generator.model.pages import Pages

TOML = """\
pages = 2

[figures.map]
height = 121
"""


def read(folder: Path, text: str) -> Plan:
    file = folder / "templates" / "brief" / "format.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return read_plan(ProjectFiles(folder), "brief")


def test_a_plan_is_read(tmp_path: Path) -> None:
    """Pages and the figures' heights are what the file says."""
    figures = {"map": FigurePlan(height=121)}
    assert Plan(pages=Pages(2, 2), figures=figures) == read(tmp_path, TOML)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "pages = 2",
            "pages = 0",
            "1: pages 0 is no number of pages; write one from 1 to 2000",
        ),
        (
            "pages = 2",
            'pages = "two"',
            '1: pages "two" is no number of pages; write 6, "2..8" or "flow"',
        ),
        (
            "pages = 2",
            "pages = 2\nsections = {front = 1}",
            (
                "2: sections is an unknown key; remove it; the keys are"
                " (apart, drawn, figures, landscape, least_text, limits, pages, papers,"
                " roll_fold, rows, short)"
            ),
        ),
        (
            "height = 121",
            "height = 1",
            "4: figures.map.height is 1; it should be greater than 10",
        ),
        (
            "height",
            "width",
            "3: figures.map has no height; give it one, or one for each paper",
        ),
        (
            "[figures.map]",
            "[figures.map",
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
        read_plan(ProjectFiles(tmp_path), "poster")
    assert "templates/poster/format.toml:1: is missing; give the format its page plan" == str(
        failure.value
    )


def test_a_figure_has_its_own_room_on_a_paper(tmp_path: Path) -> None:
    """A paper that the plan names gives the height; on the others it is the figure's own."""
    plan = read(tmp_path, TOML + "papers.letter = {height = 110}\n")
    rooms = [plan.room("map", "map", paper, 174, 0.5) for paper in ("a4", "letter")]
    assert [(Frame(174, 121), 1), (Frame(174, 110), 1)] == rooms


def test_the_height_that_an_author_wants_goes_before_that_of_a_kind(tmp_path: Path) -> None:
    """Not before that of the figure itself, which whoever made the format has looked at.

    An enlarged one is as much higher, up to what its kind has room for, or has it in any case.
    """
    plan = read(tmp_path, TOML + "scale = 2\n[figures.lengths]\nheight = 40\n")
    assert (Frame(87, 30), 2) == plan.room("other", "map", "a4", 174, 0.5, 30)
    assert (Frame(87, 60.5), 2) == plan.room("other", "map", "a4", 174, 0.5, 90)
    held = read(tmp_path / "held", TOML + "scale = 2\nheld = true\n")
    assert (Frame(87, 60.5), 2) == held.room("other", "map", "a4", 174, 0.5, 30)
    assert (Frame(174, 40), 1) == plan.room("lengths", "chart", "a4", 174, 0.5, 60)
    assert (Frame(174, 60), 1) == plan.room("dots", "chart", "a4", 174, 0.0, 60)


def test_a_format_is_made_for_the_papers_that_it_names_or_for_any(tmp_path: Path) -> None:
    """A figure without a height of its own has room only on the papers that give it one."""
    rooms = TOML.replace("height = 121", "papers = {a5 = {height = 90}, 210x210 = {height = 99}}")
    plan = read(tmp_path, rooms)
    assert [True, True, True] == [plan.suits(paper) for paper in ("a4", "a5", "slides")]
    assert [("map",), (), ()] == [plan.list_roomless(name) for name in ("a4", "a5", "210x210")]
    narrow = Plan(pages=Pages(1, None), papers=("a5",))
    assert (True, False) == (narrow.suits("a5"), narrow.suits("a4"))


@pytest.mark.parametrize("line", ['papers = ["b5"]', "figures.map.papers.b5 = {height = 90}"])
def test_what_is_no_paper_is_refused_in_a_plan(tmp_path: Path, line: str) -> None:
    """It says what may be written."""
    with pytest.raises(TemplateError, match=r"is no paper; use one of a3, a4, a5"):
        read(tmp_path, f"pages = 2\n{line}\n")


def test_a_sheet_is_turned_where_the_format_lies(tmp_path: Path) -> None:
    """A format in landscape lies on the longer side of any paper."""
    plan = read(tmp_path, "pages = 1\nlandscape = true\n")
    sheets = [plan.sheet(name) for name in ("a5", "slides", "210x210")]
    assert [(210, 148), (338.67, 190.5), (210, 210)] == [(s.width, s.height) for s in sheets]
