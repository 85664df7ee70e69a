"""Ligatures of scripts that run from the right: a PDF -> the same, one letter a glyph.

A PDF may say that a glyph stands for several letters (ISO 32000-1, 9.10.3), but PDFium and Poppler
turn these round with their line, so that “الأردن” is read “األردن”; and a vowel sign, a glyph
without a width, they take for another word. So such a glyph is parted into as many as it has
letters: the leftmost, which stands for the last letter, has the outline, with that of the signs
over and under it; the others have none, and together they are as wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf

from generator.pdf.glyphs.subset import Mark, Subset

_TEXT = re.compile(rb"(?<=\n)BT\n.*?\nET(?=\n)", re.DOTALL)
"""A text object: no writer leaves the end of a line inside a string."""
_SHOW, _RISE, _FONT = "TJ", "Ts", "Tf"


def part_ligatures(pdf: pikepdf.Pdf) -> None:
    """Give every letter of a line from the right its own glyph, on the pages of a document.

    The pages look the same; only what their glyphs stand for changes. Fonts of Type 0 are looked
    into, as Matplotlib and WeasyPrint write them; forms on the pages are left as they are.
    """
    known: dict[tuple[int, int], Subset] = {}
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        subsets = {}
        for name in sorted(fonts.keys()):
            font = fonts[name]
            if font.objgen not in known:
                known[font.objgen] = Subset.read(font)
            if known[font.objgen].is_parted:
                subsets[name] = known[font.objgen]
        if subsets:
            page.obj.Contents = pdf.make_stream(_part(pdf, page.obj.Contents, subsets))
    for place, subset in known.items():
        if subset.is_parted:
            subset.write(pdf, pdf.get_object(place))


def _part(pdf: pikepdf.Pdf, contents: pikepdf.Object, subsets: Mapping[str, Subset]) -> bytes:
    names = [name.encode("ascii") + b" " for name in subsets]

    def rewrite(found: re.Match[bytes]) -> bytes:
        text = found[0]
        return _rewrite(pdf, text, subsets) if any(name in text for name in names) else text

    return _TEXT.sub(rewrite, contents.read_bytes())


@dataclass(slots=True)
class _Run:
    """What is shown in one font: codes and the moves between them, in thousandths of its size."""

    subset: Subset
    size: float
    rise: float = 0.0
    shift: float = 0.0
    """How far to the left the pen moves before the next glyph."""
    marks: list[Mark] = field(default_factory=list)
    """The signs that wait for their letter, seen from the pen."""
    shown: list[tuple[float, float, int]] = field(default_factory=list)
    """The move to the left before each code, the rise over the baseline in points, the code."""

    def move(self, left: float) -> None:
        """Move the pen to the left."""
        self.shift += left
        self.marks = [Mark(mark.code, mark.x + left, mark.y) for mark in self.marks]

    def show(self, code: int) -> None:
        """Show a glyph, or keep a sign for the letter that follows."""
        if self.subset.is_mark(code):
            self.marks.append(Mark(code, 0.0, self.rise * 1000 / self.size))
            return
        for part in self.subset.part(code, tuple(self.marks)):
            self.shown.append((self.shift, self.rise, part))
            self.shift = 0.0
        self.marks = []

    def write(self) -> Iterator[pikepdf.ContentStreamInstruction]:
        """Give the operators that show it."""
        row: list[object] = []
        risen = 0.0
        for shift, rise, code in self.shown:
            if rise != risen:
                yield from _show(row)
                row, risen = [], rise
                yield _instruct(_RISE, rise)
            row += [round(shift, 4)] if shift else []
            row.append(pikepdf.String(code.to_bytes(2, "big")))
        yield from _show(row)
        if risen:
            yield _instruct(_RISE, 0)


def _show(row: list[object]) -> Iterator[pikepdf.ContentStreamInstruction]:
    if row:
        yield _instruct(_SHOW, pikepdf.Array(row))


def _instruct(operator: str, operand: pikepdf.Object | float) -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction([operand], pikepdf.Operator(operator))


def _rewrite(pdf: pikepdf.Pdf, text: bytes, subsets: Mapping[str, Subset]) -> bytes:
    """Put the parts of ligatures in their place, in one text object."""
    out: list[pikepdf.ContentStreamInstruction] = []
    run: _Run | None = None
    for instruction in pikepdf.parse_content_stream(pdf.make_stream(text)):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        operator, operands = str(instruction.operator), instruction.operands
        if run is not None and operator == _SHOW:
            for item in operands[0]:
                if isinstance(item, pikepdf.String):
                    for code in _read_codes(bytes(item)):
                        run.show(code)
                else:
                    run.move(float(item))
            continue
        if run is not None and operator == _RISE:
            run.rise = float(operands[0])
            continue
        if run is not None:
            out += run.write()
            run = None if operator == _FONT else _Run(run.subset, run.size)
        if operator == _FONT and str(operands[0]) in subsets:
            run = _Run(subsets[str(operands[0])], float(operands[1]))
        out.append(instruction)
    return pikepdf.unparse_content_stream(out)


def _read_codes(data: bytes) -> list[int]:
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
