"""Persian."""

from __future__ import annotations

from generator.language.rules import ARABIC_SIGNS, LanguageRules
from generator.language.typography.quotation import QuotationMarks

# CLDR, delimiters.
_MARKS = QuotationMarks(
    first=("«", "»"),
    second=("‹", "›"),
    single=("‘", "’"),
    kept=frozenset({("“", "”"), ("”", "“"), ("‘", "’")}),
)
_CODES = "قانون|قطعنامه|شماره|تلفن|پرواز"

RULES = LanguageRules(marks=_MARKS, codes=_CODES, signs=ARABIC_SIGNS)
