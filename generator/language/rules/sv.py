"""Swedish."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# Språkrådet, Svenska skrivregler, 15: the same mark on both sides.
_MARKS = QuotationMarks(
    first=("”", "”"), second=("’", "’"), kept=frozenset({("»", "»"), ("»", "«")})
)

RULES = LanguageRules(marks=_MARKS, mirrors_quotes=True)
