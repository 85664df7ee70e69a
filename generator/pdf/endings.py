"""How paragraphs end: no last line shorter than a quarter of the measure, none after a parted word.

WeasyPrint 70 fills one line after the other and leaves the last one what is over. Here the line
before it gives up words until the last one is long enough; no other line changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from functools import cache
from typing import Any

LEAST = 0.25
"""How long a last line is at least, of the measure."""
_TRIES = 8
"""So many words or syllables are moved at most."""
_LESS = 0.1
"""By how much the room of a line that is to break earlier is less than it took, in pixels."""
_HYPHENS = ("-", "\u2010")

Line = tuple[Any, Any]
"""A line of the engine, and where the next one begins; None after the last."""
SetLine = Callable[[Any, float, Any], Line]
"""Sets a line in a block, from a height and a place in the text on."""


@cache
def mend_endings() -> None:
    """Replace the function that parts a text into lines, once a process."""
    from weasyprint.layout import block, inline

    list_lines = inline.iter_line_boxes

    def iter_line_boxes(context: Any, box: Any, *arguments: Any) -> Iterator[Line]:
        _, bottom_space, start, containing_block, *placed, _, _ = arguments
        first_styles, known = arguments[-2:], [len(boxes) for boxes in placed]

        def set_line(inside: Any, height: float, resumed: Any) -> Line:
            place: tuple[Any, ...] = (height, bottom_space, resumed, inside, [], [], None, None)
            line, following = inline.get_next_linebox(context, box, *place)
            return line, following

        held: Line | None = None
        for following in list_lines(context, box, *arguments):
            if held is None:
                held = following
                continue
            line = following
            # What stands out of the flow is placed with its line, which then stays as it is.
            plain = known == [len(boxes) for boxes in placed] and not any(first_styles)
            if line[1] is None and plain and _begins_lines(containing_block):
                held, line = _lengthen(held, line, start, containing_block, set_line)
            yield held
            start, held = held[1], line
        if held is not None:
            yield held

    block.iter_line_boxes = iter_line_boxes


def _begins_lines(block: Any) -> bool:
    """Say whether the lines of a block begin at its side."""
    side = "right" if block.style["direction"] == "rtl" else "left"
    return block.style["text_align_all"] in ("start", side)


def _lengthen(
    held: Line, last: Line, start: Any, block: Any, set_line: SetLine
) -> tuple[Line, Line]:
    """Set the two last lines of a text so that the first gives up words to the other.

    They stay as they are where that is not needed, or cannot be done.
    """
    tried, moved = held, last
    for _ in range(_TRIES):
        if not _ends_badly(tried[0], moved[0], block.width):
            return tried, moved
        room = tried[0].width
        tried = set_line(_narrow(block, tried[0]), held[0].position_y, start)
        if tried[0] is None or tried[1] is None or tried[0].width >= room:
            break
        moved = set_line(block, tried[0].position_y + tried[0].height, tried[1])
        if moved[0] is None or moved[1] is not None:
            break
    return held, last


def _ends_badly(line: Any, last: Any, measure: float) -> bool:
    """Say whether a last line is too short, or the one before it ends in a parted word."""
    return last.width < LEAST * measure or _read_end(line).endswith(_HYPHENS)


def _read_end(line: Any) -> str:
    texts = [box.text for box in line.descendants() if hasattr(box, "text")]
    return texts[-1].rstrip() if texts else ""


def _narrow(block: Any, line: Any) -> Any:
    """Give a block that has not quite the room for one of its lines."""
    narrow, left = copy(block), block.content_box_x()
    if block.style["direction"] == "rtl":
        begin = line.position_x + _LESS
        narrow.position_x += begin - left
        narrow.width = left + block.width - begin
    else:
        narrow.width = line.position_x + line.width - _LESS - left
    return narrow
