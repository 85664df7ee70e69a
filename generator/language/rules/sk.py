"""Slovak."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# CLDR, delimiters.
_MARKS = QuotationMarks(first=("„", "“"), second=("‚", "‘"))

RULES = LanguageRules(marks=_MARKS, declines_months=True)
