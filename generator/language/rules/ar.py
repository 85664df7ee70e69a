"""Arabic. Its typography is that of all scripts from the right (``typography/from_right.py``)."""

from __future__ import annotations

import re

from generator.language.rules import ARABIC_SIGNS, LanguageRules
from generator.language.typography.quotation import QuotationMarks

ARTICLE = "ال"
_MISSPELT = (
    ("إثن", "اثن"),
    ("إحدى عشر(?!ة)", "أحد عشر"),
    ("ثمانية مائة", "ثمانمائة"),
    ("(ثلاث|أربع|خمس|ست|سبع|تسع)ة مائة", r"\1مائة"),
    (" {2,}", " "),
)
JOINED = "لل"
"""What the article becomes after the preposition ل, which is written with its word."""


def spell(word: str) -> tuple[str, ...]:
    """Give a word, and what it becomes after ل where it has the article."""
    if word.startswith(ARTICLE):
        return word, JOINED + word.removeprefix(ARTICLE)
    return (word,)


def mend_spelling(words: str) -> str:
    """Write what CLDR misspells: two without its hamza, eleven, and hundreds as one word."""
    for wrong, right in _MISSPELT:
        words = re.sub(wrong, right, words)
    return words


# « » as the press and the United Nations’ Arabic texts have them; “ ” stays as typed.
_MARKS = QuotationMarks(
    first=("«", "»"),
    second=("“", "”"),
    single=("‘", "’"),
    kept=frozenset({("“", "”"), ("”", "“"), ("‘", "’"), ("’", "‘"), ("„", "“")}),
)
_CODES = "(?:ال)?(?:قانون|قرار|مرسوم|رحلة|هاتف|فاكس|مادة|طائرة|بوينغ|إيرباص)(?: رقم)?"

RULES = LanguageRules(
    marks=_MARKS,
    codes=_CODES,
    signs=ARABIC_SIGNS,
    spellings=spell,
    month_names=("ar", "ar_SY", "ar_DZ", "ar_MA"),
    mend_spelling=mend_spelling,
    # CLDR counts women’s three to ten as men’s, and has no case but the first.
    misspelt=frozenset({"words-feminine", "words-masculine"}),
)
