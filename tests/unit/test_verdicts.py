"""What is known of a file is trusted for the same bytes and the same entry alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from generator import verdicts
from generator.store import Store
from generator.verdicts import keep_verdicts, recall_verdicts

DATA = b"%PDF-1.7 a file that was checked"
CHECKS = {"fonts": "passed", "tags": "not applicable"}


def make_entry(**changes: Any) -> dict[str, Any]:
    """Give what a manifest says of the file."""
    sha256 = hashlib.sha256(DATA).hexdigest()
    return {"bytes": len(DATA), "sha256": sha256, "inputs": "ab", "title": "Brief"} | changes


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that knows the file."""
    found = Store(tmp_path / "store")
    keep_verdicts(found, make_entry(), CHECKS)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file."""
    path = tmp_path / "brief.pdf"
    path.write_bytes(DATA)
    return path


def test_the_same_file_is_known(store: Store, file: Path) -> None:
    """It need not be read again."""
    assert CHECKS == recall_verdicts(store, make_entry(), file)


@pytest.mark.parametrize("changes", [{"inputs": "ac"}, {"title": "Another"}, {"sha256": "0"}])
def test_another_entry_is_not(store: Store, file: Path, changes: dict[str, str]) -> None:
    """Made from other inputs, or said to be another file, it is held against something else."""
    assert recall_verdicts(store, make_entry(**changes), file) is None


def test_other_bytes_are_not(store: Store, file: Path) -> None:
    """Whatever the manifest says, it is the file itself that must be the same."""
    file.write_bytes(DATA[::-1])
    assert recall_verdicts(store, make_entry(), file) is None
    file.unlink()
    assert recall_verdicts(store, make_entry(), file) is None


def test_what_is_no_file_is_not_read(store: Store, tmp_path: Path) -> None:
    """A pipe would never end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert recall_verdicts(store, make_entry(bytes=0), pipe) is None


def test_another_program_knows_nothing(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that was mended since must look for itself; and so it does where it is told to."""
    assert recall_verdicts(Store(store.folder, blind=True), make_entry(), file) is None
    monkeypatch.setattr(verdicts, "make_key", lambda *parts: "0" * 64)
    assert recall_verdicts(store, make_entry(), file) is None
