"""Finnish."""

from __future__ import annotations

from generator.language.rules import LanguageRules

RULES = LanguageRules(mirrors_quotes=True, declines_months=True)
