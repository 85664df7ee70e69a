"""The glyphs: each that is shown is there, and says for which characters it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHARACTER = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])"
)
_NO_TEXT = frozenset({"", "0000", "feff", "fffe", "fffd"})
"""What stands for no character (ISO 14289-1, 7.21.7), and for one that is not known."""
SIMPLE = ("/Type1", "/TrueType", "/MMType1")
"""Their codes have names, which say the same as a map to Unicode."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on what is shown in each font (ISO 14289-1, 7.21.7 and 7.21.8)."""
    missing: dict[str, int] = {}
    unknown: dict[str, int] = {}
    for place, codes in reading.contents.codes.items():
        font = reading.pdf.get_object(place)
        name = str(font.get("/BaseFont", "/?")).lstrip("/").rpartition("+")[2]
        if font.get("/Subtype") == "/Type0":
            count = sum(code == 0 or glyph == 0 for code, glyph in _find_glyphs(font, codes))
            missing[name] = missing.get(name, 0) + count
        elif font.get("/Subtype") in SIMPLE and "/ToUnicode" not in font:
            continue
        known = _read_map(font)
        count = sum(code not in known for code in codes)
        unknown[name] = unknown.get(name, 0) + count
    for name, count in sorted(missing.items()):
        if count:
            yield promise.find(
                f"shows {_count(count)} of the font {name} as .notdef, its glyph for nothing",
                "change the characters, or add a font that has them",
            )
    for name, count in sorted(unknown.items()):
        if count:
            yield promise.find(
                f"shows {_count(count)} of the font {name} without saying for which character",
                "give the font its ToUnicode map",
            )


def _count(codes: int) -> str:
    return "1 code" if codes == 1 else f"{codes} codes"


def _find_glyphs(font: Any, codes: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Each code with its glyph: of the font's table, or of the same number.

    The code 0 is .notdef whatever the table says (ISO 32000-1, 9.7.4.2).
    """
    table = font.DescendantFonts[0].get("/CIDToGIDMap")
    data = table.read_bytes() if isinstance(table, pikepdf.Stream) else None
    for code in codes:
        glyph = code if data is None else int.from_bytes(data[2 * code : 2 * code + 2], "big")
        yield code, glyph


def _read_map(font: Any) -> set[int]:
    """The codes that stand for a character, as a font's ToUnicode map says."""
    stream = font.get("/ToUnicode")
    known: set[int] = set()
    if not isinstance(stream, pikepdf.Stream):
        return known
    for kind, body in _SECTION.findall(stream.read_bytes()):
        if kind == b"char":
            known.update(int(code, 16) for code, text in _CHARACTER.findall(body) if _says(text))
            continue
        for first, last, text, row in _RANGE.findall(body):
            start, end = int(first, 16), min(int(last, 16), 0xFFFF)
            if row:
                texts = re.findall(rb"<([0-9A-Fa-f\s]*)>", row)
                known.update(start + n for n, each in enumerate(texts) if _says(each))
            elif _says(text):
                known.update(range(start, end + 1))
    return known


def _says(text: bytes) -> bool:
    return b"".join(text.split()).decode("ascii").lower() not in _NO_TEXT
