"""Turkish."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks


def _keep_dots(text: str) -> str:
    """Keep the dot of each i: i and ı are two letters."""
    return text.replace("i", "İ")


# CLDR, delimiters.
_MARKS = QuotationMarks(first=("“", "”"), second=("‘", "’"))

RULES = LanguageRules(
    marks=_MARKS, prepare_capitals=_keep_dots, doubles_words=True, declines_months=True
)
