"""Norwegian Bokmål."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# Språkrådet: « » outside, ‘ ’ inside.
_MARKS = QuotationMarks(first=("«", "»"), second=("‘", "’"))

RULES = LanguageRules(marks=_MARKS, mirrors_quotes=True)
