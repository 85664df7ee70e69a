"""Basque."""

from __future__ import annotations

from generator.language.rules import LanguageRules

RULES = LanguageRules(declines_months=True)
