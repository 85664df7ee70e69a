"""A font as Matplotlib embeds it: what its codes stand for, and glyphs added to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from generator.stages.figures.script import runs_from_right

_RANGE = re.compile(rb"<([0-9a-f]{4})> <[0-9a-f]{4}> \[((?:<[0-9a-f]+> ?)+)\]")
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign over or under a letter: its code, its place from the letter's in thousandths of em."""

    code: int
    x: float
    y: float


@dataclass(slots=True)
class Subset:
    """An embedded font while its glyphs for several letters are parted."""

    letters: dict[int, str]
    """What each code stands for."""
    joined: frozenset[int]
    """The codes that stand for several letters which run from the right."""
    glyphs: dict[int, int] = field(default_factory=dict)
    """The glyph of each code."""
    order: list[str] = field(default_factory=list)
    font: TTFont | None = None
    parted: dict[tuple[int, tuple[Mark, ...]], tuple[int, ...]] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)
    """The codes that the page still shows."""

    @classmethod
    def read(cls, font: pikepdf.Object) -> Subset:
        """Read a font of Type 0; its file is opened only where there is something to part."""
        letters = _read_letters(font.ToUnicode.read_bytes())
        joined = {code for code, text in letters.items() if len(text) > 1 and runs_from_right(text)}
        if not joined:
            return cls(letters, frozenset())
        descendant = font.DescendantFonts[0]
        data = descendant.CIDToGIDMap.read_bytes()
        glyphs = {code: int.from_bytes(data[2 * code : 2 * code + 2], "big") for code in letters}
        file = io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes())
        opened = TTFont(file, recalcTimestamp=False)
        return cls(letters, frozenset(joined), glyphs, list(opened.getGlyphOrder()), opened)

    def is_mark(self, code: int) -> bool:
        """Say whether a code's glyph is a sign over or under the letter that follows it."""
        return code in self.joined and self._metrics(code)[0] == 0

    def part(self, code: int, marks: tuple[Mark, ...]) -> tuple[int, ...]:
        """Give the codes, from left to right, that show a glyph with its signs, a letter each."""
        key = code, marks
        if key not in self.parted:
            self.parted[key] = self._part(code, marks) if code in self.joined else (code,)
            self.shown.update(self.parted[key])
        return self.parted[key]

    def write(self, pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        """Put the font back with its widths, its glyphs and what they stand for."""
        assert self.font is not None
        descendant, out = font.DescendantFonts[0], io.BytesIO()
        self.font.save(out)
        data = out.getvalue()
        descendant.FontDescriptor.FontFile2 = pdf.make_stream(data, Length1=len(data))
        codes = sorted(self.shown)
        table = [self.glyphs.get(code, 0) for code in range(codes[-1] + 1)]
        descendant.CIDToGIDMap = pdf.make_stream(
            b"".join(glyph.to_bytes(2, "big") for glyph in table)
        )
        em = self.font["head"].unitsPerEm
        widths: list[object] = []
        for code in codes:
            widths += [code, pikepdf.Array([round(self._metrics(code)[0] * 1000 / em)])]
        descendant.W = pikepdf.Array(widths)
        font.ToUnicode = pdf.make_stream(
            _write_letters({code: self.letters[code] for code in codes}).encode("ascii")
        )

    def _metrics(self, code: int) -> tuple[int, int]:
        """Give a glyph's width and its left side bearing, in units of the font."""
        assert self.font is not None
        width, bearing = self.font["hmtx"][self.order[self.glyphs[code]]]
        return int(width), int(bearing)

    def _part(self, code: int, marks: tuple[Mark, ...]) -> tuple[int, ...]:
        assert self.font is not None
        letters = self.letters[code]
        em = self.font["head"].unitsPerEm
        pen = TTGlyphPen(self.font.getGlyphSet())
        pen.addComponent(self.order[self.glyphs[code]], (1, 0, 0, 1, 0, 0))
        for mark in marks:
            at = (round(mark.x * em / 1000), round(mark.y * em / 1000))
            pen.addComponent(self.order[self.glyphs[mark.code]], (1, 0, 0, 1, *at))
        glyphs, glyph = self.font["glyf"], pen.glyph()
        glyph.recalcBounds(glyphs)
        width, bearing = self._metrics(code)
        # A glyph is drawn so that its leftmost point lies at its bearing.
        bearing += glyph.xMin - glyphs[self.order[self.glyphs[code]]].xMin
        share = width // len(letters)
        widths = [share] * (len(letters) - 1) + [width - share * (len(letters) - 1)]
        first = self._add(glyph, widths[0], bearing, letters[-1])
        rest = [
            self._add(TTGlyphPen(None).glyph(), each, 0, letter)
            for each, letter in zip(widths[1:], letters[-2::-1], strict=True)
        ]
        return (first, *rest)

    def _add(self, glyph: object, width: int, bearing: int, letter: str) -> int:
        """Add a glyph and give its code."""
        assert self.font is not None
        code, name = max(self.glyphs) + 1, f"part{len(self.order)}"
        self.glyphs[code], self.letters[code] = len(self.order), letter
        self.order.append(name)
        self.font.setGlyphOrder(self.order)
        self.font["glyf"].setGlyphOrder(self.order)
        self.font["glyf"].glyphs[name] = glyph
        self.font["hmtx"].metrics[name] = (width, bearing)
        return code


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
