"""What this machine has of what a build needs, and what to install where something is missing."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator._version import __version__
from generator.environment import read_store
from generator.errors import Finding, Origin, Severity
from generator.fingerprint import NATIVE
from generator.machine import find_by_name

RELEASE = Path("/etc/os-release")
LEAST_PYTHON = (3, 11)
NEEDED = ("pango", "harfbuzz", "fontconfig")
"""Without one of these no page is set; without ``harfbuzz-subset`` fonts are cut more slowly."""
PACKAGES: Mapping[str, Mapping[str, str]] = {
    "debian": {
        "pango": "libpango-1.0-0 libpangoft2-1.0-0",
        "harfbuzz": "libharfbuzz0b",
        "harfbuzz-subset": "libharfbuzz-subset0",
        "fontconfig": "libfontconfig1",
    },
    "fedora": {
        "pango": "pango",
        "harfbuzz": "harfbuzz",
        "harfbuzz-subset": "harfbuzz",
        "fontconfig": "fontconfig",
    },
    "alpine": {
        "pango": "pango",
        "harfbuzz": "harfbuzz",
        "harfbuzz-subset": "harfbuzz-subset",
        "fontconfig": "fontconfig",
    },
    "homebrew": dict.fromkeys(NATIVE, "pango"),
    "msys2": dict.fromkeys(NATIVE, "mingw-w64-ucrt-x86_64-pango"),
}
COMMANDS: Mapping[str, str] = {
    "debian": "sudo apt-get install",
    "fedora": "sudo dnf install",
    "alpine": "sudo apk add",
    "homebrew": "brew install",
    "msys2": "pacman -S",
}
RELATIVES: Mapping[str, str] = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora"}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found, each by its name with its version, and what is missing."""

    found: Mapping[str, str]
    findings: tuple[Finding, ...]


def name_system(release: str, platform_name: str) -> str:
    """Name the system by how its packages are installed; empty where that is not known.

    :param release: the text of ``/etc/os-release``; empty where there is none.
    :param platform_name: what Python calls the platform.
    """
    if platform_name == "darwin":
        return "homebrew"
    if platform_name in ("win32", "cygwin", "msys"):
        return "msys2"
    rows = (line.partition("=") for line in release.splitlines())
    values = {name: value.strip('"') for name, _, value in rows}
    for name in (values.get("ID", ""), *values.get("ID_LIKE", "").split()):
        known = RELATIVES.get(name, name)
        if known in COMMANDS:
            return known
    return ""


def diagnose(
    system: str | None = None, find: Callable[[str], str | None] | None = None
) -> Diagnosis:
    """Look at this machine.

    :param system: as :func:`name_system` names it; this one where None.
    :param find: gives the version of a native library, None where it is missing.
    """
    if system is None:
        release = RELEASE.read_text(encoding="utf-8") if RELEASE.is_file() else ""
        system = name_system(release, sys.platform)
    look = find or find_library
    found = {"briefs": __version__, "Python": platform.python_version()}
    findings: list[Finding] = []
    if sys.version_info < LEAST_PYTHON:
        least = ".".join(map(str, LEAST_PYTHON))
        findings.append(
            Finding(Origin("Python"), f"is older than {least}", f"install {least} or newer")
        )
    for name in NATIVE:
        version = look(name)
        if version is None:
            findings.append(_miss(name, system))
        else:
            found[name] = version
    if system == "alpine":
        findings.append(
            Finding(
                Origin("Alpine"),
                "has musl, for which some packages have no wheels and are built, slowly",
                "use an image of Debian slim where you can choose",
                Severity.WARNING,
            )
        )
    findings += _check_store()
    return Diagnosis(found, tuple(findings))


def _miss(name: str, system: str) -> Finding:
    command = COMMANDS.get(system)
    remedy = (
        f"run “{command} {PACKAGES[system][name]}”"
        if command
        else f"install the library {name} of your system"
    )
    severity = Severity.ERROR if name in NEEDED else Severity.WARNING
    return Finding(Origin(name), "is missing", remedy, severity)


def find_library(name: str) -> str | None:
    """Give the version of a native library as it says itself; None where it cannot be loaded."""
    files, function = NATIVE[name]
    with find_by_name():
        for file in files:
            try:
                library = ctypes.CDLL(file)
            except OSError:
                continue
            call = getattr(library, function)
            if name == "fontconfig":
                number = int(call())
                return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
            call.restype = ctypes.c_char_p
            return bytes(call()).decode("ascii", "replace")
    return None


def _check_store() -> list[Finding]:
    folder = read_store()
    if folder is None:
        return []
    around = next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
    try:
        with tempfile.TemporaryFile(dir=around):
            return []
    except OSError as failure:
        reason = failure.strerror or os.strerror(failure.errno or 0)
        return [
            Finding(
                Origin(str(folder)),
                f"cannot be written ({reason}), so nothing finished is kept",
                "name another folder in BRIEFS_CACHE",
                Severity.WARNING,
            )
        ]
