"""What an edition states beside its pages: metadata, claims, attachments, fonts, links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pikepdf

from generator.comparison.document import Note

Facts = tuple[tuple[str, tuple[str, ...]], ...]
LONGEST = 20_000_000
"""A larger attachment is known by its name alone, in bytes."""
MOST = 10_000
_CLAIMS = (
    ("PDF/UA", "http://www.aiim.org/pdfua/ns/id/", ("part",)),
    ("PDF/A", "http://www.aiim.org/pdfa/ns/id/", ("part", "conformance")),
    ("PDF/X", "http://www.npes.org/pdfx/ns/id/", ("GTS_PDFXVersion",)),
)


def read_facts(pdf: pikepdf.Pdf) -> Facts:
    """The statements of the whole file, each with a name and its values."""
    info = pdf.docinfo
    return (
        ("Title", _values(info.get("/Title"))),
        ("Author", _values(info.get("/Author"))),
        ("Subject", _values(info.get("/Subject"))),
        ("Keywords", _values(info.get("/Keywords"))),
        ("Language", _values(pdf.Root.get("/Lang"))),
        ("Conformance claimed", tuple(_read_claims(pdf))),
        ("Output intent", tuple(_read_intents(pdf))),
        ("Attachments", tuple(_read_attachments(pdf))),
        ("Fonts", tuple(sorted(_read_fonts(pdf)))),
        ("Bookmarks", tuple(_read_bookmarks(pdf))),
    )


def _values(value: Any) -> tuple[str, ...]:
    return (str(value),) if value is not None and str(value) else ()


def _read_claims(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata() as metadata:
        for name, space, parts in _CLAIMS:
            found = [str(metadata.get(f"{{{space}}}{part}", "")) for part in parts]
            if any(found):
                yield f"{name}-{''.join(found).lower()}" if name != "PDF/X" else "".join(found)


def _read_intents(pdf: pikepdf.Pdf) -> Iterator[str]:
    for intent in _items(pdf.Root.get("/OutputIntents")):
        if isinstance(intent, pikepdf.Dictionary):
            yield str(intent.get("/OutputConditionIdentifier", "unnamed"))


def _read_attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each attached file by its name, size and content, which the digest stands for."""
    for name in sorted(pdf.attachments):
        file = pdf.attachments[name].get_file()
        size = int(file.size)
        if 0 <= size <= LONGEST:
            data = file.read_bytes()
            digest = hashlib.sha256(data).hexdigest()[:12]
            yield f"{name} ({len(data)} bytes, SHA-256 {digest}…)"
        else:
            yield f"{name} ({size} bytes)"


def _read_fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The fonts in use, without the tags of subsets."""
    names = set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            name = str(item.get("/BaseFont", "")).lstrip("/")
            if name:
                names.add(name[7:] if name[6:7] == "+" else name)
    return names


def _read_bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    outlines = pdf.Root.get("/Outlines", pikepdf.Dictionary())
    stack: list[tuple[Any, int]] = [(outlines.get("/First"), 0)]
    seen: set[tuple[int, int]] = set()
    while stack and len(seen) < MOST:
        item, depth = stack.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        title = " ".join(str(item.get("/Title", "")).split())
        target: Any = item.get("/Dest", item.get("/A", pikepdf.Dictionary()).get("/D"))
        page = numbers.get(target[0].objgen) if _is_place(target) else None
        yield "— " * depth + title + (f" (page {page})" if page else "")
        stack += [(item.get("/Next"), depth), (item.get("/First"), depth + 1)]


def _is_place(target: Any) -> bool:
    return (
        isinstance(target, pikepdf.Array)
        and len(target) > 0
        and isinstance(target[0], pikepdf.Dictionary)
    )


def read_links(pdf: pikepdf.Pdf) -> Iterator[Note]:
    """The links of all pages: what each is called, and where it leads."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for number, page in enumerate(pdf.pages, 1):
        for annotation in _items(page.obj.get("/Annots")):
            if isinstance(annotation, pikepdf.Dictionary) and annotation.get("/Subtype") == "/Link":
                name = " ".join(str(annotation.get("/Contents", "")).split())
                yield Note(number, name, _find_target(annotation, numbers))


def _find_target(annotation: Any, numbers: dict[tuple[int, int], int]) -> str:
    action = annotation.get("/A", pikepdf.Dictionary())
    target = annotation.get("/Dest", action.get("/D"))
    if _is_place(target):
        return f"page {numbers.get(target[0].objgen, '?')}"
    if target is not None:
        return f"#{target}"
    return unquote(str(action.get("/URI", "")))


def _items(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else []
