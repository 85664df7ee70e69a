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
    # Babel has 11 to 99 and 100 to 102 the other way round than CLDR, gettext, Poedit, Weblate.
    plural_forms=(
        6,
        "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
    ),
)
