"""Words that no dictionary has, of those that the machine has."""

from __future__ import annotations

import pytest

from generator.catalogs.checks import spelling
from generator.language.dictionary import find_dictionary
from tests.unit.catalogs.checks.judging import judge

SPELT = {"the", "town", "is", "taken", "isn't"}


@pytest.fixture
def dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary of English with few words."""
    monkeypatch.setattr(spelling, "find_dictionary", lambda locale: SPELT.__contains__)


@pytest.mark.usefixtures("dictionary")
def test_a_word_that_no_dictionary_has_is_found() -> None:
    """Once, whatever stands around it."""
    assert judge("spelling", "La ville", "the twon is taken, the twon", "en") == [
        "has “twon”, which no dictionary has; correct it"
    ]


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize(
    "form",
    [
        "the town isn’t taken",
        "Mosul is taken",
        "the town of Daech",
        "a b of www.example.org, jane.doe@example.org, x-ray",
        "the peshmerga",
    ],
)
def test_names_and_words_of_the_source_are_right(form: str) -> None:
    """And what is no word: addresses, compounds, single letters."""
    names = {"Forces": "peshmerga"}
    assert judge("spelling", "of Daech", form, "en", names=names) == []


def test_without_a_dictionary_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine may have none."""
    monkeypatch.setattr(spelling, "find_dictionary", lambda locale: None)
    assert judge("spelling", "x", "qwrtz", "en") == []


def test_a_dictionary_of_the_machine() -> None:
    """The locale's own, else another of its language."""
    spell = find_dictionary("en-GB")
    if spell is None:
        pytest.skip("needs pyenchant, Enchant and a Hunspell dictionary of English")
    assert (spell("towns"), spell("twon")) == (True, False)
