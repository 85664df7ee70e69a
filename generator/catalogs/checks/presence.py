"""Whether every text has a translation that may be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalogs.checks.check import SILENT, Check, quote
from generator.errors import Finding, Origin
from generator.model.checks import Level
from generator.model.message import Message

if TYPE_CHECKING:
    from generator.catalogs.catalog import Catalog, Entry

    Entries = Mapping[str, Entry]


def find_stale(catalog: Catalog, current: Mapping[tuple[str, str], Message]) -> Entries:
    """Give the entries that translate a text which is no longer there, by their context."""
    return {
        key[0]: entry for key, entry in catalog.entries.items() if key[0] and key not in current
    }


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and its place in a catalog.

    :param entry: its translation; None where the catalog has none.
    :param older: the entry that translates an older text of its context, if there is one.
    :param source_name: the source language's name in English.
    """

    catalog: str
    message: Message
    entry: Entry | None
    older: Entry | None
    source_name: str


class PresenceCheck(Check):
    """A check of whether a text has a translation at all."""

    fixed = SILENT

    def find(self, place: PlacedText) -> Iterator[Finding]:
        """Give what keeps the text from having one."""
        raise NotImplementedError


class Missing(PresenceCheck):
    """Find a text without an entry or a translation, or a plural form left empty."""

    name = "missing"

    def find(self, place: PlacedText) -> Iterator[Finding]:
        """Give a finding where nothing, or not all of it, is translated."""
        message, entry = place.message, place.entry
        if entry is None:
            if place.older is None:
                yield Finding(
                    Origin(place.catalog),
                    f"lacks {quote(message.text)} ({message.origin})",
                    "run “briefs catalog update” and translate it",
                )
            return
        empty = _find_empty(entry)
        if len(empty) == len(entry.forms):
            what = f"leaves {quote(message.text)} untranslated"
            yield Finding(entry.origin, what, "translate it")
        elif empty:
            named = ", ".join(f"msgstr[{index}]" for index in empty)
            yield Finding(
                entry.origin,
                f"leaves {named} of {quote(message.text)} empty",
                "translate every plural form",
            )


class Stale(PresenceCheck):
    """Find a translation of an older text than the source now has."""

    name = "stale"

    def find(self, place: PlacedText) -> Iterator[Finding]:
        """Give a finding where only an older text is translated."""
        if place.entry is None and place.older is not None:
            yield Finding(
                place.older.origin,
                f"translates an older text than {quote(place.message.text)}"
                f" ({place.message.origin})",
                "run “briefs catalog update” and translate it anew",
            )


class Fuzzy(PresenceCheck):
    """Find a translation that is still marked fuzzy."""

    name = "fuzzy"

    def find(self, place: PlacedText) -> Iterator[Finding]:
        """Give a finding where a whole translation waits for someone's eyes."""
        entry = place.entry
        if entry is not None and entry.fuzzy and not _find_empty(entry):
            yield Finding(
                entry.origin,
                f"has a fuzzy translation of {quote(place.message.text)}",
                f"check it against the {place.source_name}, then remove its fuzzy mark",
            )


class Unapproved(PresenceCheck):
    """Find a translation that no second person has approved, where ``briefs.toml`` asks for it."""

    name = "unapproved"

    def find(self, place: PlacedText) -> Iterator[Finding]:
        """Give a finding where nobody has approved the translation as it is."""
        entry = place.entry
        if entry is not None and not entry.approved:
            yield Finding(
                entry.origin,
                f"has a translation of {quote(place.message.text)} that nobody has approved",
                "have a second person check it, who then runs “briefs catalog approve”",
            )


class Machine(PresenceCheck):
    """Find a translation that a machine made and no one has checked; an error under review."""

    name = "machine"
    level = Level.WARNING
    fixed = ""
    acceptable = False

    def find(self, place: PlacedText) -> Iterator[Finding]:
        """Give a finding where the translator's comments say so."""
        entry = place.entry
        if entry is not None and entry.machine:
            yield Finding(
                entry.origin,
                f"has a machine’s translation of {quote(place.message.text)}",
                f"check it against the {place.source_name}, then remove its comment “# machine”",
            )


def check_review(
    catalog: Catalog, message: Message, source_name: str, *, review: bool
) -> Iterator[Finding]:
    """Give what of a translation has not been looked at.

    :param review: whether a second person is to approve each.
    """
    entry = catalog.entries[message.key]
    place = PlacedText(catalog.path, message, entry, None, source_name)
    yield from Machine().find(place)
    if review and not entry.machine:
        yield from Unapproved().find(place)


def check_presence(
    catalog: Catalog, message: Message, stale: Entries, source_name: str
) -> Iterator[Finding]:
    """Give what keeps a text from having a translation: none, part of one, an old or unchecked one.

    :param stale: what :func:`find_stale` gives.
    :param source_name: the source language's name in English.
    """
    entry, older = catalog.entries.get(message.key), stale.get(message.context)
    place = PlacedText(catalog.path, message, entry, older, source_name)
    for check in (Missing(), Stale(), Fuzzy()):
        yield from check.find(place)


def _find_empty(entry: Entry) -> list[int]:
    return [index for index, form in enumerate(entry.forms) if not form.strip()]
