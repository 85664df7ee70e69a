"""The catalogs of the labels: the program's of a language, and a project's own over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.catalogs.catalog import (
    Catalog,
    Entry,
    catalog_path,
    compose,
    make_catalog,
    read_catalog,
)
from generator.catalogs.plurals import plural_forms
from generator.catalogs.po_file import read_po
from generator.errors import Finding, Origin
from generator.files import ProjectFiles
from generator.language.nearest import find_nearest
from generator.locations import BUILT_IN, PROGRAM
from generator.model.label import ENGLISH, LABELS, Label
from generator.model.locale import Locale

FOLDER = f"{BUILT_IN}labels"


@cache
def list_languages() -> tuple[str, ...]:
    """Give the languages in which the program has labels, English first."""
    files = sorted((PROGRAM / "labels").glob("*.po"))
    return (ENGLISH, *(file.stem for file in files))


def find_language(locale: str) -> str | None:
    """Give the language of the program's labels that a locale's readers read; None without one."""
    return find_nearest(Locale.of(locale).base, list_languages())


def find_relative(locale: str) -> str | None:
    """Give the program's labels of the same language in another script; None without any."""
    own = Locale.of(locale).language
    return next((name for name in list_languages() if Locale.of(name).language == own), None)


def is_english(locale: str) -> bool:
    """Whether labels are said as they are defined."""
    return find_language(locale) == ENGLISH


def read_catalogs(
    files: ProjectFiles, labels: Mapping[str, Label], locale: str
) -> tuple[Catalog, ...]:
    """Read what says the labels in a language: the program's catalog, then the project's over it.

    :raises CatalogError: when the project's does not parse.
    """
    language = find_language(locale)
    catalogs = [read_program(files, labels, language)] if language is not None else []
    if files.exists(catalog_path(locale, LABELS)):
        catalogs.append(compose(read_catalog(files, locale, LABELS)))
    return tuple(catalogs)


def read_program(files: ProjectFiles, labels: Mapping[str, Label], language: str) -> Catalog:
    """Read the program's catalog of one of its own languages."""
    if language == ENGLISH:
        return make_english(labels)
    path = f"{FOLDER}/{language}.po"
    return make_catalog(read_po(files, path, language, "install the program again"), LABELS)


def make_english(labels: Mapping[str, Label]) -> Catalog:
    """Give the labels as they are defined as their English catalog."""
    entries = {
        label.message.key: Entry(
            tuple(filter(None, (label.text, label.plural))), fuzzy=False, origin=label.origin
        )
        for label in labels.values()
    }
    return Catalog(FOLDER, LABELS, entries, plural_forms(ENGLISH).rule)


def explain_missing(locale: str) -> Iterator[Finding]:
    """A finding where neither the program nor the project says labels in a language."""
    name = Locale.of(locale).english_name
    yield Finding(
        Origin(catalog_path(locale, LABELS)),
        f"is missing, and the program has no labels in {name}",
        f"run “briefs catalog add {locale}”, or “briefs catalog update” where the language has"
        " other catalogs, and translate it",
    )


def join_catalogs(catalogs: Sequence[Catalog], locale: str) -> Catalog:
    """Give catalogs as one, for the checks: of each entry the last one that says something."""
    entries = dict(catalogs[0].entries) if catalogs else {}
    for catalog in catalogs[1:]:
        for key, entry in catalog.entries.items():
            if key not in entries or (entry.translated and not entry.fuzzy):
                entries[key] = entry
    path = catalog_path(locale, LABELS)
    return Catalog(path, LABELS, entries, catalogs[-1].rule if catalogs else "0")
