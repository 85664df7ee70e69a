"""A subject's own units in one language: their words by the plural forms of CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import c2py

from generator.catalogs.catalog import Catalog
from generator.catalogs.plurals import COUNTS
from generator.errors import Origin
from generator.language.formats import Formats
from generator.model.counted import OwnUnits

Words = tuple[tuple[str, str], ...]
"""The words of a unit, by CLDR's plural forms."""


def say_units(
    units: OwnUnits, catalog: Catalog | None, formats: Formats
) -> Iterator[tuple[str, Words]]:
    """Say each of a subject's units.

    :param catalog: the language's catalog, checked to hold every message; None for the source.
    :param formats: those of the language, which say its plural forms.
    """
    for name, unit in units.items():
        if catalog is None:
            yield name, tuple(unit.forms.items())
            continue
        entry = catalog.entries[unit.message(name, Origin("")).key]
        choose = c2py(catalog.rule)
        found: dict[str, str] = {}
        for count in COUNTS:
            form = min(choose(count), len(entry.forms) - 1)
            found.setdefault(str(formats.locale.plural_form(count)), entry.forms[form])
        # Parts of a thing are said as the last form, where no whole count has theirs.
        yield (
            name,
            (*found.items(), *((("other", entry.forms[-1]),) if "other" not in found else ())),
        )
