"""The files of a document, listed for readers: a page beside them, and an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from jinja2 import Environment

from generator.model.locale import Direction
from generator.stages.web.binding import POLICY, STYLES, squeeze, write_policy

PAGE, FEED = "index.html", "feed.xml"
TEMPLATE = "web/index.html"
_ATOM = "http://www.w3.org/2005/Atom"
_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "epub": "application/epub+zip",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class LanguageName:
    """A language as its readers call it."""

    tag: str
    direction: Direction
    name: str


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file of a document."""

    file: str
    title: str
    names: tuple[LanguageName, ...]
    paper: str
    bytes: int
    standards: tuple[str, ...]
    sha256: str

    @property
    def kind(self) -> str:
        """What kind of file it is, by its ending."""
        return self.file.rpartition(".")[2].upper()

    @property
    def size(self) -> str:
        """How large it is."""
        return f"{round(self.bytes / 1000)} kB"


def list_files(
    entries: Iterable[Mapping[str, Any]], names: Mapping[str, LanguageName]
) -> list[ListedFile]:
    """List what the manifest says of a document's files, by language, then by name.

    :param names: of the languages, by their locales.
    """
    found = [
        ListedFile(
            file=entry["path"].rpartition("/")[2],
            title=entry["title"],
            names=tuple(names[locale] for locale in entry["locales"]),
            paper=entry.get("paper", ""),
            bytes=entry["bytes"],
            standards=tuple(entry["conformance"]),
            sha256=entry["sha256"],
        )
        for entry in entries
    ]
    return sorted(found, key=lambda each: ([name.tag for name in each.names], each.file))


def write_page(
    environment: Environment, main: LanguageName, title: str, files: Sequence[ListedFile], css: str
) -> bytes:
    """Fill the page that lists the files; it asks for nothing but them.

    :param main: the language that it is in.
    :param css: its style sheets.
    """
    page = environment.get_template(TEMPLATE).render(
        tag=main.tag, direction=main.direction, title=title, editions=files, feed=FEED
    )
    sheet = squeeze(css)
    page = re.sub(r"\n\s*\n+", "\n", page)
    policy = write_policy(sheet)
    return page.replace(POLICY, policy).replace(STYLES, f"<style>{sheet}</style>").encode()


def write_feed(
    main: LanguageName, known: tuple[str, str, str], date: str, files: Sequence[ListedFile]
) -> bytes:
    """Write the feed: an entry a file, which is another one where its bytes are others.

    :param known: the document's name, its title and who issues it.
    :param date: of the document, to the day, the month or the year.
    """
    moment = f"{(date + '-01-01')[:10]}T00:00:00Z"
    name, title, author = known
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": main.tag})
    _add(feed, "id", _identify(name))
    _add(feed, "title", title)
    _add(feed, "updated", moment)
    _add(_add(feed, "author"), "name", author)
    ET.SubElement(feed, "link", {"rel": "self", "href": FEED})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": PAGE})
    for each in files:
        entry = ET.SubElement(feed, "entry", {"xml:lang": each.names[0].tag})
        _add(entry, "id", _identify(f"{each.file} {each.sha256}"))
        _add(entry, "title", f"{each.title} ({each.kind})")
        _add(entry, "updated", moment)
        link = {"rel": "alternate", "href": each.file, "length": str(each.bytes)}
        ET.SubElement(entry, "link", link | {"type": _TYPES[each.kind.lower()]})
    ET.indent(feed)
    written = ET.tostring(feed, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _identify(name: str) -> str:
    """Give an address that stands for a name, the same each time (RFC 9562, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"briefs:{name}").urn


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = text
    return child
