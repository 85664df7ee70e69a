"""One gettext catalog, read whole and kept with the line of each entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogs.po_file import PoFile, read_po
from generator.errors import Origin
from generator.files import ProjectFiles


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message: its forms (several where it counts), and where it stands."""

    forms: tuple[str, ...]
    fuzzy: bool
    origin: Origin
    comments: tuple[str, ...] = ()
    """The translator's own comments (``# …``), a line each."""

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


def catalog_path(locale: str, domain: str) -> str:
    """Where a catalog stands in the project."""
    return f"locales/{locale}/LC_MESSAGES/{domain}.po"


def template_path(domain: str) -> str:
    """Where a domain's template for new catalogs stands in the project."""
    return f"locales/{domain}.pot"


def read_catalog(files: ProjectFiles, locale: str, domain: str) -> Catalog:
    """Read a PO file.

    :raises CatalogError: when it is missing, is not UTF-8 or does not parse.
    """
    return make_catalog(read_catalog_file(files, locale, domain), domain)


def make_catalog(file: PoFile, domain: str) -> Catalog:
    """A PO file that has been read, as a catalog."""
    return Catalog(file.path, domain, _list_entries(file), file.rule)


def read_catalog_file(files: ProjectFiles, locale: str, domain: str) -> PoFile:
    """Read a PO file with all that its translators' tools keep in it.

    :raises CatalogError: as :func:`read_catalog`.
    """
    remedy = f"make it with “briefs catalog add {locale}” and translate it"
    return read_po(files, catalog_path(locale, domain), locale, remedy)


def _list_entries(file: PoFile) -> dict[tuple[str, str], Entry]:
    return {
        entry.key: Entry(
            forms=_fill(entry.forms, file.plurals) if entry.unit.hasplural() else entry.forms,
            fuzzy=entry.unit.isfuzzy(),
            origin=Origin(file.path, entry.line),
            comments=tuple(entry.unit.getnotes(origin="translator").splitlines()),
        )
        for entry in file.entries
    }


def _fill(forms: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The forms that the language has: those that the entry lacks are empty."""
    return forms + ("",) * (count - len(forms))
