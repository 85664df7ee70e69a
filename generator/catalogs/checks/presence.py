"""``missing``, ``stale``, ``fuzzy``: whether every text has a translation that may be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.checks.quoting import quote
from generator.errors import Finding, Origin
from generator.model.brief import Message

Entries = Mapping[str, Entry]


def find_stale(catalog: Catalog, current: Mapping[tuple[str, str], Message]) -> Entries:
    """The entries that translate a text which is no longer there, by their context."""
    return {
        key[0]: entry for key, entry in catalog.entries.items() if key[0] and key not in current
    }


def check_presence(
    catalog: Catalog, message: Message, stale: Entries, source_name: str
) -> Iterator[Finding]:
    """What keeps a text from having a translation: none, part of one, an old or an unchecked one.

    :param stale: what :func:`find_stale` gives.
    :param source_name: the source language's name in English.
    """
    entry = catalog.entries.get(message.key)
    if entry is None:
        yield _explain_absence(catalog, message, stale.get(message.context))
        return
    empty = [index for index, form in enumerate(entry.forms) if not form.strip()]
    if len(empty) == len(entry.forms):
        yield Finding(entry.origin, f"leaves {quote(message.text)} untranslated", "translate it")
    elif empty:
        named = ", ".join(f"msgstr[{index}]" for index in empty)
        yield Finding(
            entry.origin,
            f"leaves {named} of {quote(message.text)} empty",
            "translate every plural form",
        )
    elif entry.fuzzy:
        yield Finding(
            entry.origin,
            f"has a fuzzy translation of {quote(message.text)}",
            f"check it against the {source_name}, then remove its fuzzy mark",
        )


def _explain_absence(catalog: Catalog, message: Message, stale: Entry | None) -> Finding:
    if stale is not None:
        return Finding(
            stale.origin,
            f"translates an older text than {quote(message.text)} ({message.origin})",
            "run “briefs catalog update” and translate it anew",
        )
    return Finding(
        Origin(catalog.path),
        f"lacks {quote(message.text)} ({message.origin})",
        "run “briefs catalog update” and translate it",
    )
