"""The structure: tagged, titled, in its language, and every figure described (ISO 14289-1, 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise


def check(pdf: pikepdf.Pdf, promise: Promise) -> Iterator[Finding]:
    """Findings on the document's catalog, its metadata and its tags."""
    root = pdf.Root
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked"):
        yield promise.find("is not tagged", "render it as PDF/UA")
    if str(root.get("/Lang", "")) != promise.language:
        yield promise.find(
            f"says its language is {root.get('/Lang', 'none')}, not {promise.language}",
            "set lang on the html element",
        )
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle"):
        yield promise.find("does not show its title", "render it as PDF/UA")
    if "/Outlines" not in root:
        yield promise.find("has no bookmarks", "give its sections headings")
    with pdf.open_metadata() as metadata:
        if metadata.get("dc:title") != promise.title:
            yield promise.find(
                f"is titled “{metadata.get('dc:title', '')}”, not “{promise.title}”",
                "set the title in the head",
            )
        if str(metadata.get("pdfuaid:part", "")) != "1":
            yield promise.find("does not claim PDF/UA-1", "render it as PDF/UA")
    described = Counter(str(figure.get("/Alt", "")) for figure in _figures(pdf))
    if described[""]:
        yield promise.find(
            f"has {described['']} figures without alternative text", "give each img its alt"
        )
    for text in promise.alternatives:
        if text not in described:
            yield promise.find(
                f"does not hold the figure “{text[:40]}…”", "place the figure on a page"
            )


def _figures(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            yield item
