"""A text made ready to be read: one form of each letter, and each sign where it stood."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.language.knowledge import Knowledge
from generator.language.letters import SIGNS
from generator.language.rules import rules_of
from generator.model.locale import Locale

KEPT = 4096
"""How many texts are kept as they were read; a subject has some hundred."""


@lru_cache(KEPT)
def prepare(text: str) -> str:
    """Give a text in NFC, with curly apostrophes and without the vowel signs of Arabic."""
    return SIGNS.sub("", unicodedata.normalize("NFC", text)).replace("'", "’")


@lru_cache(KEPT)
def lower(text: str) -> str:
    """Give a text in small letters, each where it stood."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def language_of(locale: str) -> str:
    """Give the language of a locale (ISO 639)."""
    return Locale.of(locale).language


def knowledge_of(locale: str) -> Knowledge:
    """Give what the file of a locale's language tells of its texts."""
    return rules_of(language_of(locale)).knowledge
