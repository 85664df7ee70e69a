"""What the document says of itself: its metadata and its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.check import check, for_readers
from generator.stages.preflight.expectations import Case
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


@check("metadata", for_readers)
def check_metadata(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on metadata and what a viewer makes of it (ISO 14289-1, 7.1, 7.17 f.)."""
    root, xmp = reading.pdf.Root, reading.metadata
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle"):
        yield case.find("does not show its title", "render it as PDF/UA")
    if "/Outlines" not in root:
        yield case.find("has no bookmarks", "give its sections headings")
    yield from _check_words(reading, case)
    yield from _compare(reading, case)
    language = xmp.get("dc:language")
    if language is not None and str(root.get("/Lang", "")) not in language.split("; "):
        yield case.find(
            f"says in its metadata that its language is {language}", "say the document’s own"
        )
    if "/ID" not in reading.pdf.trailer:
        yield case.find("has no identifier", "give the engine one")
    for number, page in enumerate(reading.pdf.pages, 1):
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            yield case.find(
                f"page {number} does not say that the tab key follows the tags", "say Tabs S"
            )


def _check_words(reading: Reading, case: Case) -> Iterator[Finding]:
    """What is not said at all, or a title that is not the edition's."""
    xmp = reading.metadata
    title = xmp.get("dc:title", "")
    wanted = case.expected.title if case.expected is not None else None
    if wanted is not None and title != wanted:
        yield case.find(f"is titled “{title}”, not “{wanted}”", "set the title in the head")
    for name, what in NEEDED.items():
        if not xmp.get(name, "").strip() and not (name == "dc:title" and wanted is not None):
            yield case.find(f"has no {what} in its metadata", "set it in the head")


def _compare(reading: Reading, case: Case) -> Iterator[Finding]:
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
            yield case.find(
                f"says of its {key.lstrip('/')} “{here}” and “{there}”",
                "have both metadata say the same",
            )


def _digits(date: str) -> str:
    """A date's digits up to its seconds, in either form."""
    return re.sub(r"\D", "", date)[:14]


LANGUAGE_TAG = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})"  # language
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"  # script, region
    r"(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*"  # variants
    r"(?:-[A-WY-Za-wy-z\d](?:-[A-Za-z\d]{2,8})+)*"  # extensions
    r"(?:-x(?:-[A-Za-z\d]{1,8})+)?"
    r"|x(?:-[A-Za-z\d]{1,8})+"
)
"""A language tag's form (BCP 47, RFC 5646, 2.1)."""


@check("languages", for_readers)
def check_languages(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on language tags (ISO 14289-1, 7.2)."""
    main = str(reading.pdf.Root.get("/Lang", ""))
    expected = case.expected.languages if case.expected is not None else ()
    if expected and main != expected[0]:
        yield case.find(
            f"says its language is {main or 'none'}, not {expected[0]}",
            "set lang on the html element",
        )
    elif not main:
        yield case.find("says of no language that it is its own", "set lang on the html element")
    inside = {
        element.attributes["Lang"]: None
        for element in reading.tree.elements
        if "Lang" in element.attributes
    }
    for tag in (main, *inside):
        if tag and not LANGUAGE_TAG.fullmatch(tag):
            yield case.find(f"names the language “{tag}”, which is no tag", "write it as fr-CA")
    for tag in expected[1:]:
        if tag not in inside:
            yield case.find(
                f"says of no part that it is in {tag}", "set lang on the parts in that language"
            )
