"""The one reader of tag trees: a PDF of whatever origin -> plain values.

It is walked without recursion, and no element twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Place = tuple[int, int]
"""An object's number and generation, by which it is told from the others of its file."""
NOWHERE: Place = (0, 0)
"""Of what is no object of its own."""

DEEPEST = 100
"""How deep elements may lie in each other; a brief's lie 14 deep."""
NAMES = ("Alt", "ActualText", "Lang", "ID")
ATTRIBUTES = ("Scope", "Summary", "RowSpan", "ColSpan", "Headers", "ListNumbering")


@dataclass(frozen=True, slots=True)
class ContentItem:
    """A piece of marked content: the page or form that holds it, its MCID there, and its page.

    Where only an element around it names a page, ``page`` is that one and ``owner`` is nothing.
    """

    owner: Place
    number: int
    page: Place


@dataclass(frozen=True, slots=True)
class Reference:
    """An annotation that an element holds, and its page."""

    place: Place
    page: Place


Kid = int | ContentItem | Reference
"""An element by its place in ``Tree.elements``, or what an element holds of the pages."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the structure.

    ``tag`` is its standard type, as the role map says; ``parent`` and ``kids`` are places in
    ``Tree.elements``, ``marks`` the pieces of content it holds: the page or form, and the MCID.
    ``content`` is all that it holds in its order, ``page`` the one that it or an element around it
    names, ``item`` the object itself.
    """

    tag: str
    place: Place
    parent: int | None
    kids: tuple[int, ...]
    marks: tuple[tuple[Place, int], ...]
    annotations: tuple[Place, ...]
    attributes: Mapping[str, str]
    """What it says of itself, of NAMES and ATTRIBUTES."""
    content: tuple[Kid, ...]
    page: Place
    item: Any = field(compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether it holds neither elements, nor content, nor an annotation."""
        return not (self.kids or self.marks or self.annotations)


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements in reading order, and what is wrong with how they hang together."""

    elements: tuple[Element, ...]
    faults: tuple[str, ...] = ()

    @property
    def top(self) -> tuple[int, ...]:
        """The elements that no other holds, by their places."""
        return tuple(i for i, element in enumerate(self.elements) if element.parent is None)

    def children(self, element: Element) -> tuple[Element, ...]:
        """The elements inside one, in their order."""
        return tuple(self.elements[kid] for kid in element.kids)

    def of(self, *tags: str) -> Iterator[Element]:
        """The elements of these types, in reading order."""
        return (element for element in self.elements if element.tag in tags)

    def ancestors(self, element: Element) -> Iterator[Element]:
        """The elements around one, from the inmost."""
        while element.parent is not None:
            element = self.elements[element.parent]
            yield element


@dataclass(slots=True)
class _Draft:
    tag: str
    place: Place
    parent: int | None
    attributes: dict[str, str]
    page: Place
    item: Any
    depth: int
    content: list[Kid | None] = field(default_factory=list)
    """What it holds; None for an element that has not been reached, or was before."""

    def finish(self) -> Element:
        content = tuple(kid for kid in self.content if kid is not None)
        pieces = [kid for kid in content if isinstance(kid, ContentItem)]
        return Element(
            tag=self.tag,
            place=self.place,
            parent=self.parent,
            kids=tuple(kid for kid in content if isinstance(kid, int)),
            marks=tuple((piece.owner, piece.number) for piece in pieces),
            annotations=tuple(kid.place for kid in content if isinstance(kid, Reference)),
            attributes=self.attributes,
            content=content,
            page=self.page,
            item=self.item,
        )


def read_tree(pdf: pikepdf.Pdf) -> Tree:
    """Walk the structure; an element that is reached twice is a fault, and left at that."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return Tree(())
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}
    drafts: list[_Draft] = []
    faults: dict[str, None] = {}
    seen: set[Place] = set()
    # Each with its parent, and where in that one's content it stands.
    waiting: list[tuple[Any, int | None, int]] = [
        (kid, None, 0) for kid in reversed(_kids(root)) if isinstance(kid, pikepdf.Dictionary)
    ]
    while waiting:
        item, parent, slot = waiting.pop()
        place = item.objgen
        if place != NOWHERE and place in seen:
            faults["holds an element twice"] = None
            continue
        seen.add(place)
        around = None if parent is None else drafts[parent]
        if place == NOWHERE:
            faults["holds an element that no other can point to"] = None
            continue
        if not _is_same(item.get("/P"), root if around is None else around.item):
            faults["holds an element that names another parent"] = None
        depth = 0 if around is None else around.depth + 1
        if depth > DEEPEST:
            faults[f"is more than {DEEPEST} elements deep"] = None
            continue
        index = len(drafts)
        own = item.get("/Pg")
        page = _place(own) if own is not None or around is None else around.page
        tag = _role(str(item.get("/S", "")), roles)
        draft = _Draft(tag, place, parent, _describe(item), page, item, depth)
        drafts.append(draft)
        if around is not None:
            around.content[slot] = index
        inner = []
        for kid in _kids(item):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                inner.append((kid, index, len(draft.content)))
                draft.content.append(None)
            else:
                _keep(kid, own, draft)
        waiting += reversed(inner)
    return Tree(tuple(draft.finish() for draft in drafts), tuple(faults))


def _keep(kid: Any, own: Any, draft: _Draft) -> None:
    """Note a piece of content or an annotation that an element holds."""
    if isinstance(kid, int):
        draft.content.append(ContentItem(_place(own), kid, draft.page))
    elif not isinstance(kid, pikepdf.Dictionary):
        return
    elif kid.get("/Type") == "/OBJR":
        target = kid.get("/Obj")
        if target is not None:
            draft.content.append(Reference(_place(target), _place(kid.get("/Pg"), draft.page)))
    elif "/MCID" in kid:
        page = kid.get("/Pg", own)
        owner = kid.get("/Stm", page)
        draft.content.append(ContentItem(_place(owner), int(kid.MCID), _place(page, draft.page)))


def _place(item: Any, otherwise: Place = NOWHERE) -> Place:
    """Give the place of an object; what is none stands nowhere."""
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        place: Place = item.objgen
        return place
    return otherwise


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_same(given: Any, wanted: Any) -> bool:
    return isinstance(given, pikepdf.Dictionary) and given.objgen == wanted.objgen


def _role(tag: str, roles: Mapping[str, str]) -> str:
    """The standard type of a tag; a role map that turns in a circle gives none."""
    for _ in range(len(roles) + 1):
        if tag not in roles:
            return tag.removeprefix("/")
        tag = roles[tag]
    return ""


def _describe(item: Any) -> dict[str, str]:
    found = {}
    keys = item.keys()
    for name in NAMES:
        if f"/{name}" in keys:
            found[name] = str(item[f"/{name}"])
    if "/A" in keys:
        attributes = item.A
        for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if not isinstance(each, pikepdf.Dictionary):
                continue
            for name in ATTRIBUTES:
                if f"/{name}" in each:
                    value = each[f"/{name}"]
                    text = str(len(value)) if isinstance(value, pikepdf.Array) else str(value)
                    found[name] = text.removeprefix("/")
    return found
