"""The output folder: each file appears whole or not at all, and the manifest never lies.

A PDF is written beside its place, synced and renamed. Its entry leaves the manifest before the
rename and comes back after it, so that at every moment each entry describes the file that is there.
All of it is written before anything is renamed, so that a full disk changes nothing.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import Finding, Origin, PublishError
from generator.files import explain_failures, put_in_place, write_beside, write_whole
from generator.locations import DRAFTS
from generator.lock import Lock, LockedError
from generator.stages.publishing.manifest import (
    MANIFEST,
    PART,
    PARTS,
    SCHEMA,
    describe_file,
    digest,
    digest_file,
    read_manifest,
)


@contextlib.contextmanager
def hold_folder(folder: Path, who: str) -> Iterator[None]:
    """Hold a folder that is written into by one command at a time.

    :param who: what else can hold it, in words.
    :raises PublishError: when it cannot be written, or is held.
    """
    with contextlib.ExitStack() as stack:
        try:
            with explain_failures(folder):
                stack.enter_context(Lock(folder / ".lock").hold())
        except LockedError as taken:
            finding = Finding(
                Origin(str(folder)),
                f"is being written by {who}",
                "wait until that one has ended",
            )
            raise PublishError(finding) from taken
        yield


class Output:
    """One output folder, held by one build at a time."""

    def __init__(self, folder: Path, tool_version: str) -> None:
        self.folder = folder
        self.tool_version = tool_version
        self.entries: dict[str, dict[str, Any]] = {}
        self._said: dict[str, tuple[dict[str, Any], str]] = {}
        """Each entry as it was last written, by its path: one edition changes one of many."""

    @contextlib.contextmanager
    def hold(self) -> Iterator[None]:
        """Take the folder for this build, and read which editions it holds.

        :raises PublishError: when it cannot be written, or another build holds it.
        """
        with hold_folder(self.folder, "another build"):
            with explain_failures(self.folder):
                self._clean()
                self.entries = {
                    path: entry
                    for path, entry in read_manifest(self.folder).items()
                    if digest_file(self.folder / path) == entry["sha256"]
                }
                self._write_manifest()
            yield

    def publish(self, path: str, data: bytes, entry: dict[str, Any]) -> tuple[Path, dict[str, Any]]:
        """Put one edition in its place.

        :param path: below the output folder, with forward slashes.
        :param entry: what the manifest says of it, besides its path, size and SHA-256.
        :return: where it is, and its whole entry.
        :raises PublishError: when it cannot be written; what was there before then stays.
        """
        target = self.folder / path
        complete = {**entry, **describe_file(path, data)}
        if self.entries.get(path) == complete and digest_file(target) == complete["sha256"]:
            return target, complete
        with explain_failures(target):
            self._put(target, data, complete)
        return target, complete

    def _put(self, target: Path, data: bytes, complete: dict[str, Any]) -> None:
        """Put an edition and its entry in their places, all written before anything is renamed.

        So that a disk that is full leaves the file, its entry and the manifest as they were.
        """
        path, manifest = complete["path"], self.folder / MANIFEST
        others = {name: entry for name, entry in self.entries.items() if name != path}
        for place in (target, manifest):
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
        with contextlib.ExitStack() as beside:

            def write(place: Path, content: bytes) -> Path:
                temporary = write_beside(place, content)
                beside.callback(temporary.unlink, missing_ok=True)
                return temporary

            edition = write(target, data)
            last = write(manifest, self._say({**others, path: complete}))
            if path in self.entries:
                put_in_place(write(manifest, self._say(others)), manifest)
            try:
                put_in_place(edition, target)
            except OSError:
                with contextlib.suppress(OSError):
                    self._write_manifest()  # what it says of the former file is true again
                raise
            self.entries[path] = complete
            put_in_place(last, manifest)

    def put_parts(self, path: str, parts: Mapping[str, bytes]) -> dict[str, str]:
        """Put the parts of an edition beside it; gives the SHA-256 of each by its path.

        :param path: the edition's, below the output folder.
        :param parts: by their paths from the folder of the edition.
        :raises PublishError: when one cannot be written.
        """
        folder = path.rpartition("/")[0]
        for name, data in parts.items():
            self.put(f"{folder}/{name}", data)
        return {f"{folder}/{name}": digest(data) for name, data in parts.items()}

    def drop_parts(self, folder: str) -> None:
        """Remove the parts below a folder that no edition of the manifest has any more."""
        named = {path for entry in self.entries.values() for path in entry.get(PARTS, ())}
        for file in (self.folder / folder).glob("*"):
            is_part = PART.fullmatch(file.name) and not file.is_dir()
            if is_part and f"{folder}/{file.name}" not in named:
                file.unlink(missing_ok=True)

    def put(self, path: str, data: bytes) -> None:
        """Put a file beside the editions that is none: whole, or not at all.

        :raises PublishError: when it cannot be written; what was there before then stays.
        """
        target = self.folder / path
        with explain_failures(target):
            write_whole(target, data)

    def _write_manifest(self) -> None:
        write_whole(self.folder / MANIFEST, self._say(self.entries))

    def _say(self, entries: Mapping[str, dict[str, Any]]) -> bytes:
        """The manifest that has these entries."""
        none = {"editions": [], "schema": SCHEMA, "tool": f"briefs {self.tool_version}"}
        text = _write(none) + "\n"
        if entries:
            listed = ",\n    ".join(self._say_entry(entries[path]) for path in sorted(entries))
            text = text.replace("[]", f"[\n    {listed}\n  ]", 1)
        return text.encode()

    def _say_entry(self, entry: dict[str, Any]) -> str:
        former, said = self._said.get(entry["path"], (None, ""))
        if former is not entry:
            said = _write(entry).replace("\n", "\n    ")
            self._said[entry["path"]] = entry, said
        return said

    def _clean(self) -> None:
        """Remove what a killed build left half written."""
        for leftover in self.folder.glob("**/.*.partial"):
            drafts = leftover.relative_to(self.folder).parts[0] == DRAFTS  # which another may write
            if not drafts and not leftover.is_dir():
                leftover.unlink(missing_ok=True)


def _write(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
