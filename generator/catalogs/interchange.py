"""Catalogs out to agencies as XLIFF, and back: what still fits; the rest is named."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogs.approval import Approval
from generator.catalogs.catalog import catalog_path, read_catalog_file
from generator.catalogs.domain import Domain
from generator.catalogs.merge import merge
from generator.catalogs.po_file import PoFile, parse_po
from generator.catalogs.po_lines import LONGEST, check_characters
from generator.catalogs.template import gather_wanted, write_po
from generator.catalogs.termbase import ENDING, add_terms, write_tbx
from generator.catalogs.translation_job import Segment, TranslationJob, pack, unpack
from generator.catalogs.update import list_locales, write_files
from generator.catalogs.xliff import XliffVersion, read_xliff, write_xliff
from generator.errors import BriefsError, CatalogError, Finding, Origin, Severity
from generator.files import ProjectFiles
from generator.model.locale import Locale, is_locale
from generator.project import Project

MAX_BYTES = 8_000_000
SHOWN = 60


def export(
    project: Project,
    domains: Sequence[Domain],
    locale: str,
    *,
    form: XliffVersion,
    output: Path,
    todo: bool = False,
) -> tuple[Path, ...]:
    """Write a language's catalogs as XLIFF, one file a domain, and give the paths.

    :param todo: only what is missing or fuzzy; a domain with nothing to do has no file then.
    :raises CatalogError: when a catalog is at fault, or behind the texts.
    """
    files = ProjectFiles(project.root)
    written: dict[Path, bytes] = {}
    findings: list[Finding] = []
    for domain in domains:
        path = catalog_path(locale, domain.name)
        if not domain.list_wanted(locale) and not files.exists(path):
            continue
        try:
            file = _read_current(files, locale, domain)
        except BriefsError as failure:
            findings += failure.findings
            continue
        limits = {message.key: message.limit for message in domain.messages}
        segments = pack(file, limits, todo=todo, review=project.catalogs.review)
        if segments:
            tags = Locale.of(domain.source).tag, Locale.of(locale).tag
            job = TranslationJob(path, *tags, segments)
            written[output / f"{domain.name}.{locale}.xlf"] = write_xliff(job, form)
            terms = _write_terms(domain, locale)
            if terms is not None:
                written[output / f"{domain.name}.{locale}{ENDING}"] = terms
    if findings:
        raise CatalogError(findings)
    return write_files(written)


def _write_terms(domain: Domain, locale: str) -> bytes | None:
    if domain.glossary is None:
        return None
    return write_tbx(domain.glossary, domain.name, domain.source, locale)


@dataclass(frozen=True, slots=True)
class Imported:
    """The catalogs that an import changed, and what it left out: texts that have changed since."""

    changed: tuple[Path, ...]
    left: tuple[Finding, ...]


def import_files(
    project: Project,
    domains: Mapping[str, str],
    paths: Sequence[Path],
    approval: Approval | None = None,
) -> Imported:
    """Put what agencies sent back into the catalogs, as far as its texts are still theirs.

    :param domains: the language that each domain's texts are written in.
    :param approval: who approved what is approved in them, where the project asks for a review.
    :raises CatalogError: with every finding on every file; nothing has been written then.
    """
    catalogs = {
        catalog_path(locale, domain): (locale, domain)
        for locale in list_locales(project)
        for domain in domains
    }
    files = ProjectFiles(project.root)
    findings: list[Finding] = []
    changed: dict[Path, bytes] = {}
    left: list[Finding] = []
    seen: dict[str, Path] = {}
    taken = approval if project.catalogs.review else None
    for path in paths:
        try:
            if path.suffix.lower() == ENDING:
                changed |= _add_terms(project, domains, path, changed)
                continue
            jobs = _read_jobs(path)
        except BriefsError as failure:
            findings += failure.findings
            continue
        for job in jobs:
            try:
                _check_job(job, path, catalogs, domains)
                if job.catalog in seen:
                    raise CatalogError(
                        Finding(
                            Origin(str(path)),
                            f"is for {job.catalog}, as {seen[job.catalog]} is",
                            "import one of the two",
                        )
                    )
                seen[job.catalog] = path
                text, outdated = _apply(files, job, str(path), catalogs[job.catalog], taken)
                left += outdated
                if project.catalogs.review and approval is None:
                    left += _ask_who(job, str(path))
                if text is not None:
                    changed[project.root / job.catalog] = text.encode()
            except BriefsError as failure:
                findings += failure.findings
    if findings:
        raise CatalogError(findings)
    return Imported(write_files(changed), tuple(left))


def _add_terms(
    project: Project, domains: Mapping[str, str], path: Path, changed: Mapping[Path, bytes]
) -> Mapping[Path, bytes]:
    """The glossary with what is new in a TBX file, where no other file has added to it."""
    terms = add_terms(project, domains, path)
    if terms.keys() & changed.keys():
        message, remedy = "is for the same glossary as another", "import one after the other"
        raise CatalogError(Finding(Origin(str(path)), message, remedy))
    return terms


def _read_current(files: ProjectFiles, locale: str, domain: Domain) -> PoFile:
    """A catalog that an update would not change.

    :raises CatalogError: when it is behind: an agency must not translate what is gone.
    """
    path = catalog_path(locale, domain.name)
    file = read_catalog_file(files, locale, domain.name)
    wanted = gather_wanted(domain, locale, {entry.key for entry in file.entries})
    text = merge(read_catalog_file(files, locale, domain.name), wanted)
    after = parse_po(text, path, locale)
    if [entry.key for entry in after.entries] != [entry.key for entry in file.entries]:
        raise CatalogError(
            Finding(Origin(path), "is behind the texts", "run “briefs catalog update”")
        )
    return after


def _read_jobs(path: Path) -> tuple[TranslationJob, ...]:
    remedy = "name the file that the agency sent"
    files = ProjectFiles(path.parent)
    try:
        data = files.read_bytes(path.name, remedy=remedy, error=CatalogError, most=MAX_BYTES)
    except CatalogError as failure:
        # Findings name the file as the person did.
        raise CatalogError(
            [Finding(Origin(str(path)), f.message, f.remedy) for f in failure.findings]
        ) from failure
    return read_xliff(data, str(path))


def _check_job(
    job: TranslationJob,
    path: Path,
    catalogs: Mapping[str, tuple[str, str]],
    domains: Mapping[str, str],
) -> None:
    where = Origin(str(path))
    if job.catalog not in catalogs:
        name = job.catalog or "no catalog"
        raise CatalogError(
            Finding(
                where,
                f"is for {name}, which this project does not have",
                "import it where it was exported",
            )
        )
    locale, domain = catalogs[job.catalog]
    wanted = Locale.of(domains[domain]).tag, Locale.of(locale).tag
    if not all(map(_is_same_language, (job.source, job.target), wanted)):
        raise CatalogError(
            Finding(
                where,
                f"is from {job.source} to {job.target or 'no language'}, and its catalog"
                f" from {wanted[0]} to {wanted[1]}",
                "ask for the file in that language",
            )
        )


def _is_same_language(said: str, wanted: str) -> bool:
    """Whether a file says the language that is wanted; tools of agencies ask for a region too."""
    if not is_locale(said):
        return False
    tag = Locale.of(said).tag
    return tag == wanted or f"{tag}-".startswith(f"{wanted}-") or f"{wanted}-".startswith(f"{tag}-")


def _ask_who(job: TranslationJob, path: str) -> Iterator[Finding]:
    count = sum(segment.approved for segment in job.segments)
    if count:
        message = f"has {count} texts that are approved, and nobody’s name"
        remedy = "say who approved them with --by, or approve them with “briefs catalog approve”"
        yield Finding(Origin(path), message, remedy, Severity.WARNING)


def _apply(
    files: ProjectFiles,
    job: TranslationJob,
    path: str,
    catalog: tuple[str, str],
    approval: Approval | None,
) -> tuple[str | None, tuple[Finding, ...]]:
    """The catalog's text with what came back, or None where it is as it was; and what is left."""
    locale, domain = catalog
    file = read_catalog_file(files, locale, domain)
    ours = {segment.id: segment for segment in pack(file, {})}
    fitting = tuple(
        segment
        for segment in job.segments
        if segment.id in ours and ours[segment.id].source == segment.source
    )
    findings = list(_check_segments(job.segments, path))
    if findings:
        raise CatalogError(findings)
    left = tuple(_refuse(each, path) for each in job.segments if each not in fitting)
    if left and not fitting:
        raise CatalogError([replace(finding, severity=Severity.ERROR) for finding in left])
    # The groups are ours too: a tool may have dissolved them.
    segments = tuple(replace(segment, group=ours[segment.id].group) for segment in fitting)
    if not unpack(file, segments, approval):
        return None, left
    text = write_po(file.store.units)
    parse_po(text, file.path, locale)
    return text, left


def _refuse(segment: Segment, path: str) -> Finding:
    """Say of a text that has changed since it was sent that its translation is not taken."""
    return Finding(
        Origin(path, segment.line),
        f"translates “{textwrap.shorten(segment.source, SHOWN, placeholder='…')}”,"
        " which is no text of its catalog now",
        "export what is missing anew, with --todo",
        Severity.WARNING,
    )


def _check_segments(segments: tuple[Segment, ...], path: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for segment in segments:
        where = Origin(path, segment.line)
        if segment.id in seen:
            yield Finding(
                where, f"repeats the unit of line {seen[segment.id]}", "keep one of the two"
            )
        seen.setdefault(segment.id, segment.line)
        if len(segment.target) > LONGEST:
            yield Finding(
                where,
                f"has a target of more than {LONGEST} characters",
                "no text is so long: take out what does not belong to it",
            )
        for text in (segment.target, *segment.remarks):
            yield from check_characters(text.replace("\n", " "), where)
