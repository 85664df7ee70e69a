"""Uyghur."""

from __future__ import annotations

from generator.language.rules import ARABIC_SIGNS, LanguageRules

RULES = LanguageRules(signs=ARABIC_SIGNS)
