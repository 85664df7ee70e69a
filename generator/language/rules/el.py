"""Greek."""

from __future__ import annotations

import unicodedata

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

_TONOS = "\u0301"


def _drop_accents(text: str) -> str:
    """Drop the accents, which capitals do not bear (CLDR: el-Upper)."""
    parted = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", parted.replace(_TONOS, ""))


# CLDR, delimiters.
_MARKS = QuotationMarks(first=("«", "»"), second=("“", "”"))

RULES = LanguageRules(marks=_MARKS, signs={"?": ";"}, prepare_capitals=_drop_accents)
