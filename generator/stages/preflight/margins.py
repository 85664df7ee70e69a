"""The margins: no text so near the edge that a printer or a trimmer takes it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.pdf.text import Box, read_characters
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

SAFE = 5.0
"""How far text keeps from the edge of the trimmed page, in mm."""
MM = 25.4 / 72
SHOWN = 40


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on text that stands outside the safe area, in the figures too."""
    for sheet in reading.sheets:
        distance = min((_keep(run, sheet.trim) for run in sheet.runs), default=SAFE)
        if distance >= SAFE:
            continue
        text = "".join(
            character.text
            for character in read_characters(reading.document, sheet.number)
            if _keep(character.box, sheet.trim) < SAFE
        )
        place = f"{distance:.1f} mm from its edge" if distance >= 0 else "beyond its edge"
        yield promise.find(
            f"page {sheet.number} has text {place}: “{text[:SHOWN]}”",
            f"keep text {SAFE:g} mm inside the page",
        )


def _keep(box: Box, trim: Box) -> float:
    """How far a box keeps from the edge, in mm; less than nothing beyond it."""
    inside = (box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
    return min(inside) * MM
