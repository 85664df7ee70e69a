"""The tag tree of a PDF as plain values, walked once without recursion and never twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Place = tuple[int, int]
"""An object's number and generation, by which it is told from the others of its file."""

DEEPEST = 100
"""How deep elements may lie in each other; a brief's lie 14 deep."""
NAMES = ("Alt", "ActualText", "Lang", "ID")
ATTRIBUTES = ("Scope", "Summary", "RowSpan", "ColSpan", "Headers", "ListNumbering")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the structure.

    ``tag`` is its standard type, as the role map says; ``parent`` and ``kids`` are places in
    ``Tree.elements``, ``marks`` the pieces of content it holds: the page or form, and the MCID.
    """

    tag: str
    place: Place
    parent: int | None
    kids: tuple[int, ...]
    marks: tuple[tuple[Place, int], ...]
    annotations: tuple[Place, ...]
    attributes: Mapping[str, str]
    """What it says of itself, of NAMES and ATTRIBUTES."""

    @property
    def is_empty(self) -> bool:
        """Whether it holds neither elements, nor content, nor an annotation."""
        return not (self.kids or self.marks or self.annotations)


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements in reading order, and what is wrong with how they hang together."""

    elements: tuple[Element, ...]
    faults: tuple[str, ...] = ()

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
    kids: list[int] = field(default_factory=list)
    marks: list[tuple[Place, int]] = field(default_factory=list)
    annotations: list[Place] = field(default_factory=list)
    depth: int = 0

    def finish(self) -> Element:
        return Element(
            self.tag,
            self.place,
            self.parent,
            tuple(self.kids),
            tuple(self.marks),
            tuple(self.annotations),
            self.attributes,
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
    waiting: list[tuple[Any, int | None]] = [(kid, None) for kid in reversed(_kids(root))]
    while waiting:
        item, parent = waiting.pop()
        place = item.objgen
        if place != (0, 0) and place in seen:
            faults["holds an element twice"] = None
            continue
        seen.add(place)
        holder = root if parent is None else pdf.get_object(drafts[parent].place)
        if place == (0, 0):
            faults["holds an element that no other can point to"] = None
            continue
        if not _is_same(item.get("/P"), holder):
            faults["holds an element that names another parent"] = None
        depth = 0 if parent is None else drafts[parent].depth + 1
        if depth > DEEPEST:
            faults[f"is more than {DEEPEST} elements deep"] = None
            continue
        index = len(drafts)
        if parent is not None:
            drafts[parent].kids.append(index)
        draft = _Draft(_role(str(item.get("/S", "")), roles), place, parent, _describe(item))
        draft.depth = depth
        drafts.append(draft)
        page = item.get("/Pg")
        inner = []
        for kid in _kids(item):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                inner.append((kid, index))
            else:
                _keep(kid, page, draft)
        waiting += reversed(inner)
    return Tree(tuple(draft.finish() for draft in drafts), tuple(faults))


def _keep(kid: Any, page: Any, draft: _Draft) -> None:
    """Note a piece of content or an annotation that an element holds."""
    if not isinstance(kid, pikepdf.Dictionary):
        draft.marks.append((page.objgen if page is not None else (0, 0), int(kid)))
    elif kid.get("/Type") == "/OBJR":
        target = kid.get("/Obj")
        if target is not None:
            draft.annotations.append(target.objgen)
    elif "/MCID" in kid:
        owner = kid.get("/Stm", kid.get("/Pg", page))
        draft.marks.append((owner.objgen if owner is not None else (0, 0), int(kid.MCID)))


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
