"""The manifest of an output folder, read: an entry that is not what a build writes counts as none.

Anybody can have edited it, and whoever reads an entry of an edition goes by all of its values.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    ValidationError,
    model_validator,
)

from generator.intake import IntakeError, read_bytes
from generator.model.edition import BESIDE, Edition, Profile
from generator.model.locale import is_locale

MANIFEST = "manifest.json"
SCHEMA = 1
PARTS = "parts"
"""In the manifest: the SHA-256 of an edition's parts, by their paths below the folder."""
PART = re.compile(r"([0-9a-f]{16})\.\w+")
"""What parts are called: by their bytes, and so by the beginning of their SHA-256."""
MOST_BYTES = 50_000_000
"""No manifest comes near this."""
MOST_OF_FILE = 10**9
"""Nor any file that it lists near this."""
CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What JSON can hold, and no text of an edition has: no file or no XML could."""


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_file(path: Path | str) -> str | None:
    """The SHA-256 of a regular file; None where there is none that can be read."""
    try:
        return digest(read_bytes(path, MOST_OF_FILE))
    except (OSError, IntakeError, ValueError):  # a path may be none at all
        return None


def describe_file(path: str, data: bytes) -> dict[str, Any]:
    """Say what a manifest says of any file: its path below the folder, its size and SHA-256."""
    return {"path": path, "bytes": len(data), "sha256": digest(data)}


def is_inside(path: str) -> bool:
    """Whether a path, with forward slashes, is one of a file below a folder, and none hidden."""
    parts = PurePosixPath(path).parts
    return (
        path.isprintable()
        and "\\" not in path
        and "/".join(parts) == path != ""
        and not any(part.startswith((".", "/")) for part in parts)
    )


def _inside(path: str) -> str:
    if not is_inside(path):
        raise ValueError("is no path below the folder")
    return path


def _plain(text: str) -> str:
    if CONTROLS.search(text):
        raise ValueError("holds what no text has")
    return text


def _locale(name: str) -> str:
    if not is_locale(name):
        raise ValueError("is no locale")
    return name


Text = Annotated[str, AfterValidator(_plain)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Inside = Annotated[str, AfterValidator(_inside)]


class _Part(BaseModel):
    # What a later version adds to a manifest is no fault of the file.
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, allow_inf_nan=False)


class _Fit(_Part):
    text: float
    leading: float
    air: dict[Text, float]


class _Entry(_Part):
    """What a manifest says of an edition: all that anyone reads of it."""

    path: Inside
    bytes: NonNegativeInt
    sha256: Sha256
    brief: Text
    format: Text
    locales: Annotated[list[Annotated[str, AfterValidator(_locale)]], Field(min_length=1)]
    paper: Text = ""
    profile: str
    title: Text
    conformance: list[Text]
    preflight: dict[Text, Text]
    pages: NonNegativeInt = 0
    pixels: Annotated[list[int], Field(min_length=2, max_length=2)] = []
    fit: _Fit | None = None
    data: Text = ""
    inputs: Text = ""
    draft: bool = False
    parts: dict[Inside, Sha256] = {}

    @model_validator(mode="after")
    def _agree(self) -> Self:
        edition = Edition(
            self.brief,
            self.format,
            BESIDE.join(self.locales),
            self.paper,
            Profile(self.profile),
        )
        # What is marked as a draft is one, whatever it is called: it is never sent.
        drafts = (replace(edition, draft=True).path,) if self.draft else ()
        if self.path not in (edition.path, *drafts):
            raise ValueError("is not the path of that edition")
        if edition.profile.is_pdf and not self.pages:
            raise ValueError("has no number of pages")
        for path, sha256 in self.parts.items():
            name = PART.fullmatch(path.rpartition("/")[2])
            if name is None or not sha256.startswith(name[1]):
                raise ValueError("has a part that is not called by its bytes")
        return self


class EntryError(ValueError):
    """An entry is none that a build writes; the message says why."""


def read_entry(entry: object) -> dict[str, Any]:
    """Give what is known of an edition by its entry; what a later version adds is left out.

    :raises EntryError: when it is none that a build writes.
    """
    try:
        return _Entry.model_validate(entry).model_dump(exclude_unset=True)
    except ValidationError as failure:
        error = failure.errors(include_url=False, include_input=False)[0]
        name = ".".join(map(str, error["loc"]))
        message = error["msg"].removeprefix("Value error, ")
        raise EntryError(f"{name}: {message}" if name else message) from failure


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the entries of a folder's editions by their path; none where it has no manifest."""
    found = load_manifest(folder).get("editions")
    entries = {}
    for each in found if isinstance(found, list) else ():
        with contextlib.suppress(EntryError):
            entry = read_entry(each)
            entries[entry["path"]] = entry
    return entries


def load_manifest(folder: Path) -> dict[str, Any]:
    """Load the manifest of a folder or a package; an empty one where none of this schema is."""
    try:
        manifest = json.loads(read_bytes(folder / MANIFEST, MOST_BYTES))
    except (OSError, IntakeError, ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) and manifest.get("schema") == SCHEMA else {}


def list_digests(manifest: dict[str, Any], key: str) -> Iterator[tuple[str, str]]:
    """List the paths and the SHA-256 of the files that a manifest has under a key.

    It may be that of a package, or of another version.
    """
    entries = manifest.get(key)
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            path, sha256 = entry.get("path"), entry.get("sha256")
            if isinstance(path, str) and isinstance(sha256, str) and is_inside(path):
                yield path, sha256
