"""A check of a project in which nothing has changed since the last one: its report, once more.

What is read is what the file system says of the inputs, and the bytes of the editions. Only a check
without an error is known again, so that no fault is ever said from memory.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from generator.checking import Examination, Inspection, examine
from generator.errors import Finding, Origin, Severity
from generator.inputs.outside import list_outside
from generator.project import Project
from generator.record import Asked, find_last, look_at_inputs, note
from generator.stages.publishing.output import MANIFEST, PARTS, digest, read_manifest
from generator.store import Store


def examine_again(project: Project, briefs: Collection[str], store: Store) -> Examination:
    """Check briefs and their built editions, or say what the last check of the same said.

    :raises UsageError: for a brief that the project does not list.
    """
    folder = project.root / "output"
    editions = project.select(briefs)
    entries = read_manifest(folder)
    paths = [each.path for each in editions]
    paths += [part for each in editions for part in entries.get(each.path, {}).get(PARTS, ())]
    files = [str(folder / path) for path in paths]
    asked = Asked(project.root, folder, {"check": tuple(briefs)}, strict=False)
    last = find_last(asked, store)
    if last is not None and last["digests"] == _digest(files):
        return _read(last)
    others = list_outside(project)
    inputs = look_at_inputs(project.root, others)
    found = examine(project, briefs, store=store)
    is_sound = all(finding.severity is Severity.WARNING for finding in found.inputs)
    if is_sound and not any(each.findings for each in found.inspections):
        said = {**_write(found), "digests": _digest(files)}
        note(asked, store, inputs, others, said, [*files, str(folder / MANIFEST)])
    return found


def _digest(files: Sequence[str]) -> list[str]:
    """The SHA-256 of each file; empty of one that is not there."""
    digests = []
    for file in files:
        try:
            with open(file, "rb") as opened:  # noqa: PTH123 - a path of each costs too much
                digests.append(digest(opened.read()))
        except OSError:
            digests.append("")
    return digests


def _write(found: Examination) -> dict[str, Any]:
    return {
        "inputs": [
            [[each.origin.path, each.origin.line, each.origin.cell], each.message, each.remedy]
            for each in found.inputs
        ],
        "inspections": [[each.edition, each.path, dict(each.checks)] for each in found.inspections],
    }


def _read(said: Mapping[str, Any]) -> Examination:
    warnings = tuple(
        Finding(Origin(*where), message, remedy, Severity.WARNING)
        for where, message, remedy in said["inputs"]
    )
    return Examination(warnings, tuple(_recall(*each) for each in said["inspections"]))


def _recall(edition: str | None, path: str, checks: Mapping[str, str]) -> Inspection:
    return Inspection(edition, path, checks, ())
