from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge

MENTIONS = ("first", "first:day", "first:month-format", "code")


@pytest.mark.parametrize(
    ("form", "locale"),
    [("с {first:month-format}", "ru"), ("since {first:day}", "en"), ("seit {first}", "de")],
)
def test_a_translator_may_ask_for_another_form(form: str, locale: str) -> None:
    """Of those that the fact has; the names are compared without their forms."""
    assert [] == judge("fact-forms", "Depuis {first}", form, locale, mentions=MENTIONS)
    assert [] == judge("placeholders", "Depuis {first}", form, locale, mentions=MENTIONS)
    assert [] == judge("placeholders", "Depuis {first:day}", form, locale, mentions=MENTIONS)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            "с {first:genitive}",
            (
                "asks for {first:genitive}, and first has no such form;"
                " its forms are day, month-format"
            ),
        ),
        (
            "{code:digits}",
            "asks for {code:digits}, and code has no such form; write {code}: it has no forms",
        ),
    ],
)
def test_a_form_that_the_fact_has_not_is_found(form: str, said: str) -> None:
    """In the translation, as in the source."""
    assert [said] == judge("fact-forms", "Depuis {first}", form, "ru", mentions=MENTIONS)


def test_another_name_is_found_whatever_its_form() -> None:
    """A form loses no check: a fact that is not the source's is lacking or added."""
    (said,) = judge("placeholders", "Depuis {first:day}", "{code}", mentions=MENTIONS)
    assert said.startswith("lacks {first} and adds {code} in the translation of")
