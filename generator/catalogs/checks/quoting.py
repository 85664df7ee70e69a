"""How findings quote a text: on one line, shortened."""

from __future__ import annotations

import textwrap

from generator.catalogs.checks.unit import HOLE

SHOWN = 60
"""How many characters of a text a finding quotes."""

BESIDE = 24
"""How many characters on either side of a fault a finding quotes at most."""


def quote(text: str) -> str:
    """A text between quotation marks, no longer than a line has room for."""
    return f"“{textwrap.shorten(text.replace(HOLE, '…'), SHOWN, placeholder='…')}”"


def quote_around(text: str, start: int, end: int) -> str:
    """What stands from ``start`` to ``end`` of a text, with the word on either side."""
    before = text[max(0, start - BESIDE) : start].rsplit(" ", maxsplit=1)[-1]
    after = text[end : end + BESIDE].split(" ", maxsplit=1)[0]
    words = f"{before}{text[start:end]}{after}".replace(HOLE, "…")
    return f"“{' '.join(words.split())}”"
