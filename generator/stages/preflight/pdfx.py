"""What PDF/X-4 asks for beyond its claim: its metadata, its press, and nothing for a screen."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.pdf.facts import read_intents
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

CMYK_CHANNELS = 4
AGAIN = "prepare the page for a press again"
FOREIGN = ("/AcroForm", "/EmbeddedFiles")
WANTED = (
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "pdf:Trapped",
)
"""What the metadata of a PDF/X-4 must say (ISO 15930-7)."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on metadata, output intent, annotations and actions (ISO 15930-7)."""
    for message in (*_check_metadata(reading, promise), *_check_intent(reading.pdf)):
        yield promise.find(message, AGAIN)
    if str(reading.pdf.docinfo.get("/Trapped", "")) != "/False":
        yield promise.find("does not say whether it is trapped", AGAIN)
    if "/ID" not in reading.pdf.trailer:
        yield promise.find("has no identifier", AGAIN)
    if reading.pdf.is_encrypted:
        yield promise.find("is encrypted", "give the printer an open file")
    for number, page in enumerate(reading.pdf.pages, 1):
        if page.get("/Annots") is not None and len(page.Annots):
            yield promise.find(f"page {number} has links or notes on it", AGAIN)
    holders = (reading.pdf.Root, reading.pdf.Root.get("/Names", pikepdf.Dictionary()))
    for name in FOREIGN:
        if any(name in holder for holder in holders):
            yield promise.find(f"holds {name.lstrip('/')}, which no press takes", AGAIN)


def _check_metadata(reading: Reading, promise: Promise) -> Iterator[str]:
    for name in WANTED:
        if not reading.metadata.get(name):
            yield f"does not say its {name}"
    title = reading.metadata.get("dc:title")
    if title != promise.title:
        yield f"is titled “{title or ''}”, not “{promise.title}”"


def _check_intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [
        intent
        for intent in read_intents(pdf)
        if intent.kind == "/GTS_PDFX" and intent.condition is not None
    ]
    if len(intents) > 1:
        yield f"has {len(intents)} output intents, not one"
    for intent in intents:
        if intent.channels != CMYK_CHANNELS:
            yield "does not embed the profile of its press"
