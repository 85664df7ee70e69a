"""The output folder: each file appears whole or not at all, and the manifest never lies.

A PDF is written beside its place, synced and renamed. Its entry leaves the manifest before the
rename and comes back after it, so that at every moment each entry describes the file that is there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import Finding, Origin, PublishError
from generator.files import explain_failures, write_beside, write_whole
from generator.lock import Lock, LockedError

MANIFEST = "manifest.json"
SCHEMA = 1
DRAFTS = "drafts"
"""The folder in the output folder where drafts are, with a manifest of their own."""
PARTS = "parts"
"""In the manifest: the SHA-256 of an edition's parts, by their paths below the folder."""
PART = re.compile(r"[0-9a-f]{16}\.\w+")
"""What parts are called: by their bytes."""
MOST_BYTES = 50_000_000
"""No manifest comes near this."""


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the entries of a folder's editions by their path; none where it has no manifest."""
    return {entry["path"]: entry for entry in list_entries(load_manifest(folder), "editions")}


def load_manifest(folder: Path) -> dict[str, Any]:
    """Load the manifest of a folder or a package; an empty one where none of this schema is."""
    path = folder / MANIFEST
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) and manifest.get("schema") == SCHEMA else {}


def list_entries(manifest: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    """List what a manifest has under a key that says of a file where it is, and its SHA-256."""
    entries = manifest.get(key)
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and all(
            isinstance(entry.get(each), str) for each in ("path", "sha256")
        ):
            yield entry


def find_drafts(root: Path) -> Path:
    """Give the folder where a project's drafts are made: nothing is packed or sent from there."""
    return root / "output" / DRAFTS


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
                    if _has(self.folder / path, entry)
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
        complete = {**entry, "path": path, "bytes": len(data), "sha256": digest(data)}
        with explain_failures(target):
            if self.entries.get(path) == complete and _has(target, complete):
                return target, complete
            temporary = write_beside(target, data)
            if self.entries.pop(path, None) is not None:
                self._write_manifest()
            temporary.replace(target)
            self.entries[path] = complete
            self._write_manifest()
        return target, complete

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
            if PART.fullmatch(file.name) and f"{folder}/{file.name}" not in named:
                file.unlink(missing_ok=True)

    def put(self, path: str, data: bytes) -> None:
        """Put a file beside the editions that is none: whole, or not at all.

        :raises PublishError: when it cannot be written; what was there before then stays.
        """
        target = self.folder / path
        with explain_failures(target):
            write_whole(target, data)

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
            if leftover.relative_to(self.folder).parts[0] != DRAFTS:  # which another may write
                leftover.unlink(missing_ok=True)


def _has(path: Path, entry: dict[str, Any]) -> bool:
    try:
        return digest(path.read_bytes()) == entry.get("sha256")
    except OSError:
        return False
