"""Where a file is listed: the editions, the packages made of them, the ledger of what was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.dispatch.mail.ledger import LEDGER, read_items
from generator.dispatch.pack.packages import DISPATCH

MANIFEST = "manifest.json"
SCHEMA = 1
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Listing:
    """A file as a manifest lists it."""

    manifest: str
    """The manifest's path."""
    edition: str
    """The path of the edition, or of the file in its package."""
    recipient: str | None
    """The name of whose package it is in; None where it is an edition as it was built."""


def list_files(output: Path) -> Mapping[str, Listing]:
    """What an output folder lists, by SHA-256: the ledger, then packages, then editions.

    What was sent stays in the ledger when its package is made anew, and signed anew.

    :raises DispatchError: when the ledger cannot be read.
    """
    found: dict[str, Listing] = {
        digest: Listing(str(output / DISPATCH / LEDGER), name, item.name)
        for item in read_items(output)
        for name, digest in item.files
    }
    for path in sorted((output / DISPATCH).glob(f"*/*/{MANIFEST}")):
        found |= {each: listing for each, listing in _read_package(path) if each not in found}
    for digest, listing in _read_editions(output / MANIFEST):
        found.setdefault(digest, listing)
    return found


def _read_package(path: Path) -> Iterator[tuple[str, Listing]]:
    manifest = _read(path)
    recipient = manifest.get("recipient")
    name = recipient.get("name") if isinstance(recipient, dict) else None
    for entry in _entries(manifest, "files"):
        yield entry["sha256"], Listing(str(path), entry["path"], str(name or path.parent.name))


def _read_editions(path: Path) -> Iterator[tuple[str, Listing]]:
    for entry in _entries(_read(path), "editions"):
        yield entry["sha256"], Listing(str(path), entry["path"], None)


def _entries(manifest: dict[str, Any], key: str) -> Iterator[dict[str, str]]:
    entries = manifest.get(key)
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and all(
            isinstance(entry.get(each), str) for each in ("sha256", "path")
        ):
            yield entry


def _read(path: Path) -> dict[str, Any]:
    """A manifest of this schema; an empty one where there is none that can be read."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) and manifest.get("schema") == SCHEMA else {}
