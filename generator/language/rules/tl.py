"""Tagalog."""

from __future__ import annotations

from generator.language.rules import LanguageRules

RULES = LanguageRules(doubles_words=True)
