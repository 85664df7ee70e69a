from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs.glossary import Glossary, read_glossary
from generator.errors import ContentError
from generator.files import ProjectFiles


def read(folder: Path, text: str) -> Glossary | None:
    file = folder / "data" / "daesh" / "glossary.csv"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return read_glossary(ProjectFiles(folder), "daesh", "fr")


def test_a_brief_needs_no_glossary(tmp_path: Path) -> None:
    """Without the file there is none."""
    assert read_glossary(ProjectFiles(tmp_path), "daesh", "fr") is None


def test_a_term_has_its_forms_by_locale(tmp_path: Path) -> None:
    """Forms are parted by bars; a region takes its language's column, and an empty cell none."""
    glossary = read(tmp_path, "fr,en,pt-BR,note\nDaech | EI,Daesh|ISIL,,x\n")
    assert glossary is not None
    ((form, term),) = glossary.find("contre l’EI, dit Daech")
    assert ("EI", ("Daech", "EI"), 2) == (form, term.forms, term.origin.line)
    assert ("Daesh", "ISIL") == term.accepted_in("en") == term.accepted_in("en_GB")
    assert () == term.accepted_in("pt_BR") == term.accepted_in("de")


def test_a_glossary_may_be_empty(tmp_path: Path) -> None:
    """A header without a row finds no term."""
    glossary = read(tmp_path, "fr,en\n")
    assert glossary is not None
    assert () == glossary.find("Daech")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "fr,eng-xx,en\nDaech,a,b\n",
            [
                (
                    "1: has the column 'eng-xx', which is no locale of CLDR;"
                    " write it as en, pt-BR or ar, or note for remarks"
                )
            ],
        ),
        ("en,note\nDaesh,\n", ["1: lacks the column fr, the source language; add it"]),
        ("fr,en,en\nDaech,a,b\n", ["1: has the column en twice; remove one"]),
        ("", ["1: is empty; begin it with note"]),
        (
            "fr,en\nDaech,Daesh,x\n",
            [
                (
                    "2: has 3 cells where the header has 2;"
                    " put quotation marks around a cell that holds a comma"
                )
            ],
        ),
        (
            "fr,en\nDaech,Daesh\n ,x\nEI|DAECH,y\n",
            [
                "3: has no term in the column fr; write it, or remove the row",
                (
                    "4: has the term “DAECH”, which stands on line 2 already;"
                    " keep one of the two rows"
                ),
            ],
        ),
    ],
)
def test_a_fault_is_at_its_line(tmp_path: Path, text: str, lines: list[str]) -> None:
    """Columns that are no locale, terms that are missing or doubled: all at once."""
    with pytest.raises(ContentError) as failure:
        read(tmp_path, text)
    assert [f"data/daesh/glossary.csv:{line}" for line in lines] == str(failure.value).splitlines()
