"""Every check of a project without building it: its inputs, and the PDFs that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf

from generator.errors import BriefsError, Finding, Origin
from generator.inputs import Inputs, read_inputs, warnings_of
from generator.project import Project
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.report import inspect
from generator.stages.publishing.output import digest, read_manifest


def check(project: Project, briefs: Collection[str] = ()) -> tuple[Finding, ...]:
    """The findings on a project's content, data, catalogs, templates and built PDFs, and warnings.

    An edition that is not built yet is no finding; one that is not what the manifest says, or is
    older than its inputs, is.

    :raises UsageError: for a brief that the project does not list.
    """
    editions = project.select(briefs)
    try:
        inputs = read_inputs(project, editions)
    except BriefsError as failure:
        return failure.findings
    folder = project.root / "output"
    entries = read_manifest(folder)
    built = [finding for item in inputs for finding in _check_built(item, folder, entries)]
    return (*warnings_of(inputs), *built)


def _check_built(
    inputs: Inputs, folder: Path, entries: Mapping[str, Mapping[str, Any]]
) -> Iterator[Finding]:
    edition = inputs.edition
    file = folder / edition.path
    where = Origin(f"output/{edition.path}")
    if not file.is_file():
        return
    data = file.read_bytes()
    entry = entries.get(edition.path)
    if entry is None or entry.get("sha256") != digest(data):
        yield Finding(where, "is not the file that the manifest describes", "build it again")
        return
    if entry.get("inputs") != inputs.digest:
        yield Finding(where, "is older than what it is made from", "build it again")
    promise = Promise(
        edition=edition,
        paper=inputs.plan.sheet(edition.paper),
        pages=inputs.plan.pages,
        plan={},
        sections={},
        title=str(entry.get("title", "")),
        language=edition.language_tag,
        fonts=inputs.fonts.names,
        alternatives=(),
        overlaps=(),
        bleed=inputs.press.bleed if inputs.press else 0.0,
    )
    try:
        yield from inspect(data, promise).findings
    except pikepdf.PdfError as failure:
        yield Finding(where, f"is no sound PDF ({failure})", "build it again")
