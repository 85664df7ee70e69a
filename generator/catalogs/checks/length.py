"""``length``: a text fits the room that its place has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogs.checks.quoting import quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """A text with more characters than its limit; a fact counts as long as its name is.

    Markup and the targets of links take no room.
    """
    limit = unit.message.limit
    if limit is None:
        return
    text = unit.target.plain
    length = len(text)
    if length > limit:
        yield Problem(
            f"has {length} characters in {quote(text)}, where {limit} have room", "shorten it"
        )
