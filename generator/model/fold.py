"""How a printed sheet is folded: a roll fold, whose last panel lies inside and is narrower."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, Field

from generator.model.written import WrittenValues

PANELS = 3
"""Each side of a roll-folded sheet has three panels, all of them pages of one size on a screen."""
SIDES = 2


@dataclass(frozen=True, slots=True)
class Panel:
    """A page on a side of the sheet, in mm from the side's left edge."""

    page: int
    """Its number in the order of reading, from 0."""
    left: float
    right: float
    shift: float
    """Where the left edge of the whole page lies, of which a narrower panel shows the rest."""


class RollFold(WrittenValues):
    """A sheet of six pages that is folded twice, both times inwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tuck: Annotated[float, Field(ge=0.5, le=6)] = 3.0
    """How much narrower than a page the panel is that is folded in, in mm, so that it lies flat."""

    def find_width(self, page: float) -> float:
        """Give how wide the flat sheet is, in mm, of pages of a width."""
        return PANELS * page - self.tuck

    def list_sides(self, page: float, *, mirrored: bool) -> Iterator[tuple[Panel, ...]]:
        """Give the panels of the outside and of the inside, from the left on.

        Outside stand the panel that is folded in, the back and the cover; inside what is read
        once it is open, whose last panel is the other side of the first.

        :param mirrored: whether the language is read from the right.
        """
        narrow = page - self.tuck
        outside = (
            Panel(4, 0.0, narrow, -self.tuck),
            Panel(5, narrow, narrow + page, narrow),
            Panel(0, narrow + page, narrow + 2 * page, narrow + page),
        )
        inside = (
            Panel(1, 0.0, page, 0.0),
            Panel(2, page, 2 * page, page),
            Panel(3, 2 * page, 2 * page + narrow, 2 * page),
        )
        for side in (outside, inside):
            yield self._mirror(side, page) if mirrored else side

    def _mirror(self, side: tuple[Panel, ...], page: float) -> tuple[Panel, ...]:
        width = self.find_width(page)
        return tuple(
            Panel(each.page, width - each.right, width - each.left, width - each.shift - page)
            for each in reversed(side)
        )
