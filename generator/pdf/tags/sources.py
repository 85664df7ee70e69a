"""The HTML behind the tags: each tag that the engine writes says of which element it is a piece.

WeasyPrint (as of 70) drops ``lang`` of inner elements, the scope of header cells, the kind of every
element that has no tag of the same meaning, and that two tags are pieces of one element. So
``pdf/engine.py`` has it note the source of each tag, which ``draft.py`` reads and leaves out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

NOTE = "Briefs"
"""The key under which a tag holds its source, between the engine's writing and our reading."""
_NUMBER = "data-source"
_KEPT = ("alt", "data-tag", "id", "scope", "summary", "title")
_DECORATION = "-"
"""Stands in for ``alt=""``, which WeasyPrint takes for a forgotten one."""


@dataclass(frozen=True, slots=True)
class HtmlElement:
    """An element of the HTML: its number in the page, its name, and what it says of itself.

    ``name`` is that of the element, or of a pseudo-element, as ``a::after``.
    """

    number: int
    name: str
    attributes: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_decoration(self) -> bool:
        """Whether it is an image that its author says means nothing."""
        return self.attributes.get("alt") == _DECORATION


def number_elements(root: Any) -> None:
    """Number the elements of a parsed page, so that pieces of one are known on every page."""
    for number, element in enumerate(root.iter()):
        element.set(_NUMBER, str(number))
        if element.tag == "img" and not element.get("alt", _DECORATION).strip():
            element.set("alt", _DECORATION)


def find_number(element: Any) -> int | None:
    """Give the number of an element of a parsed page; None where it has none."""
    number = element.get(_NUMBER)
    return int(number) if number else None


def write_note(element: Any, name: str) -> str:
    """Write down which element a tag comes from; empty where it has no number.

    :param name: of the element, or of the pseudo-element.
    """
    number = element.get(_NUMBER)
    if not number:
        return ""
    return json.dumps(
        [int(number), name, {key: element.get(key) for key in _KEPT if element.get(key)}]
    )


def read_note(note: str) -> HtmlElement:
    """Read what :func:`write_note` wrote."""
    number, name, attributes = json.loads(note)
    return HtmlElement(number, name, attributes)
