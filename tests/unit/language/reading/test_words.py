from __future__ import annotations

from fractions import Fraction

import pytest

from generator.language.reading.prepared import lower, prepare
from generator.language.reading.words import find_worded


def read(text: str, locale: str) -> list[str]:
    """The values of a text's numbers in words."""
    return [str(each.value) for each in find_worded(lower(prepare(text)), locale)]


@pytest.mark.parametrize(
    ("text", "values", "locale"),
    [
        ("après douze ans", "12", "fr"),
        ("Vingt et une villes", "21", "fr"),
        ("Vingt-et-une villes", "21", "fr"),
        ("la douzième réunion", "12", "fr"),
        ("quatre-vingt-dix-sept mille deux cent cinquante", "97250", "fr"),
        ("une cinquantaine, trois quarts et la moitié", "50 3/4 1/2", "fr"),
        ("trois millions, un milliard", "3000000 1000000000", "fr"),
        ("one hundred and one towns", "101", "en-GB"),
        ("six to eight million", "6 8000000", "en-GB"),
        ("a dozen, two thirds, half a million", "12 2/3 500000", "en-GB"),
        ("twenty-five thousand three hundred and twelve", "25312", "en-GB"),
        ("mit einem Mitglied", "1", "de"),
        ("zweihundertfünfzig, dreitausend, elfjährig, im vierten", "250 3000 11 4", "de"),
        ("после двенадцати лет", "12", "ru"),
        ("двадцать пять тысяч", "25000", "ru"),
        ("veintiún días, dos mil millones", "21 2000000000", "es"),
        ("في ثلاث مدن", "3", "ar"),
        ("وثلاثة رجال", "3", "ar"),
        ("بعد عشرين عامًا", "20", "ar"),
        ("ثلاثة ملايين، مئتين وستين ألفا، مليار دولار", "3000000 260000 1000000000", "ar"),
        ("اثنين وتسعين، الاثنتا عشرة، القرن التاسع عشر، نصف", "92 12 19 1/2", "ar"),
        ("十二年后, 三千五百, 两亿", "12 3500 200000000", "zh"),
        ("des milliers, dozens", "", "fr"),
        ("someone", "", "en"),
        ("twelve", "", "ckb"),
    ],
)
def test_a_number_in_words_is_read(text: str, values: str, locale: str) -> None:
    """In the gender and the case of its sentence, built together, as a part or by dozens."""
    assert values.split() == read(text, locale)


def test_a_word_that_has_other_meanings_is_weak_and_a_third_is_a_rank_too() -> None:
    """What “one” says need not be said again, and the third bridge is no part of a bridge."""
    one, third = find_worded("one of the third", "en-GB")
    assert (True, False) == (one.weak, third.weak)
    assert (Fraction(1, 3), frozenset({Fraction(3)})) == (third.value, third.also)
