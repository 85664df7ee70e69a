"""What is compared with what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.comparison.folders import Couple, find_couples
from generator.errors import UsageError


def fill(folder: Path, *names: str, manifest: tuple[str, ...] = ()) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"%PDF-")
    if manifest:
        entries = [{"path": name, "sha256": "0" * 64} for name in manifest]
        (folder / "manifest.json").write_text(json.dumps({"schema": 1, "editions": entries}))
    return folder


def test_two_files_are_a_couple(tmp_path: Path) -> None:
    """They are called after both where their names differ."""
    folder = fill(tmp_path, "a.pdf", "b.pdf")
    old, new = folder / "a.pdf", folder / "b.pdf"
    assert (Couple("a-to-b", old, new),) == find_couples(old, new)
    assert (Couple("a", old, old),) == find_couples(old, old)


def test_the_editions_of_two_folders_are_paired_by_their_paths(tmp_path: Path) -> None:
    """Added and removed ones have one file; reports of a former comparison are no editions."""
    old = fill(tmp_path / "old", "d/a.pdf", "d/b.pdf", "diff/a.diff.pdf")
    new = fill(tmp_path / "new", "d/b.pdf", "d/c.pdf")
    assert (
        Couple("d/a", old / "d/a.pdf", None),
        Couple("d/b", old / "d/b.pdf", new / "d/b.pdf"),
        Couple("d/c", None, new / "d/c.pdf"),
    ) == find_couples(old, new)


def test_a_manifest_says_which_editions_a_folder_has(tmp_path: Path) -> None:
    """Other PDFs beside them are left alone, and so is a path that leads out of the folder."""
    fill(tmp_path, "outside.pdf")
    names = ("a.pdf", "../outside.pdf", "x/../a.pdf")
    old = fill(tmp_path / "old", "a.pdf", "figure.pdf", manifest=names)
    assert (Couple("a", old / "a.pdf", old / "a.pdf"),) == find_couples(old, old)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nowhere.pdf", "a.pdf", "is missing; see how its name is written"),
        ("a.pdf", "empty", "is a file, and the other is a folder"),
        ("empty", "empty", "holds no PDF, nor does the other"),
    ],
)
def test_what_cannot_be_compared_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A missing file, a file against a folder, folders without editions: wrong usage."""
    fill(tmp_path, "a.pdf")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=told):
        find_couples(tmp_path / old, tmp_path / new)
