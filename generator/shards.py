"""A selection dealt out to the tasks of a batch system, and what they made joined again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.errors import Finding, Origin, PublishError
from generator.files import explain_failures
from generator.listing import keep_in_step
from generator.model.edition import Edition
from generator.project import Project
from generator.stages.publishing.output import (
    MANIFEST,
    PARTS,
    Output,
    digest,
    load_manifest,
    read_manifest,
)


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
        return Finding(Origin(str(self.folder / MANIFEST), self._find_line()), message, remedy)

    def _find_line(self) -> int:
        lines = (self.folder / MANIFEST).read_text(encoding="utf-8").splitlines()
        wanted = f'"path": {json.dumps(self.path, ensure_ascii=False)}'
        return next((number for number, line in enumerate(lines, 1) if wanted in line), 1)


def merge(
    folders: Sequence[Path], output: Path, project: Project | None = None
) -> tuple[Path, ...]:
    """Join the output folders of shards into one, which keeps what it has besides.

    Nothing is written before all of them have been read and agree.

    :param project: the project of the editions, whose lists beside them are written anew; None
        where it is not here.
    :return: the paths of the editions there, sorted.
    :raises PublishError: with every finding: a folder without a manifest, shards that disagree, a
        file that is missing or is not what its manifest states; or when it cannot be written.
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
            keep_in_step(
                place, project, {str(each.value.get("brief")) for each in entries.values()}
            )
        return copied


def _check_manifest(folder: Path) -> Iterator[Finding]:
    """A finding where a folder is not what a build has written."""
    where, manifest = Origin(str(folder / MANIFEST)), load_manifest(folder)
    if not (folder / MANIFEST).is_file():
        yield Finding(where, "is missing", "name folders that “briefs build --output” has written")
    elif not isinstance(manifest.get("tool"), str) or not isinstance(
        manifest.get("editions"), list
    ):
        yield Finding(where, "is no manifest of this version", "build that shard again")
    elif len(manifest["editions"]) != len(read_manifest(folder)):
        yield Finding(
            where, "has entries without a path or a SHA-256, or twice", "build that shard again"
        )


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
    path, file = PurePosixPath(stated), entry.folder / stated
    if path.is_absolute() or ".." in path.parts or "\\" in stated or not path.name:
        yield entry.find(f"states the path {stated}, outside its folder", "build it again")
        return
    try:
        data = file.read_bytes()
    except OSError as failure:
        reason = failure.strerror or str(failure)
        yield Finding(
            Origin(str(file)),
            f"cannot be read ({reason}), though its manifest lists it",
            "build that shard again",
        )
        return
    if digest(data) != sha256:
        yield Finding(
            Origin(str(file)), "is not what its manifest states", "build that shard again"
        )


def _copy(entry: _Entry, place: Output) -> Path:
    with explain_failures(entry.file):
        data = entry.file.read_bytes()
    if digest(data) != entry.value["sha256"]:
        raise PublishError(
            Finding(Origin(str(entry.file)), "was changed while it was copied", "merge again")
        )
    for path in entry.value.get(PARTS, ()):
        place.put(path, (entry.folder / path).read_bytes())
    return place.publish(entry.path, data, entry.value)[0]
