"""A list of terms, each with what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import Field

from generator.blocks.block import Block
from generator.blocks.speaker import Speaker
from generator.model.fields import Frozen, Line, Paragraph, Prose
from generator.model.localised import LocalBlock, Text


class GlossaryTerm(Frozen):
    """One term, and its definition."""

    term: Annotated[Line, Prose("A term of the glossary, as it stands in the texts.")]
    means: Annotated[Paragraph, Prose("What a term of the glossary means.", inline=True)]


class GlossaryBlock(Block):
    """Terms with what they mean, in the order in which they are written."""

    kind: ClassVar[str] = "glossary"

    glossary: Annotated[tuple[GlossaryTerm, ...], Field(min_length=1, max_length=200)]
    """Each term with its meaning."""

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalGlossary(
            kind=self.kind,
            name=self.name,
            terms=tuple(
                (speaker.text(each.term), speaker.text(each.means)) for each in self.glossary
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalGlossary(LocalBlock):
    """The terms in one language, each with its definition."""

    terms: tuple[tuple[Text, Text], ...]
