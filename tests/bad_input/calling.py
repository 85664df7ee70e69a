"""The command line, called in this process: a tenth of the time of a process of its own."""

from __future__ import annotations

import io
import os
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.cli import main
from tests.conftest import Result, leave_out_progress


def override(project: Path, path: str) -> Path:
    """Take a template over from the program, as its author does who wants to change it."""
    (project / path).unlink(missing_ok=True)
    result = call_here("override", path.removeprefix("templates/"), "--project", project)
    assert (0, "") == (result.code, result.err)
    return project / path


def call_here(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Result:
    """Call the command line as a user does."""
    out, err = io.StringIO(), io.StringIO()
    with (
        chdir(cwd or Path.cwd()),
        patch.dict(os.environ, environment),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as left,
    ):
        main([str(argument) for argument in arguments])
    code = left.value.code
    assert isinstance(code, int)
    return Result(code, out.getvalue(), leave_out_progress(err.getvalue()))
