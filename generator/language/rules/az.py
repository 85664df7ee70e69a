"""Azeri."""

from __future__ import annotations

from generator.language.rules import LanguageRules


def _keep_dots(text: str) -> str:
    """Keep the dot of each i: i and ı are two letters."""
    return text.replace("i", "İ")


RULES = LanguageRules(prepare_capitals=_keep_dots, declines_months=True)
