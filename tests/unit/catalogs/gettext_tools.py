"""gettext's own programs, which the catalogs are held against."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path


def run_tool(name: str, *arguments: str | Path) -> str:
    """What a program of gettext prints; it must end well."""
    program = shutil.which(name)
    assert program is not None, "install gettext: sh scripts/setup.sh test"
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


def check_with_msgfmt(file: Path) -> None:
    """Hold a catalog or a template to ``msgfmt --check``."""
    run_tool("msgfmt", "--check", "-o", "/dev/null", file)


def leave_out_limits(text: str) -> str:
    """A catalog without the flags that Weblate reads and gettext's programs drop."""
    return re.sub(r"(?m)^#, max-length:\d+\n|, max-length:\d+", "", text)
