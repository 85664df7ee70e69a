"""Older exceptions, ``# accept numbers: why``, rewritten number by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.catalogs.catalog import catalog_path, read_catalog_file
from generator.catalogs.checks.acceptance import find_acceptances
from generator.catalogs.checks.registry import CHECKS, OF_TEXTS
from generator.catalogs.checks.unit import Standard, Unit, read_apart
from generator.catalogs.domain import Domain
from generator.catalogs.po_file import PoEntry, PoFile
from generator.catalogs.template import write_po
from generator.catalogs.update import list_locales, write_texts
from generator.files import ProjectFiles
from generator.model.message import Message
from generator.project import Project


def rewrite_acceptances(project: Project, domains: Sequence[Domain]) -> tuple[Path, ...]:
    """Name in every exception from a check of numbers each number that it accepts today.

    One that accepts none is taken out. Gives the paths of the catalogs that changed.

    :raises CatalogError: when a catalog is at fault; nothing has been written then.
    """
    files = ProjectFiles(project.root)
    written: dict[str, str] = {}
    for locale in list_locales(project):
        for domain in domains:
            path = catalog_path(locale, domain.name)
            if not files.exists(path):
                continue
            standard = Standard(
                domain.source,
                project.conventions(domain.source).forms,
                locale,
                project.conventions(locale).forms,
            )
            file = read_catalog_file(files, locale, domain.name)
            messages = {message.key: message for message in domain.messages}
            if _rewrite(file, messages, standard):
                written[path] = write_po(file.store.units)
    return write_texts(project, written)


def _rewrite(file: PoFile, messages: dict[tuple[str, str], Message], standard: Standard) -> bool:
    changed = False
    for entry in file.entries:
        notes = entry.unit.getnotes(origin="translator").splitlines()
        old = [
            each
            for each in find_acceptances(notes)
            if each.name in CHECKS and CHECKS[each.name].by_value
        ]
        message = messages.get(entry.key)
        if not old or message is None:
            continue
        values = list(dict.fromkeys(_list_values(entry, message, standard)))
        reason = next((each.reason for each in old if each.reason), "as it was accepted")
        kept = [line for line in notes if not _is_of(line, [each.name for each in old])]
        added = [f"accept {value}: {reason}" for value in values]
        entry.unit.othercomments = [f"# {line}\n" for line in (*kept, *added)]
        changed = True
    return changed


def _is_of(line: str, names: Sequence[str]) -> bool:
    return any(each.name in names for each in find_acceptances([line]))


def _list_values(entry: PoEntry, message: Message, standard: Standard) -> Iterator[str]:
    source = read_apart(message.text, message)
    for form in entry.forms:
        unit = Unit(message, source, read_apart(form, message))
        for check in OF_TEXTS.values():
            if check.by_value:
                for problem in check.find(unit, standard):
                    yield from problem.values
