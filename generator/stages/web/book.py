"""A finished page of the web -> an EPUB 3: the same text and figures, for a reading system.

EPUB 3.3 (W3C, 2023): a ZIP of the page as XHTML, its style sheet, fonts and images, a list of
contents and a package document that says what the book is. What a page has for a browser alone is
left out: its script, its buttons, its links to other files.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.model.locale import Direction
from generator.stages.web.taking_apart import name_part, take_fonts, take_images

TEXT, CONTENTS, SHEET, PACKAGE = "text.xhtml", "contents.xhtml", "style.css", "package.opf"
FOLDER = "EPUB"
MIMETYPE = "application/epub+zip"
XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
OPS = "http://www.idpf.org/2007/ops"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "woff2": "font/woff2",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a ZIP can state: each file has it, whenever it was made."""
_BROWSED = frozenset({"bar", "skip", "tools", "buttons", "panel", "downloads", "tip"})
"""The classes of what only a browser works."""
_FORBIDDEN = re.compile(r"(?<=[{;])\s*(?:direction|unicode-bidi)\s*:[^;}]*;?")
"""What no style sheet of a book may say (EPUB 3.3, 6.3.1.3): the text says its direction itself."""
_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)
"""What is true of every book (EPUB Accessibility 1.1, 2.2; schema.org's terms)."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book says of itself.

    ``languages`` are BCP 47 tags, the main one first; ``date`` is ISO 8601, to the day, the month
    or the year, ``modified`` the same or a moment.
    """

    name: str
    title: str
    languages: tuple[str, ...]
    direction: Direction
    publisher: str
    date: str
    modified: str
    description: str
    subjects: tuple[str, ...]
    rights: str
    contents: str
    """What its list of contents is called."""
    accessible: str
    """How it can be read by who does not see it (schema.org's ``accessibilitySummary``)."""


def bind_book(page: str, sheets: Sequence[str], book: Book) -> bytes:
    """Make a book of a finished page.

    :param page: one HTML file, as :func:`generator.stages.web.binding.bind` gives it.
    :param sheets: style sheets that follow the page's own.
    """
    files: dict[str, bytes] = {}

    def place(ending: str, data: bytes) -> str:
        name = name_part(ending, data)
        files[name] = data
        return name

    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    sheet = take_fonts(style[1] if style else "", place) + "".join(sheets)
    sheet = _FORBIDDEN.sub("", sheet)
    root = _read(take_images(page, place))
    _leave_out(root)
    head = root.find(f"{{{XHTML}}}head")
    assert head is not None
    ET.SubElement(head, f"{{{XHTML}}}link", {"rel": "stylesheet", "href": SHEET})
    text = _write(root)
    contents = _write_contents(list(_list_chapters(root)), book)
    parts = {TEXT: text, CONTENTS: contents, SHEET: sheet.encode(), **dict(sorted(files.items()))}
    has_drawing = root.find(f".//{{{SVG}}}svg") is not None
    return _pack({**parts, PACKAGE: _write_package(parts, book, has_drawing)})


def read_book(data: bytes) -> Mapping[str, bytes]:
    """Give the files of a book by their paths, in their order.

    :raises ValueError: where it is no book of this program's.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as failure:
        raise ValueError(f"is no EPUB ({failure})") from failure
    if next(iter(found), "") != "mimetype" or found["mimetype"] != MIMETYPE.encode():
        raise ValueError("is no EPUB (its first file does not say so)")
    if f"{FOLDER}/{TEXT}" not in found or f"{FOLDER}/{PACKAGE}" not in found:
        raise ValueError("is no EPUB of this program's")
    return found


def _read(page: str) -> ET.Element:
    import tinyhtml5

    root: ET.Element = tinyhtml5.parse(page, namespace_html_elements=True)
    return root


def _leave_out(root: ET.Element) -> None:
    """Take out what is for a browser alone, and say each language as XML does too."""
    for parent in list(root.iter()):
        for child in list(parent):
            if _is_browsed(child):
                _remove(parent, child)
    for element in root.iter():
        lang = element.get("lang")
        if lang is not None:
            element.set(_XML, lang)
        # Nothing runs that would take them; a list of what is loaded is for a script.
        for name in [name for name in element.attrib if str(name).startswith("data-")]:
            del element.attrib[name]


def _is_browsed(element: ET.Element) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    if callable(element.tag):  # a comment
        return True
    if tag in ("script", "style") or _BROWSED & set(element.get("class", "").split()):
        return True
    if tag == "link":
        return True
    return tag == "meta" and element.get("charset") is None


def _remove(parent: ET.Element, child: ET.Element) -> None:
    """Take an element out, and leave the text that follows it."""
    place = list(parent).index(child)
    if child.tail:
        if place:
            before = parent[place - 1]
            before.tail = (before.tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _list_chapters(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Give the sections that have a heading: the name of each, and its heading."""
    for section in root.iter(f"{{{XHTML}}}section"):
        heading = next(
            (
                child
                for child in section.iter()
                if child.tag in (f"{{{XHTML}}}h1", f"{{{XHTML}}}h2")
            ),
            None,
        )
        if section.get("id") and heading is not None:
            yield section.get("id", ""), " ".join("".join(heading.itertext()).split())


