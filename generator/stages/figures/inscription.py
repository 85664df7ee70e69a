"""Words in each language, one line below the other -> a block that is measured as one, in mm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.design.style.shared import Leading
from generator.language.script import unmark
from generator.model.figure import Texts, TypeStyle
from generator.stages.figures.typeface import Ink, Typefaces

_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block: its words and cut, its ink from its own baseline on."""

    text: str
    style: TypeStyle
    ink: Ink
    drop: float
    """How far its baseline lies below the first line's."""
    is_main: bool
    """Whether it is of the main language."""


@dataclass(frozen=True, slots=True)
class Inscription:
    """Lines set one below the other."""

    lines: tuple[Line, ...]
    size: float
    """In points."""
    ink: Ink
    """Of all lines, from the start of the first baseline on where they are aligned at the left."""
    middle: float
    """The height over the first baseline at which the block looks centred."""

    @property
    def text(self) -> str:
        """The words of all lines, for findings."""
        return join(tuple(line.text for line in self.lines))

    def starts(self, x0: float, y0: float, align: float) -> tuple[tuple[Line, float, float], ...]:
        """Give where each line's baseline starts, for the block's lower left corner.

        :param align: 0 where the lines begin at the left, 1 where they end at the right.
        """
        return tuple(
            (
                line,
                x0 + (self.ink.width - line.ink.width) * align - line.ink.x0,
                y0 - self.ink.y0 - line.drop,
            )
            for line in self.lines
        )


def join(texts: Texts) -> str:
    """Give the words of several languages as one, for findings: “Falloujah / الفلوجة”."""
    return " / ".join(unmark(text) for text in texts)


def set_block(
    texts: Sequence[Texts],
    styles: tuple[TypeStyle, TypeStyle],
    size: float,
    typefaces: Typefaces,
    leading: Leading,
) -> Inscription:
    """Set words below each other.

    :param texts: for each language its lines, the main language first.
    :param styles: the cut of the main language and that of the others.
    :param size: in points.
    :param leading: how far the lines stand below each other.
    """
    lines: list[Line] = []
    for language, rows in enumerate(texts):
        style = styles[min(language, 1)]
        for text in rows:
            ink = typefaces.box(text, style, size)
            drop = 0.0
            if lines:
                above = lines[-1]
                needed = max(
                    leading.ratio * size * _MM_PER_POINT, ink.y1 + leading.gap - above.ink.y0
                )
                drop = above.drop + needed
            lines.append(Line(text, style, ink, drop, is_main=language == 0))
    if len(lines) == 1:
        (line,) = lines
        return Inscription((line,), size, line.ink, typefaces.middle(line.text, line.style, size))
    first, last = lines[0], lines[-1]
    width = max(line.ink.width for line in lines)
    ink = Ink(0.0, last.ink.y0 - last.drop, width, first.ink.y1)
    return Inscription(tuple(lines), size, ink, (ink.y0 + ink.y1) / 2)
