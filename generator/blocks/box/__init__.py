"""A box: a text set apart from the text around it, as a definition or a warning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from generator.blocks.block import Block
from generator.blocks.speaker import Speaker
from generator.blocks.text import Paragraphs
from generator.model.fields import Line, Paragraph, Prose
from generator.model.localised import LocalBlock, Text


class BoxBlock(Block):
    """Paragraphs and items in a box."""

    kind: ClassVar[str] = "box"

    box: Paragraphs
    """One paragraph, or a list of them."""
    title: Annotated[Line, Prose("Heading of a box.")] | None = None
    items: tuple[Annotated[Paragraph, Prose("Item of a list in a box.", inline=True)], ...] = ()
    """A list below the paragraphs."""

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalBox(
            kind=self.kind,
            name=self.name,
            title=speaker.maybe(self.title),
            paragraphs=tuple(speaker.text(part) for part in self.box),
            items=tuple(speaker.text(item) for item in self.items),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalBox(LocalBlock):
    """A box in one language."""

    title: Text | None
    paragraphs: tuple[Text, ...]
    items: tuple[Text, ...]
