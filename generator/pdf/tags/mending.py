"""All that is mended in the tags of a finished document, in one pass over its tree.

Content that is not in the structure is marked as the artefacts that it is (ISO 14289-1, 7.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import pikepdf

from generator.pdf.tags.draft import MarkedContent, read_draft, write_draft
from generator.pdf.tags.roles import (
    arrange_lists,
    enclose_captions,
    name_roles,
    number_notes,
    place_figures,
)
from generator.pdf.tags.shaping import join_fragments, prune
from generator.pdf.tags.tables import head_tables

_BEGIN = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")
_SEQUENCE = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC\n(.*?)\nEMC(?=\s)", re.DOTALL)
_SHOWS = re.compile(rb"(?<=\s)(?:Tj|TJ|'|\"|Do|sh|[fFbBsS]\*?)(?=\s|$)")
_ARTEFACT = b"/Artifact\n<</Type /%b>>\nBDC"


def mend_tags(pdf: pikepdf.Pdf) -> None:
    """Make the engine's tags say what the page's HTML says (ISO 14289-1, 7)."""
    document = read_draft(pdf)
    document.texts["Lang"] = str(pdf.Root.Lang)
    known = {kid for kid in document.content() if isinstance(kid, MarkedContent)}
    join_fragments(document)
    name_roles(document)
    enclose_captions(document)
    # Above the page itself the sheet has its bleed.
    place_figures(document, [float(page.trimbox[3]) for page in pdf.pages])
    arrange_lists(document)
    head_tables(document)
    prune(document, find_empty(pdf))
    number_notes(document)
    write_draft(pdf, document)
    kept = {kid for kid in document.content() if isinstance(kid, MarkedContent)}
    set_apart(pdf, kept, feet=lambda mark: mark not in known)


def find_empty(pdf: pikepdf.Pdf) -> frozenset[MarkedContent]:
    """The marks on all pages between which nothing is painted."""
    return frozenset(
        MarkedContent(number, int(found[1]))
        for number, page in enumerate(pdf.pages)
        for found in _SEQUENCE.finditer(page.obj.Contents.read_bytes())
        if not _SHOWS.search(found[2])
    )


def set_apart(
    pdf: pikepdf.Pdf, kept: Collection[MarkedContent], feet: Callable[[MarkedContent], bool]
) -> None:
    """Mark as an artefact all content whose mark is not kept.

    The engine marks running heads and feet like text, with marks that no element holds.

    :param feet: whether a mark is of a running head or foot; other artefacts are of the layout.
    """
    for number, page in enumerate(pdf.pages):

        def replace(found: re.Match[bytes], number: int = number) -> bytes:
            mark = MarkedContent(number, int(found[1]))
            if mark in kept:
                return found[0]
            return _ARTEFACT % (b"Pagination" if feet(mark) else b"Layout")

        content = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(_BEGIN.sub(replace, content))
