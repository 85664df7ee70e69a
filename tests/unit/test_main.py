"""How the command begins and ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

END = """
import atexit, sys
import generator.__main__ as command
class Kept:
    def __del__(self):
        print("freed")
kept = Kept()
try:
    sys.argv[1:] = {options}
    command.main()
finally:
    atexit.register(print, "tidied")
"""


@pytest.mark.parametrize(("options", "code"), [(["--version"], 0), (["no-such-command"], 2)])
def test_a_command_ends_with_its_code_and_takes_nothing_apart(
    options: list[str], code: int
) -> None:
    """All that is to be done at the end is done, and said; what is left goes with the process."""
    program = END.format(options=options)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (code, "tidied") == (done.returncode, done.stdout.splitlines()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="a device that is always full")
def test_output_that_has_no_room_is_no_success() -> None:
    """What Python says of it at its end is said."""
    program = END.format(options=["--version"])
    with Path("/dev/full").open("w", encoding="ascii") as full:
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode
    assert b"No space left" in done.stderr
