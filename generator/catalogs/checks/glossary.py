"""``glossary``: a term of the glossary is translated by one of its accepted forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.catalogs.checks.quoting import quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import ARABIC, SPACELESS, fold

ARTICLE = "ال"
JOINED = "لل"
"""What the Arabic article becomes after the preposition ل, which is written with its word."""


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """A term that the source has and whose translation has none of its forms."""
    if standard.glossary is None:
        return
    terms = standard.glossary.find(unit.source.plain)
    text = fold(unit.target.plain) if terms else ""
    for form, term in terms:
        accepted = term.accepted_in(standard.locale)
        if accepted and not any(_pattern(each).search(text) for each in accepted):
            named = " or ".join(f"“{each}”" for each in accepted)
            yield Problem(
                f"lacks {named} for “{form}” in the translation of {quote(unit.source.written)}",
                f"write {'it' if len(accepted) == 1 else 'one of them'}, as {term.origin} asks",
            )


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Finds an accepted form in a folded text.

    As a whole word in scripts that part words; anywhere in those that do not, and in Arabic, where
    “and”, “of”, “to” and “in” are written with the word.
    """
    words = fold(form)
    if ARABIC.search(words):
        spelt = [words]
        if words.startswith(ARTICLE):
            spelt.append(JOINED + words.removeprefix(ARTICLE))
        return re.compile("|".join(map(re.escape, spelt)))
    if SPACELESS.search(words):
        return re.compile(re.escape(words))
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
