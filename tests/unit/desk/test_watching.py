"""Saved files are told, however they are written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.desk.watching import is_remote, watch_project


def _save_in_place(file: Path) -> None:
    file.write_text("new", encoding="utf-8")


def _save_by_rename(file: Path) -> None:
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text("new", encoding="utf-8")
    beside.replace(file)


@pytest.mark.parametrize("save", [_save_in_place, _save_by_rename])
def test_a_save_is_told_once(tmp_path: Path, save: Callable[[Path], None]) -> None:
    """An editor that writes a file, and one that renames another over it, are both heard."""
    file = tmp_path / "data" / "a" / "brief.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("old", encoding="utf-8")

    async def watch() -> tuple[str, ...]:
        stop = asyncio.Event()

        async def edit() -> None:
            while not stop.is_set():
                save(file)
                await asyncio.sleep(0.3)

        editing = asyncio.create_task(edit())
        try:
            async with asyncio.timeout(30):
                async for paths in watch_project(tmp_path, stop):
                    stop.set()
                    return paths
        finally:
            stop.set()
            await editing
        return ()

    assert ("data/a/brief.yaml",) == asyncio.run(watch())


@pytest.mark.parametrize(
    ("lines", "remote"),
    [
        ("/dev/sda / ext4 rw 0 0\nserver:/x /home/desk nfs4 rw 0 0\n", True),
        ("//server/x /home/desk cifs rw 0 0\n/dev/sda / ext4 rw 0 0\n", True),
        ("/dev/sda / ext4 rw 0 0\nserver:/x /mnt nfs4 rw 0 0\n", False),
        ("", False),
    ],
)
def test_a_folder_of_another_machine_is_polled(tmp_path: Path, lines: str, remote: bool) -> None:
    """The innermost file system decides; one that tells no changes is looked through."""
    mounts = tmp_path / "mounts"
    mounts.write_text(lines, encoding="utf-8")
    assert remote is is_remote(Path("/home/desk/project"), mounts)
