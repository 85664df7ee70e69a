"""Danish."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# Dansk Sprognævn, Retskrivningsordbogen, 58.
_MARKS = QuotationMarks(
    first=("“", "”"), second=("‘", "’"), kept=frozenset({("»", "«"), ("„", "“"), ("”", "”")})
)

RULES = LanguageRules(marks=_MARKS, mirrors_quotes=True)