def _write_contents(chapters: Sequence[tuple[str, str]], book: Book) -> bytes:
    root = ET.Element(
        f"{{{XHTML}}}html",
        {"lang": book.languages[0], _XML: book.languages[0], "dir": book.direction},
    )
    head = ET.SubElement(root, f"{{{XHTML}}}head")
    ET.SubElement(head, f"{{{XHTML}}}title").text = book.title
    ET.SubElement(head, f"{{{XHTML}}}link", {"rel": "stylesheet", "href": SHEET})
    body = ET.SubElement(root, f"{{{XHTML}}}body")
    nav = ET.SubElement(body, f"{{{XHTML}}}nav", {f"{{{OPS}}}type": "toc", "role": "doc-toc"})
    ET.SubElement(nav, f"{{{XHTML}}}h1").text = book.contents
    items = ET.SubElement(nav, f"{{{XHTML}}}ol")
    seen: set[str] = set()
    for id_, heading in chapters or [("text", book.title)]:
        if heading in seen:  # a group and its first section have one heading
            continue
        seen.add(heading)
        item = ET.SubElement(items, f"{{{XHTML}}}li")
        ET.SubElement(item, f"{{{XHTML}}}a", {"href": f"{TEXT}#{id_}"}).text = heading
    return _write(root)


def _write_package(parts: Mapping[str, bytes], book: Book, has_drawing: bool) -> bytes:
    main = book.languages[0]
    package = ET.Element(
        f"{{{_OPF}}}package",
        {"version": "3.0", "unique-identifier": "id", _XML: main, "dir": book.direction},
    )
    metadata = ET.SubElement(package, f"{{{_OPF}}}metadata")
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"briefs:{book.name}").urn
    _say(metadata, "identifier", identifier, {"id": "id"})
    _say(metadata, "title", book.title)
    for language in book.languages:
        _say(metadata, "language", language)
    _say(metadata, "publisher", book.publisher)
    _say(metadata, "date", book.date)
    _say(metadata, "description", book.description)
    for subject in book.subjects:
        _say(metadata, "subject", subject)
    _say(metadata, "rights", book.rights)
    _state(metadata, "dcterms:modified", _moment(book.modified))
    for term, value in _ACCESS:
        _state(metadata, f"schema:{term}", value)
    _state(metadata, "schema:accessibilitySummary", book.accessible)
    manifest = ET.SubElement(package, f"{{{_OPF}}}manifest")
    for name in parts:
        item = {"id": f"part-{name}", "href": name, "media-type": _TYPES[name.rpartition(".")[2]]}
        properties = {CONTENTS: "nav", TEXT: "svg" if has_drawing else ""}.get(name)
        ET.SubElement(
            manifest, f"{{{_OPF}}}item", item | ({"properties": properties} if properties else {})
        )
    spine = ET.SubElement(
        package, f"{{{_OPF}}}spine", {"page-progression-direction": book.direction}
    )
    ET.SubElement(spine, f"{{{_OPF}}}itemref", {"idref": f"part-{TEXT}"})
    return _write(package)


def _say(parent: ET.Element, term: str, text: str, more: Mapping[str, str] | None = None) -> None:
    if text:
        ET.SubElement(parent, f"{{{_DC}}}{term}", dict(more or {})).text = text


def _state(parent: ET.Element, term: str, value: str) -> None:
    ET.SubElement(parent, f"{{{_OPF}}}meta", {"property": term}).text = value


def _moment(date: str) -> str:
    """Give a date as a moment, which is what the last change is (EPUB 3.3, 5.5.6)."""
    return date if "T" in date else f"{(date + '-01-01')[:10]}T00:00:00Z"


def _write(root: ET.Element) -> bytes:
    for prefix, address in (("", XHTML), ("svg", SVG), ("epub", OPS), ("dc", _DC)):
        ET.register_namespace(prefix, address)
    if root.tag.startswith(f"{{{_OPF}}}"):
        ET.register_namespace("", _OPF)
    written = ET.tostring(root, "unicode")
    kind = "<!DOCTYPE html>\n" if root.tag == f"{{{XHTML}}}html" else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{kind}{written}\n'.encode()


def _pack(files: Mapping[str, bytes]) -> bytes:
    """Pack a book: what it is comes first and as it stands (EPUB OCF 3.3, 4.2)."""
    written = io.BytesIO()
    whole = {
        "mimetype": MIMETYPE.encode(),
        "META-INF/container.xml": _CONTAINER.encode(),
        **{f"{FOLDER}/{name}": data for name, data in files.items()},
    }
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in whole.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            is_stored = name == "mimetype" or name.endswith((".woff2", ".png", ".jpg", ".webp"))
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return written.getvalue()
