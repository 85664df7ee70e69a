"""What serves a reader at a screen, taken out: nothing of it is printed.

The tags go with the rest. A press rebuilds pages (imposition, trapping) and keeps none; links,
which PDF/X-4 forbids on the page (ISO 15930-7), would leave holes in them; and who needs tags
reads the screen edition of the same text, where they are checked.
"""

from __future__ import annotations

import pikepdf

CATALOG = frozenset(("/Type", "/Pages", "/Lang"))
PAGE = frozenset(("/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/TrimBox"))
FORM = ("/StructParent", "/StructParents", "/Group", "/Metadata", "/PieceInfo", "/LastModified")


def remove_reader_aids(pdf: pikepdf.Pdf) -> None:
    """Keep of a document what is printed: no links, bookmarks, tags, attachments or actions.

    What is unknown goes as well, so that a later engine's additions reach no press unseen.
    """
    _keep(pdf.Root, CATALOG)
    for page in pdf.pages:
        # A box may stand on the pages' parent; from here on each page has its own.
        page.obj.MediaBox = page.mediabox
        page.obj.TrimBox = page.trimbox
        _keep(page.obj, PAGE)
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
            for key in FORM:
                if key in item:
                    del item[key]


def _keep(holder: pikepdf.Object, wanted: frozenset[str]) -> None:
    for key in sorted(set(holder.keys()) - wanted):
        del holder[key]
