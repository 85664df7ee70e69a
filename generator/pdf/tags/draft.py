"""The structure of a PDF as a tree that can be worked on, and the one writer of such trees.

(ISO 32000-1, 14.7: structure elements, marked content, object references, the parent tree.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from generator.pdf.tags.sources import NOTE, HtmlElement, read_note
from generator.pdf.tags.tree import ContentItem, Reference, read_tree


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of marked content: its page, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's annotation on a page, counted from 0."""

    page: int
    object: Any = field(compare=False)


@dataclass(slots=True, eq=False)
class DraftElement:
    """A structure element while the tree is mended.

    ``texts`` holds its entries that are text (Lang, Alt, E, T, ID, ActualText), ``attributes`` its
    attributes by owner (ISO 32000-1, 14.8.5), as ``{"Table": {"Scope": Name("/Row")}}``.
    """

    tag: str
    kids: list[Kid] = field(default_factory=list)
    source: HtmlElement | None = None
    texts: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the HTML element that it comes from; empty where none is known."""
        return self.source.name if self.source else ""

    @property
    def elements(self) -> list[DraftElement]:
        """The elements among its kids."""
        return [kid for kid in self.kids if isinstance(kid, DraftElement)]

    def walk(self) -> Iterator[DraftElement]:
        """The elements below it, in reading order."""
        for kid in self.elements:
            yield kid
            yield from kid.walk()

    def find(self, *tags: str) -> list[DraftElement]:
        """The elements below it that have one of these tags, in reading order."""
        return [element for element in self.walk() if element.tag in tags]

    def content(self) -> Iterator[MarkedContent | Annotation]:
        """What it holds of the pages, in reading order."""
        for kid in self.kids:
            if isinstance(kid, DraftElement):
                yield from kid.content()
            else:
                yield kid


Kid = DraftElement | MarkedContent | Annotation
TEXTS = ("Lang", "Alt", "E", "T", "ID", "ActualText")


def read_draft(pdf: pikepdf.Pdf) -> DraftElement:
    """Read the structure of a document to be worked on; its root is the Document element."""
    tree = read_tree(pdf)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def draft(index: int) -> DraftElement:
        read = tree.elements[index]
        note = read.item.get(f"/{NOTE}")
        element = DraftElement(
            tag=read.tag,
            source=read_note(str(note)) if note is not None else None,
            texts={key: str(read.item[f"/{key}"]) for key in TEXTS if f"/{key}" in read.item},
            attributes=_read_attributes(read.item),
        )
        for kid in read.content:
            if isinstance(kid, ContentItem):
                element.kids.append(MarkedContent(numbers[kid.page], kid.number))
            elif isinstance(kid, Reference):
                element.kids.append(Annotation(numbers[kid.page], pdf.get_object(kid.place)))
            else:
                element.kids.append(draft(kid))
        return element

    return draft(tree.top[0])


def _read_attributes(item: Any) -> dict[str, dict[str, Any]]:
    listed = item.get("/A", pikepdf.Array())
    found: dict[str, dict[str, Any]] = {}
    for entry in listed if isinstance(listed, pikepdf.Array) else [listed]:
        values = {key.lstrip("/"): entry[key] for key in sorted(entry.keys()) if key != "/O"}
        found.setdefault(str(entry.O).lstrip("/"), {}).update(values)
    return found


def write_draft(pdf: pikepdf.Pdf, document: DraftElement) -> None:
    """Make an element the structure of a document, in place of the one that it has."""
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    writer = _Writer(pdf)
    root.K = pikepdf.Array([writer.write(document, root)])
    root.ParentTree = writer.parent_tree()
    root.ParentTreeNextKey = len(pdf.pages) + len(writer.annotations)
    if writer.names:
        names: list[Any] = []
        for name in sorted(writer.names):
            names += [pikepdf.String(name), writer.names[name]]
        root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
    pdf.Root.StructTreeRoot = root


class _Writer:
    """Writes the elements of one tree, and keeps what the trees beside it must list."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: dict[MarkedContent, Any] = {}
        self.annotations: list[tuple[Any, Any]] = []
        self.names: dict[str, Any] = {}

    def write(self, element: DraftElement, parent: Any) -> Any:
        item = self.pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{element.tag}"))
        )
        item.P = parent
        for key, text in sorted(element.texts.items()):
            item[f"/{key}"] = pikepdf.String(text)
        if "ID" in element.texts:
            self.names[element.texts["ID"]] = item
        if element.attributes:
            listed = [
                pikepdf.Dictionary({"/O": pikepdf.Name(f"/{owner}")} | _with_slashes(values))
                for owner, values in sorted(element.attributes.items())
            ]
            item.A = listed[0] if len(listed) == 1 else pikepdf.Array(listed)
        page = next((kid.page for kid in element.kids if not isinstance(kid, DraftElement)), None)
        if page is not None:
            item.Pg = self.pages[page]
        kids = [self._write_kid(kid, item, page) for kid in element.kids]
        if kids:
            item.K = kids[0] if len(kids) == 1 else pikepdf.Array(kids)
        return item

    def _write_kid(self, kid: Kid, item: Any, page: int | None) -> Any:
        if isinstance(kid, DraftElement):
            return self.write(kid, item)
        if isinstance(kid, Annotation):
            self.annotations.append((kid.object, item))
            return pikepdf.Dictionary(
                Type=pikepdf.Name.OBJR, Obj=kid.object, Pg=self.pages[kid.page]
            )
        self.owners[kid] = item
        if kid.page == page:
            return kid.number
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def parent_tree(self) -> Any:
        """From each mark and each annotation back to its element (ISO 32000-1, 14.7.4.4)."""
        entries: list[Any] = []
        for number, page in enumerate(self.pages):
            page.StructParents = number
            owned = {mark.number: item for mark, item in self.owners.items() if mark.page == number}
            row = [owned.get(index) for index in range(max(owned, default=-1) + 1)]
            entries += [number, pikepdf.Array(row)]
        for number, (annotation, item) in enumerate(self.annotations, len(self.pages)):
            annotation.StructParent = number
            entries += [number, item]
        return self.pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(entries)))


def _with_slashes(values: dict[str, Any]) -> dict[str, Any]:
    return {f"/{key}": value for key, value in sorted(values.items())}
