"""What shells complete, and what the manual page says, come from the commands themselves."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.cli import briefs
from scripts.manual import PAGE, write_page
from tests.bad_input.calling import call_here


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes(shell: str) -> None:
    """What is printed asks the program itself what may follow."""
    result = call_here("completion", shell)
    assert 0 == result.code
    assert f"_BRIEFS_COMPLETE={shell}_complete" in result.out


SHELL_COMMANDS = {
    "bash": ("--norc", "--noprofile", "-i"),
    "zsh": ("-f", "-i"),
}
PATIENCE = 60.0
"""In seconds; a test waits for what must come, however slow the machine."""


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is found by its name, as after an installation."""
    programs = Path(sys.executable).parent
    if not (programs / "briefs").is_file():
        pytest.skip("the program is not installed")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("BASH_ENV", raising=False)


@pytest.mark.usefixtures("surroundings")
@pytest.mark.parametrize("shell", SHELL_COMMANDS)
def test_a_command_and_an_option_are_completed_in_a_real_shell(shell: str) -> None:
    """Without any other set-up: the line that the help names, then the tabulator."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} is installed")
    terminal, inner = pty.openpty()
    with subprocess.Popen(
        [program, *SHELL_COMMANDS[shell]],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        start_new_session=True,
    ) as child:
        os.close(inner)
        try:
            os.write(terminal, f'eval "$(briefs completion {shell})"; echo $((40 + 2))\n'.encode())
            assert "not found" not in read_until(terminal, "42")
            os.write(terminal, b"briefs bui\t")
            read_until(terminal, "briefs build ")
            os.write(terminal, b"--no-pro\t")
            read_until(terminal, "--no-project-templates")
        finally:
            child.kill()
            os.close(terminal)


@pytest.mark.usefixtures("surroundings")
def test_a_command_and_an_option_are_completed_in_fish() -> None:
    """With what each is for."""
    program = shutil.which("fish")
    if program is None:
        pytest.skip("no fish is installed")
    asked = "complete -C 'briefs bui'; complete -C 'briefs new x --from bl'"
    done = subprocess.run(
        [program, "--no-config", "-c", f"briefs completion fish | source; {asked}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ["build", "blank"] == [line.split("\t")[0] for line in done.stdout.splitlines()]


def read_until(terminal: int, words: str) -> str:
    """Read what a terminal shows until these words are there, and give it."""
    said, end = "", time.monotonic() + PATIENCE
    while words not in said:
        if not select.select([terminal], [], [], max(0.0, end - time.monotonic()))[0]:
            pytest.fail(f"{words!r} never came: {said!r}")
        said += os.read(terminal, 4096).decode(errors="replace")
    return said


def test_the_manual_page_is_that_of_these_commands() -> None:
    """docs/briefs.1 is what scripts/manual.py writes: run it after a change of a command."""
    assert PAGE.read_text(encoding="utf-8") == write_page()
    for name in briefs.commands:
        assert f".SS briefs {name}" in write_page()


def test_man_reads_the_manual_page() -> None:
    """Without a warning; each command has its heading."""
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("no man is installed")
    environment = {**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"}
    command = ["man", "--warnings", "--local-file", str(PAGE)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "" == done.stderr
    for name in briefs.commands:
        assert f"briefs {name}" in done.stdout
