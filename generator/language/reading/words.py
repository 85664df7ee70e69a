"""Numbers that a text says in words: “twelve”, “vingt et une”, “двенадцати”."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from generator.language.formats import Formats
from generator.language.letters import ARABIC, SPACELESS
from generator.language.reading.dates import PREFIXES
from generator.language.spelling import list_words
from generator.model.fact_values import MOST_SPELLED

_ARABIC_ENDINGS = {"ة": "ة?", "ون": "(?:ون|ين)", "ان": "(?:ان|ين)"}
_SPACES = "[ \u00a0\u2009\u202f-]+"


def says_in_words(text: str, number: Decimal, locale: str) -> bool:
    """Whether a text has a number in words, in any gender and case, or as an ordinal."""
    if number != number.to_integral_value() or not 0 <= number <= MOST_SPELLED:
        return False
    pattern = _find_pattern(int(number), locale)
    return pattern is not None and bool(pattern.search(text))


def _vary(word: str) -> str:
    """The pattern of a word; of an Arabic one in both genders and cases, which CLDR has not."""
    pattern = re.escape(word)
    if not ARABIC.search(word):
        return pattern
    for ending, either in _ARABIC_ENDINGS.items():
        if word.endswith(ending):
            return f"{pattern.removesuffix(ending)}{either}"
    return pattern


@cache
def _find_pattern(number: int, locale: str) -> re.Pattern[str] | None:
    words = list_words(number, Formats.of(locale))
    if not words:
        return None
    choice = "|".join(
        _SPACES.join(_vary(part) for part in re.split(_SPACES, each))
        for each in sorted(words, key=len, reverse=True)
    )
    if SPACELESS.search(choice):
        return re.compile(choice)
    before = PREFIXES if ARABIC.search(choice) else ""
    return re.compile(rf"(?<!\w){before}(?:{choice})(?!\w)", re.IGNORECASE)
