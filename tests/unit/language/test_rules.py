from __future__ import annotations

from pathlib import Path

import pytest

from generator.language import rules
from generator.language.rules import ARABIC_SIGNS, LanguageRules, rules_of
from generator.model.locale import is_locale


def test_every_file_is_a_language_and_says_something() -> None:
    """Each is found by its code; a file without a rule of its own would be needless."""
    codes = [
        file.stem.removesuffix("_")
        for file in Path(rules.__path__[0]).glob("*.py")
        if file.stem != "__init__"
    ]
    assert {"ar", "de", "en", "fr", "is"} <= set(codes)
    assert [] == [code for code in codes if not is_locale(code)]
    assert [] == [code for code in codes if rules_of(code) == LanguageRules()]


@pytest.mark.parametrize("language", ["ro", "xx", "", "../fr", "__init__"])
def test_a_language_without_a_file_has_the_plain_rules(language: str) -> None:
    """It sets no space before its signs, doubles no word and has Latin signs."""
    assert LanguageRules() == rules_of(language)


def test_what_is_known_of_a_language_is_in_its_rules() -> None:
    """A fact of each kind, in a language that has it."""
    assert ("imprimerie-nationale", "eu") == tuple(rules_of("fr").typesetters)
    assert (True, "1er") == (rules_of("fr").spaces_signs, rules_of("fr").first_day)
    assert ARABIC_SIGNS == rules_of("ar").signs == rules_of("ur").signs
    assert {"?": ";"} == rules_of("el").signs
    assert (False, True) == (rules_of("th").stops, rules_of("th").doubles_words)
    assert (True, True) == (rules_of("is").declines_months, rules_of("sv").mirrors_quotes)
    count_millions = rules_of("it").after_million
    assert count_millions is not None
    assert "di dollari" == count_millions("dollari")
    spell = rules_of("ar").spellings
    assert spell is not None
    assert ("التحالف", "للتحالف") == spell("التحالف")
