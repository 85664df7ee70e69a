"""Hyphens that part a word at the end of a line: a PDF -> the same, each said to be soft.

The engine writes them as U+2010, like a hyphen of the text, so that a reader hears “Coali-tion” and
a search finds neither. A soft hyphen is known to be of the line alone (ISO 32000-1, 14.8.2.2.3).
"""

from __future__ import annotations

import pikepdf

from generator.pdf.glyphs.subset import read_letters, write_letters

_HYPHEN, _SOFT = "\u2010", "\u00ad"


def soften_hyphens(pdf: pikepdf.Pdf, text: str) -> None:
    """Have every hyphen that the engine added stand for a soft one.

    :param text: of the page; where its author writes U+2010, none can be told from another, and all
        stay as they are.
    """
    if _HYPHEN in text:
        return
    for font in pdf.objects:
        if (
            isinstance(font, pikepdf.Dictionary)
            and font.get("/Subtype") == "/Type0"
            and "/ToUnicode" in font
        ):
            letters = read_letters(font)
            if _HYPHEN in letters.values():
                softened = {
                    code: _SOFT if letter == _HYPHEN else letter for code, letter in letters.items()
                }
                write_letters(pdf, font, softened)
