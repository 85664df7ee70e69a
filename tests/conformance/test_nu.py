"""The Nu validator's report, and the package that it comes in."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import tarfile
from pathlib import Path

import pytest

from generator.errors import SystemLibraryError
from scripts.conformance.nu import read_report
from scripts.conformance.packages import Package, fetch_package
from scripts.conformance.verdict import Complaint, Sheet

PAGE = Sheet(Path("/a/daesh-brief.fr+ar.html"), "a")
OTHER = Sheet(Path("/a/b.html"), "b")
MISREAD = "image “data:” blocked by “img-src” directive."
URL = "file:/a/daesh-brief.fr+ar.html"


def test_errors_and_warnings_are_complaints() -> None:
    """What is only told is none; the same fault in many places is one, so many times."""
    messages = [
        {"type": "error", "url": URL, "message": "Bad."},
        {"type": "error", "url": URL, "message": "Bad."},
        {"type": "info", "subType": "warning", "url": URL, "message": "Odd."},
        {"type": "info", "url": URL, "message": "Told."},
        {
            "type": "info",
            "subType": "warning",
            "url": URL,
            "message": "image x blocked by “img-src” directive.",
        },
    ]
    verdicts = read_report(json.dumps({"messages": messages}), [PAGE, OTHER])
    assert {PAGE.path: (Complaint("Bad.", 2), Complaint("Odd.")), OTHER.path: ()} == verdicts


def test_no_report_is_no_verdict() -> None:
    """A validator that says nothing has passed nothing."""
    assert {} == read_report("Exception in thread", [PAGE])


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of npm, which packs the file that lies beside it."""
    monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "npm"
    program.write_text(f'#!/bin/sh\ncp "{tmp_path}/a.tgz" "$5/a-1.tgz"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as archive:
        member = tarfile.TarInfo("package/a.jar")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"jar"))
    return program


def test_a_package_is_fetched_once(npm: Path) -> None:
    """What is there as it was is not asked for again."""
    package = Package("a", "1", "package/a.jar", hashlib.sha256(b"jar").hexdigest())
    assert b"jar" == fetch_package(package).read_bytes()
    npm.unlink()
    assert b"jar" == fetch_package(package).read_bytes()


def test_another_file_than_listed_is_not_trusted(npm: Path) -> None:
    """A package whose bytes changed is refused."""
    assert npm.exists()
    with pytest.raises(SystemLibraryError, match="is not what it was"):
        fetch_package(Package("a", "1", "package/a.jar", "0" * 64))
