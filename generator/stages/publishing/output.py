"""The output folder: each PDF appears whole or not at all, and the manifest never lies.

A PDF is written beside its place, synced and renamed. Its entry leaves the manifest before the
rename and comes back after it, so that at every moment each entry describes the file that is there.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import Finding, Origin, PublishError
from generator.files import explain_failures, write_beside, write_whole

MANIFEST = "manifest.json"
SCHEMA = 1


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """The manifest's entries by their path; none where there is no manifest of this schema."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["schema"] != SCHEMA:
            return {}
        return {entry["path"]: entry for entry in manifest["editions"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


class Output:
    """One output folder, held by one build at a time."""

    def __init__(self, folder: Path, tool_version: str) -> None:
        self.folder = folder
        self.tool_version = tool_version
        self.entries: dict[str, dict[str, Any]] = {}

    @contextlib.contextmanager
    def hold(self) -> Iterator[None]:
        """Take the folder for this build, and read which editions it holds.

        :raises PublishError: when it cannot be written, or another build holds it.
        """
        with contextlib.ExitStack() as stack:
            with explain_failures(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
                lock = stack.enter_context((self.folder / ".lock").open("w"))
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as taken:
                    raise PublishError(
                        Finding(
                            Origin(str(self.folder)),
                            "is being written by another build",
                            "wait until that one has ended",
                        )
                    ) from taken
                self._clean()
                self.entries = {
                    path: entry
                    for path, entry in read_manifest(self.folder).items()
                    if _has(self.folder / path, entry)
                }
                self._write_manifest()
            yield

    def publish(self, path: str, data: bytes, entry: dict[str, Any]) -> Path:
        """Put one edition in its place.

        :param path: below the output folder, with forward slashes.
        :param entry: what the manifest says of it, besides its path, size and SHA-256.
        :raises PublishError: when it cannot be written; what was there before then stays.
        """
        target = self.folder / path
        complete = {**entry, "path": path, "bytes": len(data), "sha256": digest(data)}
        with explain_failures(target):
            if self.entries.get(path) == complete and _has(target, complete):
                return target
            temporary = write_beside(target, data)
            if self.entries.pop(path, None) is not None:
                self._write_manifest()
            temporary.replace(target)
            self.entries[path] = complete
            self._write_manifest()
        return target

    def _write_manifest(self) -> None:
        manifest = {
            "schema": SCHEMA,
            "tool": f"briefs {self.tool_version}",
            "editions": [self.entries[path] for path in sorted(self.entries)],
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        target = self.folder / MANIFEST
        write_whole(target, text.encode())

    def _clean(self) -> None:
        """Remove what a killed build left half written."""
        for leftover in self.folder.glob("**/.*.partial"):
            leftover.unlink(missing_ok=True)


def _has(path: Path, entry: dict[str, Any]) -> bool:
    try:
        return digest(path.read_bytes()) == entry.get("sha256")
    except OSError:
        return False
