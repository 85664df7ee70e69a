from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("Gênes", "Gen\u043ea", "en", "has “о” (U+043E, CYRILLIC SMALL LETTER O) within “Genоa”"),
        ("Où aller ?", "ماذا نفعل؟", "en", "is in Arabic letters: “ماذا نفعل؟”"),
        ("Où aller ?", "What to do?", "ar", "is in Latin letters: “What to do?”"),
        ("Il sait", "یعرف", "ar", "has “ی” (U+06CC, ARABIC LETTER FARSI YEH) in “یعرف”"),
    ],
)
def test_another_script_is_found(source: str, form: str, locale: str, said: str) -> None:
    """A letter within a word, a whole text, a letter of another language."""
    (line,) = judge("script", source, form, locale)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("Le Monde", "Le Monde", "ar"),
        ("franceinfo", "franceinfo", "ar"),
        ("La norme ISO 9", "معيار ISO 9", "ar"),
        ("Le signe π", "The sign π", "en"),
        ("Tokyo", "東京タワー", "ja"),
    ],
)
def test_names_and_what_the_source_has_may_stay(source: str, form: str, locale: str) -> None:
    """And scripts that one language writes in one word."""
    assert [] == judge("script", source, form, locale)


def test_a_sentence_of_another_language_is_found() -> None:
    """By its commonest words, which the language itself has not."""
    found = judge("other-language", "Les maîtres y tiennent.", "Los maestros no se van de aquí.")
    assert "reads as Spanish (“los”, “no”, “se”)" in found[0] or "reads as Spanish" in found[0]
    assert [] == judge(
        "other-language", "Il est là.", "The film is called Les gens du pays, I know."
    )
