"""The colours: on the screen none that needs a press, for a press none but its inks."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.model.edition import Profile
from generator.pdf.facts import read_intents
from generator.pdf.painting import EVERYWHERE, Paint, list_paints
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

PRESS = frozenset(("DeviceCMYK", EVERYWHERE))
SCREEN = frozenset(("DeviceRGB", "DeviceGray", "CalRGB", "CalGray", "ICCBased", "Lab"))
CMYK_CHANNELS = 4


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on colour spaces in the pages and in the forms on them, each once a page.

    A device's colours are only defined by an output intent of their kind (ISO 19005-3, 6.2.4.3;
    ISO 15930-7).
    """
    if promise.profile is Profile.PRINT:
        allowed, remedy = PRESS, "use a token of templates/tokens.css, which has inks"
    else:
        allowed, remedy = SCREEN, "paint in RGB; only print editions have inks"
        if _has_press(reading.pdf):
            allowed = SCREEN | PRESS
    seen: set[tuple[int, str, str]] = set()
    for paint in list_paints(reading.pdf):
        key = (paint.page, paint.kind, paint.colour.space)
        if key in seen or _is_allowed(paint, allowed):
            continue
        seen.add(key)
        yield promise.find(f"page {paint.page} paints {_describe(paint)}", remedy)


def _is_allowed(paint: Paint, allowed: frozenset[str]) -> bool:
    grey = paint.kind == "image" and paint.colour.space == "DeviceGray"
    return grey or paint.colour.space in allowed


def _describe(paint: Paint) -> str:
    if paint.kind == "gradient":
        return "a gradient"
    article = {"text": "", "image": "an "}.get(paint.kind, "a ")
    return f"{article}{paint.kind} in {paint.colour}"


def _has_press(pdf: pikepdf.Pdf) -> bool:
    """Whether an output intent holds the profile of a press with four inks."""
    return any(intent.channels == CMYK_CHANNELS for intent in read_intents(pdf))
