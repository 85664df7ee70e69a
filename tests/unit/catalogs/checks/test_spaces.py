from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge, judge_source


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("Les villes", "The towns", "en"),
        (" et ", " and ", "en"),
        ("Les villes", "المدن", "ar"),
        ("La carte ; la liste", "الخريطة؛ القائمة", "ar"),
        ("Deux  espaces", "Two  spaces", "en"),
    ],
)
def test_the_spaces_of_the_source_are_right(source: str, form: str, locale: str) -> None:
    """What the source has at its ends and inside, the translation may have."""
    assert [] == judge("spaces", source, form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("Villes", " Towns", "en", "begins with a space, as the French does not; remove it"),
        ("Villes", "Towns\u00a0 ", "en", "ends with 2 spaces, as the French does not; remove it"),
        ("Villes", "المدن ", "ar", "ends with a space, as the French does not; remove it"),
        ("Villes", "Towns\n", "en", "ends with a line break, as the French does not; remove it"),
        ("Villes : ", "Towns:", "en", "ends without a space, unlike the French; add it"),
        ("Villes", "The  towns", "en", "has 2 spaces inside “The towns”; keep one space"),
        ("Villes", "المدن  والمواقع", "ar", "has 2 spaces inside “المدن والمواقع”; keep one space"),
        ("Villes", "The\ntowns", "en", "has a line break inside “The towns”; keep one space"),
        ("Villes", "The\ttowns", "en", "has a tab inside “The towns”; keep one space"),
    ],
)
def test_other_spaces_are_said_with_their_place(
    source: str, form: str, locale: str, said: str
) -> None:
    """At either end they are compared with the source; inside, the words beside them are quoted."""
    assert [said] == judge("spaces", source, form, locale)


def test_a_source_text_has_no_two_spaces_in_a_row() -> None:
    """A source text is held to the rule itself."""
    assert [] == judge_source("spaces", "La carte ; la liste")
    assert ["has 2 spaces inside “La carte”; keep one space"] == judge_source("spaces", "La  carte")
