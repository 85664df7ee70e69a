from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs.glossary import Glossary, read_glossary
from generator.files import ProjectFiles
from tests.unit.catalogs.checks.judging import judge

TABLE = """\
fr,en,ar,note
Daech,Daesh,داعش,
Coalition internationale,international Coalition,التحالف الدولي,
Coalition,Coalition,التحالف,with its capital
résolution|résolutions,resolution|resolutions,قرار|القرار|قرارات,
opération Chammal,Opération Chammal|Operation Chammal,عملية الشمال,
front,,,an empty cell is no rule
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    """A glossary of a few terms in English and Arabic."""
    file = tmp_path / "data" / "daesh" / "glossary.csv"
    file.parent.mkdir(parents=True)
    file.write_text(TABLE)
    found = read_glossary(ProjectFiles(tmp_path), "daesh", "fr")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("contre Daech", "against Daesh", "en"),
        ("contre Daech", "ضد داعش", "ar"),
        ("contre Daech", "مقاتلو داعِش", "ar"),
        ("contre Daech", "لداعش وبداعش", "ar"),
        ("l’opération Chammal", "operation Chammal", "en"),
        ("L’OPÉRATION CHAMMAL", "Opération Chammal", "en"),
        ("la Coalition", "ضربات للتحالف", "ar"),
        ("la Coalition", "والتحـالف", "ar"),
        ("la Coalition internationale", "the international Coalition", "en"),
        ("la Coalition internationale", "للتحالف الدولي", "ar"),
        ("les résolutions", "resolution", "en"),
        ("la *Coalition*", "the *Coalition*", "en"),
        ("affrontement", "clash", "en"),
        ("le front", "the line", "en"),
        ("contre Daech", "gegen den IS", "de"),
        ("contre {daech}", "against {daech}", "en"),
    ],
)
def test_an_accepted_form_is_right(glossary: Glossary, source: str, form: str, locale: str) -> None:
    """Any of a term's forms will do, in any case; in Arabic with its prefixes and vowel signs."""
    assert [] == judge("glossary", source, form, locale, glossary=glossary)


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("contre Daech", "against ISIL", "en", "lacks “Daesh” for “Daech”"),
        ("contre Daech", "ضد تنظيم الدولة", "ar", "lacks “داعش” for “Daech”"),
        ("contre Daech", "the Daeshists", "en", "lacks “Daesh” for “Daech”"),
        ("contre Daech", "against Isis", "en-GB", "lacks “Daesh” for “Daech”"),
    ],
)
def test_another_word_is_found(
    glossary: Glossary, source: str, form: str, locale: str, said: str
) -> None:
    """The finding names the term, its form and the line of the glossary."""
    line = f"{said} in the translation of “{source}”; write it, as data/daesh/glossary.csv:2 asks"
    assert [line] == judge("glossary", source, form, locale, glossary=glossary)


def test_the_longest_term_counts(glossary: Glossary) -> None:
    """“Coalition internationale” is one term, and not “Coalition” as well."""
    text = "la Coalition internationale"
    assert [
        (
            f"lacks “international Coalition” for “Coalition internationale” in the translation of"
            f" “{text}”; write it, as data/daesh/glossary.csv:3 asks"
        )
    ] == judge("glossary", text, "the alliance", glossary=glossary)


def test_all_forms_are_offered(glossary: Glossary) -> None:
    """Where a term has several forms, one of them must be there."""
    assert [
        (
            "lacks “resolution” or “resolutions” for “résolutions” in the translation of"
            " “deux résolutions”; write one of them, as data/daesh/glossary.csv:5 asks"
        )
    ] == judge("glossary", "deux résolutions", "two texts", glossary=glossary)


def test_without_a_glossary_there_is_no_rule() -> None:
    """The file is optional."""
    assert [] == judge("glossary", "contre Daech", "against ISIL")
