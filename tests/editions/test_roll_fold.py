"""A leaflet of six panels: pages on the screen, for the press one sheet that is folded twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.unit.documents import write_document

MM = 25.4 / 72
WORDS = ["What is folded is filled to its foot by words that say the same."] * 14
"""Paragraphs, since a planned page ends near its foot."""
SECTIONS = "sections:\n" + "".join(
    f"  - id: s{n}\n    title: Panel {n}\n    new_page: true\n    blocks:\n"
    + (f"      - text: {WORDS}\n" if n < 6 else "      - sources: {}\n")
    for n in range(1, 7)
)
SETTINGS = """\
[briefs.subject]
formats = ["flyer"]
locales = ["{locale}"]
papers = ["100x210"]
profiles = ["screen", "print"]
"""
PLAN = 'pages = 6\npapers = ["100x210"]\n\n[roll_fold]\ntuck = 3\n'
INTENTS = "data/output-intents"
OUTSIDE, INSIDE = ("5", "6", "1"), ("2", "3", "4")


def write_flyer(folder: Path, locale: str = "en", plan: str = PLAN) -> Path:
    """A project with a format of its own, folded."""
    write_document(folder, SECTIONS.replace("sources: {}", "sources: {introduction: Read.}"))
    content = folder / "data/subject/brief.yaml"
    content.write_text(content.read_text().replace("language: en", f"language: {locale}"))
    (folder / "briefs.toml").write_text(SETTINGS.format(locale=locale))
    shutil.copytree(ROOT / INTENTS, folder / INTENTS)
    templates = folder / "templates/flyer"
    templates.mkdir(parents=True)
    (templates / "format.toml").write_text(plan)
    (templates / "page.html").write_text('{% extends "partials/document.html" %}\n')
    (templates / "flyer.css").write_text("/* as the base style sheet sets it */\n")
    return folder


def build(project: Path, profile: str) -> Path:
    """Build one edition; its file."""
    result = call_here("build", "--jobs", "1", "--project", project, "--profile", profile)
    assert (0, "") == (result.code, result.err)
    return Path(result.out.strip())


def find_panels(page: pypdfium2.PdfPage) -> tuple[str, ...]:
    """The numbers of the panels' headings from left to right."""
    text = page.get_textpage()
    found = []
    searcher = text.search("Panel")
    while (hit := searcher.get_next()) is not None:
        start, count = hit
        left = text.get_charbox(start)[0]
        found.append((left, text.get_text_range(start, count + 2)[-1]))
    return tuple(number for _, number in sorted(found))


def find_dashes(page: pikepdf.Page) -> list[tuple[float, float, float, float]]:
    """The fold marks in mm from the lower left of the trimmed sheet: dashed lines."""
    left, bottom = (float(value) for value in page.trimbox[:2])
    lines, dashed, start = [], False, (0.0, 0.0)
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "d":
            dashed = bool(len(operands[0]))
        elif name == "m":
            start = float(operands[0]), float(operands[1])
        elif name == "l" and dashed:
            x, y = float(operands[0]), float(operands[1])
            ends = (start[0] - left, start[1] - bottom, x - left, y - bottom)
            lines.append(tuple(round(value * MM, 2) for value in ends))
    return lines  # type: ignore[return-value]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The print edition in English."""
    return build(write_flyer(tmp_path_factory.mktemp("flyer")), "print")


def test_the_press_has_both_sides_flat(printed: Path) -> None:
    """Cover and back outside with the panel that is folded in; the sheet is A4 lying."""
    with pikepdf.open(printed) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(value) * MM for value in page.trimbox)
            assert (297, 210) == pytest.approx((right - left, top - bottom), abs=0.01)
    document = pypdfium2.PdfDocument(printed)
    assert [OUTSIDE, INSIDE] == [find_panels(page) for page in document]
    document.close()


def test_fold_marks_stand_outside_the_trim_where_the_panels_meet(printed: Path) -> None:
    """Over and under each fold, beyond the bleed; both sides have theirs at the same folds."""
    with pikepdf.open(printed) as pdf:
        folds = [find_dashes(page) for page in pdf.pages]
    for found, places in zip(folds, ((97, 197), (100, 200)), strict=True):
        assert sorted({line[0] for line in found}) == pytest.approx(places, abs=0.02)
        assert all(line[0] == line[2] for line in found)
        assert 4 == len(found)
        for _, start, _, end in found:
            assert max(start, end) < -3 or min(start, end) > 213
    # Turned over, the folds of one side lie on those of the other.
    assert (97, 197) == (297 - 200, 297 - 100)


def test_on_the_screen_it_is_read_page_by_page(tmp_path: Path) -> None:
    """Six pages in the order in which the leaflet is opened."""
    document = pypdfium2.PdfDocument(build(write_flyer(tmp_path), "screen"))
    assert [(str(n),) for n in range(1, 7)] == [find_panels(page) for page in document]
    assert {(100, 210)} == {
        tuple(round(side * MM) for side in page.get_size()) for page in document
    }
    document.close()


def test_a_language_from_the_right_is_folded_the_other_way(tmp_path: Path) -> None:
    """The cover lies at the left, and the panel that is folded in at the right."""
    file = build(write_flyer(tmp_path, "ar"), "print")
    document = pypdfium2.PdfDocument(file)
    assert [OUTSIDE[::-1], INSIDE[::-1]] == [find_panels(page) for page in document]
    document.close()
    with pikepdf.open(file) as pdf:
        places = [sorted({line[0] for line in find_dashes(page)}) for page in pdf.pages]
    assert [(100, 200), (97, 197)] == [pytest.approx(each, abs=0.02) for each in places]


def test_a_fold_without_its_six_pages_is_told(tmp_path: Path) -> None:
    """At the line of the plan, before anything is built."""
    project = write_flyer(tmp_path, plan=PLAN.replace("pages = 6", "pages = 4"))
    result = call_here("check", "--project", project)
    assert 1 == result.code
    (said,) = result.lines
    assert said == (
        "templates/flyer/format.toml:4: roll_fold folds a sheet of 6 panels, and the plan does not"
        " hold so many pages; write pages = 6, or take roll_fold out"
    )
