"""Folders and archives of packages: each appears whole or not at all, and tells no clock."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.errors import Finding, Origin, PublishError
from generator.files import explain_failures, write_whole

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can name."""


@contextlib.contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Take the folder of all packages for one command.

    :raises PublishError: when it cannot be written, or another command holds it.
    """
    with contextlib.ExitStack() as stack:
        with explain_failures(folder):
            folder.mkdir(parents=True, exist_ok=True)
            lock = stack.enter_context((folder / ".lock").open("w"))
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as taken:
                message = "is being written by another “briefs dispatch pack”"
                raise PublishError(
                    Finding(Origin(str(folder)), message, "wait until that one has ended")
                ) from taken
        yield


def put_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with these files in its place, and whatever was there before away.

    It is written beside, synced and renamed: a reader sees the former one, or this one whole.

    :raises PublishError: when it cannot be written; what was there before then stays.
    """
    fresh, former = (target.with_name(f".{target.name}.{end}") for end in ("new", "old"))
    with explain_failures(target):
        try:
            for leftover in (fresh, former):
                shutil.rmtree(leftover, ignore_errors=True)
            fresh.mkdir(parents=True)
            for name, data in files.items():
                with (fresh / name).open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            if target.exists():
                target.rename(former)
            try:
                fresh.rename(target)
            except OSError:
                if former.exists():
                    former.rename(target)
                raise
            shutil.rmtree(former, ignore_errors=True)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def put_archive(target: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Put a ZIP of these files, all in one folder, in its place.

    :raises PublishError: when it cannot be written; what was there before then stays.
    """
    with explain_failures(target):
        write_whole(target, make_archive(folder, files))


def make_archive(folder: str, files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files: the same files give the same bytes, on every machine.

    They are stored as they are: PDFs are compressed already, and zlib's versions differ.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()
