from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language.reading.words import says_in_words


@pytest.mark.parametrize(
    ("text", "number", "locale"),
    [
        ("après douze ans", 12, "fr"),
        ("Vingt et une villes", 21, "fr"),
        ("Vingt-et-une villes", 21, "fr"),
        ("la douzième réunion", 12, "fr"),
        ("one hundred and one towns", 101, "en-GB"),
        ("mit einem Mitglied", 1, "de"),
        ("после двенадцати лет", 12, "ru"),
        ("veintiún días", 21, "es"),
        ("في ثلاث مدن", 3, "ar"),
        ("وثلاثة رجال", 3, "ar"),
        ("بعد عشرين عامًا", 20, "ar"),
        ("十二年后", 12, "zh"),
    ],
)
def test_a_number_in_words_is_found(text: str, number: int, locale: str) -> None:
    """In the gender and the case of its sentence, at its beginning too."""
    assert says_in_words(text, Decimal(number), locale)


@pytest.mark.parametrize(
    ("text", "number", "locale"),
    [
        ("après douze ans", 11, "fr"),
        ("une douzaine", 12, "fr"),
        ("someone", 1, "en"),
        ("twelve", 12, "ckb"),
        ("two and a half", Decimal("2.5"), "en"),
    ],
)
def test_what_is_no_such_number_is_not(text: str, number: int, locale: str) -> None:
    """Another number, a part of a word, a language without rules."""
    assert not says_in_words(text, Decimal(number), locale)
