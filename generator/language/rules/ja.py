"""Japanese."""

from __future__ import annotations

from generator.language.rules import WIDE_SIGNS, LanguageRules

RULES = LanguageRules(signs={**WIDE_SIGNS, ",": "、"})
