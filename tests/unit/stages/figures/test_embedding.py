from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
import pikepdf
import pypdfium2
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from generator.design.faces import locate_face
from generator.pdf.glyphs.outlines import mend_outlines
from generator.stages.figures.embedding import embed_fonts_well, part_letters
from tests.conftest import ROOT

DARK = 100
ARABIC = ROOT / "templates" / "fonts" / "NotoSansArabic-Regular.ttf"


def draw(text: str) -> tuple[set[int], set[str]]:
    """The codes that show a text in a figure, and the tables of the font that it embeds."""
    sheet, out = Figure(), io.BytesIO()
    sheet.text(0.5, 0.5, text, fontproperties=FontProperties(fname=str(ARABIC)))
    with mpl.rc_context({"pdf.fonttype": 42, "pdf.compression": 0}):
        FigureCanvasPdf(sheet).print_figure(out, format="pdf")
    codes: set[int] = set()
    with pikepdf.open(out) as pdf:
        for step in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(step.operator) in ("Tj", "TJ"):
                items = step.operands[0] if str(step.operator) == "TJ" else step.operands
                for item in items:
                    if isinstance(item, pikepdf.String):
                        data = bytes(item)
                        codes |= {
                            int.from_bytes(data[at : at + 2], "big")
                            for at in range(0, len(data), 2)
                        }
        files = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        tables = {
            data[at : at + 4].decode("latin-1")
            for data in (item.read_bytes() for item in files)
            if data.startswith(b"\x00\x01\x00\x00")
            for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)
        }
    return codes, tables


def test_no_letter_is_shown_by_the_code_of_the_missing_glyph() -> None:
    """Letters with several forms get their codes from 1 on, and are found in the text."""
    before, _ = draw("بب بب")
    with embed_fonts_well():
        within, _ = draw("بب بب")

    assert 0 in before
    assert 0 not in within
    assert len(before) == len(within)


def test_layout_tables_are_left_out() -> None:
    """Fonts are cut without them, and only meanwhile."""
    with embed_fonts_well():
        _, within = draw("ب")
    _, after = draw("ب")

    assert {"glyf", "hmtx"} <= within
    assert "GSUB" not in within
    assert "GSUB" in after


def test_each_cluster_is_read_once() -> None:
    """Its first glyph has all its letters; of the same cluster twice, each has its own first."""
    nothing = "\u200b"
    parted = part_letters("कि किकि न", ["कि", "कि", " ", "कि", "कि", "कि", "कि", " ", "न"])
    assert ["कि", nothing, " ", "कि", nothing, "कि", nothing, " ", "न"] == list(parted)


def test_a_figure_s_devanagari_is_read_as_it_was_typed() -> None:
    """PDFium gives each letter once, in the order of writing, with no space that is seen."""
    line = "क्षति, कि राष्ट्रीय हिन्दी"
    sheet, out = Figure(), io.BytesIO()
    font = FontProperties(fname=str(ROOT / "tests/fonts/NotoSansDevanagari-Regular.ttf"))
    sheet.text(0.2, 0.5, line, fontproperties=font)
    with mpl.rc_context({"pdf.fonttype": 42}), embed_fonts_well():
        FigureCanvasPdf(sheet).print_figure(out, format="pdf")
    document = pypdfium2.PdfDocument(out.getvalue())
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert line == text.replace("\u200b", "").strip()


def test_a_font_with_cff_outlines_is_embedded_as_what_it_is_said_to_be() -> None:
    """The file under FontFile2 is TrueType, its glyphs those of the letters."""
    sheet, out = Figure(), io.BytesIO()
    face = locate_face(ROOT / "tests/fonts/NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular")
    sheet.text(0.2, 0.5, "洪水", fontproperties=FontProperties(fname=str(face)))
    with mpl.rc_context({"pdf.fonttype": 42}), embed_fonts_well():
        FigureCanvasPdf(sheet).print_figure(out, format="pdf")
    with pikepdf.open(out) as pdf:
        mend_outlines(pdf)
        (descriptor,) = (
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
        )
        font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        drawn = [font["glyf"][name].numberOfContours for name in font.getGlyphOrder()[1:]]
        assert [count for count in drawn if count > 0]
        assert "CFF " not in font
        mended = io.BytesIO()
        pdf.save(mended)
    document = pypdfium2.PdfDocument(mended.getvalue())
    assert "洪水" == document[0].get_textpage().get_text_bounded().strip()
    assert np.asarray(document[0].render(scale=2).to_numpy()).min() < DARK
    document.close()
