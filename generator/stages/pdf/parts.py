"""A page of HTML taken apart: each group that begins a page by itself, or all of them together.

A group that begins and ends on its own pages looks the same whether its neighbours are there or
not, so each can be laid out alone.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from generator.errors import RenderError
from generator.pdf.engine import Subject
from generator.pdf.groups import find_groups, find_main
from generator.stages.pdf.numbering import FOLIO


@dataclass(frozen=True, slots=True, eq=False)
class Portion:
    """What is laid out at once: one group, or several."""

    groups: tuple[str, ...]
    root: Any
    """The page of HTML that holds these alone."""


def take_apart(root: Any, subject: Subject) -> tuple[Portion, ...]:
    """Give the parts of a page, in their order; the page itself is used up.

    It is one where something is printed besides the groups: such a page is laid out whole.

    :raises RenderError: where no group has a name, or two have the same.
    """
    groups = find_groups(root)
    twice = [name for name, count in Counter(groups).items() if count > 1]
    if twice:
        message = f"has {', '.join(twice)} twice in its <main>"
        raise RenderError(subject.find(message, "give each part that begins a page its own id"))
    if not groups:
        message = "has no part with an id in its <main>"
        raise RenderError(subject.find(message, "give each part that begins a page an id"))
    if len(groups) == 1 or not _holds_only(root, groups):
        return (Portion(groups, root),)
    return tuple(_part(root, groups))


def _part(root: Any, groups: Collection[str]) -> Iterator[Portion]:
    main = find_main(root)
    assert main is not None
    children = list(main)
    for child in children:
        main.remove(child)
    for child in children:
        name = child.get("id")
        if name in groups:
            alone = copy.deepcopy(root)
            inner = find_main(alone)
            assert inner is not None
            inner.append(child)
            yield Portion((name,), alone)


def _holds_only(root: Any, groups: Collection[str]) -> bool:
    """Say whether a page holds its groups once, and besides them only what all pages repeat."""
    (body,) = root.findall("body")
    main = find_main(root)
    names = [each.get("id") for each in body.iter() if each.get("id") in groups]
    if len(names) != len(groups):
        return False
    waiting = [body]
    while waiting:
        parent = waiting.pop()
        children = [child for child in parent if isinstance(child.tag, str)]
        if any((text or "").strip() for text in (parent.text, *(each.tail for each in parent))):
            return False
        for child in children:
            if child is main or main in child.iter():
                waiting.append(child)
            elif not (_is_repeated(child) or (parent is main and child.get("id") in groups)):
                return False
    return True


def _is_repeated(element: Any) -> bool:
    """Say whether it is what stands on every page, for it holds the page's number."""
    return element.get(FOLIO) is not None or element.find(f".//*[@{FOLIO}]") is not None
