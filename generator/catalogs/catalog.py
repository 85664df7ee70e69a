"""One gettext catalog, read whole and kept with the line of each entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import c2py

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from generator.errors import CatalogError, Finding, Origin
from generator.files import ProjectFiles

TEMPLATES = "templates"
"""The domain of the templates' labels; every other domain is a brief's name."""

LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"')
"""A line of a PO file that is neither empty nor a comment."""

COUNTS = 1000
"""No plural rule tells a count from one that is smaller by so much (Unicode CLDR)."""


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
    findings = tuple(_check_plurals(parsed, text, path))
    if findings:
        raise CatalogError(findings)
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
            # Babel reads what a fuzzy text was before (“#|”) as a comment of the translator's.
            comments=tuple(line for line in message.user_comments if not line.startswith("|")),
        )
    compiled = io.BytesIO()
    write_mo(compiled, parsed)
    return Catalog(path, domain, entries, compiled.getvalue())


def parse_catalog(text: str, path: str, locale: str | None, domain: str) -> BabelCatalog:
    """The catalog that a PO file's text holds.

    :raises CatalogError: with every line that is none of a PO file.
    """
    findings = [
        Finding(
            Origin(path, number),
            "is no line of a PO file",
            'write a keyword and its text in quotation marks, as msgstr "…"',
        )
        for number, line in enumerate(map(str.strip, text.splitlines()), 1)
        if line and not line.startswith("#") and not LINE.fullmatch(line)
    ]
    if findings:
        raise CatalogError(findings)
    name = locale.replace("-", "_") if locale is not None else None
    try:
        catalog = read_po(
            io.StringIO(text), locale=name, domain=domain, charset="utf-8", abort_invalid=True
        )
    except PoFileError as failure:
        line = (failure.lineno or 0) + 1
        message = str(failure).rpartition(" on ")[0]
        raise CatalogError(
            Finding(Origin(path, line), f"is not a PO file ({message})", "correct that line")
        ) from failure
    except (ValueError, TypeError, IndexError, KeyError) as failure:
        # Babel lets a few malformed headers and escapes through as plain errors.
        raise CatalogError(
            Finding(Origin(path), f"is not a PO file ({failure})", "check it with msgfmt --check")
        ) from failure
    if str(catalog.charset).lower() not in ("utf-8", "utf8"):
        where = _find_header(text, path, "charset=")
        raise CatalogError(
            Finding(where, f"says its charset is {catalog.charset}", "write charset=UTF-8")
        )
    return catalog


def _check_plurals(catalog: BabelCatalog, text: str, path: str) -> Iterator[Finding]:
    """A finding where the header's rule for the plural is none, or asks for a form too many."""
    where = _find_header(text, path, "Plural-Forms:")
    remedy = "copy the line that “briefs catalog add” writes for this language"
    try:
        rule = c2py(catalog.plural_expr)
        wanted = 1 + max(rule(count) for count in range(COUNTS))
    except (ValueError, ZeroDivisionError) as failure:
        yield Finding(where, f"has no rule for the plural ({failure})", remedy)
        return
    if wanted > catalog.num_plurals:
        message = f"says nplurals={catalog.num_plurals}, but its rule tells {wanted} forms apart"
        yield Finding(where, message, remedy)


def _find_header(text: str, path: str, name: str) -> Origin:
    lines = enumerate(text.splitlines(), 1)
    return Origin(path, next((number for number, line in lines if name in line), 1))
