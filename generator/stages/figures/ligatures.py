"""Ligatures of scripts that run from the right: a figure's PDF -> the same, one letter a glyph.

A PDF may say that a glyph stands for several letters (ISO 32000-1, 9.10.3), but PDFium and Poppler
turn these round with their line, so that “الأردن” is read “األردن”. Such a glyph is therefore
parted into as many as it has letters: the leftmost, which stands for the last letter, keeps the
outline, the others have none, and together they are as wide.
"""

from __future__ import annotations

import copy
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from fontTools.ttLib import TTFont

from generator.stages.figures.script import runs_from_right

Parts = Mapping[int, tuple[int, ...]]
"""For a code of a font the codes that take its place, from left to right."""

_RANGE = re.compile(rb"<([0-9a-f]{4})> <[0-9a-f]{4}> \[((?:<[0-9a-f]+> ?)+)\]")
_TEXT = re.compile(rb"(?<=\n)BT\n.*?\nET(?=\n)", re.DOTALL)
"""A text object: Matplotlib escapes the ends of lines inside strings."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK = 100
"""How many characters a block of a ToUnicode map may hold (Adobe Technical Note 5014)."""


def part_ligatures(pdf: pikepdf.Pdf) -> None:
    """Give every letter of a line from the right its own glyph, on the page that Matplotlib wrote.

    The page looks the same; only what its glyphs stand for changes.
    """
    page = pdf.pages[0]
    fonts = page.Resources.get("/Font", pikepdf.Dictionary())
    parted = {name: _part_font(pdf, fonts[name]) for name in sorted(fonts.keys())}
    parted = {name: parts for name, parts in parted.items() if parts}
    if parted:
        content = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(
            _TEXT.sub(lambda found: _rewrite(pdf, found[0], parted), content)
        )


def _rewrite(pdf: pikepdf.Pdf, text: bytes, parted: Mapping[str, Parts]) -> bytes:
    """Put the parts of ligatures in their place, in one text object."""
    instructions = []
    parts: Parts = {}
    for instruction in pikepdf.parse_content_stream(pdf.make_stream(text)):
        operands, operator = list(instruction.operands), instruction.operator
        if str(operator) == "Tf":
            parts = parted.get(str(operands[0]), {})
        if str(operator) == "TJ" and parts:
            operands = [pikepdf.Array([_replace(item, parts) for item in operands[0]])]
        instructions.append((operands, operator))
    return pikepdf.unparse_content_stream(instructions)


def _replace(item: pikepdf.Object, parts: Parts) -> pikepdf.Object:
    if not isinstance(item, pikepdf.String):
        return item
    data = bytes(item)
    codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
    new = [part for code in codes for part in parts.get(code, (code,))]
    return pikepdf.String(b"".join(code.to_bytes(2, "big") for code in new))


def _part_font(pdf: pikepdf.Pdf, font: pikepdf.Object) -> Parts:
    """Part the ligatures of one font; gives what takes the place of which code."""
    letters = _read_letters(font.ToUnicode.read_bytes())
    joined = {code for code, text in letters.items() if len(text) > 1 and runs_from_right(text)}
    if not joined:
        return {}
    subset = _Subset.read(font.DescendantFonts[0], letters)
    shared = [letters[code] for code in joined if subset.is_mark(code)]
    parts = {}
    for code in sorted(joined):
        text = letters[code]
        if subset.is_mark(code):
            own = [letter for letter in text if unicodedata.combining(letter)]
        elif text in shared:
            own = [letter for letter in text if not unicodedata.combining(letter)]
        else:
            own = list(text)
        parts[code] = subset.part(code, own)
    subset.write(pdf, font)
    return parts


@dataclass(slots=True)
class _Subset:
    """An embedded font while its ligatures are parted."""

    font: TTFont
    glyphs: dict[int, int]
    """The glyph of each code."""
    letters: dict[int, str]
    """What each code stands for."""
    order: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, descendant: pikepdf.Object, letters: dict[int, str]) -> _Subset:
        file = io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes())
        data = descendant.CIDToGIDMap.read_bytes()
        glyphs = {code: int.from_bytes(data[2 * code : 2 * code + 2], "big") for code in letters}
        font = TTFont(file, recalcTimestamp=False)
        return cls(font, glyphs, letters, list(font.getGlyphOrder()))

    def is_mark(self, code: int) -> bool:
        """Say whether a code's glyph takes no room: a mark over or under another."""
        return bool(self.font["hmtx"][self.order[self.glyphs[code]]][0] == 0)

    def part(self, code: int, letters: list[str]) -> tuple[int, ...]:
        """Give each of the letters its own code; the glyph's own is the first."""
        if len(letters) == 1:
            self.letters[code] = letters[0]
            return (code,)
        whole = self.order[self.glyphs[code]]
        width, bearing = self.font["hmtx"][whole]
        share = width // len(letters)
        outline = copy.deepcopy(self.font["glyf"][whole])
        blank = copy.deepcopy(self.font["glyf"][whole])
        blank.numberOfContours = 0
        first = self.add(outline, share, bearing, letters[-1])
        rest = [self.add(blank, share, 0, letter) for letter in letters[-2:0:-1]]
        last = self.add(blank, width - share * (len(letters) - 1), 0, letters[0])
        return (first, *rest, last)

    def add(self, glyph: object, width: int, bearing: int, letter: str) -> int:
        """Add a glyph and give its code."""
        code, name = max(self.glyphs) + 1, f"part{len(self.order)}"
        self.glyphs[code], self.letters[code] = len(self.order), letter
        self.order.append(name)
        self.font["glyf"].glyphs[name] = glyph
        self.font["hmtx"].metrics[name] = (width, bearing)
        self.font.setGlyphOrder(self.order)
        self.font["glyf"].setGlyphOrder(self.order)
        return code

    def write(self, pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        """Put the font back with its widths, its glyphs and what they stand for."""
        descendant, out = font.DescendantFonts[0], io.BytesIO()
        self.font.save(out)
        data = out.getvalue()
        descendant.FontDescriptor.FontFile2 = pdf.make_stream(data, Length1=len(data))
        codes = sorted(self.glyphs)
        table = [self.glyphs.get(code, 0) for code in range(codes[-1] + 1)]
        descendant.CIDToGIDMap = pdf.make_stream(
            b"".join(glyph.to_bytes(2, "big") for glyph in table)
        )
        em = self.font["head"].unitsPerEm
        widths: list[object] = []
        for code in codes:
            width = self.font["hmtx"][self.order[self.glyphs[code]]][0]
            widths += [code, pikepdf.Array([round(width * 1000 / em)])]
        descendant.W = pikepdf.Array(widths)
        font.ToUnicode = pdf.make_stream(_write_letters(self.letters).encode("ascii"))


def _read_letters(data: bytes) -> dict[int, str]:
    """Give what each code stands for, from a ToUnicode map as Matplotlib writes it."""
    letters = {}
    for start, row in _RANGE.findall(data):
        for code, value in enumerate(row.split(), int(start, 16)):
            letters[code] = bytes.fromhex(value.strip(b"<>").decode("ascii")).decode("utf-16-be")
    return letters


def _write_letters(letters: Mapping[int, str]) -> str:
    return _MAP.format(blocks="\n".join(_blocks(letters)))


def _blocks(letters: Mapping[int, str]) -> Iterator[str]:
    rows = [
        f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(letters.items())
    ]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])
