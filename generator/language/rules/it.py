"""Italian."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks


def count_millions(noun: str) -> str:
    """Join what is counted to a million (Treccani, “milione”)."""
    return f"di {noun}"


# CLDR, delimiters.
_MARKS = QuotationMarks(first=("«", "»"), second=("“", "”"), single=("‘", "’"))
_CODES = (
    r"(?:[Ll]egge|[Dd]ecreto|[Rr]isoluzione|[Dd]irettiva|[Rr]egolamento|[Aa]rticolo|"
    r"[Vv]olo)(?: n\.)?"
)

RULES = LanguageRules(marks=_MARKS, codes=_CODES, after_million=count_millions)
