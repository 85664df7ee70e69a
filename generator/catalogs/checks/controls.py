"""``controls``: no character that is not seen and changes how the text is read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogs.checks.unit import Standard, Unit
from generator.language.characters import find_unseen
from generator.language.inline import Problem


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """Each control character, and each that turns the direction of what follows, once."""
    text = unit.target.written
    if not text.isprintable():
        yield from find_unseen(text.replace("\n", " "))
