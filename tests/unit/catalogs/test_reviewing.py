"""A second pair of eyes: who approved a translation, and when; never a machine's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.catalogs.approval import Approval
from generator.catalogs.catalog import catalog_path, read_catalog
from generator.catalogs.checks.unit import Standard
from generator.catalogs.interchange import export, import_files
from generator.catalogs.report import check_catalog
from generator.catalogs.reviewing import Reviewed, approve_all
from generator.catalogs.status import read_status
from generator.catalogs.xliff import XliffVersion
from generator.errors import BriefsError
from generator.files import ProjectFiles
from generator.project import Project, load_project
from tests.unit.catalogs.test_interchange import DOMAINS, NAMES, SETTINGS
from tests.unit.catalogs.test_round_trip import CATALOG, MESSAGES

JANE = Approval("Jane Doe", date(2026, 11, 29))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that asks for a review: of its four texts two can be approved."""
    (tmp_path / "briefs.toml").write_text(SETTINGS + "[catalogs]\nreview = true\n")
    file = tmp_path / catalog_path("en", "x")
    file.parent.mkdir(parents=True)
    file.write_text(CATALOG)
    return load_project(tmp_path)


def _approve(project: Project, by: Approval = JANE, *contexts: str) -> Reviewed:
    return approve_all(project, ("x",), "en", by, contexts)


def _find(project: Project) -> list[str]:
    catalog = read_catalog(ProjectFiles(project.root), "en", "x")
    standard = Standard("fr", "fr", "en", "en", review=True)
    found = [str(each) for each in check_catalog(catalog, MESSAGES, standard)]
    wanted = ("approved", "machine")
    return [each.partition(": ")[2] for each in found if any(word in each for word in wanted)]


def test_what_nobody_approved_is_an_error_until_someone_has(project: Project) -> None:
    """The name and the day stand in a comment; a second time nothing is left to approve."""
    told = len(_find(project))
    (path,) = _approve(project).changed
    assert (told, _find(project)) == (2, [])
    assert path.read_text().count(": Jane Doe, 2026-11-29\n") == 2
    assert _approve(project).changed == ()


def test_the_status_says_how_many_are_to_be_approved(project: Project) -> None:
    """Of what is translated."""
    before = read_status(project, DOMAINS).standings[0].unapproved
    _approve(project, JANE, "licence")
    assert (before, read_status(project, DOMAINS).standings[0].unapproved) == (2, 1)


def test_an_approval_is_of_this_translation_alone(project: Project) -> None:
    """Where it changes, nobody has approved it."""
    (path,) = _approve(project).changed
    path.write_text(path.read_text().replace('"Nothing {edition}"', '"Nothing at {edition}"'))
    (said,) = _find(project)
    assert said.endswith(
        " that nobody has approved; have a second person check it, who then runs “briefs catalog"
        " approve”"
    )


def test_a_machine_s_translation_is_not_approved(project: Project) -> None:
    """Not before someone has checked it and removed its comment."""
    path = project.root / catalog_path("en", "x")
    path.write_text(path.read_text().replace("#. Licence.", "# machine\n#. Licence."))
    reviewed = _approve(project)
    assert [each.message for each in reviewed.left] == [
        "is a machine’s translation, which is not approved as it stands"
    ]
    assert [each.partition(" of ")[0] for each in _find(project)] == ["has a machine’s translation"]


@pytest.mark.parametrize(
    ("by", "contexts", "said"),
    [
        ("zoé müller", (), "says that Zoé Müller <zoe@example.org> translated it last"),
        ("Z. M. <zoe@example.org>", (), "says that Zoé Müller <zoe@example.org> translated"),
        ("Jane Doe", ("nowhere",), "has no text nowhere in en"),
    ],
)
def test_no_one_approves_their_own(
    project: Project, by: str, contexts: tuple[str, ...], said: str
) -> None:
    """Nor what there is not."""
    with pytest.raises(BriefsError, match=said):
        _approve(project, Approval(by, JANE.day), *contexts)


def test_one_text_is_approved_by_its_context(project: Project) -> None:
    """And no other."""
    _approve(project, JANE, "licence")
    assert len(_find(project)) == 1


@pytest.mark.parametrize("form", list(XliffVersion), ids=str)
def test_what_an_agency_approved_is_taken_where_it_says_who(
    project: Project, form: XliffVersion
) -> None:
    """What no one is named for is a warning, and a machine's stays a machine's."""
    (file,) = export(project, DOMAINS, "en", form=form, output=project.root / "out")
    text = file.read_text()
    assert 'approved="yes"' not in text
    file.write_text(
        text.replace(' approved="no" resname="licence"', ' approved="yes" resname="licence"')
        .replace('resname="licence" approved="no"', 'resname="licence" approved="yes"')
        .replace('<segment state="translated">', '<segment state="final">', 1)
    )
    nameless = import_files(project, NAMES, [file])
    named = import_files(project, NAMES, [file], JANE)
    assert [each.message for each in nameless.left] == [
        "has 1 texts that are approved, and nobody’s name"
    ]
    assert (nameless.changed, len(named.changed), len(_find(project))) == ((), 1, 1)
    machine = (
        file.read_text()
        .replace("> places<", "> sites<")
        .replace('state="final"', 'state="final" subState="briefs:machine"')
        .replace(
            '<target state="translated"',
            '<target state="translated" state-qualifier="mt-suggestion"',
        )
    )
    file.write_text(machine)
    import_files(project, NAMES, [file], JANE)
    assert "# machine" in (project.root / catalog_path("en", "x")).read_text()
