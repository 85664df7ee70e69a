"""All that is mended in the tags of a finished document, in one pass over its tree."""

from __future__ import annotations

import pikepdf

from generator.pdf.tags.artefacts import find_empty, set_apart
from generator.pdf.tags.captions import enclose_captions, place_figures
from generator.pdf.tags.draft import Mark, read_draft, write_draft
from generator.pdf.tags.fragments import join_fragments
from generator.pdf.tags.pruning import prune
from generator.pdf.tags.roles import arrange_lists, name_roles, number_notes
from generator.pdf.tags.tables import head_tables


def mend_tags(pdf: pikepdf.Pdf) -> None:
    """Make the engine's tags say what the page's HTML says (ISO 14289-1, 7)."""
    document = read_draft(pdf)
    document.texts["Lang"] = str(pdf.Root.Lang)
    known = {kid for kid in document.content() if isinstance(kid, Mark)}
    join_fragments(document)
    name_roles(document)
    enclose_captions(document)
    place_figures(document, [float(page.mediabox[3]) for page in pdf.pages])
    arrange_lists(document)
    head_tables(document)
    prune(document, find_empty(pdf))
    number_notes(document)
    write_draft(pdf, document)
    kept = {kid for kid in document.content() if isinstance(kid, Mark)}
    set_apart(pdf, kept, feet=lambda mark: mark not in known)
