"""The list of the sources that the document cites, in the order of their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from generator.blocks.block import Block
from generator.blocks.speaker import Speaker
from generator.model.fields import Frozen, Paragraph, Prose
from generator.model.localised import LocalBlock, Text


class SourcesOptions(Frozen):
    """How the list is set."""

    introduction: (
        Annotated[Paragraph, Prose("Paragraph above the sources, as the rule of dating.")] | None
    ) = None


class SourcesBlock(Block):
    """Every source that the format cites."""

    kind: ClassVar[str] = "sources"

    sources: SourcesOptions | None
    """How the list is set; left empty at need."""

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        introduction = self.sources.introduction if self.sources else None
        return LocalSources(
            kind=self.kind,
            name=self.name,
            introduction=None if speaker.short else speaker.maybe(introduction),
            short=speaker.short,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalSources(LocalBlock):
    """The list in one language; the document has its sources."""

    introduction: Text | None
    short: bool
