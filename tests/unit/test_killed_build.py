"""``build`` as a process that is killed or interrupted: its folder is whole, and nobody is left."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
@pytest.mark.parametrize("moment", ["loading", "making"])
def test_a_build_that_is_interrupted_ends_at_once(moment: str, tmp_path: Path) -> None:
    """As the terminal does it, to every process: no trace, and none is waited for or left.

    The processes that make editions are stopped before: a build that waits for them never ends.
    """
    child = _begin(tmp_path, "--locale", "fr", "--locale", "en", "--locale", "ar")
    assert child.stderr is not None
    if moment == "loading":
        _await_loading(child)
    else:
        next(line for line in child.stderr if "running" in line)
        for parent in _find_offspring(child.pid):
            for worker in _find_offspring(parent):
                os.kill(worker, signal.SIGSTOP)
    os.killpg(child.pid, signal.SIGINT)
    with contextlib.suppress(ProcessLookupError):  # who is in a hurry asks twice
        os.killpg(child.pid, signal.SIGINT)
    out, said = child.communicate(timeout=300)
    assert (130, "") == (child.returncode, out)
    assert all(line.startswith("briefs: ") for line in said.split("\n") if line)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_where_the_process_is_killed_that_makes_the_others_a_build_goes_on(tmp_path: Path) -> None:
    """Whatever was to be made from it is made from another."""
    child = _begin(tmp_path, "--locale", "fr", "--locale", "en")
    os.kill(_await_loading(child), signal.SIGKILL)
    out, said = child.communicate()
    assert (0, 2) == (child.returncode, len(out.split()))
    assert all(line.startswith("briefs: ") for line in said.splitlines())


def _begin(output: Path, *options: str) -> subprocess.Popen[str]:
    """Begin a build of all that is asked for, by two processes; it hears interrupts."""
    # What a shell starts in the background is deaf to Ctrl-C, and so are its children.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "generator", "build", "daesh", "--format", "factsheet"),
                *("--paper", "a4", "--profile", "screen", "--jobs", "2", "--output", output),
                *options,
            ],
            cwd=ROOT,
            env={**os.environ, **ANEW},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    finally:
        signal.signal(signal.SIGINT, former)


def _await_loading(child: subprocess.Popen[str]) -> int:
    """Wait until a build loads what its processes need; gives the process that does."""
    while child.poll() is None:
        for process in _find_offspring(child.pid):
            with contextlib.suppress(OSError):  # it has ended since
                if "_multiarray_umath" in Path(f"/proc/{process}/maps").read_text():
                    return process
        time.sleep(0.01)
    raise AssertionError("the build ended before")


def _find_offspring(parent: int) -> list[int]:
    """The processes that a process began, and that are left of them."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(number) for number in found.split()]
