from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from generator.design.faces import FaceError, locate_face, take_face
from generator.design.fonts import read_fonts
from generator.errors import TemplateError
from generator.files import ProjectFiles
from tests.conftest import ROOT

FONTS = ROOT / "tests" / "fonts"
COLLECTION = FONTS / "NotoSansCJK-Regular.ttc"


def name(data: bytes) -> str:
    return str(TTFont(io.BytesIO(data))["name"].getDebugName(6))


def make_variable() -> bytes:
    """A font with one glyph, whose width is its weight."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({ord("A"): "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((400, 0))
    pen.lineTo((0, 700))
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": glyph})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (400, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "V", "styleName": "Regular", "psName": "V-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    builder.setupGvar({})
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "taken"),
    [
        ("NotoSansCJKjp-Regular", "NotoSansCJKjp-Regular"),
        ("NotoSansCJKkr-Regular", "NotoSansCJKkr-Regular"),
        ("2", "NotoSansCJKsc-Regular"),
    ],
)
def test_a_face_of_a_collection_is_named_or_counted(part: str, taken: str) -> None:
    """It comes as a file of its own, the same bytes each time."""
    data = COLLECTION.read_bytes()
    face = take_face(data, part)
    assert taken == name(face)
    assert face == take_face(bytes(bytearray(data)), part)


def test_a_font_with_one_face_is_taken_as_it_is() -> None:
    """No byte of it is changed."""
    data = (FONTS / "NotoSansThai-Regular.ttf").read_bytes()
    assert data == take_face(data, "")


def test_a_variable_font_is_taken_at_a_weight() -> None:
    """It has no axes any more."""
    font = TTFont(io.BytesIO(take_face(make_variable(), "wght=700")))
    assert "fvar" not in font
    assert 700 == font["OS/2"].usWeightClass


@pytest.mark.parametrize(
    ("data", "part", "message", "remedy"),
    [
        (
            COLLECTION.read_bytes(),
            "",
            "has several faces, of which none is named",
            (
                "write one of #NotoSansCJKjp-Regular, #NotoSansCJKsc-Regular,"
                " #NotoSansCJKkr-Regular after it"
            ),
        ),
        (
            COLLECTION.read_bytes(),
            "4",
            "has no face 4",
            (
                "write one of #NotoSansCJKjp-Regular, #NotoSansCJKsc-Regular,"
                " #NotoSansCJKkr-Regular after it"
            ),
        ),
        (
            (FONTS / "NotoSansThai-Regular.ttf").read_bytes(),
            "2",
            "has one face, not a part #2",
            "take #2 out",
        ),
        (
            make_variable(),
            "",
            "is a variable font, of which no weight is named",
            "write #wght=400 after it",
        ),
    ],
)
def test_a_face_that_is_not_there_is_refused(
    data: bytes, part: str, message: str, remedy: str
) -> None:
    """The refusal says which there are."""
    with pytest.raises(FaceError) as refused:
        take_face(data, part)
    assert (message, remedy) == (str(refused.value), refused.value.remedy)


def test_a_face_is_found_at_a_path(tmp_path: Path) -> None:
    """The figures, which read files, find each face alone; a whole file where it stands."""
    assert COLLECTION == locate_face(COLLECTION, "")
    path = locate_face(COLLECTION, "NotoSansCJKkr-Regular")
    assert path == locate_face(COLLECTION, "NotoSansCJKkr-Regular")
    assert "NotoSansCJKkr-Regular" == name(path.read_bytes())


def test_a_collection_is_named_in_the_project_s_fonts(project: Path) -> None:
    """Its face is known by its own name, with its own letters; a wrong one is at its line."""
    folder = project / "templates" / "fonts"
    (folder / COLLECTION.name).write_bytes(COLLECTION.read_bytes())
    face = '@font-face { font-family: "Noto Sans CJK SC"; src: url("NotoSansCJK-Regular.ttc#2"); }'
    (folder / "fonts.css").write_text(face)
    (found,) = read_fonts(ProjectFiles(project)).faces
    assert ("NotoSansCJKsc-Regular", "2") == (found.postscript_name, found.part)
    assert ord("洪") in found.characters
    (folder / "fonts.css").write_text(face.replace("#2", ""))
    with pytest.raises(TemplateError) as refused:
        read_fonts(ProjectFiles(project))
    message = "names NotoSansCJK-Regular.ttc, which has several faces, of which none is named"
    assert message in str(refused.value)
