"""Russian."""

from __future__ import annotations

import re

from generator.language.rules import LanguageRules


def mend_spelling(words: str) -> str:
    """Write the eightieth alike in all genders and cases: CLDR has ``восемьдесятое`` for some."""
    return re.sub(r"восемьдесят(?=[а-я])", "восьмидесят", words)


RULES = LanguageRules(declines_months=True, mend_spelling=mend_spelling)
