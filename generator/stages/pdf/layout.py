"""Where a laid-out document put its text: the engine's pages -> sections and what runs over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.pages import Overflow
from generator.pdf.boxes import Box, LaidOutPage, PrintedLine
from generator.pdf.engine import LaidOut

MM = 25.4 / 96
"""Of a CSS pixel."""
TOLERANCE = 1.0
"""In CSS pixels: what rounding may put a line beside its place."""
BLOCKS = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "tr", "dt", "dd", "figcaption", "caption", "figure")
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out document: on which pages each section stands, which blocks have no room.

    Pages are counted from 1.
    """

    sections: Mapping[str, tuple[int, int]]
    overflows: tuple[Overflow, ...]


def read_layout(laid_out: LaidOut, plan: Collection[str]) -> Layout:
    """Find each section's pages, and every line that stands where it should not.

    A line runs over when its page comes after its section's first, when it stands below a box of
    fixed height that holds it, or beside the box that it should be in. A page without any line
    holds what is left of the space after the last one.

    :param plan: the ids of the sections, each of which has one page.
    """
    sections: dict[str, tuple[int, int]] = {}
    lost: dict[tuple[str, Any], list[float]] = {}
    wide: dict[tuple[str, Any], float] = {}
    words: dict[Any, str] = {}
    blank: list[tuple[str, Any]] = []
    key: tuple[str, Any] | None = None
    for number, sheet in enumerate(laid_out.sheets, 1):
        empty = True
        for line in _measure_lines(sheet, plan):
            if line.section is None:
                continue
            empty = False
            first, _ = sections.get(line.section, (number, number))
            sections[line.section] = (first, number)
            key = (line.section, line.block)
            words[line.block] = words.get(line.block, "") + line.text
            if number > first or line.below > TOLERANCE:
                lost.setdefault(key, []).append(line.below)
            if line.beside > TOLERANCE:
                wide[key] = max(wide.get(key, 0.0), line.beside)
        if empty and key is not None:
            blank.append(key)
    overflows = [
        Overflow(section, " ".join(words[block].split()), lines=len(lines))
        for (section, block), lines in lost.items()
    ]
    overflows += [
        Overflow(section, " ".join(words[block].split()), beside=round(beside * MM, 1))
        for (section, block), beside in wide.items()
        if (section, block) not in lost
    ]
    crowded = {overflow.section for overflow in overflows}
    overflows += [
        Overflow(section, " ".join(words[block].split()))
        for section, block in blank
        if section not in crowded
    ]
    # By section, each in the order of the page.
    order = list(sections)
    overflows.sort(key=lambda overflow: order.index(overflow.section))
    return Layout(sections, tuple(overflows))


@dataclass(frozen=True, slots=True)
class _Line:
    section: str | None
    block: Any
    """The element that the line is a part of, by which lines are counted together."""
    text: str
    below: float
    """How far it stands below the foot of a box of fixed height, in CSS pixels."""
    beside: float
    """How far it reaches beyond the sides of the box that holds it, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What the boxes around a line allow."""

    section: str | None
    block: Any
    left: float
    right: float
    foot: float
    sides: tuple[float, float]
    """The sides of the page's area, which no column may leave."""
    repeated: bool = False
    """Whether it is the head of a table, which stands on each of its pages."""

    def enter(self, box: Box, plan: Collection[str]) -> _Room:
        """The room inside a box."""
        section, block = self.section, self.block
        if box.element is not None:
            name = box.element.get("id")
            section = name if name in plan else section
            block = box.element if box.tag in BLOCKS or block is None else block
        left, right = box.sides or (self.left, self.right)
        foot = self.foot if box.foot is None else min(self.foot, box.foot)
        repeated = self.repeated or box.tag == "thead"
        return _Room(section, block, left, right, foot, self.sides, repeated)


def _measure_lines(sheet: LaidOutPage, plan: Collection[str]) -> Iterator[_Line]:
    """The lines of a page's content in reading order, held against the room that they have."""
    everywhere = _Room(None, None, *sheet.sides, sheet.foot, sheet.sides)
    for line, room in sheet.walk_lines(everywhere, lambda room, box: room.enter(box, plan)):
        yield _measure(line, room)


def _measure(line: PrintedLine, room: _Room) -> _Line:
    start, end = line.left, line.left + line.width
    left, right = room.sides
    beside = max(end - min(room.right, right), max(room.left, left) - start)
    return _Line(
        section=room.section if line.text.strip() and not room.repeated else None,
        block=room.block,
        text=line.text + " ",
        below=line.top + line.height - room.foot,
        beside=beside,
    )
