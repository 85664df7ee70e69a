from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge

TEXT = "La carte les situe sur la frontière ; la liste dit ce qui s’est passé."


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_text_left_in_french_is_found(locale: str) -> None:
    """The whole text, or one sentence of it."""
    assert [
        "leaves “La carte les situe sur la frontière ;” in French; translate it",
        "leaves “la liste dit ce qui s’est passé.” in French; translate it",
    ] == judge("source-language", TEXT, TEXT, locale)


@pytest.mark.parametrize(
    ("form", "locale"),
    [
        ("The map shows where they are. La liste dit ce qui s’est passé.", "en"),
        ("تبيّن الخريطة مواقعها. La liste dit ce qui s’est passé.", "ar"),
    ],
)
def test_a_sentence_left_in_french_is_found(form: str, locale: str) -> None:
    """A sentence among translated ones, whatever its capital and its end."""
    assert ["leaves “La liste dit ce qui s’est passé.” in French; translate it"] == judge(
        "source-language", TEXT, form, locale
    )


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        (TEXT, "The map shows where they are; the list says what happened.", "en"),
        (TEXT, "تبيّن الخريطة مواقعها؛ وتبيّن القائمة ما جرى.", "ar"),
        ("Institute for the Study of War", "Institute for the Study of War", "ar"),
        ("AFP / Gulf Times / Ahram Online", "AFP / Gulf Times / Ahram Online", "en"),
        ("Date", "Date", "en"),
        ("%(year)s · %(total)s", "%(year)s · %(total)s", "ar"),
        (TEXT, TEXT, "fr-CA"),
    ],
)
def test_names_short_labels_and_the_same_language_are_right(
    source: str, form: str, locale: str
) -> None:
    """A publisher's name is the same in every language, and Canadian French is French."""
    assert [] == judge("source-language", source, form, locale)
