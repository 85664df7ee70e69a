"""The languages that subjects say they are written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.inputs.languages import list_sources, read_common_language, read_language
from generator.project import load_project


def make(folder: Path, **languages: str) -> Path:
    """A project of subjects by their names, each with the head of its content alone."""
    tables = (f'[briefs.{name}]\nformats = ["brief"]\nlocales = ["fr"]\n' for name in languages)
    (folder / "briefs.toml").write_text("\n".join(tables))
    for name, head in languages.items():
        if head:
            (folder / "data" / name).mkdir(parents=True)
            (folder / "data" / name / "brief.yaml").write_text(head)
    return folder


def test_each_domain_has_the_language_of_its_texts(tmp_path: Path) -> None:
    """A subject's as it says, in canonical form; the labels' English."""
    folder = make(tmp_path, flood="title: x\nlanguage: de\n", reefs="language: pt_br\n")
    sources = list_sources(load_project(folder))
    assert ("de", "pt-BR", "en") == (sources["flood"], sources["reefs"], sources["labels"])


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("language: de\n", "language: de\n", "de"),
        ("language: de\n", "language: fr\n", None),
        ("language: de\n", "", "de"),
        ("", "", None),
    ],
)
def test_the_language_of_all_subjects_that_are_there(
    tmp_path: Path, one: str, other: str, language: str | None
) -> None:
    """Where they differ there is none, nor where no subject is there: packages are sent alone."""
    folder = make(tmp_path, flood=one, reefs=other)
    assert language == read_common_language(load_project(folder))


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "title: x\n",
            (
                "data/flood/brief.yaml:1: does not say the language of its texts;"
                " write “language: fr”, say, at its top"
            ),
        ),
        (
            "title: x\nlanguage: xx\n",
            (
                "data/flood/brief.yaml:2: language xx is no locale of CLDR;"
                " write it as fr, pt-BR or ar"
            ),
        ),
        ("- x\n", "data/flood/brief.yaml:1: does not say the language of its texts"),
    ],
)
def test_a_language_that_is_not_said(tmp_path: Path, head: str, said: str) -> None:
    make(tmp_path, flood=head)
    with pytest.raises(ContentError) as refused:
        read_language(ProjectFiles(tmp_path), "flood")
    assert str(refused.value).startswith(said)
