"""Finished work, kept by the digest of all that it was made from: bytes under a key, plain files.

It knows no stage. Each entry is a file that states the SHA-256 of what it holds, written beside its
place and renamed: one that was cut short, or is somebody else's, is no entry. Nothing depends on an
entry being there: what cannot be read is made again, what cannot be written is only not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Finding, Origin, Severity, StoreError
from generator.files import write_whole
from generator.fingerprint import fingerprint, read_libraries, read_program

MARK = "briefs-store 1"
FOLDER = "v1"
"""Below the store's folder: entries that this version of the program understands."""
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Size:
    """How many entries a store has, and how many bytes they take on the disk."""

    entries: int
    bytes: int


class Store:
    """A folder of entries; None keeps nothing and finds nothing.

    A blind one keeps what is made, but finds nothing.
    """

    def __init__(self, folder: Path | None, *, blind: bool = False) -> None:
        self.folder = folder
        self.blind = blind
        self.trouble: Finding | None = None
        """Why it could not keep an entry, the first time that this happened."""

    def find(self, key: str) -> bytes | None:
        """Give what is kept under a key, whole and unchanged; None where nothing is.

        :param key: a SHA-256 in hexadecimal.
        """
        if self.folder is None or self.blind:
            return None
        return self._read(key)

    def _read(self, key: str) -> bytes | None:
        path = self._place(key)
        try:
            data = _take_apart(path.read_bytes())
        except OSError:
            return None
        if data is None:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # when it was last of use: what is not goes first
        return data

    def keep(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; where that cannot be done, note why and go on."""
        if self.folder is None or self.trouble is not None:
            return
        head = f"{MARK} {hashlib.sha256(data).hexdigest()}\n".encode()
        try:
            write_whole(self._place(key), head + data)
        except OSError as failure:
            self.trouble = Finding(
                Origin(str(self.folder)),
                f"finished work cannot be kept ({failure.strerror or failure})",
                "free the place, or name another folder in BRIEFS_CACHE",
                Severity.WARNING,
            )

    def finds_nothing(self) -> bool:
        """Say whether nothing will be found in it, whatever is asked for."""
        return self.folder is None or self.blind or not any((self.folder / FOLDER).glob("??/*"))

    def has(self, key: str) -> bool:
        """Say whether anything is kept under a key, without reading it."""
        return self.folder is not None and self._place(key).is_file()

    def find_values(self, key: str) -> Any:
        """Give the JSON value that is kept under a key; None where none is."""
        data = self.find(key)
        return None if data is None else json.loads(data)

    def look_up(self, key: str) -> Any:
        """Give the JSON value that is kept under a key, even where the store is blind."""
        data = None if self.folder is None else self._read(key)
        return None if data is None else json.loads(data)

    def keep_values(self, key: str, values: object) -> None:
        """Keep a JSON value under a key."""
        self.keep(key, json.dumps(values, ensure_ascii=False).encode())

    def find_parts(self, key: str) -> tuple[dict[str, Any], bytes] | None:
        """Give a JSON object and the bytes that were kept with it; None where nothing is."""
        data = self.find(key)
        if data is None:
            return None
        head, _, body = data.partition(b"\n")
        return json.loads(head), body

    def keep_parts(self, key: str, head: Mapping[str, Any], body: bytes) -> None:
        """Keep a JSON object and bytes under one key."""
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
        self.keep(key, text.encode() + b"\n" + body)

    def measure(self) -> Size:
        """Count the entries and their bytes."""
        sizes = [status.st_size for _, status in self._list()]
        return Size(len(sizes), sum(sizes))

    def prune(self, most: int) -> Size:
        """Remove the entries that were of no use for longest, until the rest take so many bytes.

        :return: what was removed.
        :raises StoreError: when one cannot be removed.
        """
        found = sorted(self._list(), key=lambda entry: entry[1].st_mtime, reverse=True)
        total, removed = 0, []
        for path, status in found:
            total += status.st_size
            if total > most:
                self._remove(path)
                removed.append(status.st_size)
        return Size(len(removed), sum(removed))

    def verify(self) -> tuple[Path, ...]:
        """Read every entry, and remove those that are not what they state; gives their paths.

        :raises StoreError: when one cannot be removed.
        """
        broken = []
        for path, _ in self._list():
            try:
                sound = _take_apart(path.read_bytes()) is not None
            except OSError:
                sound = False
            if not sound:
                self._remove(path)
                broken.append(path)
        return tuple(broken)

    def _place(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / FOLDER / key[:2] / key[2:]

    def _list(self) -> Iterator[tuple[Path, os.stat_result]]:
        if self.folder is None:
            return
        for path in sorted((self.folder / FOLDER).glob("??/*")):
            with contextlib.suppress(OSError):
                status = path.stat()
                # What is being written now is its writer's; what a killed one left is nobody's.
                if not path.name.startswith(".") or status.st_mtime < time.time() - DAY:
                    yield path, status

    def _remove(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as failure:
            raise StoreError(
                Finding(
                    Origin(str(path)),
                    f"cannot be removed ({failure.strerror or failure})",
                    "give this user the right to write in that folder",
                )
            ) from failure


class Notes(MutableMapping[str, Any]):
    """JSON values of one kind, by keys of their maker's; it is told nothing of the store."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store, self._kind = store, kind

    def __getitem__(self, key: str) -> Any:
        found = self._store.find_values(make_key(self._kind, key))
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: str, value: Any) -> None:
        self._store.keep_values(make_key(self._kind, key), value)

    def __delitem__(self, key: str) -> None:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def make_key(kind: str, *parts: object) -> str:
    """Give the key of something made from these values, by this program on these libraries."""
    return fingerprint(kind, read_program(), read_libraries(), *parts)


def _take_apart(data: bytes) -> bytes | None:
    """Take an entry's file apart; None where it is not what it states."""
    head, _, body = data.partition(b"\n")
    stated = f"{MARK} {hashlib.sha256(body).hexdigest()}".encode()
    return body if head == stated else None
