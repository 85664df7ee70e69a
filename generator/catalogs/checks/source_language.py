"""``source-language``: nothing is left in the source language but names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.quoting import quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import fold
from generator.model.locale import Locale

LETTERS = 20
WORDS = 3
SHORT = 3
"""Letters of a word that may be part of a name without a capital, as “of the”."""

SENTENCE = re.compile(r"(?<=[.!?…;])\s+")
AROUND = ' .!?…;:«»“”"()'
WORD = re.compile(r"[^\W\d_]+")


def find_sentences(text: str) -> frozenset[str]:
    """The sentences of a text that are long enough to be told from names, for comparison."""
    return frozenset(_bare(sentence) for sentence in SENTENCE.split(text) if _is_sentence(sentence))


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """A translation that is its source, or has a sentence of some source text."""
    if standard.language == Locale.of(standard.source).language:
        return
    for sentence in SENTENCE.split(unit.target.plain):
        if _is_sentence(sentence) and _bare(sentence) in standard.sentences:
            yield Problem(f"leaves {quote(sentence)} in {standard.source_name}", "translate it")


def _bare(sentence: str) -> str:
    return fold(sentence).strip(AROUND)


def _is_sentence(text: str) -> bool:
    """Whether a text is long enough, and not only names, which have capitals."""
    words: list[str] = WORD.findall(text)
    return (
        len(words) >= WORDS
        and sum(map(len, words)) >= LETTERS
        and any(len(word) > SHORT and not word[0].isupper() for word in words)
    )
