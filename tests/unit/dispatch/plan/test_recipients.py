"""``data/recipients.csv`` as it is read."""

from __future__ import annotations

from pathlib import Path

from generator.dispatch.plan.recipients import PATH, read_recipients
from generator.files import ProjectFiles
from generator.model.dispatch import Recipient
from generator.project import load_project
from tests.conftest import ROOT


def read(project: Path, table: str) -> tuple[Recipient, ...]:
    (project / PATH).write_text(table, encoding="utf-8")
    return read_recipients(ProjectFiles(project), load_project(project))


def test_a_row_is_read_whole(project: Path) -> None:
    """Several values of a cell are parted by semicolons; the domain is written small."""
    table = (
        "id,name,organisation,email,languages,paper,formats,copies,groups\n"
        "a-1,Ambassade A,Presse,Press.A@Example.ORG,fr-CA; en_GB ;fr-CA,letter,map;brief,2,x;y\n"
    )
    assert (
        Recipient(
            id="a-1",
            name="Ambassade A",
            organisation="Presse",
            email="Press.A@example.org",
            languages=("fr-CA", "en-GB"),
            paper="letter",
            formats=("map", "brief"),
            copies=2,
            groups=("x", "y"),
            line=2,
        ),
    ) == read(project, table)


def test_what_may_be_left_out(project: Path) -> None:
    """Without a column, or an empty cell, all formats are taken, none printed, in no group."""
    table = "id,name,email,languages,paper,copies\na,Ambassade A,a@example.org,ar,a4,\n"
    (found,) = read(project, table)
    assert ((), 0, (), "") == (found.formats, found.copies, found.groups, found.organisation)


def test_the_shipped_example_is_sound() -> None:
    """The shipped recipients can be read, and all are at example.org."""
    found = read_recipients(ProjectFiles(ROOT), load_project(ROOT))
    assert 8 == len(found)
    assert all(each.email.endswith("@example.org") for each in found)
