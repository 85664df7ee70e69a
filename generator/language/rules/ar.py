"""Arabic. Its typography is that of all scripts from the right (``typography/from_right.py``)."""

from __future__ import annotations

from generator.language.rules import ARABIC_SIGNS, LanguageRules

ARTICLE = "ال"
JOINED = "لل"
"""What the article becomes after the preposition ل, which is written with its word."""


def spell(word: str) -> tuple[str, ...]:
    """Give a word, and what it becomes after ل where it has the article."""
    if word.startswith(ARTICLE):
        return word, JOINED + word.removeprefix(ARTICLE)
    return (word,)


RULES = LanguageRules(
    signs=ARABIC_SIGNS,
    spellings=spell,
    month_names=("ar", "ar_SY", "ar_DZ", "ar_MA"),
)
