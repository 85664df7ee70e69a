"""The editions that are built: where they are, and that they are what the manifest says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Finding, Origin, PublishError
from generator.inputs.reading import read_inputs
from generator.intake import IntakeError, read_bytes
from generator.model.edition import Edition
from generator.project import Project
from generator.stages.publishing.manifest import (
    MANIFEST,
    MOST_OF_FILE,
    digest,
    digest_file,
    read_manifest,
)


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """A finished edition, as the manifest describes it; its file is ``path``."""

    edition: Edition
    path: Path
    sha256: str
    title: str
    pages: int

    def read(self) -> bytes:
        """The file's bytes.

        :raises PublishError: when it is no longer the file that was planned with.
        """
        try:
            data = read_bytes(self.path, MOST_OF_FILE)
        except (OSError, IntakeError):
            data = b""
        if digest(data) != self.sha256:
            raise PublishError(_explain_changed(self.edition))
        return data


def find_built(
    project: Project, editions: Iterable[Edition], output: Path
) -> Mapping[Edition, BuiltEdition]:
    """These editions as they are built.

    :param output: the folder of the built editions.
    :raises PublishError: for each that is missing, is older than what it is made from, or is not
        the file that the manifest describes.
    :raises BriefsError: with every finding on what they are made from.
    """
    wanted = sorted(set(editions))
    entries = read_manifest(output)
    digests = {inputs.edition: inputs.digest for inputs in read_inputs(project, wanted)}
    findings = [
        finding
        for edition in wanted
        for finding in _check(edition, entries.get(edition.path), output, digests[edition])
    ]
    if findings:
        raise PublishError(findings)
    return {edition: _take(edition, entries[edition.path], output) for edition in wanted}


def _check(
    edition: Edition, entry: Mapping[str, Any] | None, output: Path, inputs: str
) -> list[Finding]:
    where, file = Origin(f"output/{edition.path}"), output / edition.path
    if not file.is_file():
        return [Finding(where, "is not built", _order(edition))]
    if entry is None:
        return [Finding(where, f"is not in {MANIFEST}", _order(edition))]
    if digest_file(file) != entry.get("sha256"):
        return [_explain_changed(edition)]
    if entry.get("draft"):
        return [Finding(where, "is a draft, which is never sent", _order(edition))]
    if entry.get("inputs") != inputs:
        return [Finding(where, "is older than what it is made from", _order(edition))]
    return []


def _take(edition: Edition, entry: Mapping[str, Any], output: Path) -> BuiltEdition:
    return BuiltEdition(
        edition=edition,
        path=output / edition.path,
        sha256=str(entry["sha256"]),
        title=str(entry["title"]),
        pages=int(entry["pages"]),
    )


def _explain_changed(edition: Edition) -> Finding:
    message = "is not the file that the manifest describes"
    return Finding(Origin(f"output/{edition.path}"), message, _order(edition))


def _order(edition: Edition) -> str:
    return f"run “briefs build {edition.brief}”"
