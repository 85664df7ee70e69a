"""Armenian."""

from __future__ import annotations

from generator.language.rules import LanguageRules

RULES = LanguageRules(signs={".": "։"}, declines_months=True)
