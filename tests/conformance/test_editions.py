"""The editions to judge: those of the manifest, of the sources as they are now."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import PublishError
from generator.stages.publishing.manifest import describe_file
from scripts.conformance import editions
from tests.conftest import ROOT
from tests.entries import make_entry

PATH = "daesh/daesh-factsheet.fr.a4.screen.pdf"


@pytest.fixture
def narrow(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that publishes one fact sheet."""
    text = (project / "briefs.toml").read_text(encoding="utf-8")
    head, _, _ = text.partition("[briefs.daesh]")
    table = """[briefs.daesh]
formats = ["factsheet"]
locales = ["fr"]
papers = ["a4"]
profiles = ["screen"]
"""
    (project / "briefs.toml").write_text(head + table, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return project


def publish(output: Path, data: bytes = b"PDF", **fields: Any) -> None:
    """Put a file into an output folder, with a manifest that has it."""
    (output / PATH).parent.mkdir(parents=True, exist_ok=True)
    (output / PATH).write_bytes(data)
    entry = {**make_entry(PATH), **describe_file(PATH, data), **fields}
    manifest = {"schema": 1, "editions": [entry]}
    (output / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_the_manifest_says_what_is_judged(tmp_path: Path) -> None:
    """Each edition of the manifest is judged, with its profile and its number of pages."""
    publish(tmp_path)
    (sheet,) = editions.read_editions(tmp_path)

    assert (tmp_path / PATH, "screen", 2) == (sheet.path, sheet.profile, sheet.pages)


def test_no_edition_is_an_error(tmp_path: Path) -> None:
    """A folder without editions is no pass."""
    with pytest.raises(PublishError, match="lists no edition; run make editions"):
        editions.read_editions(tmp_path)


def test_a_file_that_is_not_as_published_is_an_error(tmp_path: Path) -> None:
    """A file that someone changed after the build is not judged in the place of the edition."""
    publish(tmp_path, sha256="0" * 64)

    with pytest.raises(PublishError, match="is not what the manifest says of it"):
        editions.read_editions(tmp_path)


def test_editions_are_built_where_they_are_missing(narrow: Path) -> None:
    """What the project lists is built first; a second time, the files are the same ones."""
    output = narrow / "output"
    editions.prepare(narrow, output)
    (sheet,) = editions.read_editions(output)
    was = sheet.path.stat()
    editions.prepare(narrow, output)

    assert PATH == sheet.name
    assert (was.st_ino, was.st_mtime_ns) == (
        sheet.path.stat().st_ino,
        sheet.path.stat().st_mtime_ns,
    )


@pytest.mark.parametrize(
    "spoil",
    [lambda output: (output / PATH).write_bytes(b"cut"), lambda output: publish(output, b"other")],
    ids=["changed", "of another build"],
)
def test_what_is_no_edition_of_the_sources_is_built_again(
    narrow: Path, spoil: Callable[[Path], object]
) -> None:
    """A PDF that was changed, and one that another command published there, are replaced."""
    output = narrow / "output"
    editions.prepare(narrow, output)
    made = (output / PATH).read_bytes()
    spoil(output)
    editions.prepare(narrow, output)
    (sheet,) = editions.read_editions(output)

    assert made == sheet.path.read_bytes()


def test_editions_of_other_sources_are_built_again(narrow: Path) -> None:
    """A source that was changed since gives another edition in the place of the old one."""
    output = narrow / "output"
    editions.prepare(narrow, output)
    (old,) = (sheet.path.read_bytes() for sheet in editions.read_editions(output))
    table = narrow / "data" / "daesh" / "victories.csv"
    table.write_bytes(table.read_bytes() + b"\n")
    editions.prepare(narrow, output)
    (new,) = (sheet.path.read_bytes() for sheet in editions.read_editions(output))

    assert old != new


def test_a_build_that_fails_is_an_error(narrow: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where an edition cannot be built, nothing is judged, and the build's own lines say why."""
    (narrow / "data" / "daesh" / "brief.yaml").unlink()

    with pytest.raises(PublishError, match="does not hold every edition, since the build failed"):
        editions.prepare(narrow, narrow / "output")
    assert "data/daesh/brief.yaml:1: is missing" in capfd.readouterr().err
