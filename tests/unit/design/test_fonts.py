from __future__ import annotations

from pathlib import Path

import pytest

from generator.design.fonts import FontFace, Fonts, read_fonts
from generator.errors import TemplateError
from generator.files import ProjectFiles
from tests.conftest import ROOT

FACE = '@font-face { font-family: "Noto Sans"; src: url("NotoSans-Regular.ttf"); }\n'


def face(family: str, text: str, *, bold: bool = False, italic: bool = False) -> FontFace:
    return FontFace(family, bold, italic, "x.ttf", family, frozenset(map(ord, text)))


def test_a_character_is_covered_when_every_stack_has_it() -> None:
    """A companion of the same stack fills a gap; bold and italic cuts count for nothing."""
    fonts = Fonts(
        (
            face("Serif", "ab"),
            face("Serif Arabic", "س"),
            face("Sans", "abc"),
            face("Sans Arabic", "س"),
            face("Serif", "c", bold=True),
            face("Serif", "c", italic=True),
        )
    )
    stacks = [("Serif", "Serif Arabic"), ("Sans", "Sans Arabic")]
    assert frozenset(map(ord, "abس")) == fonts.coverage(stacks)
    assert frozenset() == fonts.coverage([])


def test_the_shipped_fonts_hold_latin_and_arabic() -> None:
    """The faces are named as a PDF names them, and cover the languages' letters."""
    fonts = read_fonts(ProjectFiles(ROOT))
    assert {"NotoSans-BoldItalic", "Noto-Sans-Bold-Italic", "NotoNaskhArabic-Bold"} <= fonts.names
    stacks = [("Noto Serif", "Noto Naskh Arabic"), ("Noto Sans", "Noto Sans Arabic")]
    coverage = fonts.coverage(stacks)
    assert set() == set(map(ord, "éœŒ«»…’\u202f\u00a0—عربي")) - coverage
    assert ord("漢") not in coverage


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("p {}", "1: names no font; add an @font-face rule"),
        (
            FACE + '@font-face { src: url("NotoSans-Regular.ttf"); }',
            "2: gives no font-family; add it to the @font-face rule",
        ),
        (
            FACE + '@font-face { font-family: "X"; }',
            "2: gives no src; add it to the @font-face rule",
        ),
        (
            FACE.replace("Regular", "Thin"),
            "1: names NotoSans-Thin.ttf, which is missing; add templates/fonts/NotoSans-Thin.ttf",
        ),
        (
            FACE.replace("NotoSans-Regular.ttf", "OFL.txt"),
            (
                "1: names OFL.txt, which is no font (Not a TrueType or OpenType font (bad"
                " sfntVersion)); replace the file"
            ),
        ),
    ],
)
def test_a_face_that_cannot_be_used_is_at_its_line(project: Path, css: str, line: str) -> None:
    """A face without family or file, and a file that is no font, are findings."""
    (project / "templates" / "fonts" / "fonts.css").write_text(css)
    with pytest.raises(TemplateError) as failure:
        read_fonts(ProjectFiles(project))
    assert f"templates/fonts/fonts.css:{line}" == str(failure.value)
