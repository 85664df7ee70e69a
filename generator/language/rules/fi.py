"""Finnish."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# CLDR, delimiters: the same mark on both sides.
_MARKS = QuotationMarks(first=("”", "”"), second=("’", "’"), kept=frozenset({("»", "»")}))

RULES = LanguageRules(marks=_MARKS, mirrors_quotes=True, declines_months=True)
