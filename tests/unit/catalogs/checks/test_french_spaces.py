from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge, judge_source


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Une victoire; une autre", "has no space before “;” in “victoire;”; type one"),
        ("Les cartes: Noto", "has no space before “:” in “cartes:”; type one"),
        ("Quels objectifs?", "has no space before “?” in “objectifs?”; type one"),
        ("La victoire!", "has no space before “!” in “victoire!”; type one"),
        ("« Colère»", "has no space before “»” in “Colère»”; type one"),
        ("«Colère »", "has no space after “«” in “«Colère”; type one"),
        ("depuis {start}; fin", "has no space before “;” in “…;”; type one"),
    ],
)
def test_a_sign_close_to_its_word_is_found(text: str, said: str) -> None:
    """In the French source, and in a translation into French."""
    assert [said] == judge_source("french-spaces", text)
    assert [said] == judge("french-spaces", "x", text, "fr-CA")


@pytest.mark.parametrize(
    "text",
    [
        "Une victoire ; une autre",
        "Une victoire\u202f; une autre\u00a0: la ville",
        "Opération « Colère de l’Euphrate » : isoler",
        "«\u00a0Colère\u00a0»",
        "Vraiment ?! Oui !!",
        "à 10:30",
        "https://example.org/a;b?c",
        "(?)",
    ],
)
def test_any_space_will_do(text: str) -> None:
    """Composition puts the right no-break space where the author typed one."""
    assert [] == judge_source("french-spaces", text)


@pytest.mark.parametrize(("form", "locale"), [("A victory; another", "en"), ("نصر؛ آخر!", "ar")])
def test_other_languages_set_no_such_space(form: str, locale: str) -> None:
    """The rule is French."""
    assert [] == judge("french-spaces", "x", form, locale)
