"""Translations approved by a second person, in the catalogs of a language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.catalogs.approval import Approval, approve, is_machine_made
from generator.catalogs.catalog import catalog_path, read_catalog_file
from generator.catalogs.po_file import PoEntry, PoFile
from generator.catalogs.template import write_po
from generator.catalogs.update import write_texts
from generator.errors import BriefsError, CatalogError, Finding, Origin, Severity, UsageError
from generator.files import ProjectFiles
from generator.project import SETTINGS, Project


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The catalogs in which something was approved, and what could not be."""

    changed: tuple[Path, ...]
    left: tuple[Finding, ...]


def approve_all(
    project: Project,
    domains: Sequence[str],
    locale: str,
    approval: Approval,
    contexts: Collection[str] = (),
) -> Reviewed:
    """Note in a language's catalogs that someone approves what they say.

    :param contexts: those texts alone; all where there are none.
    :raises UsageError: in a project that asks for no review, or for a context that there is not.
    :raises CatalogError: when a catalog is at fault, or its last translator is who approves it.
    """
    if not project.catalogs.review:
        message, remedy = "asks for no review", "write review = true under [catalogs]"
        raise UsageError(Finding(Origin(SETTINGS), message, remedy))
    files = ProjectFiles(project.root)
    findings: list[Finding] = []
    left: list[Finding] = []
    texts: dict[str, str] = {}
    known: set[str] = set()
    for domain in domains:
        path = catalog_path(locale, domain)
        if not files.exists(path):
            continue
        try:
            file = read_catalog_file(files, locale, domain)
        except BriefsError as failure:
            findings += failure.findings
            continue
        known.update(entry.key[0] for entry in file.entries)
        chosen = [each for each in file.entries if not contexts or each.key[0] in contexts]
        findings += check_translator(file, approval) if chosen else ()
        if sum(approve(entry, approval) for entry in chosen):
            texts[path] = write_po(file.store.units)
        left += _list_left(chosen, path)
    unknown = sorted(set(contexts) - known)
    if unknown and not findings:
        message = f"has no text {unknown[0]} in {locale}"
        remedy = "name it as its msgctxt does"
        raise UsageError(Finding(Origin("--context"), message, remedy))
    if findings:
        raise CatalogError(findings)
    return Reviewed(write_texts(project, texts), tuple(left))


def check_translator(file: PoFile, approval: Approval) -> Iterator[Finding]:
    """Find that whoever approves a catalog's texts is who translated it last."""
    translator = file.header.get("Last-Translator", "")
    name, _, address = translator.partition("<")
    theirs = {each.strip(" >").casefold() for each in (name, address)} - {""}
    own = {each.strip(" >").casefold() for each in approval.who.split("<")}
    if theirs & own:
        yield Finding(
            Origin(file.path),
            f"says that {translator} translated it last",
            "have another person approve it",
        )


def _list_left(entries: Sequence[PoEntry], path: str) -> Iterator[Finding]:
    for entry in entries:
        notes = entry.unit.getnotes(origin="translator").splitlines()
        if is_machine_made(notes) and all(entry.forms):
            yield Finding(
                Origin(path, entry.line),
                "is a machine’s translation, which is not approved as it stands",
                "check it, remove its comment “# machine”, and approve it then",
                Severity.WARNING,
            )
