"""Where a laid-out document put its text: the engine's pages -> sections and what runs over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.pages import Overflow

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

    Pages are counted from 1; ``document`` is the engine's own, for writing.
    """

    document: Any
    sections: Mapping[str, tuple[int, int]]
    overflows: tuple[Overflow, ...]


def read_layout(document: Any, plan: Collection[str]) -> Layout:
    """Find each section's pages, and every line that stands where it should not.

    A line runs over when its page comes after its section's first, when it stands below a box of
    fixed height that holds it, or beside the box that it should be in. A page without any line
    holds what is left of the space after the last one.

    :param document: what WeasyPrint's ``render`` gave.
    :param plan: the ids of the sections, each of which has one page.
    """
    sections: dict[str, tuple[int, int]] = {}
    lost: dict[tuple[str, Any], list[float]] = {}
    wide: dict[tuple[str, Any], float] = {}
    words: dict[Any, str] = {}
    blank: list[tuple[str, Any]] = []
    key: tuple[str, Any] | None = None
    for number, page in enumerate(document.pages, 1):
        empty = True
        for line in _lines(page._page_box, plan):  # noqa: SLF001 - no public way to the boxes
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
    return Layout(document, sections, tuple(overflows))


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

    def enter(self, box: Any, plan: Collection[str]) -> _Room:
        """The room inside a box."""
        element = box.element if box.element_tag and "::" not in box.element_tag else None
        section, block = self.section, self.block
        if element is not None:
            name = element.get("id")
            section = name if name in plan else section
            block = element if box.element_tag in BLOCKS or block is None else block
        left, right, foot = self.left, self.right, self.foot
        if _is_block(box):
            left, right = box.content_box_x(), box.content_box_x() + box.width
            if box.style["height"] != "auto":
                foot = min(foot, box.content_box_y() + box.height)
        repeated = self.repeated or box.element_tag == "thead"
        return _Room(section, block, left, right, foot, self.sides, repeated)


def _lines(page: Any, plan: Collection[str]) -> Iterator[_Line]:
    """The lines of a page's content in reading order, without those of its margins."""
    from weasyprint.formatting_structure import boxes

    left, right = page.content_box_x(), page.content_box_x() + page.width
    everywhere = _Room(None, None, left, right, page.margin_height(), (left, right))
    waiting = [(child, everywhere) for child in page.children[::-1]]
    while waiting:
        box, room = waiting.pop()
        box = getattr(box, "_box", box)  # a box out of the flow stands behind a placeholder
        if isinstance(box, boxes.MarginBox):
            continue
        if isinstance(box, boxes.LineBox):
            yield _measure(box, room)
        inner = room.enter(box, plan)
        waiting += [(child, inner) for child in getattr(box, "children", ())[::-1]]


def _measure(line: Any, room: _Room) -> _Line:
    text = "".join(_texts(line))
    start, end = line.position_x, line.position_x + line.width
    left, right = room.sides
    beside = max(end - min(room.right, right), max(room.left, left) - start)
    return _Line(
        section=room.section if text.strip() and not room.repeated else None,
        block=room.block,
        text=text + " ",
        below=line.position_y + line.height - room.foot,
        beside=beside,
    )


def _texts(box: Any) -> Iterator[str]:
    text = getattr(box, "text", None)
    if isinstance(text, str):
        yield text
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _is_block(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, boxes.BlockContainerBox)
