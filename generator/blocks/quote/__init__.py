"""A quotation: what was said, by whom, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from generator.blocks.block import Block
from generator.blocks.speaker import Speaker
from generator.model.fields import Identifier, Line, Paragraph, Prose
from generator.model.localised import LocalBlock, LocalCitation, Text


class QuoteBlock(Block):
    """A quotation set apart."""

    kind: ClassVar[str] = "quote"

    quote: Annotated[Paragraph, Prose("A quotation, without its marks.", inline=True)]
    by: Annotated[Line, Prose("Who said it, and in what office.")] | None = None
    source: Identifier | None = None
    """Where it stands, by the source’s id."""

    def cite(self) -> Iterable[str]:
        """Give its source."""
        return (self.source,) if self.source else ()

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalQuote(
            kind=self.kind,
            name=self.name,
            quote=speaker.text(self.quote),
            by=speaker.maybe(self.by),
            source=speaker.cite(self.source) if self.source else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalQuote(LocalBlock):
    """A quotation in one language."""

    quote: Text
    by: Text | None
    source: LocalCitation | None
