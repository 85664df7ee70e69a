"""The inks of print editions: no more than the sheet holds, and black text on one plate."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.model.inks import MOST_INK
from generator.pdf.painting import Paint, list_paints
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

CMYK = "DeviceCMYK"
PLATES = 4
DARK = 0.9
"""From this share of black on, text with other inks in it is black set in four colours."""
PERCENT = 100


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on ink.

    What overprints lies over the page's fullest colour at worst; that sum is held to the limit.
    """
    paints = [
        paint
        for paint in list_paints(reading.pdf)
        if paint.colour.space == CMYK and len(paint.colour.values) == PLATES
    ]
    for page in sorted({paint.page for paint in paints}):
        inked = [paint for paint in paints if paint.page == page]
        yield from _check_page(page, inked, promise)


def _check_page(page: int, paints: list[Paint], promise: Promise) -> Iterator[Finding]:
    remedy = "write it lighter in templates/tokens.css, with more black and less of the others"
    totals = {paint.colour: _total(paint) for paint in paints}
    for colour, total in totals.items():
        if total > MOST_INK:
            yield promise.find(
                f"page {page} lays {total} % of ink in {colour}, over {MOST_INK} %", remedy
            )
    over = [round(paint.colour.values[3] * PERCENT) for paint in paints if paint.overprints]
    below = [round(sum(paint.colour.values[:3]) * PERCENT) for paint in paints]
    most = max(over, default=0) + max(below, default=0)
    if over and most > MOST_INK and max(totals.values()) <= MOST_INK:
        yield promise.find(
            f"page {page} lays {most} % of ink where black overprints, over {MOST_INK} %", remedy
        )
    for message, advice in dict.fromkeys(filter(None, map(_judge, paints))):
        yield promise.find(f"page {page} {message}", advice)


def _judge(paint: Paint) -> tuple[str, str] | None:
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
