"""A domain: the texts that one catalog a language translates, and what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from generator.catalogs.catalog import Catalog
from generator.catalogs.glossary import Glossary
from generator.catalogs.po_file import Key
from generator.model.message import Message


@dataclass(frozen=True, slots=True)
class Offer:
    """What the program itself says of a domain's texts, for the readers of one language."""

    catalog: Catalog
    is_read: bool = True
    """Whether they read it; else it is only what a translator begins with, as the same language in
    another script."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The messages that one catalog translates, and whom its translators write to.

    :param source: the locale of the language that they are written in.
    :param elsewhere: locales in which only other subjects are published.
    :param glossary: the terms that have one translation.
    :param lines: whether catalogs say the lines where its texts stand, beside their files.
    :param offer: gives what the program says of them in a language, of those that are its own.
    """

    name: str
    source: str
    messages: tuple[Message, ...]
    contact: str = ""
    elsewhere: frozenset[str] = frozenset()
    offer: Callable[[str], Offer | None] | None = None
    glossary: Glossary | None = None
    lines: bool = True

    def list_wanted(self, locale: str, kept: Collection[Key] = ()) -> tuple[Message, ...]:
        """Give the messages that a catalog of a language is to have; none where it needs none.

        :param kept: the entries of the catalog that there is.
        """
        if self.offer is None:
            unasked = locale in self.elsewhere and not kept
            return () if locale == self.source or unasked else self.messages
        said = self._list_said(locale)
        return tuple(each for each in self.messages if each.key in kept or each.key not in said)

    def begin_with(self, locale: str) -> Catalog | None:
        """Give what a translator into a language begins with, to be checked; None without one."""
        offer = self.offer(locale) if self.offer is not None else None
        return offer.catalog if offer is not None and not offer.is_read else None

    def _list_said(self, locale: str) -> frozenset[Key]:
        offer = self.offer(locale) if self.offer is not None else None
        if offer is None or not offer.is_read:
            return frozenset()
        entries = offer.catalog.entries.items()
        return frozenset(key for key, entry in entries if entry.translated and not entry.fuzzy)
