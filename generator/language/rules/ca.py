"""Catalan."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks


def count_millions(noun: str) -> str:
    """Join what is counted to a million (Institut d’Estudis Catalans, “milió”)."""
    return f"d’{noun}" if noun[0].lower() in "aàeéèhiíoóòuú" else f"de {noun}"


# CLDR, delimiters.
_MARKS = QuotationMarks(first=("«", "»"), second=("“", "”"), single=("‘", "’"))

RULES = LanguageRules(marks=_MARKS, after_million=count_millions)
