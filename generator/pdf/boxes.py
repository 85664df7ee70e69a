"""The boxes that WeasyPrint lays out, as plain values, and the one walk over them for lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Box:
    """A box around lines; lengths in CSS pixels from the left upper corner of the page."""

    element: Any
    """Of the HTML; None where the box is a pseudo-element's or nobody's."""
    tag: str
    """The element's name, also of a pseudo-element, as ``p::before``."""
    sides: tuple[float, float] | None = None
    """The sides of a block's content."""
    foot: float | None = None
    """The foot of the content of a block of fixed height."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of text; lengths in CSS pixels from the left upper corner of the page."""

    text: str
    left: float
    top: float
    width: float
    height: float
    baseline: float
    """From its top."""


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """A piece of text on one line, or an image; lengths as of a :class:`PrintedLine`."""

    element: Any
    """Of the HTML, the nearest around it."""
    text: str
    """Empty of an image."""
    left: float
    top: float
    width: float
    height: float


class LaidOutPage:
    """One laid-out page; lengths in CSS pixels from its left upper corner."""

    def __init__(self, box: Any) -> None:
        self.box = box
        self.sides = (box.content_box_x(), box.content_box_x() + box.width)
        self.top: float = box.content_box_y()
        self.depth: float = box.height
        self.foot: float = box.margin_height()
        self.area_foot: float = box.content_box_y() + box.height

    def find_end(self) -> float:
        """Give how far down its lines and pictures reach, without those of the page's margins."""
        from weasyprint.formatting_structure import boxes

        end, waiting = self.top, list(self.box.children)
        while waiting:
            box = find_box(waiting.pop())
            if isinstance(box, boxes.MarginBox):
                continue
            if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
                end = max(end, box.position_y + box.height)
            waiting += getattr(box, "children", ())
        return end

    def walk_lines(
        self, outside: State, enter: Callable[[State, Box], State]
    ) -> Iterator[tuple[PrintedLine, State]]:
        """Walk over the lines in reading order, without those of the page's margins.

        :param outside: what is known outside all boxes.
        :param enter: gives what is known inside a box from what is known around it.
        """
        from weasyprint.formatting_structure import boxes

        waiting = [(child, outside) for child in self.box.children[::-1]]
        while waiting:
            box, state = waiting.pop()
            box = find_box(box)
            if isinstance(box, boxes.MarginBox):
                continue
            if isinstance(box, boxes.LineBox):
                yield _read_line(box), state
            inner = enter(state, _read_box(box))
            waiting += [(child, inner) for child in getattr(box, "children", ())[::-1]]

    def walk_pieces(self) -> Iterator[PrintedPiece]:
        """Walk over the texts and images that elements print, the margins' too, in reading order.

        What a pseudo-element prints is none of them.
        """
        from weasyprint.formatting_structure import boxes

        waiting: list[tuple[Any, Any]] = [(child, None) for child in self.box.children[::-1]]
        while waiting:
            box, line = waiting.pop()
            box = find_box(box)
            inside = box if isinstance(box, boxes.LineBox) else line
            waiting += [(child, inside) for child in getattr(box, "children", ())[::-1]]
            is_text = isinstance(box, boxes.TextBox)
            if not is_text and not isinstance(box, boxes.ReplacedBox):
                continue
            if box.element is None or "::" in (box.element_tag or ""):
                continue
            # A font's own ascent may reach far over its line.
            around = line if is_text and line is not None else box
            yield PrintedPiece(
                element=box.element,
                text=box.text if is_text else "",
                left=box.position_x if is_text else box.content_box_x(),
                top=around.position_y if is_text else box.content_box_y(),
                width=box.width,
                height=around.height,
            )

    def walk_elements(self) -> Iterator[Any]:
        """Walk over the elements of the HTML that have a box on the page."""
        waiting = list(self.box.children[::-1])
        while waiting:
            box = find_box(waiting.pop())
            waiting += getattr(box, "children", ())[::-1]
            if box.element is not None and "::" not in (box.element_tag or ""):
                yield box.element


def find_box(box: Any) -> Any:
    """Find the box itself: one out of the flow stands behind a placeholder."""
    return getattr(box, "_box", box)


def _read_box(box: Any) -> Box:
    from weasyprint.formatting_structure import boxes

    tag = box.element_tag or ""
    element = box.element if tag and "::" not in tag else None
    if not isinstance(box, boxes.BlockContainerBox):
        return Box(element, tag)
    left = box.content_box_x()
    fixed = box.style["height"] != "auto"
    foot = box.content_box_y() + box.height if fixed else None
    return Box(element, tag, (left, left + box.width), foot)


def _read_line(box: Any) -> PrintedLine:
    return PrintedLine(
        text="".join(_list_texts(box)),
        left=box.position_x,
        top=box.position_y,
        width=box.width,
        height=box.height,
        baseline=box.baseline,
    )


def _list_texts(box: Any) -> Iterator[str]:
    text = getattr(box, "text", None)
    if isinstance(text, str):
        yield text
    for child in getattr(box, "children", ()):
        yield from _list_texts(child)
