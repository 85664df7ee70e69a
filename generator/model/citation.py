"""Which sources a document may cite: dated, no later than itself, with an editor behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model.date import PartialDate

OPEN_HOSTS = frozenset(
    {
        "blogger.com",
        "citizendium.org",
        "dbpedia.org",
        "everybodywiki.com",
        "fandom.com",
        "ghost.io",
        "livejournal.com",
        "medium.com",
        "over-blog.com",
        "substack.com",
        "tumblr.com",
        "typepad.com",
        "wikia.com",
        "wikia.org",
        "wikidata.org",
        "wikimedia.org",
        "wikinews.org",
        "wikipedia.org",
        "wikiquote.org",
        "wikisource.org",
        "wiktionary.org",
        "wordpress.com",
    }
)
"""Encyclopaedias that anyone edits and hosts of blogs: what stands there, nobody answers for."""
BLOGSPOT = "blogspot"
"""A host of blogs under the domains of many countries: ``blogspot.com``, ``blogspot.co.uk``."""


class Fault(NamedTuple):
    """Why a source cannot be cited, and what to do."""

    problem: str
    remedy: str


def find_faults(
    date: PartialDate | None, url: str | None, document: PartialDate | None
) -> Iterator[Fault]:
    """Why a source cannot be cited in a document.

    A source known to the month or the year only is later than the document when all of its month or
    year is.

    :param date: the source's.
    :param url: the source's address.
    :param document: the document's date; None where nobody knows it.
    """
    if date is None:
        yield Fault("is undated", "give its date, or cite one that is dated")
    elif document is not None and date.begins_after(document):
        yield Fault(
            f"is of {date}, and the document of {document}", "cite one that the document could know"
        )
    host = find_open_host(url) if url else None
    if host is not None:
        yield Fault(
            f"is from {host}, an encyclopaedia or a host of blogs",
            "cite an official source, an agency or the press",
        )


def find_open_host(url: str) -> str | None:
    """The encyclopaedia or host of blogs that an address leads to, or None."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    if BLOGSPOT in labels[:-1]:
        return host
    domains = {".".join(labels[at:]) for at in range(len(labels))}
    return host if domains & OPEN_HOSTS else None
