from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import BriefsError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief
from generator.upgrading.project import upgrade_project

OLD = Path(__file__).parent / "old"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of a project of the first version."""
    return shutil.copytree(OLD, tmp_path / "old")


def test_an_old_content_is_refused_with_the_command_that_rewrites_it(project: Path) -> None:
    """Whoever builds it is told what to do, at the line of the key that gives it away."""
    with pytest.raises(BriefsError) as failure:
        load_brief(ProjectFiles(project), "reefs")
    (finding,) = failure.value.findings
    assert str(finding).endswith(
        "is written for an older version; rewrite it with “briefs upgrade”"
    )
    assert finding.origin.line == 16


def test_what_is_rewritten_loads_and_says_the_same(project: Path) -> None:
    """Every text, fact, place and source of the old content is in the new one."""
    upgrade_project(project)
    brief = load_brief(ProjectFiles(project), "reefs")

    texts = {message.text for message in brief.messages}
    assert {
        "Ce document n’existe que pour un essai.",
        "Montrer qu’un autre sujet ne demande pas de code",
        "Équipe de plongée inventée",
        "Mer des Antilles",
        "La Havane",
    } <= texts
    assert brief.content.language == "fr"
    assert [section.id for section in brief.content.sections] == [
        *("headline", "figures", "context", "map", "timeline", "objectives", "list", "references"),
    ]
    assert len(brief.tables["victories"].rows) == 7
    assert [row.id for row in brief.tables["victories"].rows if row.lat] != []


def test_comments_stay_and_no_line_is_broken(project: Path) -> None:
    """A comment stands before what its key has become."""
    path = project / "data" / "reefs" / "brief.yaml"
    path.write_text(
        path.read_text()
        .replace("map:\n", "# Where the reefs are.\nmap:\n")
        .replace("forces:\n", "# Who restored them.\nforces:\n")
    )
    upgrade_project(project)
    lines = path.read_text().splitlines()

    assert (
        lines[0] == "# Invented data, for a test: no such programme, place name or figure exists."
    )
    assert lines[lines.index("  # Where the reefs are.") + 1] == "  - id: map"
    assert lines[lines.index("      # Who restored them.") + 1] == "      forces:"


def test_translations_stay_with_their_comments(project: Path) -> None:
    """Each is under the context that its text has now; headings come from the labels."""
    upgrade_project(project)
    text = (project / "locales/en/LC_MESSAGES/reefs.po").read_text()

    assert '# A translator\'s comment.\nmsgctxt "context.text"' in text
    assert 'msgctxt "figures.figures.sites.label"' in text
    assert 'msgctxt "tables.victories.columns.forces.values.divers"' in text
    assert 'msgctxt "objectives.points.only.short"' in text
    assert 'msgctxt "references.title"\nmsgid "Sources"\nmsgstr "Sources"' in text


def test_settings_and_tables_lose_what_they_said_twice(project: Path) -> None:
    """The language is the subject's own, and a date says how precise it is."""
    upgrade_project(project)

    assert "source" not in (project / "briefs.toml").read_text()
    header = (project / "data/reefs/victories.csv").read_text().splitlines()[0]
    assert "date_precision" not in header.split(",")


def test_a_project_of_this_version_is_left_alone(project: Path) -> None:
    """To upgrade twice is to upgrade once."""
    assert upgrade_project(project)
    assert upgrade_project(project) == ()


def test_what_is_missing_is_said_and_nothing_is_written(project: Path) -> None:
    """A content that lacks a part is refused, and no file is touched."""
    path = project / "data" / "reefs" / "brief.yaml"
    text = path.read_text()
    path.write_text(text[: text.index("forces:")])
    before = (project / "briefs.toml").read_text()

    with pytest.raises(BriefsError, match="lacks forces, which its version needs"):
        upgrade_project(project)
    assert (project / "briefs.toml").read_text() == before
