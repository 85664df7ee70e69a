"""A row of words in each language: beside each other where they fit, else below each other."""

from __future__ import annotations

from dataclasses import dataclass

from generator.design.style.shared import Cuts, WordStyle
from generator.language.direction import runs_from_right
from generator.model.figure import Texts, TypeStyle
from generator.model.locale import Direction
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.inscription import Inscription, set_block
from generator.stages.figures.typeface import Typefaces


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that stand beside each other, the main language's where reading begins."""

    blocks: tuple[Inscription, ...]
    beside: float
    """Between two of them, in mm."""

    @property
    def width(self) -> float:
        """The width in mm."""
        gaps = self.beside * max(len(self.blocks) - 1, 0)
        return sum(block.ink.width for block in self.blocks) + gaps

    @property
    def height(self) -> float:
        """The height of its tallest block, in mm."""
        return max((block.ink.height for block in self.blocks), default=0.0)

    @property
    def more(self) -> float:
        """How much higher than one line it is, in mm."""
        return max((block.lines[-1].drop for block in self.blocks), default=0.0)

    @property
    def middle(self) -> float:
        """The height over the first baseline at which it looks centred, in mm."""
        return self.blocks[0].middle if self.blocks else 0.0

    @property
    def text(self) -> str:
        """The words, for findings."""
        return " / ".join(block.text for block in self.blocks)


def set_row(
    texts: Texts,
    cuts: Cuts,
    size: float,
    style: WordStyle,
    typefaces: Typefaces,
    room: float,
    *,
    wrapped: bool = False,
) -> Row:
    """Set words as a row.

    :param cuts: that of the main language and that of the others.
    :param size: in points.
    :param room: how wide it may be to stand in one line, in mm.
    :param wrapped: whether words too wide for the room are set in two lines.
    """
    if not texts:
        return Row((), style.beside)
    beside = Row(
        tuple(
            set_block([()] * index + [(text,)], cuts, size, typefaces, style.leading)
            for index, text in enumerate(texts)
        ),
        style.beside,
    )
    if (len(texts) == 1 and not wrapped) or (beside.width <= room and _is_readable(texts)):
        return beside
    rows = [
        wrap(text, cuts[min(index, 1)], size, typefaces, room) if wrapped else (text,)
        for index, text in enumerate(texts)
    ]
    return Row((set_block(rows, cuts, size, typefaces, style.leading),), style.beside)


def _is_readable(texts: Texts) -> bool:
    """Say whether readers of PDF keep the order of words in one line.

    PDFium gives a line one direction, so that it turns round several words of the other one.
    """
    one_way = len({runs_from_right(text) for text in texts}) == 1
    return one_way or not any(" " in text for text in texts)


def wrap(text: str, style: TypeStyle, size: float, typefaces: Typefaces, room: float) -> Texts:
    """Part a text that is wider than the room (mm) into two lines as even as they can be."""

    def width(line: str) -> float:
        return typefaces.ink(line, style, size).width

    words = text.split(" ")
    if width(text) <= room or len(words) == 1:
        return (text,)
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(pairs, key=lambda pair: max(width(line) for line in pair))


def draw_row(
    canvas: Canvas, row: Row, start: float, baseline: float, direction: Direction, style: WordStyle
) -> None:
    """Draw a row from the side where reading begins, at ``start``, on the first line's baseline."""
    rtl = direction == "rtl"
    for block in row.blocks:
        left = start - block.ink.width if rtl else start
        draw_block(canvas, block, left, baseline + block.ink.y0, 1.0 if rtl else 0.0, style)
        step = block.ink.width + row.beside
        start += -step if rtl else step


def draw_block(
    canvas: Canvas, block: Inscription, x0: float, y0: float, align: float, style: WordStyle
) -> None:
    """Draw a block from its lower left corner on, the main language in ink, others quieter."""
    for line, x, y in block.starts(x0, y0, align):
        colour = style.ink if line.is_main else style.quiet
        canvas.text(
            line.text, x, y, Lettering(line.style, block.size, colour, is_main=line.is_main)
        )
