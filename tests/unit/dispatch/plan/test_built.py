"""The built editions, held against the manifest and their inputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.dispatch.plan.built import find_built
from generator.errors import PublishError
from generator.model.edition import Edition, Profile
from generator.project import load_project

EDITION = Edition("daesh", "factsheet", "fr", "a4", Profile.SCREEN)
PATH = "output/daesh/daesh-factsheet.fr.a4.screen.pdf"


def refuse(posted: Path, output: Path) -> list[str]:
    with pytest.raises(PublishError) as failure:
        find_built(load_project(posted), [EDITION], output)
    return [str(finding) for finding in failure.value.findings]


def test_a_sound_edition(posted: Path, output: Path) -> None:
    """Title, pages and SHA-256 are the manifest's, and the bytes are read as they are."""
    found = find_built(load_project(posted), [EDITION], output)[EDITION]
    (entry,) = [
        each
        for each in json.loads((output / "manifest.json").read_text())["editions"]
        if each["path"] == EDITION.path
    ]
    assert (entry["sha256"], entry["title"], 2) == (found.sha256, found.title, found.pages)
    assert (output / EDITION.path).read_bytes() == found.read()


def test_an_edition_that_is_not_built(posted: Path, output: Path) -> None:
    """The line says which command builds it."""
    (output / EDITION.path).unlink()
    assert [f"{PATH}:1: is not built; run “briefs build daesh”"] == refuse(posted, output)


def test_an_edition_that_was_tampered_with(posted: Path, output: Path) -> None:
    """A file that is not the manifest's is not sent, nor one that changed after it was planned."""
    found = find_built(load_project(posted), [EDITION], output)[EDITION]
    (output / EDITION.path).write_bytes((output / EDITION.path).read_bytes() + b"\n")
    line = f"{PATH}:1: is not the file that the manifest describes; run “briefs build daesh”"
    assert [line] == refuse(posted, output)
    with pytest.raises(PublishError, match="is not the file that the manifest describes"):
        found.read()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"inputs": "0" * 64}, "is older than what it is made from"),
        ({"path": "daesh/other.pdf"}, "is not in manifest.json"),
        ({"draft": True}, "is a draft, which is never sent"),
    ],
)
def test_an_edition_that_is_stale(
    posted: Path, output: Path, change: dict[str, str], line: str
) -> None:
    """What was built from other inputs, or is not listed, is said."""
    manifest = json.loads((output / "manifest.json").read_text())
    for entry in manifest["editions"]:
        if entry["path"] == EDITION.path:
            entry.update(change)
    (output / "manifest.json").write_text(json.dumps(manifest))
    assert [f"{PATH}:1: {line}; run “briefs build daesh”"] == refuse(posted, output)
