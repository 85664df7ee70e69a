"""Dutch."""

from __future__ import annotations

from generator.language.rules import LanguageRules

RULES = LanguageRules(doubled=frozenset({"dat", "die"}))
