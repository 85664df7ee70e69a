"""One gettext catalog, read whole and kept with the line of each entry."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from generator.errors import CatalogError, Finding, Origin
from generator.files import ProjectFiles

TEMPLATES = "templates"
"""The domain of the templates' labels; every other domain is a brief's name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message: its forms (several where it counts), and where it stands."""

    forms: tuple[str, ...]
    fuzzy: bool
    origin: Origin

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
    compiled: bytes
    """The catalog as gettext's MO, which can be handed to another process."""

    def translations(self) -> Translations:
        """The catalog as gettext's own look-up, plural rule and all."""
        return Translations(io.BytesIO(self.compiled), domain=self.domain)


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
    path = catalog_path(locale, domain)
    remedy = f"make it with “briefs catalog add {locale}” and translate it"
    text = files.read_text(path, remedy=remedy, error=CatalogError)
    parsed = parse_catalog(text, path, locale, domain)
    entries: dict[tuple[str, str], Entry] = {}
    for message in parsed:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
        strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
        entries[(message.context or "", ids[0])] = Entry(
            forms=tuple(string or "" for string in strings),
            fuzzy=message.fuzzy,
            origin=Origin(path, message.lineno or 1),
        )
    compiled = io.BytesIO()
    write_mo(compiled, parsed)
    return Catalog(path, domain, entries, compiled.getvalue())


def parse_catalog(text: str, path: str, locale: str | None, domain: str) -> BabelCatalog:
    """The catalog that a PO file's text holds.

    :raises CatalogError: with the line at which it stops being one.
    """
    try:
        return read_po(
            io.StringIO(text), locale=locale, domain=domain, charset="utf-8", abort_invalid=True
        )
    except PoFileError as failure:
        line = (failure.lineno or 0) + 1
        raise CatalogError(
            Finding(Origin(path, line), f"is not a PO file ({failure})", "correct that line")
        ) from failure
    except (ValueError, TypeError, IndexError, KeyError) as failure:
        # Babel lets a few malformed headers and escapes through as plain errors.
        raise CatalogError(
            Finding(Origin(path), f"is not a PO file ({failure})", "check it with msgfmt --check")
        ) from failure
