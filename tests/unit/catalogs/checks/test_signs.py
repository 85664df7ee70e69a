from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge


@pytest.mark.parametrize(
    ("form", "locale", "said"),
    [
        ("One ,two", "en", "has a space before “,” in “One ,two”"),
        ("What ?", "en", "has a space before “?” in “What ?”"),
        ("One,two", "en", "has no space after “,” in “One,two”"),
        ("Done.And so", "en", "has no space after “.” in “Done.And”"),
        ("Done..", "en", "has “..” in “Done..”"),
        ("واحد ،اثنان", "ar", "has a space before “،” in “واحد ،اثنان”"),
        ("واحد،، اثنان", "ar", "has “،،” in “واحد،،”"),
        ("one -- two", "en", "has two hyphens for a dash in “one -- two”"),
        ("¿What now?", "en", "has “¿” in “¿What now?”"),
        ("cuál es?", "es", "has “?” without “¿” in “cuál es?”"),
    ],
)
def test_signs_stand_as_the_language_sets_them(form: str, locale: str, said: str) -> None:
    """No space before them, one after, and each once."""
    found = judge("signs", "Un texte", form, locale)
    assert any(line.startswith(said) for line in found)


@pytest.mark.parametrize(
    ("form", "locale"),
    [
        ("Wait… what?!", "en"),
        ("At 9:30, 1,200 men; e.g. www.Example.org", "en"),
        ("Quoi ? Oui : cela", "fr"),
        ("a .NET program, and/or", "en"),
    ],
)
def test_numbers_addresses_and_french_spaces_are_right(form: str, locale: str) -> None:
    """And an ellipsis, and two signs that say two things."""
    assert [] == judge("signs", "Un texte", form, locale)


@pytest.mark.parametrize(
    ("form", "locale", "said"),
    [
        ("We shall rebuild, he said", "en", "quotes nothing, where the French quotes"),
        ("« We shall », he said", "en", "quotes with «"),
        ("”We shall“, he said", "en", "has quotation marks the wrong way round"),
        ("“Wir bauen”, sagte er", "de", "opens a quotation with “"),
    ],
)
def test_what_is_quoted_stays_quoted_in_the_language_s_marks(
    form: str, locale: str, said: str
) -> None:
    """A quotation that is lost is someone's words no more."""
    (line, *_) = judge("quotations", "« Nous bâtirons », dit-il", form, locale)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("form", "locale"),
    [
        ("“We shall”, he said", "en"),
        ("‘We shall’, he said", "en"),
        ('"We shall", he said', "en"),
        ("„Wir werden“, sagte er", "de"),
        ("»Wir werden«, sagte er", "de"),
        ("قال: «سنبني»", "ar"),
    ],
)
def test_every_school_of_quotation_marks_is_right(form: str, locale: str) -> None:
    """Single or double, straight or curly, low or pointed where the language has them."""
    assert [] == judge("quotations", "« Nous bâtirons », dit-il", form, locale)


def test_a_unit_stands_apart_from_its_number_where_it_does_in_the_source() -> None:
    """What the source writes together may stay together."""
    (line,) = judge("signs", "à 160 km", "160km away", "en")
    assert line.startswith("has no space between number and unit in “160km”")
    assert [] == judge("signs", "un film de 35mm", "a 35mm film", "en")
