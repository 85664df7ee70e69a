"""Catalan."""

from __future__ import annotations

from generator.language.rules import LanguageRules


def count_millions(noun: str) -> str:
    """Join what is counted to a million (Institut d’Estudis Catalans, “milió”)."""
    return f"d’{noun}" if noun[0].lower() in "aàeéèhiíoóòuú" else f"de {noun}"


RULES = LanguageRules(after_million=count_millions)
