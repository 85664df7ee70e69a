"""What a layout has no room for, said for the person who can shorten it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.design.fit import Fit
from generator.errors import Finding, Origin
from generator.model.edition import Edition
from generator.model.pages import Overflow

SHOWN = 60
"""How many characters of a block a finding quotes."""

MOST = 6
"""How many blocks of a section are named; the others follow from these, and are counted."""

Locate = Callable[[str], Origin | None]
"""Gives where a printed text is written, if that is known."""


def explain_overflows(
    overflows: Sequence[Overflow], fit: Fit, edition: Edition, locate: Locate
) -> Iterator[Finding]:
    """Give a finding for each block without room, by how many lines or mm, where it is written.

    :param fit: how the document was set when it had none.
    """
    template = Origin(f"templates/{edition.format}/{edition.layout}.html")
    for section, group in groupby(overflows, lambda overflow: overflow.section):
        blocks = list(group)
        for overflow in blocks[:MOST]:
            message, remedy = _explain(overflow)
            origin = locate(overflow.block) or template
            said = f"{message} in section {section}, even set at {fit.describe(section)}"
            yield Finding(origin, f"{edition.name}: {said}", remedy)
        rest = blocks[MOST:]
        if rest:
            more = "1 block more runs" if len(rest) == 1 else f"{len(rest)} blocks more run"
            lines = _count_lines(sum(overflow.lines for overflow in rest))
            yield Finding(
                template,
                f"{edition.name}: {more} over by {lines} in section {section}",
                "shorten those before them",
            )


def _explain(overflow: Overflow) -> tuple[str, str]:
    """What has no room, and what to do."""
    block = textwrap.shorten(overflow.block, SHOWN, placeholder="…")
    if overflow.lines:
        lines = _count_lines(overflow.lines)
        remedy = f"shorten it by {lines}, or give the section more room"
        return f"“{block}” runs over by {lines}", remedy
    if overflow.beside:
        message = f"“{block}” is {overflow.beside} mm wider than its column"
        return message, "shorten it, or give it a wider column"
    return (
        f"the space after “{block}” runs over",
        "shorten the section by a line, or give it more room",
    )


def _count_lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
