"""The claims: the standards that a PDF says it conforms to are those its profile promises."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.model.conformance import PROMISED, STANDARDS, Claim
from generator.model.edition import Profile
from generator.pdf.facts import read_intents
from generator.pdf.xmp import is_claimed
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on what the metadata claims (ISO 14289-1, 5; ISO 19005-3, 6.6.4; ISO 15930-7)."""
    promised = PROMISED[promise.profile] if promise.profile is not None else ()
    for claim in STANDARDS:
        claimed = is_claimed(claim, reading.metadata)
        if claim in promised and not claimed:
            yield promise.find(f"does not claim {claim.name}", f"render it as {claim.name}")
        elif claim not in promised and claimed:
            yield promise.find(
                f"claims {claim.name}, which its profile does not promise", "claim what is promised"
            )
        elif claimed:
            yield from _check_claim(reading, claim, promise)


def read_profile(reading: Reading) -> Profile | None:
    """What a file is for, as far as it claims what the editions of a profile claim."""
    for profile, claims in PROMISED.items():
        if any(is_claimed(claim, reading.metadata) for claim in claims):
            return profile
    return None


def _check_claim(reading: Reading, claim: Claim, promise: Promise) -> Iterator[Finding]:
    """What a claim needs besides its words."""
    kinds = [intent.kind for intent in read_intents(reading.pdf)]
    if claim.intent and claim.intent not in kinds:
        yield promise.find(
            f"claims {claim.name} without the output intent {claim.intent.lstrip('/')}",
            "give it the colour profile it is meant for",
        )
    if claim.extension and f"schema {claim.extension}" not in reading.metadata:
        yield promise.find(
            f"claims {claim.name} and does not describe the schema {claim.extension}",
            "add its extension schema to the metadata",
        )
