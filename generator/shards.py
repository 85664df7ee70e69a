"""A selection dealt out to the tasks of a batch system, and what they made joined again."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Finding, Origin, PublishError
from generator.intake import IntakeError, read_bytes
from generator.listing import keep_in_step
from generator.model.edition import Edition
from generator.project import Project
from generator.stages.publishing.manifest import (
    MANIFEST,
    MOST_BYTES,
    MOST_OF_FILE,
    PARTS,
    EntryError,
    digest,
    load_manifest,
    read_entry,
    read_manifest,
)
from generator.stages.publishing.output import Output

AGAIN = "build that shard again"
TOOL = re.compile(r"briefs [\w.+-]{1,60}")
"""What a manifest says of the program that wrote it."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One part of so many, counted from 1, as in ``3/64``."""

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def select(self, editions: Collection[Edition]) -> tuple[Edition, ...]:
        """The editions of this part; every edition is in exactly one, whatever their order.

        They are sorted, and dealt round. Those that differ in their profile alone stay together,
        since most of their work is one. Where there are fewer than parts, some parts have none.
        """
        firsts = sorted({edition.on_screen for edition in editions})
        groups = {first: index for index, first in enumerate(firsts)}
        return tuple(
            edition
            for edition in sorted(editions)
            if groups[edition.on_screen] % self.count == self.number - 1
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a shard's manifest says of one edition."""

    folder: Path
    value: dict[str, Any]

    @property
    def path(self) -> str:
        return str(self.value["path"])

    @property
    def file(self) -> Path:
        return self.folder / self.path

    def find(self, message: str, remedy: str) -> Finding:
        """Find something wrong, at the entry's line of the manifest."""
        return Finding(_locate(self.folder, self.path), message, remedy)


def merge(
    folders: Sequence[Path], output: Path, project: Project | None = None
) -> tuple[Path, ...]:
    """Join the output folders of shards into one, which keeps what it has besides.

    Nothing is written before all of them have been read and agree.

    :param project: the project of the editions, whose lists beside them are written anew; None
        where it is not here.
    :return: the paths of the editions there, sorted.
    :raises PublishError: with every finding: a folder without a manifest, an entry that is none,
        shards that disagree, a file that is missing or is not what its manifest states; or when it
        cannot be written.
    """
    findings = [finding for folder in folders for finding in _check_manifest(folder)]
    if findings:
        raise PublishError(findings)
    tools = {str(load_manifest(folder)["tool"]): folder for folder in reversed(folders)}
    if len(tools) > 1:
        raise PublishError(_explain_tools(tools))
    entries: dict[str, _Entry] = {}
    for folder in folders:
        for value in read_manifest(folder).values():
            entry = _Entry(folder, value)
            first = entries.setdefault(entry.path, entry)
            findings += _compare(first, entry)
            findings += _check_files(entry)
    if findings:
        raise PublishError(findings)
    place = Output(output, next(iter(tools)).removeprefix("briefs "))
    with place.hold():
        copied = tuple(_copy(entries[path], place) for path in sorted(entries))
        if project is not None:
            keep_in_step(place, project, {each.value["brief"] for each in entries.values()})
        return copied


def _check_manifest(folder: Path) -> Iterator[Finding]:
    """Find where a folder is not what a build has written."""
    where, manifest = Origin(str(folder / MANIFEST)), load_manifest(folder)
    tool, editions = manifest.get("tool"), manifest.get("editions")
    if not (folder / MANIFEST).exists():
        yield Finding(where, "is missing", "name folders that “briefs build --output” has written")
    elif not isinstance(tool, str) or not TOOL.fullmatch(tool) or not isinstance(editions, list):
        yield Finding(where, "is no manifest of this version", AGAIN)
    else:
        yield from _check_entries(folder, editions)


def _check_entries(folder: Path, entries: Sequence[object]) -> Iterator[Finding]:
    """Find the entries of a manifest that are none, and those of an edition that it has twice."""
    seen = set()
    for number, entry in enumerate(entries, 1):
        path = entry.get("path") if isinstance(entry, dict) else None
        where = _locate(folder, path)
        try:
            read_entry(entry)
        except EntryError as fault:
            yield Finding(where, f"has an entry, number {number}, that is none ({fault})", AGAIN)
        else:
            if path in seen:
                yield Finding(where, f"has two entries of {path}", AGAIN)
            seen.add(path)


def _locate(folder: Path, path: object) -> Origin:
    """Give the line of a manifest where it says a path; its first where it says none."""
    file = folder / MANIFEST
    try:
        lines = read_bytes(file, MOST_BYTES).decode().splitlines()
    except (OSError, IntakeError, ValueError):
        lines = []
    ways = {f'"path": {json.dumps(path, ensure_ascii=each)}' for each in (True, False)}
    numbers = (number for number, line in enumerate(lines, 1) if any(way in line for way in ways))
    return Origin(str(file), next(numbers, 1))


def _explain_tools(tools: Mapping[str, Path]) -> Finding:
    (one, here), (other, there) = list(tools.items())[:2]
    return Finding(
        Origin(str(here / MANIFEST)),
        f"was written by {one}, and {there / MANIFEST} by {other}",
        "build all shards with one version",
    )


def _compare(first: _Entry, entry: _Entry) -> Iterator[Finding]:
    """A finding where two shards say different things of one edition."""
    others = sorted(
        name
        for name in first.value.keys() | entry.value.keys()
        if first.value.get(name) != entry.value.get(name)
    )
    if others:
        yield entry.find(
            f"states another {others[0] if 'sha256' not in others else 'SHA-256'} of"
            f" {entry.path} than {first.folder / MANIFEST}",
            "build both shards from the same inputs",
        )


def _check_files(entry: _Entry) -> Iterator[Finding]:
    """Findings where an edition or a part of it is not where and what its entry states."""
    yield from _check_file(entry, entry.path, str(entry.value["sha256"]))
    for path, sha256 in entry.value.get(PARTS, {}).items():
        yield from _check_file(entry, path, sha256)


def _check_file(entry: _Entry, stated: str, sha256: str) -> Iterator[Finding]:
    file = entry.folder / stated
    try:
        data = _read(file)
    except (OSError, IntakeError) as failure:
        yield Finding(
            Origin(str(file)),
            f"cannot be read ({_give_reason(failure)}), though its manifest lists it",
            AGAIN,
        )
        return
    if digest(data) != sha256:
        yield Finding(Origin(str(file)), "is not what its manifest states", AGAIN)


def _copy(entry: _Entry, place: Output) -> Path:
    for path, sha256 in entry.value.get(PARTS, {}).items():
        place.put(path, _read_again(entry.folder / path, sha256))
    data = _read_again(entry.file, entry.value["sha256"])
    return place.publish(entry.path, data, entry.value)[0]


def _read_again(file: Path, sha256: str) -> bytes:
    """Read a file that has been checked.

    :raises PublishError: when it is another one now.
    """
    try:
        data = _read(file)
    except (OSError, IntakeError):
        data = b""
    if digest(data) != sha256:
        raise PublishError(
            Finding(Origin(str(file)), "was changed while it was copied", "merge again")
        )
    return data


def _read(file: Path) -> bytes:
    return read_bytes(file, MOST_OF_FILE)


def _give_reason(failure: OSError | IntakeError) -> str:
    return failure.message if isinstance(failure, IntakeError) else failure.strerror or str(failure)
