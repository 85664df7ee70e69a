"""``build`` as a process that is killed at any moment: what is in the output folder is whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ANEW, ROOT, Run

KILLS = int(os.environ.get("BRIEFS_KILLS", "5"))
"""How many builds are killed, one after the other; 50 in the nightly form."""
ORDER = (
    "build",
    "--format",
    "factsheet",
    "--locale",
    "fr",
    "--paper",
    "a4",
    "--profile",
    "screen",
    "--profile",
    "print",
    "--quiet",
)
BEGINNING = 0.4
"""A build has at least so much of its time: all before is reading."""


def _find_whole(output: Path) -> dict[str, str]:
    """The SHA-256 of each file by its path; each that the manifest names is as it says."""
    found = {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in output.rglob("*")
        if path.is_file()
        and path.suffix in (".pdf", ".html")
        # What is half written bears a name of its own, which the next build removes.
        and not path.name.startswith(".")
    }
    manifest = output / "manifest.json"
    if manifest.exists():
        for entry in json.loads(manifest.read_text())["editions"]:
            assert found[entry["path"]] == entry["sha256"]
    return found


def test_a_build_that_is_killed_leaves_an_output_that_is_whole(
    project: Path, run: Run, tmp_path: Path
) -> None:
    """Each file is one that a whole build makes, at every kill; the next build makes the rest."""
    whole = tmp_path / "whole"
    assert run(*ORDER, "--output", whole, cwd=project).code == 0
    start = time.monotonic()
    assert run(*ORDER, "--output", tmp_path / "again", cwd=project).code == 0
    duration = time.monotonic() - start
    wanted, output = _find_whole(whole), tmp_path / "output"
    chance = random.Random(2026)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for number in range(KILLS):
        # In the nightly form half of them are killed while they make, and not only publish.
        making = number % 2 == 1 and KILLS > 5
        given = chance.uniform(BEGINNING, 1.1) * duration * (8 if making else 1)
        child = subprocess.Popen(
            [sys.executable, "-m", "generator", *ORDER, "--output", str(output)],
            cwd=project,
            env=environment | (ANEW if making else {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        try:
            child.wait(given)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        found = _find_whole(output)
        assert found.items() <= wanted.items()
    last = run(*ORDER, "--output", output, cwd=project)
    assert (last.code, _find_whole(output)) == (0, wanted)
    assert not list(output.rglob("*.partial"))
