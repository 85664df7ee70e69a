from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge


def amounts(source: str, form: str, locale: str = "en") -> list[str]:
    """What is said of the amounts, without what every such finding has."""
    end = f" in the translation of “{source}”; say what the French says"
    return [line.removesuffix(end) for line in judge("amounts", source, form, locale)]


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("À 160 km", "160 miles away", "en", "says mile for kilometer: “160 miles” for “160 km”"),
        ("À 160 km", "على بعد 160 ميلا", "ar", "says mile for kilometer: “160 ميلا” for “160 km”"),
        ("12 %", "12", "en", "loses %: “12” for “12 %”"),
        ("12", "12%", "en", "adds %: “12%” for “12”"),
        ("7,50 €", "$7.50", "en", "says $ for €: “$7.50” for “7,50 €”"),
        ("à −2 °C", "at 2°C", "en", "loses the minus sign: “2°C” for “−2 °C”"),
        ("à 92 m", "at 92", "en", "names no meter: “92” for “92 m”"),
        ("20 à 25 %", "25–20%", "en", "turns a range round: “25–20” for “20 à 25”"),
        ("de 8 h à 20 h", "8 p.m. to 8 a.m.", "en", "turns the hours from 08:00 to 20:00 round"),
        ("à 17 h, n° 17", "at 6 p.m., no. 17", "en", "says 18:00 for 17:00"),
        ("1 000 tonnes par an", "1,000 tonnes a month", "en", "says month for year"),
        (
            "14 millions d’euros",
            "14 millones de dólares",
            "es",
            "says $ for €: “14 millones de” for “14 millions d’euros”",
        ),
    ],
)
def test_what_stands_beside_a_number_is_the_same(
    source: str, form: str, locale: str, said: str
) -> None:
    """The unit, the currency, percent, the sign and the order of a range; both are shown."""
    assert [said] == amounts(source, form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("À 160 km", "160 kilometres away", "en"),
        ("À 160 km", "160 km (100 miles) away", "en"),
        ("20 à 25 %", "between 20% and 25%", "en"),
        ("20 à 25 %", "٪20 إلى ٪25", "ar"),
        ("une demi-heure", "30 minutes", "en"),
        ("la moitié", "50%", "en"),
        ("2,4 milliards d’euros", "€2,400 million", "en"),
        ("1,2 milliard de mètres cubes", "1.2bn m³", "en"),
        ("pendant 3 ans", "a three-year plan", "en"),
        ("au moins 3 minutes", "3 minutes or more", "en"),
        ("2,4 milliards d’euros", "٢٫٤ مليار يورو", "ar"),
        ("12 %", "12 Prozent", "de"),
    ],
)
def test_the_same_amount_said_otherwise_is_right(source: str, form: str, locale: str) -> None:
    """In another sign of the unit, converted beside it, or as a part of the whole."""
    assert [] == amounts(source, form, locale)
    assert [] == judge("numbers", source, form, locale)
