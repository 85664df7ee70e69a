"""A project to spoil, with yesterday's editions in its output folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.stages.publishing.manifest import describe_file
from tests.bad_input.calling import call_here
from tests.conftest import Result
from tests.entries import make_entry

Refuse = Callable[..., Result]


@pytest.fixture
def output(project: Path) -> Path:
    """The output folder as yesterday's build left it."""
    folder = project / "output"
    path = "daesh/daesh-brief.fr.a4.screen.pdf"
    (folder / "daesh").mkdir(parents=True)
    (folder / path).write_bytes(b"yesterday")
    entry = {**make_entry(path), **describe_file(path, b"yesterday")}
    manifest = {"schema": 1, "tool": "briefs 0.1.0", "editions": [entry]}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    (folder / "manifest.json").write_text(text)
    return folder


def look(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the lock, which is no output."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != ".lock"
    }


@pytest.fixture
def refuse(project: Path, output: Path) -> Refuse:
    """Build the spoilt project: it fails with 1, and yesterday's output is as it was."""

    def call(*options: str) -> Result:
        before = look(output)
        result = call_here("build", "--jobs", "1", "--project", project, *options)
        assert (1, "") == (result.code, result.out), result.err
        assert "Traceback" not in result.err
        assert before == look(output)
        return result

    return call
