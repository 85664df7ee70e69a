"""The lists that a format prints of a document: links lead to their entries, each once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks.block import Block
from generator.blocks.document import Brief
from generator.errors import Finding

LISTS = ("places", "sources")
"""The blocks to whose entries links lead."""


def check_lists(format_name: str, brief: Brief, page: bytes) -> Iterator[Finding]:
    """Give findings where a format prints numbers of sources without their list, or a list twice.

    :param page: the format's template: one that sets no blocks, but what it picks from them, is
        not held to it.
    """
    if b"block body" in page:
        return
    blocks = tuple(brief.content.blocks_of(format_name))
    lists: dict[tuple[str, ...], list[Block]] = {}
    for block in blocks:
        if block.kind in LISTS:
            lists.setdefault((block.kind, *block.list_tables()), []).append(block)
    citing = next((each for each in blocks if each.prints_sources(brief.tables)), None)
    if citing is not None and ("sources",) not in lists:
        yield Finding(
            brief.origins[citing.name],
            f"cites sources, and {format_name} has no list of them",
            "add the block sources to a section that this format has",
        )
    for what, (_, *others) in lists.items():
        for other in others:
            yield Finding(
                brief.origins[other.name],
                f"{format_name} has the list of {what[-1]} twice, and links lead to one",
                "keep one, or give each formats of its own",
            )
