"""A small project with its built editions, and readers of them."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.model.dispatch import Recipient
from tests.conftest import Run, copy_project

SETTINGS = """\
[project]
source = "fr"

[briefs.daesh]
formats = ["factsheet"]
locales = ["fr", "ar"]
papers = ["a4"]
profiles = ["screen", "print"]
"""

RECIPIENTS = """\
id,name,organisation,email,languages,paper,formats,copies,groups
embassy-a,Ambassade A,Presse,a@example.org,fr,a4,,3,embassies
embassy-b,سفارة (باء),,b@example.org,ar,a4,factsheet,2,embassies
office-c,Office <C> & Sons,=cmd,c@example.org,en,letter,,0,offices
"""


@pytest.fixture(scope="session")
def posted(shared: Path, run: Run) -> Path:
    """A project of one format in two languages, built for the screen and for print."""
    folder = shared / "posted"
    with (shared / "posted.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "posted.done").exists():
            copy_project(folder)
            (folder / "briefs.toml").write_text(SETTINGS, encoding="utf-8")
            (folder / "data" / "recipients.csv").write_text(RECIPIENTS, encoding="utf-8")
            result = run("build", "--project", folder)
            assert (result.code, result.err) == (0, "")
            (shared / "posted.done").touch()
    return folder


@pytest.fixture
def output(posted: Path, tmp_path: Path) -> Path:
    """A copy of its output folder, to pack in."""
    return Path(shutil.copytree(posted / "output", tmp_path / "output"))


def make_recipient(
    name: str = "reader", languages: Sequence[str] = ("fr",), **more: object
) -> Recipient:
    """A recipient who takes everything on A4."""
    values = {
        "id": name,
        "name": name.title(),
        "organisation": "",
        "email": f"{name}@example.org",
        "paper": "a4",
        "formats": (),
        "copies": 0,
        **more,
    }
    return Recipient(languages=tuple(languages), **values)  # type: ignore[arg-type]
