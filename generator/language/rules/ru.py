"""Russian."""

from __future__ import annotations

import re

from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks


def mend_spelling(words: str) -> str:
    """Write the eightieth alike in all genders and cases: CLDR has ``восемьдесятое`` for some."""
    return re.sub(r"восемьдесят(?=[а-я])", "восьмидесят", words)


# Мильчин, Чельцова, Справочник издателя и автора, 4: « » outside, „ “ inside.
_MARKS = QuotationMarks(first=("«", "»"), second=("„", "“"))
_CODES = (
    r"(?:[Зз]акон[а-я]*|[Рр]езолюци[а-я]*|[Рр]ез\.|[Уу]каз[а-я]*|[Пп]остановлени[а-я]*|"
    r"[Дд]иректив[а-я]*|[Рр]ейс[а-я]*|[Тт]ел\.|[Тт]елефон[а-я]*|[Фф]акс[а-я]*)(?: №)?"
)

RULES = LanguageRules(marks=_MARKS, codes=_CODES, declines_months=True, mend_spelling=mend_spelling)
