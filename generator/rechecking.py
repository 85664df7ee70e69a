"""A check of a project in which nothing has changed since the last one: its report, once more.

What is read is what the file system says of the inputs, and the bytes of the editions. Only a check
without an error is known again, so that no fault is ever said from memory.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from generator.checking import Examination, Inspection, examine
from generator.errors import Finding, Origin, Severity
from generator.inputs.outside import list_outside
from generator.project import Project
from generator.record import Asked, find_last, look_at_inputs, note
from generator.stages.publishing.manifest import MANIFEST, PARTS, digest_file, read_manifest
from generator.store import Store, read_text, read_texts


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
    last = find_last(asked, store, _read)
    if last is not None and last[1] == _digest(files):
        return last[0]
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
    return [digest_file(file) or "" for file in files]


def _write(found: Examination) -> dict[str, Any]:
    return {
        "inputs": [
            [[each.origin.path, each.origin.line, each.origin.cell], each.message, each.remedy]
            for each in found.inputs
        ],
        "inspections": [[each.edition, each.path, dict(each.checks)] for each in found.inspections],
    }


def _read(said: Any) -> tuple[Examination, list[str]]:
    """Take a note for what was said, and the digests of the files of which it was."""
    warnings = tuple(
        Finding(
            Origin(read_text(path), int(line), read_text(cell)),
            read_text(message),
            read_text(remedy),
            Severity.WARNING,
        )
        for (path, line, cell), message, remedy in said["inputs"]
    )
    inspections = tuple(_recall(*each) for each in said["inspections"])
    return Examination(warnings, inspections), [read_text(each) for each in said["digests"]]


def _recall(edition: Any, path: Any, checks: Any) -> Inspection:
    named = None if edition is None else read_text(edition)
    return Inspection(named, read_text(path), read_texts(checks), ())
