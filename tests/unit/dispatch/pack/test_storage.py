"""Folders and archives that appear whole."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.dispatch.pack.storage import hold, make_archive, put_folder
from generator.errors import PublishError


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    """What the former one had is gone, and nothing is left beside it."""
    target = tmp_path / "a"
    put_folder(target, {"old.txt": b"1", "kept.txt": b"1"})
    put_folder(target, {"kept.txt": b"2"})
    assert [target] == list(tmp_path.iterdir())
    assert {"kept.txt": b"2"} == {file.name: file.read_bytes() for file in target.iterdir()}


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """The former one stays, and nothing is left beside it."""
    target = tmp_path / "a"
    put_folder(target, {"kept.txt": b"1"})
    with pytest.raises(PublishError, match="cannot be written"):
        put_folder(target, {"kept.txt": b"2", "no/such.txt": b"3"})
    assert [target] == list(tmp_path.iterdir())
    assert b"1" == (target / "kept.txt").read_bytes()


def test_what_a_killed_command_left_is_cleared(tmp_path: Path) -> None:
    """Half a folder of an earlier run is in no one's way."""
    (tmp_path / ".a.new").mkdir()
    (tmp_path / ".a.old").mkdir()
    (tmp_path / ".a.new" / "half.pdf").write_bytes(b"%PDF")
    put_folder(tmp_path / "a", {"note.txt": b"1"})
    assert [tmp_path / "a"] == list(tmp_path.iterdir())


def test_an_archive_tells_no_clock() -> None:
    """The same files give the same bytes, in whatever order they come, with one date."""
    archive = make_archive("a", {"b.txt": b"2", "a.txt": b"1"})
    assert archive == make_archive("a", {"a.txt": b"1", "b.txt": b"2"})
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert ["a/a.txt", "a/b.txt"] == opened.namelist()
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in opened.infolist()}
        assert b"2" == opened.read("a/b.txt")


def test_one_at_a_time(tmp_path: Path) -> None:
    """A second command that packs into the same folder says so and stops."""
    with (
        hold(tmp_path / "dispatch"),
        pytest.raises(PublishError, match="is being written by another"),
        hold(tmp_path / "dispatch"),
    ):
        pass
