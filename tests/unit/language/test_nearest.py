"""The nearest of several locales."""

from __future__ import annotations

import pytest

from generator.language.nearest import find_nearest


@pytest.mark.parametrize(
    ("wanted", "available", "found"),
    [
        ("fr", ["en", "fr"], "fr"),
        ("fr-CA", ["en", "fr"], "fr"),
        ("fr-CA", ["fr", "fr-CA"], "fr-CA"),
        ("fr", ["fr-CH"], "fr-CH"),
        ("en-IN", ["en-GB", "en-001"], "en-001"),
        ("pt-AO", ["pt", "pt-PT"], "pt-PT"),
        ("pt", ["pt-PT", "pt-BR"], "pt-BR"),
        ("zh-TW", ["zh", "zh-Hant"], "zh-Hant"),
        ("zh-TW", ["zh"], None),
        ("sr-Latn", ["sr"], None),
        ("ku", ["ar", "fr"], None),
        ("fr", [], None),
    ],
)
def test_the_nearest_language(wanted: str, available: list[str], found: str | None) -> None:
    """Itself, else CLDR's parents, else the same language in the same script, and no other."""
    assert found == find_nearest(wanted, available)
