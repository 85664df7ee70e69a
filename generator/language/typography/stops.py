"""Full stops where texts meet: one mark, where a date or an abbreviation ends in its own.

“2024. szeptember 25.” is a date in Hungarian; before the stop of its sentence it keeps one. Facts
are put into texts, labels into templates, tags around both: so the rule holds for a text when its
facts are in it, and for all that a template joins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.language.typography.galley import Galley

_INLINE = "a|abbr|b|bdi|cite|em|i|q|s|small|span|strong|sub|sup|time"
_TWICE = re.compile(
    r"(?<![\s.\"'/(<>=\[{-])\."  # a stop that ends a word, and is not the first of a path
    rf"((?:</?(?:{_INLINE})\b[^>]*>)*)"
    r"\.(?![.\w/])"
)


def join_stops(galley: Galley) -> None:
    """Set one full stop for two at the end of a word; three are an ellipsis."""
    galley.replace(_TWICE, ".")


def join_parts(parts: Iterable[str]) -> str:
    """Join what a template writes one after the other, HTML or words, with one stop for two."""
    text = "".join(parts)
    return _TWICE.sub(r".\1", text) if ".." in text or ".<" in text else text
