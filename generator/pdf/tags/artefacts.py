"""Content that is not in the structure, marked as the artefacts that it is (ISO 14289-1, 7.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import pikepdf

from generator.pdf.tags.draft import Mark

_BEGIN = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")
_SEQUENCE = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC\n(.*?)\nEMC(?=\s)", re.DOTALL)
_SHOWS = re.compile(rb"(?<=\s)(?:Tj|TJ|'|\"|Do|sh|[fFbBsS]\*?)(?=\s|$)")
_ARTEFACT = b"/Artifact\n<</Type /%b>>\nBDC"


def find_empty(pdf: pikepdf.Pdf) -> frozenset[Mark]:
    """The marks on all pages between which nothing is painted."""
    return frozenset(
        Mark(number, int(found[1]))
        for number, page in enumerate(pdf.pages)
        for found in _SEQUENCE.finditer(page.obj.Contents.read_bytes())
        if not _SHOWS.search(found[2])
    )


def set_apart(pdf: pikepdf.Pdf, kept: Collection[Mark], feet: Callable[[Mark], bool]) -> None:
    """Mark as an artefact all content whose mark is not kept.

    The engine marks running heads and feet like text, with marks that no element holds.

    :param feet: whether a mark is of a running head or foot; other artefacts are of the layout.
    """
    for number, page in enumerate(pdf.pages):

        def replace(found: re.Match[bytes], number: int = number) -> bytes:
            mark = Mark(number, int(found[1]))
            if mark in kept:
                return found[0]
            return _ARTEFACT % (b"Pagination" if feet(mark) else b"Layout")

        content = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(_BEGIN.sub(replace, content))
