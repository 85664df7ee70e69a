"""The links of a finished document, described in the words that stand on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import pikepdf

from generator.pdf.facts import find_target
from generator.pdf.tags.tree import read_tree


def describe_links(pdf: pikepdf.Pdf, names: Mapping[str, tuple[str, ...]]) -> None:
    """Say what a reader sees where WeasyPrint describes a link by its address.

    Links to one target may have several names, as the two languages of a bilingual edition do:
    they are told apart by their order in the structure, which is that of the page's HTML. A link
    that is broken at the end of a line has one name and two annotations.
    WeasyPrint escapes addresses (``–`` becomes ``%E2%80%93``), so they are compared unescaped.

    :param names: for each target the names of the links to it, in their order.
    """
    links: dict[str, list[list[Any]]] = {}
    for element in read_tree(pdf).of("Link"):
        if link := [pdf.get_object(place) for place in element.annotations]:
            links.setdefault(_name_target(link[0]), []).append(link)
    for target, given in names.items():
        found = links.get(unquote(target), [])
        every = " / ".join(dict.fromkeys(given))
        for index, link in enumerate(found):
            name = given[index] if len(found) == len(given) else every
            for annotation in link:
                annotation.Contents = pikepdf.String(name)


def _name_target(annotation: Any) -> str:
    target = find_target(annotation)
    return unquote(f"#{target.name}" if target.name else target.address)
