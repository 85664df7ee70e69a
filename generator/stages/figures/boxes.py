"""The boxes that a figure's words and signs take, and the check that none touches another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model.figure import Frame

Bounds = tuple[float, float, float, float]


class Kind(StrEnum):
    """What a box holds."""

    VICTORY = "victory"
    SYMBOL = "symbol"
    TOWN = "town"
    SQUARE = "square"
    RIVER = "river"
    SEA = "sea"
    COUNTRY = "country"
    PANEL = "panel"


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle in mm from the figure's lower left corner, and what stands in it.

    A word set at an angle has several boxes of the same text, one after the other.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    kind: Kind

    @property
    def bounds(self) -> Bounds:
        """The four sides x0, y0, x1, y1."""
        return self.x0, self.y0, self.x1, self.y1

    def meets(self, other: LabelBox, gap: float = 0.0) -> bool:
        """Say whether two boxes come nearer to each other than a gap in mm; symbols are discs."""
        if self.kind is Kind.SYMBOL:
            return other._distance(self) < (self.x1 - self.x0) / 2 + gap
        if other.kind is Kind.SYMBOL:
            return other.meets(self, gap)
        return (
            self.x0 - gap < other.x1
            and other.x0 - gap < self.x1
            and self.y0 - gap < other.y1
            and other.y0 - gap < self.y1
        )

    def _distance(self, disc: LabelBox) -> float:
        x, y = (disc.x0 + disc.x1) / 2, (disc.y0 + disc.y1) / 2
        if self.kind is Kind.SYMBOL:
            between = math.hypot(x - (self.x0 + self.x1) / 2, y - (self.y0 + self.y1) / 2)
            return between - (self.x1 - self.x0) / 2
        return math.hypot(max(self.x0 - x, 0, x - self.x1), max(self.y0 - y, 0, y - self.y1))


def find_overlaps(
    boxes: Sequence[LabelBox], frame: Frame
) -> tuple[tuple[LabelBox, LabelBox | None], ...]:
    """Give the pairs of boxes that overlap, and each box that leaves the frame (with ``None``)."""
    found: list[tuple[LabelBox, LabelBox | None]] = []
    for index, box in enumerate(boxes):
        if box.x0 < 0 or box.y0 < 0 or box.x1 > frame.width or box.y1 > frame.height:
            found.append((box, None))
        found.extend(
            (box, other)
            for other in boxes[index + 1 :]
            if (box.kind, box.text) != (other.kind, other.text) and box.meets(other)
        )
    return tuple(found)
