"""Thai."""

from __future__ import annotations

from generator.language.rules import LanguageRules

RULES = LanguageRules(stops=False, doubles_words=True)
