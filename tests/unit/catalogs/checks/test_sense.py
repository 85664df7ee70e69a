from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("au nord de la ville", "south of the town", "en", "says south for north"),
        ("au nord de la ville", "جنوب المدينة", "ar", "says south for north"),
        ("à l’est", "im Westen", "de", "says west for east"),
        ("le vendredi", "on Saturdays", "en", "says Saturday for Friday"),
        ("sur la rive gauche", "on the right bank", "en", "says right for left"),
        ("sur la rive gauche", "على الضفة اليمنى", "ar", "says right for left"),
        ("au-dessous de 8 °C", "über 8 °C", "de", "says above for below"),
        ("plus de dix ans", "menos de diez años", "es", "says less for more"),
        ("les exportations", "import", "en", "says import for export"),
    ],
)
def test_another_side_or_day_is_found(source: str, form: str, locale: str, said: str) -> None:
    """Where one stands for the other."""
    (line,) = judge("opposites", source, form, locale)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("il est là", "he is there", "en"),
        ("au Moyen-Orient", "in the Middle East", "en"),
        ("la côte nord", "die Nordküste", "de"),
        ("le vendredi", "every week", "en"),
        ("à gauche et à droite", "on the right, and to its left", "en"),
        ("200 km au plus de la ville", "على بعد أقل من 200 كم", "ar"),
    ],
)
def test_what_names_no_other_is_right(source: str, form: str, locale: str) -> None:
    """A verb, a name, a compound word, a freer wording."""
    assert [] == judge("opposites", source, form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale", "found"),
    [
        ("N’utilisez pas l’ascenseur.", "Use the lift.", "en", True),
        ("N’utilisez pas l’ascenseur.", "Avoid the lift.", "en", False),
        ("Les autres ne paient pas.", "The others pay (note 2).", "en", True),
        ("par l’ONU, et non par eux", "by the UN and under them", "en", True),
        ("Ne gelez pas.", "Unter null lagern.", "de", True),
        ("Ils ne paient pas.", "يدفع الأطفال دون الثانية عشرة", "ar", True),
        ("Il ne reste que deux ponts.", "Two bridges are left.", "en", False),
        ("Personne n’est blessé.", "وأصيب أحدهم", "ar", True),
        ("Personne n’est blessé.", "لا إصابات", "ar", False),
        ("Ne passez pas. Courez vite.", "Please pass. Do not run.", "en", True),
    ],
)
def test_what_is_denied_stays_denied(source: str, form: str, locale: str, *, found: bool) -> None:
    """Sentence by sentence where both have as many, by whatever word."""
    assert found == bool(judge("negation", source, form, locale))


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("la norme ISO", "the IOS standard", "en", "says IOS for ISO"),
        ("l’OMS et l’UNESCO", "WHO alone", "en", "lacks UNESCO"),
        ("selon l’OMS", "according to the OMS", "en", "leaves OMS, the French initials"),
        ("l’OMS, pour la santé", "the World Health Organization (WTO)", "en", "says WTO, which"),
    ],
)
def test_other_initials_are_found(source: str, form: str, locale: str, said: str) -> None:
    """Or none at all."""
    (line,) = judge("acronyms", source, form, locale)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("l’ONU et l’OMS", "the UN and the World Health Organization", "en"),
        ("l’ONU", "الأمم المتحدة", "ar"),
        ("3 % du PIB", "3% of gross domestic product", "en"),
        ("le PIB en dollars", "das BIP in US-Dollar", "de"),
        ("au UK", "in Großbritannien", "de"),
        ("au XIXe siècle", "in the 19th century", "en"),
        ("Louis XIV", "لويس الرابع عشر", "ar"),
    ],
)
def test_bodies_have_other_initials_in_another_language(
    source: str, form: str, locale: str
) -> None:
    """Or their whole names; Roman numerals are no initials."""
    assert [] == judge("acronyms", source, form, locale)
