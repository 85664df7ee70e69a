from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.catalogs import update
from generator.catalogs.catalog import catalog_path, read_catalog, template_path
from generator.catalogs.checks.acceptance import Acceptance, find_acceptances
from generator.files import ProjectFiles
from generator.placement.domains import read_domains
from generator.project import load_project

KEY = ("victories.fallujah.stake", "À une cinquantaine de kilomètres de Bagdad")
REASON = "“une cinquantaine”, in round words"
ACCEPTED = (Acceptance("50", REASON),)


@pytest.fixture
def accepting(project: Path) -> Path:
    """The shipped project with an exception in its English catalog."""
    file = project / catalog_path("en", "daesh")
    text = file.read_text(encoding="utf-8")
    before, found, after = text.partition(f'msgctxt "{KEY[0]}"')
    start = before.rindex("\n\n") + 2
    file.write_text(f"{before[:start]}# accept 50: {REASON}\n{before[start:]}{found}{after}")
    return project


def read(project: Path) -> tuple[Acceptance, ...]:
    """What is accepted of the text in the English catalog that names a number in words."""
    entries = read_catalog(ProjectFiles(project), "en", "daesh").entries
    (entry,) = (
        entry for key, entry in entries.items() if key[0] == KEY[0] and key[1].startswith(KEY[1])
    )
    return find_acceptances(entry.comments)


@pytest.mark.parametrize(
    ("comments", "found"),
    [
        ((), ()),
        (("Checked by the desk.",), ()),
        (("accept numbers: in words",), (Acceptance("numbers", "in words"),)),
        (("accept  numbers :in words",), (Acceptance("numbers", "in words"),)),
        (("accept numbers",), (Acceptance("numbers", ""),)),
        (
            ("accept numbers:", "a reason on a line of its own", "accept spaces: as in the title"),
            (
                Acceptance("numbers", "a reason on a line of its own"),
                Acceptance("spaces", "as in the title"),
            ),
        ),
        (
            ("accept this wording: it is the treaty’s",),
            (Acceptance("this wording", "it is the treaty’s"),),
        ),
        (("accept what the desk wrote",), ()),
    ],
)
def test_an_acceptance_names_a_check_and_a_reason(
    comments: tuple[str, ...], found: tuple[Acceptance, ...]
) -> None:
    """One a comment, in the order of the comments; a reason may begin on the next line."""
    assert found == find_acceptances(comments)


def test_an_acceptance_survives_an_update(accepting: Path) -> None:
    """``briefs catalog update`` keeps it with its entry."""
    assert ACCEPTED == read(accepting)
    loaded = load_project(accepting)
    update.update(loaded, read_domains(loaded))
    assert ACCEPTED == read(accepting)


@pytest.mark.parametrize("tool", ["msgcat", "msgmerge"])
def test_an_acceptance_survives_gettext(accepting: Path, tool: str) -> None:
    """The translators' own tools keep it, as they keep any translator's comment."""
    program = shutil.which(tool)
    assert program is not None, "install gettext: sh scripts/setup.sh test"
    file = accepting / catalog_path("en", "daesh")
    sources = [file] if tool == "msgcat" else ["--quiet", file, accepting / template_path("daesh")]
    subprocess.run([program, *sources, "--output-file", file], check=True)
    assert ACCEPTED == read(accepting)
