"""The actions: a document opens pages and addresses, and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

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


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on actions that run something; none is ever run here."""
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
        yield promise.find(f"holds an action {kind}", "take it out: a reader expects a page")


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
