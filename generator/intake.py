"""Bytes of files as they come in: regular files alone, of a bounded size, however lines end.

A repository can hold a link to a device, and git carries it: such a file has no end, or never
answers. Git on Windows ends lines with CR and LF: what is read is the same from every checkout,
and so are the digests of it.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path, PurePath

BOM = b"\xef\xbb\xbf"
TEXTS = frozenset(
    {".css", ".csv", ".geojson", ".html", ".json", ".md", ".po", ".pot", ".svg", ".toml"}
    | {".tsv", ".txt", ".xlf", ".xliff", ".yaml", ".yml"}
)
"""The endings of files whose lines may end as their checkout has them."""


class IntakeError(Exception):
    """A file is not read: what it is, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def _leads_round(path: Path) -> bool:
    """Whether links lead from one to another and back, so that there is no file at their end."""
    try:
        path.stat()
    except OSError as failure:
        return failure.errno == errno.ELOOP
    return False


def read_file(path: Path, most: int, within: Iterable[Path] = ()) -> bytes:
    """Read a regular file of at most so many bytes, its lines ended alike where it is a text.

    :param within: the folders in one of which it must lie, whatever links lead to it; anywhere
        where none are named.
    :raises IntakeError: for a device, a pipe, a file elsewhere and one that is too large.
    :raises OSError: when it cannot be read, or is a folder.
    """
    allowed = [folder.resolve() for folder in within]
    if _leads_round(path):
        raise IntakeError("is a link that leads back to itself", "put the file itself there")
    if allowed and not any(path.resolve().is_relative_to(folder) for folder in allowed):
        raise IntakeError("is a link that leads out of the project", "put the file itself there")
    return even_lines(read_bytes(path, most), path)


def open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting, as an ``opener``: a pipe would hold the process for ever."""
    return os.open(path, flags | os.O_NONBLOCK)


def read_bytes(path: Path | str, most: int) -> bytes:
    """Read a regular file of at most so many bytes, as they are.

    :raises IntakeError: for a device, a pipe, and a file that is too large.
    :raises OSError: when it cannot be read, or is a folder.
    """
    with open(path, "rb", opener=open_at_once) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise IntakeError("is a device or a pipe, and no file", "put a regular file there")
        if status.st_size > most:
            raise IntakeError(f"has {status.st_size} bytes", f"keep it under {most} bytes")
        # A file may grow while it is read.
        data = file.read(most + 1)
    if len(data) > most:
        raise IntakeError(f"has more than {most} bytes", f"keep it under {most} bytes")
    return data


def even_lines(data: bytes, path: PurePath) -> bytes:
    """Give the bytes of a text with lines that end in LF, and without a byte order mark of UTF-8.

    What is UTF-16, or no text by its name, stays as it is.
    """
    if path.suffix.lower() not in TEXTS or b"\0" in data[:4096]:
        return data
    return data.removeprefix(BOM).replace(b"\r\n", b"\n")
