"""Lines that a text fills to its last letter, broken by the engine as it is mended."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

SET = """
import sys
import weasyprint
from generator.pdf.lines import mend_lines
if "mended" in sys.argv:
    mend_lines()
def list_lines(box):
    if type(box).__name__ == "LineBox":
        yield " ".join(each.text for each in box.descendants() if hasattr(each, "text")).strip()
    for child in getattr(box, "children", ()):
        yield from list_lines(child)
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
face = "@font-face { font-family: Tested; src: url(templates/fonts/NotoSerif-Regular.ttf) }"
sheet = weasyprint.CSS(string=face, base_url=".", font_config=fonts)
for step in range(160):
    style = f"font: 11px Tested; white-space: {sys.argv[1]}; width: {80 + step / 2}px"
    html = f"<p style='margin: 0; {style}'>An army announces it all. </p>"
    document = weasyprint.HTML(string=html).render(font_config=fonts, stylesheets=[sheet])
    for page in document.pages:
        print("|".join(list_lines(page._page_box)))
"""
"""Prints the lines of one text on measures from too narrow to wide enough for it, in a font that
the project brings: what the system has, or a test before this one has left of it, is no matter."""


def set_lines(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SET, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(done.stdout.split("\n")) - {""}


def test_the_engine_has_the_fault() -> None:
    """Where it has it no longer, the mend is needless."""
    assert "An|army announces it all." in set_lines("normal")


@pytest.mark.parametrize("space", ["normal", "pre-line"])
def test_no_first_word_stands_alone(space: str) -> None:
    """The text stands on one line as soon as its letters have room, and breaks at its end else."""
    found = set_lines(space, "mended")
    assert "An army announces it all." in found
    assert "An army announces it|all." in found
    assert "An|army announces it all." not in found
