"""The standards that a file claims, and what PDF/X-4 asks for beyond the claim."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.model.conformance import A_3A, STANDARDS, Claim
from generator.pdf.facts import list_interpolated, read_intents
from generator.pdf.xmp import is_claimed
from generator.stages.preflight.check import check, for_press
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading


@check("conformance", lambda case: case.medium is not None)
def check_conformance(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on what is claimed (ISO 14289-1, 5; ISO 19005-3, 6.6.4; ISO 15930-7)."""
    wanted = case.medium.claims if case.medium is not None else ()
    for claim in STANDARDS:
        claimed = is_claimed(claim, reading.metadata)
        if claim in wanted and not claimed:
            yield case.find(f"does not claim {claim.name}", f"render it as {claim.name}")
        elif claim not in wanted and claimed:
            yield case.find(
                f"claims {claim.name}, which its profile does not", "claim what its profile claims"
            )
        elif claimed:
            yield from _check_claim(reading, claim, case)


def _check_claim(reading: Reading, claim: Claim, case: Case) -> Iterator[Finding]:
    """What a claim needs besides its words."""
    kinds = [intent.kind for intent in read_intents(reading.pdf)]
    if claim.intent and claim.intent not in kinds:
        yield case.find(
            f"claims {claim.name} without the output intent {claim.intent.lstrip('/')}",
            "give it the colour profile it is meant for",
        )
    if claim.extension and f"schema {claim.extension}" not in reading.metadata:
        yield case.find(
            f"claims {claim.name} and does not describe the schema {claim.extension}",
            "add its extension schema to the metadata",
        )
    if claim is A_3A and any(list_interpolated(reading.pdf)):
        yield case.find(
            f"claims {claim.name} and has an image whose pixels a reader may make up",
            "take Interpolate from its images (ISO 19005-3, 6.2.8)",
        )


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


@check("pdfx", for_press)
def check_pdfx(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on metadata, output intent, annotations and actions (ISO 15930-7)."""
    for message in (*_check_metadata(reading, case), *_check_intent(reading.pdf)):
        yield case.find(message, AGAIN)
    if str(reading.pdf.docinfo.get("/Trapped", "")) != "/False":
        yield case.find("does not say whether it is trapped", AGAIN)
    if "/ID" not in reading.pdf.trailer:
        yield case.find("has no identifier", AGAIN)
    if reading.pdf.is_encrypted:
        yield case.find("is encrypted", "give the printer an open file")
    for number, page in enumerate(reading.pdf.pages, 1):
        if page.get("/Annots") is not None and len(page.Annots):
            yield case.find(f"page {number} has links or notes on it", AGAIN)
    holders = (reading.pdf.Root, reading.pdf.Root.get("/Names", pikepdf.Dictionary()))
    for name in FOREIGN:
        if any(name in holder for holder in holders):
            yield case.find(f"holds {name.lstrip('/')}, which no press takes", AGAIN)


def _check_metadata(reading: Reading, case: Case) -> Iterator[str]:
    for name in WANTED:
        if not reading.metadata.get(name):
            yield f"does not say its {name}"
    title = reading.metadata.get("dc:title")
    wanted = case.expected.title if case.expected is not None else None
    if wanted is not None and title != wanted:
        yield f"is titled “{title or ''}”, not “{wanted}”"
    elif not title:
        yield "has no title"


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
