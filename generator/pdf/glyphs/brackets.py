"""Brackets in text from the right: a PDF -> the same, each bracket's glyph standing for itself.

Before a text from the right is drawn, its brackets are turned: the glyph of ``)`` shows what is
written ``(`` (UAX 9, rule L4). Writers note the letter that was written, and for a glyph that is
used both ways the one that came first; PDFium, which turns the letters of such a line again,
expects the letter of the glyph itself.
"""

from __future__ import annotations

import unicodedata

import pikepdf

from generator.pdf.glyphs.subset import open_font, read_glyphs, read_letters, write_letters


def mend_brackets(pdf: pikepdf.Pdf) -> None:
    """Have every bracket of every embedded font of Type 0 stand for the letter that it shows."""
    for font in pdf.objects:
        if (
            isinstance(font, pikepdf.Dictionary)
            and font.get("/Subtype") == "/Type0"
            and "/ToUnicode" in font
        ):
            _mend(pdf, font)


def _mend(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    letters = read_letters(font)
    turned = {code for code, text in letters.items() if _is_bracket(text)}
    if not turned:
        return
    descendant = font.DescendantFonts[0]
    opened = open_font(descendant)
    shown = {
        opened.getGlyphID(name): chr(code)
        for code, name in opened["cmap"].getBestCmap().items()
        if _is_bracket(chr(code))
    }
    glyphs = read_glyphs(descendant, turned)
    mended = {code: shown.get(glyphs[code], letters[code]) for code in turned}
    if any(letters[code] != letter for code, letter in mended.items()):
        write_letters(pdf, font, letters | mended)


def _is_bracket(text: str) -> bool:
    return len(text) == 1 and bool(unicodedata.mirrored(text))
