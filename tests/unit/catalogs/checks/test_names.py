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


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("l’armée irakienne", "the Syrian army", "en", "says “Syrian” for “irakienne”"),
        ("sous conduite turque", "led by Iran", "en", "says “Iran” for “turque”"),
        ("les forces kurdes", "the Turkish forces", "en", "says “Turkish”, of a country that"),
        ("au Niger", "in Nigeria", "en", "says “Nigeria” for “Niger”"),
        ("l’armée irakienne", "الجيش السوري", "ar", "says “السوري” for “irakienne”"),
        ("des soldats français", "britische Soldaten", "de", "says “britische” for “français”"),
        ("les forces irakiennes", "иранские силы", "ru", "says “иранские” for “irakiennes”"),
        ("la route Bagdad-Amman", "the road to Baghdad", "en", "lacks “Amman” for “Amman”"),
        ("la ville", "the town of Mosul", "en", "names “Mosul”, which “la ville” does not"),
        (
            "la Turquie, frontière turque",
            "Turquie, on the Turkish border",
            "en",
            "leaves “Turquie”",
        ),
        ("par le professeur Dupré", "by Professor Dubois", "en", "lacks “Dupré”"),
        ("à Vienne", "在威尼斯", "zh", "lacks “维也纳”"),
    ],
)
def test_another_country_people_or_person_is_found(
    source: str, form: str, locale: str, said: str
) -> None:
    """By an adjective, with a hyphen, behind a title, in a script without spaces; or one added."""
    (line,) = judge("names", source, form, locale, names=NAMES if locale == "en" else {})
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("les forces irakiennes", "Iraq’s forces", "en"),
        ("frappes des États-Unis", "American strikes", "en"),
        ("frappes des États-Unis", "ضربات أمريكية", "ar"),
        ("au Royaume-Uni et en Afrique du Sud", "in the UK and to South Africans", "en"),
        ("l’armée turque", "Turkey’s army", "en"),
        ("la route Bagdad-Amman", "الطريق بين بغداد وعمّان", "ar"),
        ("la Colombie-Britannique", "British Columbia", "en"),
        ("des Nations unies", "of the United Nations", "en"),
        ("le ministère (France Diplomatie)", "الوزارة الفرنسية (France Diplomatie)", "ar"),
        ("par Mme Lefèvre", "by Mrs Lefèvre", "en"),
        ("à Vienne", "在维也纳", "zh"),
    ],
)
def test_a_country_may_be_its_people_or_its_initials(source: str, form: str, locale: str) -> None:
    """And a name of several words another's part."""
    assert [] == judge("names", source, form, locale)


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
