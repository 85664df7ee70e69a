"""Arabic on a page: joined for the eye, letter by letter for who reads or searches its text."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from generator.pdf.glyphs.brackets import mend_brackets
from generator.pdf.glyphs.ligatures import part_ligatures

PrintLine = Callable[[str], bytes]


@pytest.fixture
def print_line(lay_out_page: Callable[..., Any]) -> PrintLine:
    """A page with one line from the right, as the engine writes it."""

    def print_it(line: str) -> bytes:
        page = lay_out_page(f'<p lang="ar" dir="rtl">{line}</p>')
        return bytes(page.document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True))

    return print_it


def mend(data: bytes) -> bytes:
    """The same file after the two mends."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        part_ligatures(pdf)
        mend_brackets(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def read(data: bytes) -> str:
    """The text as PDFium, and so Chrome, reads it."""
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize(
    "line",
    [
        "الانتصارات",
        "لا إلى الأردن والإسلامية والآن",
        "عضوًا",
        "معًا شهرًا بشهر",
        "كوباني (عين العرب)",
        "عملية «غضب الفرات»",
    ],
)
def test_arabic_is_read_as_it_is_written(print_line: PrintLine, line: str) -> None:
    """Ligatures, signs over letters and brackets, each once and in the order of writing."""
    assert line == read(mend(print_line(line)))


def test_the_engine_alone_turns_ligatures_and_brackets_round(print_line: PrintLine) -> None:
    """Once it does not, these mends can go."""
    assert "االنتصارات" == read(print_line("الانتصارات"))
    assert ")عين(" == read(print_line("(عين)"))


def paint(data: bytes) -> Any:
    """The page at 200 pixels to the inch: for each pixel how much ink it has."""
    return 255 - pypdfium2.PdfDocument(data)[0].render(scale=200 / 72, grayscale=True).to_numpy()


@pytest.mark.parametrize("line", ["الانتصارات (عين) لا إلى", "عضوًا معًا"])
def test_a_page_looks_as_it_did(print_line: PrintLine, line: str) -> None:
    """Only what the glyphs stand for changes; places are rounded to a thousandth of the size."""
    data = print_line(f'<span style="font-size: 60pt">{line}</span>')
    before, after = paint(data).astype(int), paint(mend(data)).astype(int)
    assert 0.001 > abs(before.sum() - after.sum()) / before.sum()
    assert 0.03 > abs(before - after).sum() / before.sum()


def test_widths_are_those_of_the_glyphs(print_line: PrintLine) -> None:
    """A reader may check the widths of the file against its fonts (ISO 14289-1, 7.21.5)."""
    with pikepdf.open(io.BytesIO(mend(print_line("الانتصارات معًا")))) as pdf:
        fonts = [
            font for font in pdf.pages[0].Resources.Font.values() if "Arabic" in str(font.BaseFont)
        ]
        (font,) = fonts
        descendant = font.DescendantFonts[0]
        file = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
        table = descendant.CIDToGIDMap.read_bytes()
        widths = list(descendant.W)
        em = file["head"].unitsPerEm
        for code, (width,) in zip(map(int, widths[::2]), widths[1::2], strict=True):
            glyph = int.from_bytes(table[2 * code : 2 * code + 2], "big")
            assert round(file["hmtx"][file.getGlyphName(glyph)][0] * 1000 / em) == int(width)


def test_a_page_without_such_letters_is_left_alone(print_line: PrintLine) -> None:
    """A Latin page keeps its fonts and its content to the byte."""
    with pikepdf.open(io.BytesIO(print_line('<span dir="ltr">Latin (text)</span>'))) as pdf:
        before = [
            stream.read_bytes() for stream in pdf.objects if isinstance(stream, pikepdf.Stream)
        ]
        part_ligatures(pdf)
        mend_brackets(pdf)
        after = [
            stream.read_bytes() for stream in pdf.objects if isinstance(stream, pikepdf.Stream)
        ]
    assert before == after
