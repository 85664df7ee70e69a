"""Portuguese."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks


def count_millions(noun: str) -> str:
    """Join what is counted to a million (Cunha and Cintra, *Nova gramática*)."""
    return f"de {noun}"


# CLDR, delimiters; in Portugal « » as well.
_MARKS = QuotationMarks(first=("“", "”"), second=("‘", "’"), kept=frozenset({("«", "»")}))
_CODES = (
    r"(?:[Ll]ei|[Dd]ecreto|[Rr]esolução|[Dd]iretiva|[Rr]egulamento|[Aa]rtigo|[Vv]oo)(?: n\.?[°º])?"
)

RULES = LanguageRules(marks=_MARKS, codes=_CODES, after_million=count_millions)
