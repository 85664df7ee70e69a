"""What an edition states beside its pages, in words: metadata, claims, attachments, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from generator.comparison.document import Note
from generator.pdf.facts import (
    AttachedFile,
    Place,
    find_target,
    list_bookmarks,
    list_links,
    read_attachments,
    read_fonts,
    read_intents,
)
from generator.pdf.xmp import name_claims

if TYPE_CHECKING:
    import pikepdf

Facts = tuple[tuple[str, tuple[str, ...]], ...]


def read_facts(pdf: pikepdf.Pdf) -> Facts:
    """The statements of the whole file, each with a name and its values."""
    info = pdf.docinfo
    return (
        ("Title", _values(info.get("/Title"))),
        ("Author", _values(info.get("/Author"))),
        ("Subject", _values(info.get("/Subject"))),
        ("Keywords", _values(info.get("/Keywords"))),
        ("Language", _values(pdf.Root.get("/Lang"))),
        ("Conformance claimed", name_claims(pdf)),
        ("Output intent", tuple(each.condition or "unnamed" for each in read_intents(pdf))),
        ("Attachments", tuple(_describe(each) for each in read_attachments(pdf))),
        ("Fonts", tuple(sorted(read_fonts(pdf)))),
        ("Bookmarks", tuple(_read_bookmarks(pdf))),
    )


def _values(value: Any) -> tuple[str, ...]:
    return (str(value),) if value is not None and str(value) else ()


def _describe(attachment: AttachedFile) -> str:
    """An attached file by its name, size and content, which the digest stands for."""
    digest = f", SHA-256 {attachment.sha256[:12]}…" if attachment.sha256 else ""
    return f"{attachment.name} ({attachment.size} bytes{digest})"


def _read_bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    numbers = _number_pages(pdf)
    for bookmark in list_bookmarks(pdf):
        title = " ".join(str(bookmark.item.get("/Title", "")).split())
        page = find_target(bookmark.item).page
        number = numbers.get(page) if page else None
        yield "— " * bookmark.depth + title + (f" (page {number})" if number else "")


def read_links(pdf: pikepdf.Pdf) -> Iterator[Note]:
    """The links of all pages: what each is called, and where it leads."""
    numbers = _number_pages(pdf)
    for number, page in enumerate(pdf.pages, 1):
        for annotation in list_links(page):
            name = " ".join(str(annotation.get("/Contents", "")).split())
            yield Note(number, name, _name_target(annotation, numbers))


def _name_target(annotation: Any, numbers: Mapping[Place, int]) -> str:
    target = find_target(annotation)
    if target.page is not None:
        return f"page {numbers.get(target.page, '?')}"
    return f"#{target.name}" if target.name else unquote(target.address)


def _number_pages(pdf: pikepdf.Pdf) -> dict[Place, int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
