"""Arabic in a figure's PDF: joined for the eye, letter by letter for who reads its text."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageOps, ImageStat

from generator.model.figure import Frame, TypeStyle
from generator.stages.figures import canvas as canvas_module
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import read_pdfium, read_poppler

LINES = (
    "الموصل",
    "شرق الموصل",
    "الأردن",
    "إلا الإسلامية الآن",
    "لالا",
    "حدود متنازع عليها أو غير محددة",
    "عمّان",
    "مُحمّد",
    "لإلّا",
    "200 كم",
)


def write(typefaces: Typefaces, lines: tuple[str, ...], rotation: float = 0.0) -> bytes:
    """A sheet with these lines, one below the other."""
    canvas = Canvas(Frame(80, 20 + 12 * len(lines)), typefaces)
    for row, line in enumerate(lines):
        style = TypeStyle.BOLD if row % 2 else TypeStyle.REGULAR
        canvas.text(line, 8, 10 + 12 * row, Lettering(style, 9, "#000000", rotation))
    return canvas.write()


@pytest.mark.parametrize("line", LINES)
def test_arabic_is_read_in_logical_order(typefaces: Typefaces, line: str, tmp_path: Path) -> None:
    """PDFium and Poppler read every letter once, in the order of writing: ligatures, signs too."""
    data = write(typefaces, (line,))
    assert (line, line) == (read_pdfium(data), read_poppler(data, tmp_path))


def test_a_word_is_found(typefaces: Typefaces) -> None:
    """A reader that searches for الموصل finds it."""
    document = pypdfium2.PdfDocument(write(typefaces, LINES))
    found = document[0].get_textpage().search("الموصل").get_next()
    document.close()
    assert found is not None
    assert 6 == found[1]


def test_a_slanted_word_is_one_word(typefaces: Typefaces) -> None:
    """A river's name at an angle is read whole."""
    assert "الفرات" == read_pdfium(write(typefaces, ("الفرات",), 20.0))


def test_the_page_looks_the_same(typefaces: Typefaces, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is parted for readers is drawn where it was, its signs too: not 1 % of its ink moves."""
    lines = ("الأردن", "عمّان", "لإلّاً", "مُحَمَّد")
    parted = draw(write(typefaces, lines))
    monkeypatch.setattr(canvas_module, "part_ligatures", lambda pdf: None)
    plain = draw(write(typefaces, lines))
    assert ink(plain) > 0
    assert ink(ImageOps.invert(ImageChops.difference(parted, plain))) < 0.01 * ink(plain)


def test_every_code_has_its_glyph_and_width(typefaces: Typefaces) -> None:
    """Codes stand for one letter each, and their widths are the font's (ISO 14289-1, 7.21.5)."""
    with pikepdf.open(io.BytesIO(write(typefaces, ("الأردن",)))) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        descendant = font.DescendantFonts[0]
        opened = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
        letters = font.ToUnicode.read_bytes().decode("ascii")
        table = descendant.CIDToGIDMap.read_bytes()
        widths = descendant.W
        order, em = opened.getGlyphOrder(), opened["head"].unitsPerEm
        rows = [
            (int(code), int(row[0])) for code, row in zip(widths[::2], widths[1::2], strict=True)
        ]
        for code, width in rows:
            glyph = order[int.from_bytes(table[2 * code : 2 * code + 2], "big")]
            assert width == round(opened["hmtx"][glyph][0] * 1000 / em)
    assert "<0623>" in letters
    assert "<06440623>" not in letters


@pytest.mark.parametrize("line", ["Affiche définie", "Office fluvial", "Ефφ ffi"])
def test_a_line_from_the_left_is_read_as_its_words(
    typefaces: Typefaces, line: str, tmp_path: Path
) -> None:
    """No glyph stands for two of its letters, which PDFium would take for the end of a word."""
    data = write(typefaces, (line,))
    assert (line, line) == (read_pdfium(data), read_poppler(data, tmp_path))


def test_dollars_are_no_formula(typefaces: Typefaces) -> None:
    """Two of them in a line are measured, and read, as what they are."""
    line = "US$ 5 = A$ 7"
    assert line == read_pdfium(write(typefaces, (line,)))
    style = TypeStyle.REGULAR
    single = typefaces.ink("US", style, 9).width
    assert typefaces.ink(line, style, 9).width > 4 * single


def draw(data: bytes) -> Image.Image:
    """The page in greys, at 600 dots an inch, where hinting plays no part."""
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=600 / 72).to_pil().convert("L")
    document.close()
    return image


def ink(image: Image.Image) -> float:
    """How much black an image has."""
    return float(ImageStat.Stat(ImageOps.invert(image)).sum[0])
