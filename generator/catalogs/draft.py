"""A catalog for drafts: what is missing or to be checked stands in it too, and is known as such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.checks.registry import OF_TEXTS
from generator.catalogs.checks.unit import Standard, Unit, read_apart
from generator.catalogs.plurals import PluralForms, plural_forms
from generator.catalogs.pseudo import fill_forms
from generator.language.inline import PLACEHOLDER
from generator.model.locale import Locale
from generator.model.message import Message
from generator.model.unfinished import FINISHED, Proof, Unfinished


def complete(
    catalog: Catalog, messages: Iterable[Message], standard: Standard, locale: str
) -> Catalog:
    """Give a catalog an entry for each text, and say of each how far it is from being printed.

    A fuzzy translation stands as it is. Where there is none, or one that no page can be set from
    (a fact lacking, markup that does not close), the text of the source stands in its place, its
    facts in the form that they have by themselves.
    """
    plurals = plural_forms(locale)
    entries: dict[tuple[str, str], Entry] = {}
    for message in messages:
        if message.key in entries:
            continue
        entry = catalog.entries.get(message.key)
        if entry is not None and entry.translated and _can_be_set(entry, message, standard):
            waits = entry.fuzzy or entry.machine or (standard.review and not entry.approved)
            unfinished = Unfinished.FUZZY if waits else None
            entries[message.key] = replace(entry, unfinished=unfinished)
        else:
            entries[message.key] = _stand_in(entry, message, plurals)
    return replace(catalog, entries=entries)


def _can_be_set(entry: Entry, message: Message, standard: Standard) -> bool:
    source = read_apart(message.text, message)
    units = [Unit(message, source, read_apart(form, message)) for form in entry.forms]
    checks = [check for check in OF_TEXTS.values() if check.fixed]
    return not any(
        any(True for _ in check.find(unit, standard)) for unit in units for check in checks
    )


def _stand_in(entry: Entry | None, message: Message, plurals: PluralForms) -> Entry:
    texts = (message.text, message.plural) if message.plural else (message.text,)
    plain = [PLACEHOLDER.sub(lambda match: f"{{{match['name']}}}", text) for text in texts]
    translated = entry is not None and entry.translated
    state = Unfinished.WRONG if translated else Unfinished.MISSING
    return Entry(
        forms=tuple(fill_forms(message, plain, plurals)),
        fuzzy=False,
        origin=message.origin if entry is None else entry.origin,
        unfinished=state,
    )


def make_proof(catalog: Catalog | None, source: str) -> Proof:
    """Give the words of a draft's catalog that are not finished, to be marked where they are set.

    :param catalog: None for the language of the texts.
    :param source: the locale of that.
    """
    if catalog is None:
        return FINISHED
    unfinished = {
        form: entry.unfinished
        for entry in catalog.entries.values()
        if entry.unfinished is not None
        for form in entry.forms
    }
    locale = Locale.of(source)
    return Proof(unfinished, locale.tag, locale.direction) if unfinished else FINISHED
