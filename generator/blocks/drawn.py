"""What every block that is drawn can say of itself: how high it is."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.blocks.block import Block
from generator.model.edition import Layout

Height = Annotated[float, Field(ge=15, le=400)]
"""How high a drawing may be, in mm."""


class DrawnBlock(Block):
    """A block that is drawn, and not set as HTML."""

    draws: ClassVar[bool] = True

    height: Height | None = None
    """How high it is drawn, in mm; a format gives it another by the block’s ``id`` alone."""
    bilingual_height: Height | None = None
    """The same where it stands in two languages, each name below the other."""

    def height_in(self, layout: Layout) -> float | None:
        """Give how high its author wants it in a layout, in mm."""
        bilingual = layout == "bilingual" and self.bilingual_height is not None
        return self.bilingual_height if bilingual else self.height
