"""Where a laid-out document put its text: the engine's pages -> groups and what runs over."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
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
class Taken:
    """How a group came out: its pages, and whether a line of it is cut or reaches out of a box."""

    pages: int
    cut: bool
    tail: float = 0.0
    """How far down its last page its lines reach, in mm from the top of the page's area."""
    depth: float = 0.0
    """How far down a page of it may be printed, in mm from the same."""
    whites: tuple[float, ...] = ()
    """How much of the foot of each of its pages is left empty, in mm."""

    @property
    def height(self) -> float:
        """How far down its lines reach over all its pages, in mm."""
        return (self.pages - 1) * self.depth + self.tail


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out document: on which pages each group stands, which blocks have no room.

    Pages are counted from 1.
    """

    sections: Mapping[str, tuple[int, int]]
    overflows: tuple[Overflow, ...]
    tails: Mapping[str, float]
    """How far down its last page the lines of each group reach, in mm from the top of its area."""
    depths: Mapping[str, float]
    """How far down that page may be printed, in mm from the same."""
    whites: tuple[float, ...] = ()
    """How much of the foot of each page is left empty, in mm."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many pages each group takes."""
        return {name: last - first + 1 for name, (first, last) in self.sections.items()}

    def measure(self, name: str) -> Taken:
        """Say how a group came out."""
        cut = any(overflow.section == name for overflow in self.overflows)
        first, last = self.sections.get(name, (1, 0))
        return Taken(
            self.counts.get(name, 0),
            cut,
            self.tails.get(name, 0.0),
            self.depths.get(name, 0.0),
            self.whites[first - 1 : last],
        )


NO_BUDGETS: Mapping[str, int] = {}


def read_layout(
    laid_out: LaidOut, groups: Sequence[str], budgets: Mapping[str, int] = NO_BUDGETS
) -> Layout:
    """Find each group's pages, and every line that stands where it should not.

    A line runs over when its page comes after those that its group may take, when it stands below a
    box of fixed height that holds it, or beside the box that it should be in. A page too many
    without any line holds what is left of the space after the last one.

    :param groups: the ids of the groups, in their order.
    :param budgets: how many pages a group may take; without one it takes what it needs.
    """
    sections = _find_pages(laid_out, groups)
    ends = {name: sections[name][0] + budgets[name] for name in budgets if name in sections}
    lost: dict[tuple[str, Any], list[float]] = {}
    wide: dict[tuple[str, Any], float] = {}
    words: dict[Any, str] = {}
    blank: list[tuple[str, Any]] = []
    tails = dict.fromkeys(sections, 0.0)
    key: tuple[str, Any] | None = None
    for number, sheet in enumerate(laid_out.sheets, 1):
        empty = True
        for line in _measure_lines(sheet, groups):
            if line.section is None:
                continue
            empty = False
            key = (line.section, line.block)
            words[line.block] = words.get(line.block, "") + line.text
            if number == sections[line.section][1]:
                reach = round((line.foot - sheet.top) * MM, 1)
                tails[line.section] = max(tails[line.section], reach)
            if number >= ends.get(line.section, math.inf) or line.below > TOLERANCE:
                lost.setdefault(key, []).append(line.below)
            if line.beside > TOLERANCE:
                wide[key] = max(wide.get(key, 0.0), line.beside)
        if (
            empty
            and key is not None
            and ends.get(key[0], math.inf) <= number <= sections[key[0]][1]
        ):
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
    # By group, each in the order of the page.
    order = list(groups)
    overflows.sort(key=lambda overflow: order.index(overflow.section))
    depths = {
        name: round(laid_out.sheets[last - 1].depth * MM, 1) for name, (_, last) in sections.items()
    }
    whites = tuple(round((sheet.area_foot - sheet.find_end()) * MM, 1) for sheet in laid_out.sheets)
    return Layout(sections, tuple(overflows), tails, depths, whites)


def _find_pages(laid_out: LaidOut, groups: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Find the first and the last page of each group: it reaches up to the one after it."""
    places = laid_out.anchors
    firsts = [(name, places[name]) for name in groups if name in places]
    nexts = [first for _, first in firsts[1:]] + [len(laid_out.sheets) + 1]
    return {
        name: (first, max(first, after - 1))
        for (name, first), after in zip(firsts, nexts, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Line:
    section: str | None
    block: Any
    """The element that the line is a part of, by which lines are counted together."""
    text: str
    foot: float
    """How far down the page it reaches, in CSS pixels."""
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

    def enter(self, box: Box, groups: Collection[str]) -> _Room:
        """The room inside a box."""
        section, block = self.section, self.block
        if box.element is not None:
            name = box.element.get("id")
            section = name if name in groups else section
            block = box.element if box.tag in BLOCKS or block is None else block
        left, right = box.sides or (self.left, self.right)
        foot = self.foot if box.foot is None else min(self.foot, box.foot)
        repeated = self.repeated or box.tag == "thead"
        return _Room(section, block, left, right, foot, self.sides, repeated)


def _measure_lines(sheet: LaidOutPage, groups: Collection[str]) -> Iterator[_Line]:
    """The lines of a page's content in reading order, held against the room that they have."""
    everywhere = _Room(None, None, *sheet.sides, sheet.foot, sheet.sides)
    for line, room in sheet.walk_lines(everywhere, lambda room, box: room.enter(box, groups)):
        yield _measure(line, room)


def _measure(line: PrintedLine, room: _Room) -> _Line:
    start, end = line.left, line.left + line.width
    left, right = room.sides
    beside = max(end - min(room.right, right), max(room.left, left) - start)
    foot = line.top + line.height
    return _Line(
        foot=foot,
        section=room.section if line.text.strip() and not room.repeated else None,
        block=room.block,
        text=line.text + " ",
        below=foot - room.foot,
        beside=beside,
    )
