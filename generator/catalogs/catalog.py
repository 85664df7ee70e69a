"""One gettext catalog, read whole and kept with the line of each entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from unicodedata import is_normalized, normalize

from generator.catalogs.approval import is_approved, is_machine_made
from generator.catalogs.po_file import PoEntry, PoFile, ids_of, is_kept, read_po
from generator.errors import Finding, Origin
from generator.files import ProjectFiles
from generator.model.unfinished import Unfinished


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message: its forms (several where it counts), and where it stands."""

    forms: tuple[str, ...]
    fuzzy: bool
    origin: Origin
    comments: tuple[str, ...] = ()
    """The translator's own comments (``# …``), a line each."""
    kept: bool = False
    """Whether it is the translation that an update has kept from a former text."""
    approved: bool = False
    """Whether a second person has approved this very translation."""
    machine: bool = False
    """Whether a machine made it, and no one has checked it."""
    unfinished: Unfinished | None = None
    """In a draft, what keeps it from being printed."""

    @property
    def translated(self) -> bool:
        """Whether every form is there."""
        return bool(self.forms) and all(self.forms)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One locale's translations of one domain."""

    path: str
    domain: str
    entries: Mapping[tuple[str, str], Entry]
    rule: str = "0"
    """Gettext's rule for the plural, as the header has it: the number of the form for a count."""
    unseen: tuple[Finding, ...] = ()
    """What no reader sees in the lines of its file, where it was read with that."""


def catalog_path(locale: str, domain: str) -> str:
    """Where a catalog stands in the project."""
    return f"locales/{locale}/LC_MESSAGES/{domain}.po"


def template_path(domain: str) -> str:
    """Where a domain's template for new catalogs stands in the project."""
    return f"locales/{domain}.pot"


def read_catalog(files: ProjectFiles, locale: str, domain: str, *, unseen: bool = False) -> Catalog:
    """Read a PO file.

    :param unseen: whether characters that no reader sees are told with the catalog, which is then
        to be checked, and not raised.
    :raises CatalogError: when it is missing, is not UTF-8 or does not parse.
    """
    return make_catalog(read_catalog_file(files, locale, domain, unseen=unseen), domain)


def make_catalog(file: PoFile, domain: str) -> Catalog:
    """A PO file that has been read, as a catalog."""
    return Catalog(file.path, domain, _list_entries(file), file.rule, file.unseen)


def read_catalog_file(
    files: ProjectFiles, locale: str, domain: str, *, unseen: bool = False
) -> PoFile:
    """Read a PO file with all that its translators' tools keep in it.

    :raises CatalogError: as :func:`read_catalog`.
    """
    remedy = f"make it with “briefs catalog add {locale}” and translate it"
    return read_po(files, catalog_path(locale, domain), locale, remedy, unseen=unseen)


def _list_entries(file: PoFile) -> dict[tuple[str, str], Entry]:
    return {entry.key: _make_entry(entry, file) for entry in file.entries}


def _make_entry(entry: PoEntry, file: PoFile) -> Entry:
    unit = entry.unit
    comments = tuple(unit.getnotes(origin="translator").splitlines())
    return Entry(
        forms=_fill(entry.forms, file.plurals) if unit.hasplural() else entry.forms,
        fuzzy=unit.isfuzzy(),
        origin=Origin(file.path, entry.line),
        comments=comments,
        kept=is_kept(unit),
        approved=is_approved(comments, ids_of(unit), entry.forms),
        machine=is_machine_made(comments),
    )


def compose(catalog: Catalog) -> Catalog:
    """Give a catalog whose translations have their letters whole (NFC), as they are printed."""
    if all(is_normalized("NFC", form) for each in catalog.entries.values() for form in each.forms):
        return catalog
    entries = {
        key: replace(entry, forms=tuple(normalize("NFC", form) for form in entry.forms))
        for key, entry in catalog.entries.items()
    }
    return replace(catalog, entries=entries)


def _fill(forms: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The forms that the language has: those that the entry lacks are empty."""
    return forms + ("",) * (count - len(forms))
