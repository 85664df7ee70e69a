"""A font as a PDF embeds it: what its codes stand for, and glyphs added to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from generator.language.direction import is_sign_from_right, runs_from_right
from generator.pdf.glyphs.outlines import draw_as_truetype

_RANGE = re.compile(rb"<([0-9a-f]{4})> <[0-9a-f]{4}> \[((?:<[0-9a-f]+> ?)+)\]")
"""How Matplotlib's ToUnicode maps say what a row of codes stands for."""
_CHARACTERS = re.compile(rb"beginbfchar\n(.*?)endbfchar", re.DOTALL)
_CHARACTER = re.compile(rb"^<([0-9a-f]{4})> <([0-9a-f]*)>$", re.MULTILINE)
"""How WeasyPrint's say what one code stands for; for nothing, where another has its letter."""
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
    signs: frozenset[int]
    """The codes that stand for a sign over or under a letter, and nothing else."""
    glyphs: dict[int, int] = field(default_factory=dict)
    """The glyph of each code."""
    order: list[str] = field(default_factory=list)
    font: TTFont | None = None
    parted: dict[tuple[int, tuple[Mark, ...]], tuple[int, ...]] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)
    """The codes that the pages still show."""

    @classmethod
    def read(cls, font: pikepdf.Object) -> Subset:
        """Read a font of Type 0; its file is opened only where there is something to part."""
        letters = read_letters(font)
        joined = {code for code, text in letters.items() if len(text) > 1 and runs_from_right(text)}
        signs = {code for code, text in letters.items() if _is_sign(text)}
        if not joined and not signs:
            return cls(letters, frozenset(), frozenset())
        descendant = font.DescendantFonts[0]
        glyphs = read_glyphs(descendant, letters)
        opened = open_font(descendant)
        if "glyf" not in opened:
            draw_as_truetype(opened)
        order = list(opened.getGlyphOrder())
        return cls(letters, frozenset(joined), frozenset(signs), glyphs, order, opened)

    @property
    def is_parted(self) -> bool:
        """Say whether it has a glyph that stands for several letters, or with another for one."""
        return bool(self.joined or self.signs)

    def is_mark(self, code: int) -> bool:
        """Say whether a code's glyph is a sign over or under the letter that follows it."""
        alone = self.letters.get(code) and code not in self.joined and code not in self.signs
        return not alone and self._metrics(code)[0] == 0

    def part(self, code: int, marks: tuple[Mark, ...]) -> tuple[int, ...]:
        """Give the codes, from left to right, that show a glyph with its signs, a letter each."""
        key = code, marks
        if key not in self.parted:
            apart = code in self.joined or marks
            self.parted[key] = self._part(code, marks) if apart else (code,)
            self.shown.update(self.parted[key])
        return self.parted[key]

    def write(self, pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        """Put the font back with its widths, its glyphs and what they stand for."""
        assert self.font is not None
        descendant, out = font.DescendantFonts[0], io.BytesIO()
        self.font.save(out)
        data = out.getvalue()
        descendant.FontDescriptor.FontFile2 = pdf.make_stream(data, Length1=len(data))
        if "/FontFile3" in descendant.FontDescriptor:
            del descendant.FontDescriptor.FontFile3
            descendant.Subtype = pikepdf.Name.CIDFontType2
        if "/CIDSet" in descendant.FontDescriptor:
            del descendant.FontDescriptor.CIDSet  # of the glyphs as they were
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
        write_letters(
            pdf, font, {code: self.letters[code] for code in codes if code in self.letters}
        )

    def _metrics(self, code: int) -> tuple[int, int]:
        """Give a glyph's width and its left side bearing, in units of the font."""
        assert self.font is not None
        width, bearing = self.font["hmtx"][self.order[self.glyphs[code]]]
        return int(width), int(bearing)

    def _part(self, code: int, marks: tuple[Mark, ...]) -> tuple[int, ...]:
        assert self.font is not None
        # Matplotlib's letters have their signs with them, WeasyPrint's signs are their own.
        own = (self.letters[mark.code] for mark in reversed(marks) if mark.code in self.signs)
        letters = self.letters[code] + "".join(own)
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


def open_font(descendant: pikepdf.Object) -> TTFont:
    """Open the file that a font of Type 0 embeds: TrueType, or OpenType with CFF outlines."""
    descriptor = descendant.FontDescriptor
    file = descriptor.FontFile2 if "/FontFile2" in descriptor else descriptor.FontFile3
    return TTFont(io.BytesIO(file.read_bytes()), recalcTimestamp=False, lazy=True)


def read_letters(font: pikepdf.Object) -> dict[int, str]:
    """Give what each code of a font of Type 0 stands for, from its ToUnicode map."""
    data = font.ToUnicode.read_bytes()
    letters = {}
    for start, row in _RANGE.findall(data):
        for code, value in enumerate(row.split(), int(start, 16)):
            letters[code] = _decode(value.strip(b"<>"))
    for block in _CHARACTERS.findall(data):
        for code, value in _CHARACTER.findall(block):
            letters[int(code, 16)] = _decode(value)
    return letters


def write_letters(pdf: pikepdf.Pdf, font: pikepdf.Object, letters: Mapping[int, str]) -> None:
    """Say what each code of a font stands for."""
    text = _MAP.format(blocks="\n".join(_blocks(letters)))
    font.ToUnicode = pdf.make_stream(text.encode("ascii"))


def _is_sign(text: str) -> bool:
    return bool(text) and all(map(is_sign_from_right, text))


def _decode(value: bytes) -> str:
    return bytes.fromhex(value.decode("ascii")).decode("utf-16-be")


def read_glyphs(descendant: pikepdf.Object, codes: Iterable[int]) -> dict[int, int]:
    """Give the glyph of each code: as the font's map says, or the one of the same number."""
    table = descendant.get("/CIDToGIDMap")
    if not isinstance(table, pikepdf.Stream):
        return {code: code for code in codes}
    data = table.read_bytes()
    return {code: int.from_bytes(data[2 * code : 2 * code + 2], "big") for code in codes}


def _blocks(letters: Mapping[int, str]) -> Iterator[str]:
    rows = [
        f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(letters.items())
    ]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])
