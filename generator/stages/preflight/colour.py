"""The colours: what a screen or a press can show, within the ink that paper holds."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.model.inks import MOST_INK
from generator.pdf.facts import read_intents
from generator.pdf.painting import EVERYWHERE, Paint, list_paints
from generator.stages.preflight.check import check, for_press
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

PRESS = frozenset(("DeviceCMYK", EVERYWHERE))
SCREEN = frozenset(("DeviceRGB", "DeviceGray", "CalRGB", "CalGray", "ICCBased", "Lab"))
CMYK_CHANNELS = 4


@check("colours")
def check_colours(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on colour spaces in the pages and in the forms on them, each once a page.

    A device's colours are only defined by an output intent of their kind (ISO 19005-3, 6.2.4.3;
    ISO 15930-7).
    """
    if case.is_printed:
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
        yield case.find(f"page {paint.page} paints {_describe(paint)}", remedy)


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


CMYK = "DeviceCMYK"
PLATES = 4
DARK = 0.9
"""From this share of black on, text with other inks in it is black set in four colours."""
PERCENT = 100


@check("inks", for_press)
def check_inks(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on ink.

    What overprints lies over the page's fullest colour at worst; that sum is held to the limit.
    """
    paints = [
        paint
        for paint in list_paints(reading.pdf)
        if paint.colour.space == CMYK and len(paint.colour.values) == PLATES
    ]
    for page in sorted({paint.page for paint in paints}):
        inked = [paint for paint in paints if paint.page == page]
        yield from _check_page(page, inked, case)


def _check_page(page: int, paints: list[Paint], case: Case) -> Iterator[Finding]:
    remedy = "write it lighter in templates/tokens.css, with more black and less of the others"
    totals = {paint.colour: _total(paint) for paint in paints}
    for colour, total in totals.items():
        if total > MOST_INK:
            yield case.find(
                f"page {page} lays {total} % of ink in {colour}, over {MOST_INK} %", remedy
            )
    over = [round(paint.colour.values[3] * PERCENT) for paint in paints if paint.overprints]
    below = [round(sum(paint.colour.values[:3]) * PERCENT) for paint in paints]
    most = max(over, default=0) + max(below, default=0)
    if over and most > MOST_INK and max(totals.values()) <= MOST_INK:
        yield case.find(
            f"page {page} lays {most} % of ink where black overprints, over {MOST_INK} %", remedy
        )
    for message, advice in dict.fromkeys(filter(None, map(_judge_ink, paints))):
        yield case.find(f"page {page} {message}", advice)


def _judge_ink(paint: Paint) -> tuple[str, str] | None:
    """What is wrong with how a paint is put over what is below, if anything, and what to do."""
    *colours, black = paint.colour.values
    alone = black > 0 and not any(colours)
    if paint.kind == "text" and black >= DARK and not alone:
        return f"sets black text in four inks ({paint.colour})", "use the inks 0 0 0 100"
    if paint.kind == "text" and alone and not (paint.overprints and paint.mode == 1):
        return "sets black text that does not overprint", "prepare the page for a press again"
    if paint.overprints and not (paint.kind == "text" and alone):
        return (
            f"overprints what is no black text ({paint.colour})",
            "prepare the page for a press again",
        )
    return None


def _total(paint: Paint) -> int:
    return round(sum(paint.colour.values) * PERCENT)


LEAST_RESOLUTION = 150
"""In dots an inch: that of the screens of offset on coated paper, whose dots show below it."""


@check("images", for_press)
def check_images(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on images that are coarser in print."""
    for paint in list_paints(reading.pdf):
        if paint.kind == "image" and round(paint.resolution) < LEAST_RESOLUTION:
            yield case.find(
                f"page {paint.page} prints an image at {paint.resolution:.0f} dots an inch",
                f"give it {LEAST_RESOLUTION} at its printed size, or print it smaller",
            )


OPAQUE = frozenset(("Normal", "Compatible"))


@check("transparency", for_press)
def check_transparency(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on what lets colours below show through.

    PDF/X-4 allows it, but what comes of it differs between presses; these designs need none.
    """
    for page, message in dict.fromkeys(
        (paint.page, message)
        for paint in list_paints(reading.pdf)
        for message in _judge_transparency(paint)
    ):
        yield case.find(f"page {page} {message}", "use an opaque token of that tint")
    for item in reading.pdf.objects:
        holds = isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
        group = item.get("/Group") if holds else None
        if group is not None and group.get("/CS") in ("/DeviceRGB", "/DeviceGray"):
            yield case.find(f"blends a group in {str(group.CS).lstrip('/')}", "leave the group out")


def _judge_transparency(paint: Paint) -> Iterator[str]:
    if paint.alpha < 1:
        yield f"paints with {paint.alpha:.0%} opacity"
    if paint.masked:
        yield "paints through a soft mask"
    if paint.blend not in OPAQUE:
        yield f"blends with {paint.blend}"
