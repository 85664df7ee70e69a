"""What a PDF of whatever origin says beside its pages: output intents, attachments, links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

MOST_BOOKMARKS = 10_000
LONGEST = 20_000_000
"""A larger attachment is not looked into, in bytes."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: its kind as ``/GTS_PDFX``, its condition, its profile's channels."""

    kind: str
    condition: str | None
    channels: int | None
    """None where it embeds no profile."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An attached file; ``sha256`` is empty where it is larger than LONGEST bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link or a bookmark leads: to a page, to a named place, or to an address."""

    page: Place | None = None
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark: how deep it lies, from 0, and the object itself."""

    depth: int
    item: Any


def read_intents(pdf: pikepdf.Pdf) -> tuple[Intent, ...]:
    """Read the output intents."""
    found = []
    for intent in list_items(pdf.Root.get("/OutputIntents")):
        if isinstance(intent, pikepdf.Dictionary):
            condition: Any = intent.get("/OutputConditionIdentifier")
            found.append(
                Intent(
                    kind=str(intent.get("/S", "")),
                    condition=None if condition is None else str(condition),
                    channels=_count_channels(intent.get("/DestOutputProfile")),
                )
            )
    return tuple(found)


def _count_channels(profile: Any) -> int | None:
    if not isinstance(profile, pikepdf.Dictionary | pikepdf.Stream):
        return None
    channels: Any = profile.get("/N")
    return channels if isinstance(channels, int) else None


def read_attachments(pdf: pikepdf.Pdf) -> Iterator[AttachedFile]:
    """Read the attached files, in the order of their names."""
    for name in sorted(pdf.attachments):
        file = pdf.attachments[name].get_file()
        size = int(file.size)
        if 0 <= size <= LONGEST:
            data = file.read_bytes()
            yield AttachedFile(name, len(data), hashlib.sha256(data).hexdigest())
        else:
            yield AttachedFile(name, size, "")


def read_fonts(pdf: pikepdf.Pdf) -> frozenset[str]:
    """Read the names of the fonts, without the tags of subsets."""
    names = set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            name = str(item.get("/BaseFont", "")).lstrip("/")
            if name:
                names.add(name[7:] if name[6:7] == "+" else name)
    return frozenset(names)


def list_interpolated(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """List the images whose pixels a reader may smooth as it likes (ISO 32000-1, 8.9.5.3)."""
    for item in pdf.objects:
        image: Any = item if isinstance(item, pikepdf.Stream) else None
        if image is not None and image.get("/Subtype") == "/Image" and image.get("/Interpolate"):
            yield image


def list_bookmarks(pdf: pikepdf.Pdf) -> Iterator[Bookmark]:
    """List the bookmarks in their order, each once."""
    waiting: list[tuple[Any, int]] = [
        (pdf.Root.get("/Outlines", pikepdf.Dictionary()).get("/First"), 0)
    ]
    seen: set[Place] = set()
    while waiting and len(seen) < MOST_BOOKMARKS:
        item, depth = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield Bookmark(depth, item)
        waiting += [(item.get("/Next"), depth), (item.get("/First"), depth + 1)]


def list_links(page: pikepdf.Page) -> list[Any]:
    """List the annotations of a page that are links."""
    return [
        each
        for each in list_items(page.obj.get("/Annots"))
        if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Link"
    ]


def find_target(link: Any) -> Target:
    """Find where a link or a bookmark leads."""
    action = link.get("/A")
    action = action if isinstance(action, pikepdf.Dictionary) else pikepdf.Dictionary()
    place = link.get("/Dest", action.get("/D"))
    if place is None:
        return Target(address=str(action.get("/URI", "")))
    if isinstance(place, pikepdf.Array) and len(place) and isinstance(place[0], pikepdf.Dictionary):
        return Target(page=place[0].objgen)
    return Target(name=str(place))


def list_items(value: Any) -> list[Any]:
    """List the items of an array; none of what is no array."""
    return list(value) if isinstance(value, pikepdf.Array) else []
