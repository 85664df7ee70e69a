from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import weasyprint

from generator.pdf.shortcuts import KNOWN, Memo
from tests.conftest import ANEW, ROOT

SETTING_IT_ALL = """
from generator.pdf import shortcuts
from generator.stages.pdf import parts
shortcuts.KNOWN = "none"
parts._holds_only = lambda *_: False
from generator.cli import main
main()
"""
"""The command line, with an engine that takes no shortcut and lays out every page each time."""


def test_the_shortcuts_know_the_engine_in_use() -> None:
    """They are read from this very version; with another, read it again, then change both."""
    assert weasyprint.__version__ == KNOWN


def test_shortcuts_change_no_byte(built: Path, tmp_path: Path) -> None:
    """Fact sheets in one language, from the right and in two are the same without any of them."""
    locales = ("en", "ar", "fr+ar")
    done = subprocess.run(
        [
            *(sys.executable, "-c", SETTING_IT_ALL, "build", "--project", ROOT),
            *("--format", "factsheet", "--paper", "a4", "--profile", "screen", "--quiet"),
            *("--output", tmp_path, "--jobs", "1"),
            *(word for locale in locales for word in ("--locale", locale)),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **ANEW},
    )
    assert (done.returncode, done.stderr) == (0, "")
    paths = [f"daesh/daesh-factsheet.{locale}.a4.screen.pdf" for locale in locales]
    assert [] == [p for p in paths if (built / p).read_bytes() != (tmp_path / p).read_bytes()]


def test_a_memo_forgets_what_is_not_asked_for() -> None:
    """Of more than it holds, the values asked for last stay."""
    memo = Memo(4)
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number * 10

    for number in (1, 2, 1, 3, 1, 4, 1, 5, 1):
        assert number * 10 == memo.find(number, partial(make, number))

    assert [1, 2, 3, 4, 5] == made
    assert 20 == memo.find(2, partial(make, 2))
    assert [1, 2, 3, 4, 5, 2] == made
