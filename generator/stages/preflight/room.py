"""The room: every block of text stands on its section's page, inside its box."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise

SHOWN = 60
"""How many characters of a block a finding quotes."""


def check(pdf: pikepdf.Pdf, promise: Promise) -> Iterator[Finding]:
    """Findings on blocks that the layout had no room for, by how many lines or mm."""
    for overflow in promise.overflows:
        block = textwrap.shorten(overflow.block, SHOWN, placeholder="…")
        if overflow.lines:
            lines = "1 line" if overflow.lines == 1 else f"{overflow.lines} lines"
            message = f"“{block}” runs over by {lines} in section {overflow.section}"
            remedy = f"shorten it by {lines}, or give the section more room"
        elif not overflow.beside:
            message = f"the space after “{block}” runs over in section {overflow.section}"
            remedy = "shorten the section by a line, or give it more room"
        else:
            message = (
                f"“{block}” is {overflow.beside} mm wider than its column"
                f" in section {overflow.section}"
            )
            remedy = "shorten it, or give it a wider column"
        if promise.fit is not None:
            message += f", even set at {promise.fit.describe(overflow.section)}"
        yield promise.find(message, remedy, overflow.origin)
