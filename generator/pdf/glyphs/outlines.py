"""Outlines of embedded fonts: a PDF -> the same, those with CFF curves drawn as TrueType's.

Matplotlib embeds a font with CFF outlines as if it had TrueType's (ISO 32000-1, 9.9, table 126: the
key FontFile2 is for TrueType alone), and glyphs are put together from TrueType's outlines only.
"""

from __future__ import annotations

import io

import pikepdf
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

CUBIC = b"OTTO"
"""How a font file with CFF outlines begins (OpenType, Table Directory)."""
_FINE = 1000
_MAXIMA = (
    "maxZones",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
"""What TrueType's table of maxima has besides, for a font without instructions (OpenType, maxp)."""


def mend_outlines(pdf: pikepdf.Pdf) -> None:
    """Have every font that is said to be TrueType be it."""
    for descriptor in pdf.objects:
        if not isinstance(descriptor, pikepdf.Dictionary) or "/FontFile2" not in descriptor:
            continue
        data = descriptor.FontFile2.read_bytes()
        if data.startswith(CUBIC):
            font, out = TTFont(io.BytesIO(data), recalcTimestamp=False), io.BytesIO()
            draw_as_truetype(font)
            font.save(out)
            file = out.getvalue()
            descriptor.FontFile2 = pdf.make_stream(file, Length1=len(file))


def draw_as_truetype(font: TTFont) -> None:
    """Give a font with CFF outlines TrueType's, which glyphs can be put together from.

    The curves differ by a thousandth of the em at most.
    """
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / _FINE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    maximum = font["maxp"]
    maximum.tableVersion = 0x00010000
    for name in _MAXIMA:
        setattr(maximum, name, int(name == "maxZones"))
    font.sfntVersion = "\x00\x01\x00\x00"
