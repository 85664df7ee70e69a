"""The programs that the referees are: where they are, and how they are run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.errors import Finding, Origin, SystemLibraryError

PACKAGES = {
    "java": ("default-jre-headless", "openjdk"),
    "mvn": ("maven", "maven"),
    "qpdf": ("qpdf", "qpdf"),
    "gs": ("ghostscript", "ghostscript"),
    "npm": ("npm", "node"),
}
"""What has each program: Debian's package, and Homebrew's formula."""
HOMEBREW = ("/opt/homebrew", "/usr/local")
START = 120.0
"""Seconds that a program has before its first file."""
EACH = 60.0
"""Seconds that it has for each file; one takes about one."""


class UnansweredError(Exception):
    """A program was stopped, since it did not end in its time."""


def find(program: str) -> str | None:
    """Give the path of a program, or None where there is none that runs."""
    if program != "java":
        return shutil.which(program)
    return next((path for path in _javas() if _runs(path)), None)


def _javas() -> Iterator[str]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield str(Path(home) / "bin" / "java")
    found = shutil.which("java")
    if found:
        yield found  # on macOS often a stub that only says where to get one
    for prefix in HOMEBREW:
        yield f"{prefix}/opt/openjdk/bin/java"


def _runs(java: str) -> bool:
    try:
        return run((java, "-version")).returncode == 0
    except (OSError, UnansweredError):
        return False


def need(*programs: str) -> tuple[str, ...]:
    """Give the paths of programs.

    :raises SystemLibraryError: with a line for each that is missing, and how to install it.
    """
    found = {program: find(program) for program in programs}
    missing = [program for program, path in found.items() if path is None]
    if missing:
        raise SystemLibraryError(
            Finding(
                Origin(program),
                "is not installed, and without it no edition is judged",
                f"Debian, Ubuntu: apt-get install {PACKAGES[program][0]}; "
                f"macOS: brew install {PACKAGES[program][1]}",
            )
            for program in missing
        )
    return tuple(path for path in found.values() if path is not None)


def run(
    command: Sequence[str | Path],
    *,
    files: int = 0,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program until its end, without a terminal.

    :param files: how many it is given: it may take longer with each.
    :raises UnansweredError: when it has not ended in its time.
    """
    seconds = START + EACH * files
    try:
        return subprocess.run(
            [str(word) for word in command],
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise UnansweredError(f"did not end in {seconds:.0f} s") from late
