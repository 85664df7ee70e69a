"""The room: every block of text stands on its section's page, inside its box."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from generator.errors import Finding
from generator.model.pages import Overflow
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

SHOWN = 60
"""How many characters of a block a finding quotes."""


MOST = 6
"""How many blocks of a section are named; the others follow from these, and are counted."""


def check(_: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on blocks that the layout had no room for, by how many lines or mm."""
    for section, group in groupby(promise.overflows or (), lambda overflow: overflow.section):
        overflows = list(group)
        fit = f", even set at {promise.fit.describe(section)}" if promise.fit is not None else ""
        for overflow in overflows[:MOST]:
            message, remedy = _explain(overflow)
            yield promise.find(f"{message} in section {section}{fit}", remedy, overflow.origin)
        rest = overflows[MOST:]
        if rest:
            blocks = "1 block more runs" if len(rest) == 1 else f"{len(rest)} blocks more run"
            lines = _count_lines(sum(overflow.lines for overflow in rest))
            yield promise.find(
                f"{blocks} over by {lines} in section {section}",
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
