"""What happens where a reader clicks: links and bookmarks lead somewhere, and nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from generator.errors import Finding
from generator.pdf.facts import list_bookmarks
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

ADDRESS = re.compile(
    r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+[0-9]{6,15}"
)
"""An address that a reader can follow: a site's, a person's or a telephone's, of the whole world
(RFC 3986, RFC 6068, RFC 3966)."""


@check("links")
def check_links(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on links and bookmarks without a target or words (ISO 14289-1, 7.18.5)."""
    targets = _Targets(reading.pdf)
    for number, page in enumerate(reading.pdf.pages, 1):
        for annotation in page.get("/Annots", pikepdf.Array()).as_list():
            if annotation.get("/Subtype") != "/Link":
                continue
            wrong = targets.judge(annotation)
            if wrong:
                yield case.find(
                    f"page {number} links to {wrong}",
                    "correct the link, or give its target that id",
                )
            if not str(annotation.get("/Contents", "")).strip():
                yield case.find(
                    f"page {number} has a link without words", "give it text or an aria-label"
                )
    for bookmark in (each.item for each in list_bookmarks(reading.pdf)):
        wrong = targets.judge(bookmark)
        if wrong:
            yield case.find(
                f"the bookmark “{bookmark.get('/Title', '')}” leads to {wrong}",
                "correct its heading",
            )


class _Targets:
    """The places that a document's links can lead to."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
        self.names: dict[str, Any] = {}
        if names is not None:
            self.names.update((str(key), value) for key, value in pikepdf.NameTree(names).items())
        older = pdf.Root.get("/Dests", pikepdf.Dictionary())
        self.names.update((key, older[key]) for key in sorted(older.keys()))
        self.pages = {page.obj.objgen for page in pdf.pages}

    def judge(self, link: Any) -> str:
        """What is wrong with where a link or a bookmark leads; empty where nothing is."""
        if "/Dest" in link:
            return self._judge_place(link.Dest)
        action = link.get("/A", pikepdf.Dictionary())
        if action.get("/S") == "/GoTo":
            return self._judge_place(action.get("/D"))
        if action.get("/S") == "/URI":
            address = str(action.get("/URI", ""))
            return "" if ADDRESS.fullmatch(address) else f"“{address}”, which is no address"
        return "" if "/S" in action else "nowhere"

    def _judge_place(self, place: Any) -> str:
        if isinstance(place, pikepdf.String | pikepdf.Name):
            found = self.names.get(str(place))
            if found is None:
                return f"#{place}, which is nowhere"
            place = found.get("/D") if isinstance(found, pikepdf.Dictionary) else found
        if not isinstance(place, pikepdf.Array) or not len(place):
            return "nowhere"
        page = place[0]
        there = isinstance(page, pikepdf.Dictionary) and page.objgen in self.pages
        return "" if there else "a page that is not there"


FORBIDDEN = frozenset(
    {
        "/GoTo3DView",
        "/GoToE",
        "/Hide",
        "/ImportData",
        "/JavaScript",
        "/Launch",
        "/Movie",
        "/Rendition",
        "/ResetForm",
        "/RichMediaExecute",
        "/SetOCGState",
        "/Sound",
        "/SubmitForm",
        "/Trans",
    }
)
"""Actions that do something besides showing a place (ISO 32000-1, 12.6.4; ISO 19005-3, 6.5.1)."""


@check("actions")
def check_actions(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on actions that run something; none is ever run here."""
    root = reading.pdf.Root
    found: dict[str, None] = {}
    if "/JavaScript" in root.get("/Names", pikepdf.Dictionary()):
        found["JavaScript"] = None
    owners = [root, *(page.obj for page in reading.pdf.pages)]
    owners += [note for page in reading.pdf.pages for note in _annotations(page)]
    owners += [item for item in reading.pdf.objects if isinstance(item, pikepdf.Dictionary)]
    for owner in owners:
        for action in _actions(owner):
            kind = str(action.get("/S", ""))
            if kind in FORBIDDEN:
                found[kind.lstrip("/")] = None
    for kind in found:
        yield case.find(f"holds an action {kind}", "take it out: a reader expects a page")


def _annotations(page: pikepdf.Page) -> list[Any]:
    return list(page.get("/Annots", pikepdf.Array()).as_list())


def _actions(owner: Any) -> Iterator[Any]:
    """The actions that an object holds, on opening or on any event."""
    keys = owner.keys()
    for key in ("/OpenAction", "/A"):
        if key in keys and isinstance(owner[key], pikepdf.Dictionary):
            yield owner[key]
    if "/AA" in keys and isinstance(owner.AA, pikepdf.Dictionary):
        events = owner.AA
        yield from (events[key] for key in sorted(events.keys()))
    if "/S" in keys and str(owner.S) in FORBIDDEN and "/K" not in keys:
        yield owner
