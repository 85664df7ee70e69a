from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge


@pytest.mark.parametrize(("form", "locale"), [("**26** towns", "en"), ("**26** بلدة", "ar")])
def test_the_same_markup_is_right(form: str, locale: str) -> None:
    """Wherever it stands in the sentence."""
    assert [] == judge("markup", "les **26** villes", form, locale)


@pytest.mark.parametrize(
    ("form", "locale", "said"),
    [
        ("26 towns", "en", "(none) where the French has (strong)"),
        ("*26* بلدة", "ar", "(em) where the French has (strong)"),
    ],
)
def test_other_markup_is_found(form: str, locale: str, said: str) -> None:
    """What is there and what should be are both said."""
    assert [f"has the markup {said}; give it the same markup as the French"] == judge(
        "markup", "les **26** villes", form, locale
    )


@pytest.mark.parametrize(("form", "locale"), [("**26 towns", "en"), ("**26 بلدة", "ar")])
def test_markup_that_does_not_close_is_found(form: str, locale: str) -> None:
    """It would be printed as it stands."""
    assert [f"has markup that does not close: {form}; close it"] == judge(
        "markup", "les **26** villes", form, locale
    )


@pytest.mark.parametrize("pasted", ["&nbsp;", "&amp;", "&#160;", "<b>", "</b>", "<br/>", "\\n"])
def test_what_was_pasted_from_html_is_found(pasted: str) -> None:
    """An entity, a tag, the end of a line of a program: each would be printed as it is typed."""
    said = f"has the markup (pasted {pasted}) where the French has (none)"
    (found,) = judge("markup", "les villes", f"the towns{pasted} of", "en")
    assert found.startswith(said)


@pytest.mark.parametrize("text", ["AT&T; a < b > c", "R&D, <3", "{members} & co"])
def test_signs_that_only_look_so_are_left(text: str) -> None:
    """An ampersand or an angle alone is a sign like any other."""
    assert [] == judge("markup", "les villes", text, "en")
