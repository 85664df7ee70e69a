"""The links of a finished document, described in the words that stand on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import pikepdf

from generator.stages.pdf.structure import walk


def describe_links(pdf: pikepdf.Pdf, names: Mapping[str, tuple[str, ...]]) -> None:
    """Say what a reader sees where WeasyPrint describes a link by its address.

    Links to one target may have several names, as the two languages of a bilingual edition do:
    they are told apart by their order in the structure, which is that of the page's HTML.
    WeasyPrint escapes addresses (``–`` becomes ``%E2%80%93``), so they are compared unescaped.

    :param names: for each target the names of the links to it, in their order.
    """
    links: dict[str, list[Any]] = {}
    for element in walk(pdf.Root.StructTreeRoot):
        if element.S == "/Link":
            for annotation in _annotations(element):
                links.setdefault(unquote(_find_target(annotation)), []).append(annotation)
    for target, given in names.items():
        found = links.get(unquote(target), [])
        # A link that is broken at the end of a line has two annotations: then all names are said.
        every = " / ".join(dict.fromkeys(given))
        for index, annotation in enumerate(found):
            name = given[index] if len(found) == len(given) else every
            annotation.Contents = pikepdf.String(name)


def _annotations(element: Any) -> list[Any]:
    kids = element.get("/K", pikepdf.Array())
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [
        kid.Obj
        for kid in kids
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    ]


def _find_target(annotation: Any) -> str:
    if "/Dest" in annotation:
        return f"#{annotation.Dest}"
    return str(annotation.get("/A", pikepdf.Dictionary()).get("/URI", ""))
