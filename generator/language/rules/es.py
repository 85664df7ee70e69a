"""Spanish."""

from __future__ import annotations

from generator.language.rules import LanguageRules


def count_millions(noun: str) -> str:
    """Join what is counted to a million (RAE, *Diccionario panhispánico de dudas*, “millón”)."""
    return f"de {noun}"


RULES = LanguageRules(after_million=count_millions)
