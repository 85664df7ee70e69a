"""Italian."""

from __future__ import annotations

from generator.language.rules import LanguageRules


def count_millions(noun: str) -> str:
    """Join what is counted to a million (Treccani, “milione”)."""
    return f"di {noun}"


RULES = LanguageRules(after_million=count_millions)
