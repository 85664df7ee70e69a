from __future__ import annotations

import pytest

from generator.language.reading.agreement import compare
from generator.language.reading.prepared import prepare


def differ(
    source: str, target: str, source_locale: str, locale: str
) -> tuple[list[str], list[str]]:
    """What a text lacks of another, and what it adds."""
    found = compare(prepare(source), source_locale, prepare(target), locale)
    return [each.text for each in found.lacking], [each.text for each in found.added]


@pytest.mark.parametrize(
    ("source", "target", "source_locale", "locale"),
    [
        ("6 à 8 millions", "six to eight million", "fr", "en-GB"),
        ("6 à 8 millions", "من ستة إلى ثمانية ملايين", "fr", "ar"),
        ("à 14 h 30", "at 2.30 p.m.", "fr", "en-GB"),
        ("à 9:30 am", "à neuf heures et demie", "en", "fr"),
        ("à 16 h 45", "at a quarter to five", "fr", "en-GB"),
        ("sept sur dix", "70%", "fr", "en-GB"),
        ("la moitié des trains", "un train sur deux", "fr", "fr"),
        ("le 17 mars 2017", "2017-03-17", "fr", "en-GB"),
        ("le 17 mars 2017", "17/3/2017", "fr", "en-GB"),
        ("2014 à 2017", "2014–17", "fr", "en-GB"),
        ("dans deux hôpitaux", "في المستشفيين", "fr", "ar"),
        ("deux heures et demie", "ساعتين ونصف", "fr", "ar"),
        ("deux heures et demie", "2½ hours", "fr", "en-GB"),
        ("1 250 hommes", "1\u202f250 men", "fr", "en-GB"),
        ("0 800 123 456", "0 800 123 456", "fr", "en-GB"),
        ("eleven years", "elfjährig", "en", "de"),
        ("73 jours", "seventy-three days", "fr", "en-GB"),
        ("un million et demi", "1.5 million", "fr", "en-GB"),
        ("un million et demi", "مليون ونصف المليون", "fr", "ar"),
        ("six mois", "half a year", "fr", "en-GB"),
        ("trois villes sur quatre", "three quarters of the towns", "fr", "en-GB"),
        ("un F-16 et deux A400M", "one F-16 and two A400Ms", "fr", "en-GB"),
        ("un milliard de dollars", "مليار دولار", "fr", "ar"),
        ("2,1 millions d’enfants", "مليونين ومئة ألف طفل", "fr", "ar"),
        ("un tiers va à l’eau", "ويذهب ثلثها إلى المياه", "fr", "ar"),
        ("12 % de plus", "اثني عشر في المئة", "fr", "ar"),
        ("à 18 h 15", "at 18.15", "fr", "en-GB"),
        ("à 18 h 15", "a las 18.15 h", "fr", "es"),
        ("12,5 millions d’euros", "€12.5m", "fr", "en-GB"),
        ("les années 1930", "the thirties", "fr", "en-GB"),
        ("0 péage", "no tolls", "fr", "en-GB"),
        ("dix fois plus", "a tenfold rise", "fr", "en-GB"),
        ("1 in 5", "jeder Fünfte", "en", "de"),
        ("$1.5 billion", "anderthalb Milliarden Dollar", "en", "de"),
        ("120 feet high", "120 pieds (37 m) de haut", "en", "fr"),
        ("vingt-trois jours", "двадцати трёх дней", "fr", "ru"),
        ("the first quarter", "le premier quart", "en", "fr"),
    ],
)
def test_texts_that_say_the_same_agree(
    source: str, target: str, source_locale: str, locale: str
) -> None:
    """In digits or words, as a part or percent, at a time or a date in whatever form."""
    assert ([], []) == differ(source, target, source_locale, locale)


@pytest.mark.parametrize(
    ("source", "target", "lacking", "added"),
    [
        ("1 milliard", "1 million", ["1 milliard"], ["1 million"]),
        ("douze ans", "twenty years", ["douze"], ["twenty"]),
        ("un quart", "a third", ["un quart"], ["third"]),
        ("à 14 h 30", "at 2.30 a.m.", ["14"], ["2.30"]),
    ],
)
def test_what_differs_is_told_of_both(
    source: str, target: str, lacking: list[str], added: list[str]
) -> None:
    """A number of one alone, as it is written there."""
    missed, more = differ(source, target, "fr", "en-GB")
    assert (lacking[0], added[0]) == (missed[0], more[0])
