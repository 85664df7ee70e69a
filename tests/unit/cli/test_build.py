"""A build in which nothing seems to have changed: what it says, and what it sees all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import batch
from generator.design.installed import lock_fonts
from tests.bad_input.calling import call_here
from tests.conftest import Result
from tests.unit.conftest import FAMILY
from tests.unit.documents import NAME, write_document

CONTENT = """\
sections:
  - id: a
    title: A section
    blocks:
      - text: The river is long.
      - sources: {introduction: Read.}
"""
SETTINGS = f"""\
[briefs.{NAME}]
formats = ["brief"]
locales = ["en"]
papers = ["a4"]
profiles = ["web"]

[fonts]
sans = ["{FAMILY}"]
serif = ["{FAMILY}"]
"""


@pytest.fixture
def project(tmp_path: Path, font: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page of the web, its content behind a link, built some time ago."""
    monkeypatch.setattr("generator.record.GRAIN", -3600.0)
    monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "store"))
    root = write_document(tmp_path / "project", CONTENT)
    (root / "data" / NAME).rename(root / "content")
    (root / "data" / NAME).symlink_to("../content")
    (root / "briefs.toml").write_text(SETTINGS)
    (root / "fonts.lock").write_text(lock_fonts([FAMILY], [font]))
    result = build(root)
    assert (0, "") == (result.code, result.err)
    return root


@pytest.fixture
def builds(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Those that looked at more than what the file system says, from now on."""
    made: list[bool] = []
    build_all = batch.build

    def count(*args: object, **options: object) -> object:
        made.append(True)
        return build_all(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "build", count)
    build(project)
    assert [] == made
    return made


def build(project: Path) -> Result:
    return call_here("build", "--as", "folder", "--jobs", "1", "--project", project)


def list_files(project: Path) -> dict[str, bytes]:
    """What stands in the output folder."""
    folder = project / "output"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


@pytest.mark.parametrize("lost", ["assets", "index.html", "feed.xml", "manifest.json"])
def test_what_is_lost_of_the_output_is_written_again(
    project: Path, builds: list[bool], lost: str
) -> None:
    """The parts of pages, the list and the feed, as the pages themselves."""
    before = list_files(project)
    for path in (project / "output").rglob(lost):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert before != list_files(project)
    assert 0 == build(project).code
    assert before == list_files(project)
    assert [True] == builds


def test_content_behind_a_link_is_content(project: Path, builds: list[bool]) -> None:
    """A fault in it is a fault, to a check as to a build that has nothing else to do."""
    assert 0 == call_here("check", "--project", project).code
    (project / "content" / "brief.yaml").write_text("title: [")
    assert 1 == build(project).code
    assert 1 == call_here("check", "--project", project).code
    assert [True] == builds


@pytest.mark.parametrize("change", ["another font", "no font", "no lock"])
def test_the_machine_s_fonts_are_what_it_is_made_from(
    project: Path, font: Path, builds: list[bool], change: str
) -> None:
    """One that is not as it was locked is told, by a build and by a check."""
    assert 0 == call_here("check", "--project", project).code
    if change == "another font":
        font.write_bytes(font.read_bytes() + b"0")
    else:
        (font if change == "no font" else project / "fonts.lock").unlink()
    for command in ("build", "check"):
        result = call_here(command, "--project", project)
        assert 1 == result.code
        assert result.lines[0].startswith("fonts.lock:1: ")
