"""Finished work, kept by the digest of all that it was made from: bytes under a key, plain files.

It knows no stage. Each entry is a file that states its key and the SHA-256 of what it holds,
written beside its place and renamed: one that was cut short, stands in another's place, or is
somebody else's, is no entry. Nothing depends on an entry being there: what cannot be read is made
again, what cannot be written is only not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.errors import Finding, Origin, Severity, StoreError
from generator.files import write_whole
from generator.fingerprint import fingerprint, read_libraries, read_program
from generator.intake import IntakeError, read_bytes

MARK = "briefs-store 2"
FOLDER = "v2"
"""Below the store's folder: entries that this version of the program understands."""
ANY_FOLDER = "v[0-9]*"
"""Those of all versions, which take room, too."""
PLACE = re.compile(r"[0-9a-f]{2}/([0-9a-f]{62}|\..*\.partial)")
"""Where entries are below such a folder, and what is being written; all else there is not ours."""
MOST_BYTES = 10**9
"""No entry comes near this."""
DAY = 86_400.0
SHAPELESS = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
"""What a value ends in that is read as what it is not."""

T = TypeVar("T")


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
        self._is_lost = False
        """Whether it can keep no other entry either."""

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
            data = _take_apart(read_bytes(path, MOST_BYTES), key)
        except OSError:
            return None
        except IntakeError:
            data = None
        if data is None:
            self._drop(key)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # when it was last of use: what is not goes first
        return data

    def _drop(self, key: str) -> None:
        """Remove what stands in the place of an entry and is none."""
        with contextlib.suppress(OSError):
            self._place(key).unlink(missing_ok=True)

    def keep(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; where that cannot be done, note why and go on."""
        if self.folder is None or self._is_lost:
            return
        head = f"{MARK} {key} {hashlib.sha256(data).hexdigest()}\n".encode()
        try:
            write_whole(self._place(key), head + data)
        except IsADirectoryError:
            self.trouble = self.trouble or Finding(
                Origin(str(self._place(key))),
                "is a folder, where finished work is to be kept",
                "run “briefs cache verify”, which removes it",
                Severity.WARNING,
            )
        except OSError as failure:
            self._is_lost = True
            self.trouble = self.trouble or Finding(
                Origin(str(self.folder)),
                f"finished work cannot be kept ({failure.strerror or failure})",
                "free the place, or name another folder in BRIEFS_CACHE",
                Severity.WARNING,
            )

    def finds_nothing(self) -> bool:
        """Say whether nothing will be found in it, whatever is asked for."""
        if self.folder is None or self.blind:
            return True
        try:
            return not any((self.folder / FOLDER).glob("??/*"))
        except OSError:
            return True

    def has(self, key: str) -> bool:
        """Say whether anything is kept under a key, without reading it."""
        # Unlike a path's own method, this takes what cannot be looked at for what is not there.
        return self.folder is not None and os.path.isfile(self._place(key))  # noqa: PTH113

    def find_values(self, key: str, read: Callable[[Any], T]) -> T | None:
        """Give the JSON value that is kept under a key; None where none is.

        :param read: takes the value for what it is to be; it raises one of ``SHAPELESS`` where it
            is anything else, which counts as none.
        """
        return self._take(key, self.find(key), lambda data: read(json.loads(data)))

    def look_up(self, key: str, read: Callable[[Any], T]) -> T | None:
        """Give the JSON value that is kept under a key, even where the store is blind."""
        data = None if self.folder is None else self._read(key)
        return self._take(key, data, lambda data: read(json.loads(data)))

    def keep_values(self, key: str, values: object) -> None:
        """Keep a JSON value under a key."""
        self.keep(key, json.dumps(values, ensure_ascii=False).encode())

    def find_parts(self, key: str, read: Callable[[dict[str, Any], bytes], T]) -> T | None:
        """Give what a JSON object and bytes stand for that were kept together; None for none.

        :param read: makes it of them; as for :meth:`find_values`.
        """

        def take_apart(data: bytes) -> T:
            head, _, body = data.partition(b"\n")
            return read(json.loads(head), body)

        return self._take(key, self.find(key), take_apart)

    def _take(self, key: str, data: bytes | None, read: Callable[[bytes], T]) -> T | None:
        """Read what an entry holds; one that does not hold what is asked for is none, and goes."""
        if data is None:
            return None
        try:
            return read(data)
        except SHAPELESS:
            self._drop(key)
            return None

    def keep_parts(self, key: str, head: Mapping[str, Any], body: bytes) -> None:
        """Keep a JSON object and bytes under one key."""
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
        self.keep(key, text.encode() + b"\n" + body)

    def measure(self) -> Size:
        """Count the entries and their bytes.

        :raises StoreError: when its folder cannot be read.
        """
        sizes = [status.st_size for _, status in self._list(ANY_FOLDER)]
        return Size(len(sizes), sum(sizes))

    def prune(self, most: int) -> Size:
        """Remove the entries that were of no use for longest, until the rest take so many bytes.

        What can be none, as a folder in the place of an entry, is always removed.

        :return: what was removed.
        :raises StoreError: when one cannot be removed, for each; the others are.
        """
        found = sorted(self._list(ANY_FOLDER), key=lambda entry: entry[1].st_mtime, reverse=True)
        total, removed, findings = 0, [], []
        for path, status in found:
            is_file = stat.S_ISREG(status.st_mode)
            total += status.st_size if is_file else 0
            if total > most or not is_file or not status.st_size:
                finding = _remove(path)
                if finding is None:
                    removed.append(status.st_size)
                else:
                    findings.append(finding)
        if findings:
            raise StoreError(findings)
        return Size(len(removed), sum(removed))

    def verify(self) -> Iterator[Path]:
        """Read every entry, and remove those that are not what they state; gives their paths.

        :raises StoreError: in the end, when one could not be removed, for each.
        """
        findings = []
        for path, _ in self._list(FOLDER):
            try:
                data = read_bytes(path, MOST_BYTES)
                sound = _take_apart(data, path.parent.name + path.name) is not None
            except (OSError, IntakeError):
                sound = False
            if not sound:
                finding = _remove(path)
                if finding is None:
                    yield path
                else:
                    findings.append(finding)
        if findings:
            raise StoreError(findings)

    def _place(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / FOLDER / key[:2] / key[2:]

    def _list(self, version: str) -> Iterator[tuple[Path, os.stat_result]]:
        """List what stands in the places of entries, whatever it is.

        :param version: the names of the folders below the store's own.
        """
        if self.folder is None:
            return
        try:
            if self.folder.exists():
                os.scandir(self.folder).close()  # a pattern finds nothing where none may look
            found = sorted(self.folder.glob(f"{version}/??/*"))
        except OSError as failure:
            message = f"cannot be read ({failure.strerror or failure})"
            remedy = "free the place, or name another folder in BRIEFS_CACHE"
            raise StoreError(Finding(Origin(str(self.folder)), message, remedy)) from failure
        for path in found:
            if not PLACE.fullmatch("/".join(path.parts[-2:])):
                continue
            with contextlib.suppress(OSError):
                status = path.lstat()
                # What is being written now is its writer's; what a killed one left is nobody's.
                if not path.name.startswith(".") or status.st_mtime < time.time() - DAY:
                    yield path, status


def _remove(path: Path) -> Finding | None:
    """Remove what stands in the place of an entry; gives what is wrong where that cannot be."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as failure:
        message = f"cannot be removed ({failure.strerror or failure})"
        return Finding(
            Origin(str(path)), message, "give this user the right to write in that folder"
        )
    return None


class Notes(MutableMapping[str, Any]):
    """JSON values of one kind, by keys of their maker's; it is told nothing of the store.

    :param read: takes a value for what it is to be, as for :meth:`Store.find_values`.
    """

    def __init__(self, store: Store, kind: str, read: Callable[[Any], Any]) -> None:
        self._store, self._kind, self._read = store, kind, read

    def __getitem__(self, key: str) -> Any:
        found = self._store.find_values(make_key(self._kind, key), self._read)
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


def read_text(value: Any) -> str:
    """Take a value for a text.

    :raises TypeError: when it is anything else.
    """
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def read_texts(value: Any) -> dict[str, str]:
    """Take a value for texts by their names.

    :raises TypeError: when it is anything else.
    """
    if not isinstance(value, dict):
        raise TypeError(value)
    return {name: read_text(text) for name, text in value.items()}


def _take_apart(data: bytes, key: str) -> bytes | None:
    """Take an entry's file apart; None where it is not what it states, or another's."""
    head, _, body = data.partition(b"\n")
    stated = f"{MARK} {key} {hashlib.sha256(body).hexdigest()}".encode()
    return body if head == stated else None
