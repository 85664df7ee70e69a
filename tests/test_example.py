"""A second project, on another continent, of invented data: content alone makes it, no code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from tests.bad_input.calling import call_here
from tests.conftest import ROOT


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example project, which has content alone: the templates are the program's."""
    project = tmp_path / "example"
    shutil.copytree(ROOT / "tests" / "example", project)
    return project


def test_another_subject_needs_no_code(example: Path) -> None:
    """The map sheet of another region is built from its own basemap, places and words."""
    result = call_here("build", "--jobs", "1", "--project", example)
    pdf = example / "output" / "reefs" / "reefs-map.fr.a4.screen.pdf"

    assert (0, "") == (result.code, result.err)
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range().replace("\xa0", " ")
    assert len(document) == 1
    for words in ("CUBA", "JAMAÏQUE", "La Havane", "Site Foxtrot", "6 sites restaurés"):
        assert words in text
    # The legend says what this subject's colours and squares mean.
    for words in ("Équipes", "Pépinière inventée", "Travaux en cours"):
        assert words in text


def test_a_figure_alone_is_written_in_each_form(example: Path, tmp_path: Path) -> None:
    """``briefs map`` writes PDF, SVG and PNG of the size and density asked for."""
    heads = {"pdf": b"%PDF-", "svg": b"<?xml", "png": b"\x89PNG"}
    for kind, head in heads.items():
        result = call_here(
            *("map", "--project", example, "--as", kind, "--dpi", "100", "--output", tmp_path),
            *("--size", "150", "130"),
        )
        file = tmp_path / f"reefs-map.fr.{kind}"

        assert (0, "") == (result.code, result.err)
        assert file.read_bytes().startswith(head)
    width, height = pypdfium2.PdfDocument(tmp_path / "reefs-map.fr.pdf")[0].get_size()
    assert (150, 130) == (round(width / 72 * 25.4), round(height / 72 * 25.4))


def test_a_figure_that_no_format_has_is_said(example: Path) -> None:
    """An unknown figure ends in one line that names those that there are."""
    result = call_here("map", "--project", example, "--figure", "globe")

    assert result.code == 2
    assert result.lines == ["briefs.toml:1: no format has the figure globe; ask for one of map"]


def test_a_figure_with_too_many_pixels_is_refused(example: Path) -> None:
    """A PNG of a size that no one could open is refused with the density that could be."""
    result = call_here(
        "map", "--project", example, "--as", "png", "--dpi", "2400", "--size", "900", "600"
    )

    assert result.code == 2
    assert result.lines == ["--dpi:1: 2400 dots an inch make 85039 pixels; ask for at most 564"]
