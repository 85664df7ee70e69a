"""The HTML behind the tags: each tag that the engine writes says of which element it is a piece.

WeasyPrint (as of 70) drops ``lang`` of inner elements, the scope of header cells, the kind of every
element that has no tag of the same meaning, and that two tags are pieces of one element. The
finished structure holds no trace of the HTML: the one place where both are at hand is WeasyPrint's
own walk over its boxes, which is wrapped here. What it notes is read and taken out again by
``tree.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

NOTE = "Briefs"
"""The key under which a tag holds its source, between the engine's writing and our reading."""
_NUMBER = "data-source"
_KEPT = ("alt", "data-tag", "id", "scope", "summary", "title")
_DECORATION = "-"
"""Stands in for ``alt=""``, which WeasyPrint takes for a forgotten one."""


@dataclass(frozen=True, slots=True)
class Source:
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


def read_source(note: str) -> Source:
    """Read what ``note_sources`` had the engine write."""
    number, name, attributes = json.loads(note)
    return Source(number, name, attributes)


@cache
def note_sources() -> None:
    """Have WeasyPrint note in each tag its language and the element that it comes from."""
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree  # noqa: SLF001 - see above

    def build_with_sources(box: Any, *arguments: Any) -> Iterator[Any]:
        inner = getattr(box, "_box", box)  # a box out of the flow stands behind a placeholder
        for tag in build(box, *arguments):
            # The page, html and body give on the tags of what is in them, which are noted already.
            if NOTE not in tag and inner.element is not None and inner.element.get(_NUMBER):
                if inner.element.get("lang"):
                    tag["Lang"] = pydyf.String(inner.element.get("lang"))
                kept = {key: inner.element.get(key) for key in _KEPT if inner.element.get(key)}
                note = [int(inner.element.get(_NUMBER)), inner.element_tag, kept]
                tag[NOTE] = pydyf.String(json.dumps(note))
            yield tag

    tags._build_box_tree = build_with_sources  # noqa: SLF001
