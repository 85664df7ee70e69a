"""Dutch."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# CLDR, delimiters; Taalunie, Leidraad: ’s and ’t begin with an apostrophe.
_MARKS = QuotationMarks(
    first=("“", "”"),
    second=("‘", "’"),
    kept=frozenset({("„", "”")}),
    clipped=r"(?:s|t|n|k|m|ns)\\\b",
)

RULES = LanguageRules(marks=_MARKS, doubled=frozenset({"dat", "die"}))
