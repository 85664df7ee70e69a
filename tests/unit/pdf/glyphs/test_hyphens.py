from __future__ import annotations

import io

import pikepdf

from generator.pdf.glyphs.hyphens import soften_hyphens
from generator.pdf.glyphs.subset import read_letters
from tests.unit.pdf.conftest import LayOut

WORD = '<p style="width: 4em; hyphens: auto">internationale</p>'


def letters(lay_out_page: LayOut, body: str) -> set[str]:
    """What the codes of a page's fonts stand for once its hyphens are softened."""
    with pikepdf.open(io.BytesIO(lay_out_page(body).write())) as pdf:
        soften_hyphens(pdf, body)
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0"
        ]
        return {letter for font in fonts for letter in read_letters(font).values()}


def test_a_parted_word_is_one(lay_out_page: LayOut) -> None:
    """The hyphen at the end of the line is soft to who reads the text."""
    found = letters(lay_out_page, WORD)

    assert "\u00ad" in found
    assert "\u2010" not in found


def test_a_hyphen_of_the_text_stays(lay_out_page: LayOut) -> None:
    """Where the author writes U+2010 himself, no hyphen is taken for another."""
    found = letters(lay_out_page, f"<p>Mossoul\u2010Ouest</p>{WORD}")

    assert "\u2010" in found
    assert "\u00ad" not in found
