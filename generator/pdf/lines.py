"""A fault of the engine mended: a text that fills its line but for its last space keeps the line.

WeasyPrint 70 takes such a text for one that has no room, since the space stands over, and then sets
its first word alone on the line.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_COLLAPSED = frozenset({"normal", "nowrap", "pre-line"})
"""Where a space at the end of a line takes no room (CSS Text 3, 4.1.2)."""


@cache
def mend_lines() -> None:
    """Replace the function that breaks lines, once a process."""
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    split = line_break.split_first_line

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        def break_line(words: str) -> tuple[Any, ...]:
            given = (words, style, context, max_width, justification_spacing)
            return tuple(split(*given, is_line_start=is_line_start, minimum=minimum))

        found = break_line(text)
        _, length, resumed, *_ = found
        cut = resumed is not None and b" " not in text.encode()[:length]
        if max_width is None or not cut or not text.endswith(" "):
            return found
        if style["white_space"] not in _COLLAPSED:
            return found
        _, _, resumed, width, *_ = bare = break_line(text.rstrip(" "))
        return bare if resumed is None and width <= max_width else found

    for module in (line_break, inline, preferred):
        module.split_first_line = split_first_line
