"""Serbian."""

from __future__ import annotations

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks

# Правопис српскога језика (2010), 153: „ ” outside, ’ ’ inside; „ “ is seen as well.
_MARKS = QuotationMarks(
    first=("„", "”"), second=("’", "’"), kept=frozenset({("„", "“"), ("»", "«")})
)
_CODES = (
    r"(?:[Зз]акон[а-я]*|[Рр]езолуциј[а-я]*|[Уу]редб[а-я]*|[Лл]ет|[Тт]ел\.|[Тт]елефон|"
    r"[Бб]р(?:ој|\.)|[Zz]akon[a-z]*|[Rr]ezolucij[a-z]*|[Uu]redb[a-z]*|[Ll]et|[Bb]r(?:oj|"
    r"\.))(?: (?:бр|br)\.)?"
)

RULES = LanguageRules(marks=_MARKS, codes=_CODES, declines_months=True)
