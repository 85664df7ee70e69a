"""How far a translation is from being printed, and its mark on the page of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

from generator.model.locale import Direction


class Unfinished(StrEnum):
    """What keeps a translation from being printed; each is marked in a way of its own."""

    MISSING = "missing"
    """There is none: the source's text stands in its place."""
    WRONG = "wrong"
    """No page can be set from it: the source's text stands in its place."""
    FUZZY = "fuzzy"
    """It is still to be checked."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What of the words of a language is not finished.

    :param unfinished: the words as their catalog has them.
    :param source: the tag of the language that stands in for what is missing, and its direction.
    """

    unfinished: Mapping[str, Unfinished] = field(default_factory=dict)
    source: str = ""
    direction: Direction = "ltr"

    def mark(self, words: str, html: Markup) -> Markup:
        """Put a mark around a text as it is set, where its words are not finished."""
        state = self.unfinished.get(words)
        if state is None:
            return html
        if state is Unfinished.FUZZY:
            return Markup('<mark class="{}">{}</mark>').format(state, html)
        opening = Markup('<mark class="{}" lang="{}" dir="{}">')
        return opening.format(state, self.source, self.direction) + html + Markup("</mark>")


FINISHED = Proof()
"""Of what is no draft."""
