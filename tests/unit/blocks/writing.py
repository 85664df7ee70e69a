"""Short documents of a few blocks."""

from __future__ import annotations

from typing import TypeVar

from generator.model.localised import LocalBlock, LocalBrief

Kind = TypeVar("Kind", bound=LocalBlock)
BEFORE = 4
"""How many lines of :func:`write` stand before the first block."""


def write(*blocks: str, section: str = "a", more: str = "") -> str:
    """The content of a document with one section of these blocks, each on a line of its own."""
    listed = "".join(f"      - {block}\n" for block in blocks)
    return f"sections:\n  - id: {section}\n    title: First\n    blocks:\n{listed}{more}"


def find(brief: LocalBrief, kind: type[Kind], name: str = "") -> Kind:
    """The first block of a kind, or that of a name."""
    return next(
        block for block in brief.blocks if isinstance(block, kind) and name in ("", block.name)
    )
