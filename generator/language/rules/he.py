"""Hebrew."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# Academy of the Hebrew Language: gershayim in acronyms, geresh after a letter. CLDR: delimiters.
_MARKS = QuotationMarks(
    first=("”", "”"),
    second=("’", "’"),
    kept=frozenset({("„", "”"), ("“", "”")}),
    letters={**dict.fromkeys('"”“„', "״"), **dict.fromkeys("'’", "׳")},
)
_CODES = "(?:ה?חוק|ה?חלטה|טלפון|פקס|טיסה)(?: מס[׳'])?|מס[׳']|טל[׳']"

RULES = LanguageRules(marks=_MARKS, codes=_CODES)
