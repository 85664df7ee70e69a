"""What shells complete, and what the manual page says, come from the commands themselves."""

from __future__ import annotations

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


def test_the_manual_page_is_that_of_these_commands() -> None:
    """docs/briefs.1 is what scripts/manual.py writes: run it after a change of a command."""
    assert PAGE.read_text(encoding="utf-8") == write_page()
    for name in briefs.commands:
        assert f".SS briefs {name}" in write_page()
