"""The metadata: said, shown, and the same in both places where a PDF keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

PAIRS = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}
"""Each key of the information dictionary with its property in XMP (ISO 19005-3, 6.6.3)."""
DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
NEEDED = {
    "dc:title": "title",
    "dc:creator": "author",
    "dc:description": "description",
    "xmp:CreateDate": "date",
}


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on metadata, and on what a viewer makes of it (ISO 14289-1, 7.1 and 7.17 f.)."""
    root, xmp = reading.pdf.Root, reading.metadata
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle"):
        yield promise.find("does not show its title", "render it as PDF/UA")
    if "/Outlines" not in root:
        yield promise.find("has no bookmarks", "give its sections headings")
    yield from _check_words(reading, promise)
    yield from _compare(reading, promise)
    language = xmp.get("dc:language")
    if language is not None and str(root.get("/Lang", "")) not in language.split("; "):
        yield promise.find(
            f"says in its metadata that its language is {language}", "say the document’s own"
        )
    if "/ID" not in reading.pdf.trailer:
        yield promise.find("has no identifier", "give the engine one")
    for number, page in enumerate(reading.pdf.pages, 1):
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            yield promise.find(
                f"page {number} does not say that the tab key follows the tags", "say Tabs S"
            )


def _check_words(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """What is not said at all, or a title that is not the edition's."""
    xmp = reading.metadata
    title = xmp.get("dc:title", "")
    if promise.title is not None and title != promise.title:
        yield promise.find(
            f"is titled “{title}”, not “{promise.title}”", "set the title in the head"
        )
    for name, what in NEEDED.items():
        if not xmp.get(name, "").strip() and not (name == "dc:title" and promise.title is not None):
            yield promise.find(f"has no {what} in its metadata", "set it in the head")


def _compare(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """What the information dictionary says otherwise than XMP."""
    info = reading.pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key, name in (*PAIRS.items(), *DATES.items()):
        if key not in info:
            continue
        here, there = str(info[key]), reading.metadata.get(name, "")
        same = _digits(here) == _digits(there) if key in DATES else here == there
        if not same:
            yield promise.find(
                f"says of its {key.lstrip('/')} “{here}” and “{there}”",
                "have both metadata say the same",
            )


def _digits(date: str) -> str:
    """A date's digits up to its seconds, in either form."""
    return re.sub(r"\D", "", date)[:14]
