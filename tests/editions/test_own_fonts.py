"""A subject that brings its own typefaces, in its folder ``fonts/``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from generator.inputs.reading import read_inputs
from generator.pdf.facts import read_fonts
from generator.project import load_project
from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.unit.documents import write_document

FONT = "NotoSansDevanagari-Regular.ttf"
SETTINGS = '[briefs.subject]\nformats = ["brief"]\nlocales = ["en"]\npapers = ["a4"]\n'
CONTENT = """\
sections:
  - id: a
    title: A section
    blocks:
      - text: The river is called नदी.
      - sources: {introduction: Read.}
"""
NAMED = f"fonts:\n  sans: [{FONT}]\n  serif: [{FONT}]\n"


def write_subject(folder: Path, named: str = NAMED) -> Path:
    """A project of one subject, with a font beside its content."""
    write_document(folder, CONTENT + named)
    (folder / "briefs.toml").write_text(SETTINGS)
    fonts = folder / "data/subject/fonts"
    fonts.mkdir()
    shutil.copy(ROOT / "tests/fonts" / FONT, fonts)
    return folder


def find_digest(project: Path) -> str:
    """What the edition is made from, as one digest."""
    read = load_project(project)
    (inputs,) = read_inputs(read, read.select())
    return inputs.digest


def test_a_page_is_set_in_the_font_that_a_subject_brings(tmp_path: Path) -> None:
    """It is embedded, and the letters that the design has not are printed."""
    result = call_here("build", "--jobs", "1", "--project", write_subject(tmp_path))
    assert (0, "") == (result.code, result.err)
    with pikepdf.open(result.out.strip()) as pdf:
        assert any("Devanagari" in name for name in read_fonts(pdf))


def test_without_it_its_letters_are_told(tmp_path: Path) -> None:
    """As of any letter that no font has."""
    result = call_here("check", "--project", write_subject(tmp_path, ""))
    assert 1 == result.code
    assert "is a text written in Devanagari, of which the fonts" in result.lines[0]


def test_its_file_is_part_of_the_digest(tmp_path: Path) -> None:
    """Another cut of it makes another edition."""
    project = write_subject(tmp_path)
    before = find_digest(project)
    file = project / "data/subject/fonts" / FONT
    file.write_bytes(file.read_bytes() + b"\0")
    assert before != find_digest(project)


@pytest.mark.parametrize(
    ("named", "spoil", "said"),
    [
        (
            "fonts: {sans: [Lost.ttf]}\n",
            False,
            (
                "data/subject/fonts/Lost.ttf:1: is missing;"
                " add the file, or take it out of fonts in brief.yaml"
            ),
        ),
        (NAMED, True, f"data/subject/fonts/{FONT}:1: is no font (Not a TrueType or OpenType font"),
    ],
)
def test_what_is_no_font_is_told(tmp_path: Path, named: str, spoil: bool, said: str) -> None:
    """At the file, before anything is built."""
    project = write_subject(tmp_path, named)
    if spoil:
        (project / "data/subject/fonts" / FONT).write_text("no font")
    result = call_here("check", "--project", project)
    assert 1 == result.code
    assert result.lines[0].startswith(said)
