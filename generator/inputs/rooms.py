"""The figures that a format's plan gives room to, held against those of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blocks.document import Brief
from generator.blocks.registry import list_kinds
from generator.errors import Finding, Origin
from generator.toml_file import find_line
from generator.validation import nearest


def find_unused_rooms(
    text: str, path: str, names: Iterable[str], format_name: str, briefs: Iterable[Brief]
) -> Iterator[Finding]:
    """Give a finding for each figure that has room, and is none of any document.

    A kind of figure has room in whatever document has one, so that it is no finding.

    :param text: the plan as it is written, at ``path``, for the lines.
    :param names: the figures that it gives room to.
    :param briefs: the documents that have the format; they are read only where they are asked for.
    """
    kinds = {kind for kind, block in list_kinds().items() if block.draws}
    named = [name for name in names if name not in kinds]
    if not named:
        return
    known = {
        block.name
        for brief in briefs
        for block in brief.content.blocks_of(format_name)
        if block.draws
    }
    for name in named:
        if name not in known:
            remedy = nearest(name, known | kinds, "write the id of a drawn block, or its kind")
            yield Finding(
                Origin(path, find_line(text, ("figures", name))),
                f"gives room to {name}, which is no figure of a document in this format",
                remedy,
            )
