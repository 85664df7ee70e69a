"""Letters as checks compare them: scripts told apart, case and vowel signs left out."""

from __future__ import annotations

import re
import unicodedata

ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")
"""A letter of the Arabic script."""

SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""A letter of a script that sets no space between words: Thai, Lao, Burmese, Khmer, kana, Han."""

SIGNS = re.compile(r"[\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Arabic's vowel signs and the tatweel, which lengthens a line and says nothing."""

SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """A text for comparison: one form of each letter, no case, no vowel signs, simple spaces."""
    text = unicodedata.normalize("NFC", text).casefold().replace("'", "’")
    return SPACES.sub(" ", SIGNS.sub("", text))


def to_latin(text: str) -> str:
    """A text with each digit as a Latin one."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
