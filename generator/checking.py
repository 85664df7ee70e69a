"""Every check of a project without building it: its inputs, and the PDFs that are there or given.

PDFs are read in processes of their own (:mod:`generator.pdf.untrusted`), and what reads them is
loaded there alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cases import expect_edition
from generator.environment import read_store
from generator.errors import BriefsError, Finding, Origin, UntrustedPdfError
from generator.inputs.edition import Inputs, LanguageInputs, warnings_of
from generator.inputs.reading import read_inputs
from generator.model.edition import Edition, Profile
from generator.model.localised import LocalBrief
from generator.model.medium import MEDIA
from generator.preparation import localise_language
from generator.project import Project
from generator.stages.preflight.expectations import Case, Claims
from generator.stages.publishing.manifest import PARTS, digest, digest_file, read_manifest
from generator.store import Store
from generator.verdicts import keep_verdicts, recall_verdicts

AT_ONCE = 20
"""How many PDFs one process reads; where one of them ends it, each is read in its own."""
LOADS = ("generator.stages.preflight.report", "generator.stages.web.inspection")
"""What those processes read with, loaded once for all of them."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the checks of one PDF gave: for each whether it ``passed`` or ``failed``.

    ``checks`` also names those that are ``not applicable``; ``path`` is the file as it is shown.
    """

    edition: str | None
    path: str
    checks: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in a project's inputs, and in each PDF."""

    inputs: tuple[Finding, ...]
    inspections: tuple[Inspection, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: the inputs', then the PDFs', one after the other."""
        inspected = (finding for each in self.inspections for finding in each.findings)
        return (*self.inputs, *inspected)


def check(project: Project, briefs: Collection[str] = ()) -> tuple[Finding, ...]:
    """The findings on a project's content, data, catalogs, templates and built PDFs, and warnings.

    An edition that is not built yet is no finding; one that is not what the manifest says, or is
    older than its inputs, is.

    :raises UsageError: for a brief that the project does not list.
    """
    return examine(project, briefs, store=Store(read_store())).findings


def examine(
    project: Project,
    briefs: Collection[str] = (),
    files: Sequence[Path] = (),
    store: Store | None = None,
) -> Examination:
    """Check briefs, their inputs and built editions; and PDFs that are given, wherever they are.

    A given file that is named as an edition of the project is held against what is expected of
    that edition, any other against what it claims itself. Where files are given and no briefs,
    only they are inspected. An edition that has not changed since the same program found nothing
    in it is not read again.

    :param store: of finished work, with what is known of the editions; None where nothing is.
    :raises UsageError: for a brief that the project does not list.
    """
    editions = project.select(briefs) if briefs or not files else ()
    named = {Path(edition.path).name: edition for edition in project.select()}
    given = {file: named.get(file.name) for file in files}
    wanted = {*editions, *(edition for edition in given.values() if edition is not None)}
    try:
        inputs = {item.edition: item for item in read_inputs(project, sorted(wanted))}
    except BriefsError as failure:
        tasks = [_Task(file, str(file), None) for file in given]
        return Examination(failure.findings, tuple(_inspect(tasks, Store(None))))
    folder = project.root / "output"
    entries = read_manifest(folder)
    store = store or Store(None)
    sayings = _Sayings()
    built = [
        _plan_built(inputs[edition], folder, entries.get(edition.path), store, sayings)
        for edition in editions
        if (folder / edition.path).is_file()
    ]
    brought = [
        _plan_given(file, edition, inputs, entries, sayings) for file, edition in given.items()
    ]
    warnings = warnings_of([inputs[edition] for edition in editions])
    return Examination(tuple(warnings), tuple(_inspect([*built, *brought], store)))


@dataclass(frozen=True, slots=True)
class _Task:
    """One PDF to inspect: where it is, what it is called and what it is held against."""

    file: Path
    name: str
    edition: Edition | None
    case: Case | None = None
    """None for a file that is held against what it claims."""
    entry: Mapping[str, Any] | None = None
    """What the manifest says of it."""
    inputs: str | None = None
    """The digest of its inputs as they are; None for a file that was not built here."""
    known: _Found | None = None
    """What was found in it before, if it is the same."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a process found in one PDF; its digest is that of the file as it was read."""

    sha256: str
    checks: Mapping[str, str]
    findings: tuple[Finding, ...]


class _Sayings:
    """What the editions of one reading say, each once: on another paper they say the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], LocalBrief] = {}

    def list(self, inputs: Inputs) -> Sequence[LocalBrief]:
        """List what an edition says, in each of its languages."""
        return [self._say(inputs, language) for language in inputs.languages]

    def _say(self, inputs: Inputs, language: LanguageInputs) -> LocalBrief:
        edition, plan = inputs.edition, inputs.plan
        format_ = edition.format, plan.short, plan.rows, plan.apart
        key = (edition.brief, language.locale, *format_)
        if key not in self._known:
            self._known[key] = localise_language(inputs, language)
        return self._known[key]


def _plan_built(
    inputs: Inputs,
    folder: Path,
    entry: Mapping[str, Any] | None,
    store: Store,
    sayings: _Sayings,
) -> _Task:
    edition, file = inputs.edition, folder / inputs.edition.path
    known = recall_verdicts(store, entry, file) if entry is not None else None
    return _Task(
        file=file,
        name=f"output/{edition.path}",
        edition=edition,
        case=_expect(inputs, entry, sayings) if known is None and edition.profile.is_pdf else None,
        entry=entry or {},
        inputs=inputs.digest,
        known=_Found(str((entry or {}).get("sha256")), known, ()) if known is not None else None,
    )


def _plan_given(
    file: Path,
    edition: Edition | None,
    inputs: Mapping[Edition, Inputs],
    entries: Mapping[str, Mapping[str, Any]],
    sayings: _Sayings,
) -> _Task:
    """A file that is given is not held to be what the project's manifest says."""
    if edition is None:
        return _Task(file, str(file), None)
    beside = read_manifest(file.parent.parent).get(edition.path)
    entry = beside if beside is not None else entries.get(edition.path)
    case = _expect(inputs[edition], entry, sayings, Origin(str(file)))
    return _Task(file, str(file), edition, case)


def _expect(
    inputs: Inputs,
    entry: Mapping[str, Any] | None,
    sayings: _Sayings,
    origin: Origin | None = None,
) -> Case:
    """What is expected of an edition, as far as it can be known without building it."""
    title = entry.get("title") if entry is not None else None
    known = str(title) if title is not None else None
    expected = expect_edition(inputs, known, lambda: sayings.list(inputs))
    return Case.of_edition(expected, origin=origin)


def _inspect(tasks: Sequence[_Task], store: Store) -> Iterator[Inspection]:
    """Inspect PDFs in their order: those that are known from memory, the others in processes."""
    unknown = [task for task in tasks if task.known is None]
    parts = (unknown[start : start + AT_ONCE] for start in range(0, len(unknown), AT_ONCE))
    read = itertools.chain.from_iterable(_read_guarded(part) for part in parts)
    for task in tasks:
        found = next(read) if task.known is None else task.known
        inspection = _conclude(task, found)
        if task.entry and isinstance(found, _Found) and not inspection.findings:
            keep_verdicts(store, task.entry, found.checks)
        yield inspection


def _read_guarded(tasks: Sequence[_Task]) -> Sequence[_Found | UntrustedPdfError]:
    """Read some PDFs in one process, or each in its own where one of them ends it."""
    from generator.pdf.untrusted import run_guarded

    try:
        return run_guarded(_read_all, tuple(tasks), origin="output", loads=LOADS)
    except UntrustedPdfError as failure:
        if len(tasks) == 1 and failure.findings[0].origin.path == tasks[0].name:
            return (failure,)
    found: list[_Found | UntrustedPdfError] = []
    for task in tasks:
        try:
            found += run_guarded(_read_all, (task,), origin=task.name, loads=LOADS)
        except UntrustedPdfError as failure:
            found.append(failure)
    return found


def _read_all(tasks: Sequence[_Task]) -> tuple[_Found, ...]:
    """In the process: read each PDF and hold it against what is expected of it."""
    return tuple(_read(task) for task in tasks)


def _read(task: _Task) -> _Found:
    from generator.pdf.untrusted import open_bytes, read_untrusted
    from generator.pdf.xmp import read_claims
    from generator.stages.preflight.reading import read
    from generator.stages.preflight.report import inspect_reading

    data = read_untrusted(task.file, task.name)
    sha256 = digest(data)
    if task.entry is not None and task.entry.get("sha256") != sha256:
        return _Found(sha256, {}, ())
    if task.edition is not None and not task.edition.profile.is_pdf:
        return _read_other(data, sha256, task, task.edition)
    open_bytes(data, task.name).close()
    with read(data) as reading:
        case = task.case
        if case is None:
            case = Case.of_file(Origin(task.name), Claims(read_claims(reading.pdf)))
        report = inspect_reading(reading, case)
    return _Found(sha256, report.verdicts, report.findings)


def _read_other(data: bytes, sha256: str, task: _Task, edition: Edition) -> _Found:
    """Hold what is no PDF against its checks: a page of the web, a book or a picture."""
    from generator.pdf.raster import check_picture
    from generator.stages.web.binding import Bound
    from generator.stages.web.inspection import inspect_file

    name, medium = task.name, MEDIA[edition.profile]
    if edition.profile is Profile.IMAGE:
        found = {"picture": tuple(check_picture(data, (task.entry or {}).get("pixels"), name))}
    else:
        found = inspect_file(Bound(data, (("the file", len(data)),)), medium, name)
    verdicts = {check: "failed" if findings else "passed" for check, findings in found.items()}
    return _Found(sha256, verdicts, tuple(itertools.chain.from_iterable(found.values())))


def _conclude(task: _Task, found: _Found | UntrustedPdfError) -> Inspection:
    """What was found in a PDF, and whether it is the one that the manifest describes."""
    edition = task.edition.name if task.edition is not None else None
    if isinstance(found, UntrustedPdfError):
        return Inspection(edition, task.name, {"syntax": "failed"}, found.findings)
    if task.entry is None:
        checks = {**found.checks, "manifest": "not applicable"}
        return Inspection(edition, task.name, dict(sorted(checks.items())), found.findings)
    where, findings = Origin(task.name), list(found.findings)
    if task.entry.get("sha256") != found.sha256:
        message = "is not the file that the manifest describes"
        findings = [Finding(where, message, "build it again")]
    elif task.entry.get("inputs") != task.inputs:
        findings.insert(0, Finding(where, "is older than what it is made from", "build it again"))
    findings += _find_other_parts(task)
    kept = len(findings) == len(found.findings)
    checks = {**found.checks, "manifest": "passed" if kept else "failed"}
    return Inspection(edition, task.name, dict(sorted(checks.items())), tuple(findings))


def _find_other_parts(task: _Task) -> Iterator[Finding]:
    """Find the parts beside a page of the web that are not those that the manifest describes."""
    parts = (task.entry or {}).get(PARTS)
    if task.edition is None or not isinstance(parts, dict):
        return
    folder = task.file.parents[task.edition.path.count("/")]
    for path, sha256 in parts.items():
        found = digest_file(folder / path)
        if found is None:
            yield Finding(Origin(f"output/{path}"), "is not there any more", "build it again")
        elif found != sha256:
            message = "is not the file that the manifest describes"
            yield Finding(Origin(f"output/{path}"), message, "build it again")
