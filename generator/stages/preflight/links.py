"""The links: each leads somewhere and says in words where."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise


def check(pdf: pikepdf.Pdf, promise: Promise) -> Iterator[Finding]:
    """Findings on links without a target or a description (ISO 14289-1, 7.18.5)."""
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    known = set(pikepdf.NameTree(names)) if names is not None else set()
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.get("/Annots", ()):
            if annotation.get("/Subtype") != "/Link":
                continue
            if "/Dest" in annotation and str(annotation.Dest) not in known:
                yield promise.find(
                    f"page {number} links to #{annotation.Dest}, which is nowhere",
                    "correct the link, or give its target that id",
                )
            if not str(annotation.get("/Contents", "")).strip():
                yield promise.find(
                    f"page {number} has a link without words", "give it text or an aria-label"
                )
