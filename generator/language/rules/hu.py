"""Hungarian."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# A magyar helyesírás szabályai (12th ed.), 257 and 258.
_MARKS = QuotationMarks(first=("„", "”"), second=("»", "«"))
_CODES = r"(?:[Tt]örvény|[Hh]atározat|[Rr]endelet|[Ii]rányelv|[Jj]árat|[Tt]el\.|[Tt]elefon)"

RULES = LanguageRules(marks=_MARKS, codes=_CODES, declines_months=True)
