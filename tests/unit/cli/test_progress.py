"""How far a build has come, said while it lasts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.cli import progress
from generator.cli.progress import Tally, show_progress
from generator.model.edition import Edition, Profile
from tests.conftest import ROOT

EDITIONS = [Edition("daesh", "brief", locale, "a4", Profile.SCREEN) for locale in "abcdef"]

AT_ONCE = """
from generator.cli import main, progress
progress.PACE = 0.01
main()
"""


class Listening(io.StringIO):
    """A stderr that says when something has been written."""

    def __init__(self, terminal: bool = False) -> None:
        super().__init__()
        self.terminal = terminal
        self.written = threading.Event()

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        count = super().write(text)
        if "6 editions" in self.getvalue():
            self.written.set()
        return count


def test_a_tally_counts_editions() -> None:
    """Made, reused, failed and running are told apart, and one that is published stays one."""
    tally = Tally()
    assert "reading what the editions are made from" == tally.line
    tally.total = len(EDITIONS)
    assert "0 of 6 editions: preparing" == tally.line
    first, second, third, fourth, *_ = EDITIONS
    tally.note(first, "reused")
    tally.note(second, "localise")
    tally.note(third, "draw")
    assert "1 of 6 editions: 1 reused, 2 running (daesh-brief.b.a4.screen: localise)" == tally.line
    tally.note(second, "made")
    tally.note(second, "done")
    tally.note(second, "preflight")  # a step that comes late
    tally.note(fourth, "failed")
    line, *_ = tally.line.partition("; ")
    assert (
        "3 of 6 editions: 1 made, 1 reused, 1 failed, 1 running (daesh-brief.c.a4.screen: draw)"
        == line
    )


def test_the_time_left_goes_by_what_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found in the store took none, what is being made counts half."""
    now = [100.0]
    monkeypatch.setattr("generator.cli.progress.time.monotonic", lambda: now[0])
    tally = Tally()
    tally.total = len(EDITIONS)
    tally.note(EDITIONS[0], "reused")
    tally.note(EDITIONS[1], "localise")
    now[0] += 30
    assert "left" not in tally.line
    tally.note(EDITIONS[1], "done")
    assert 4 * 30 == tally.left
    assert tally.line.endswith("; 2 min left")
    now[0] += 90
    assert 30 == tally.left
    tally.note(EDITIONS[2], "localise")
    tally.note(EDITIONS[3], "localise")
    tally.note(EDITIONS[2], "made")
    assert 120 == tally.left
    now[0] += 120
    assert None is tally.left


def test_a_build_that_lasts_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain lines where stderr is no terminal, each with the prefix that tells it from findings."""
    stream = Listening()
    monkeypatch.setattr(progress, "PACE", 0.0)
    monkeypatch.setattr("sys.stderr", stream)
    with show_progress(quiet=False) as tally:
        assert tally is not None
        tally.total = 6
        stream.written.wait()
    assert "briefs: 0 of 6 editions: preparing" in stream.getvalue().splitlines()
    assert all(line.startswith("briefs: ") for line in stream.getvalue().splitlines())


def test_a_terminal_has_a_row_for_each_edition_that_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One for the whole, and one for each that is running with its step."""
    stream = Listening(terminal=True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr(progress, "PACE", 0.0)
    monkeypatch.setattr("sys.stderr", stream)
    with show_progress(quiet=False) as tally:
        assert tally is not None
        tally.note(EDITIONS[0], "render")
        tally.total = 6
        stream.written.wait()
    assert "0 of 6 editions: 1 running" in stream.getvalue()
    assert "daesh-brief.a.a4.screen: render" in stream.getvalue()


def test_a_short_build_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is said before its time."""
    monkeypatch.setattr(progress, "PACE", 3600.0)
    with show_progress(quiet=False):
        pass
    assert ("", "") == capsys.readouterr()


@pytest.mark.parametrize("quiet", [True, False])
def test_a_quiet_build_says_nothing(tmp_path: Path, quiet: bool) -> None:
    """With --quiet there is nothing on stderr, however long it lasts."""
    done = subprocess.run(
        [
            *(sys.executable, "-c", AT_ONCE, "build", "--project", ROOT, "--output", tmp_path),
            *("--format", "map", "--locale", "fr", "--paper", "a4", "--shard", "2/2"),
            *(["--quiet"] if quiet else []),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT), "BRIEFS_CACHE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "") == (done.returncode, done.stdout)
    assert quiet == (not done.stderr)
    assert all(line.startswith("briefs: ") for line in done.stderr.splitlines())
