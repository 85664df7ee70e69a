"""A table of contents: the sections of the document, each with its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator

from generator.blocks.block import Block, BlockContext
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.model.fields import Frozen, Identifier, Line, Prose
from generator.model.localised import LocalBlock, LocalBrief, Text
from generator.validation import Locator, nearest


class ContentsEntry(Frozen):
    """One section of the list, and what it is called there."""

    id: Identifier
    """The section’s id."""
    label: Annotated[Line, Prose("A section in the table of contents.")] | None = None
    """Its heading where none is given."""


def _from_its_id(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


WrittenEntry = Annotated[
    ContentsEntry,
    BeforeValidator(_from_its_id, json_schema_input_type=ContentsEntry | Identifier),
]
"""A section of the list, or its id alone."""


class ContentsBlock(Block):
    """All sections that have a heading, or those that are named."""

    kind: ClassVar[str] = "contents"

    contents: tuple[WrittenEntry, ...] | None
    """Which sections, in this order; all that have a heading where it is left empty."""
    inline: bool = False
    """Whether they stand in one line, and not below each other."""

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give a finding for each section that is none."""
        for index, entry in enumerate(self.contents or ()):
            if entry.id not in around.sections:
                yield Finding(
                    locate(("contents", index)),
                    f"section {entry.id} is not among the sections",
                    nearest(entry.id, around.sections, "use one of"),
                )

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalContents(
            kind=self.kind,
            name=self.name,
            entries=tuple((entry.id, speaker.maybe(entry.label)) for entry in self.contents or ()),
            inline=self.inline,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalContents(LocalBlock):
    """The list in one language: each section's id, and its name where it has one here."""

    entries: tuple[tuple[str, Text | None], ...]
    inline: bool

    def listed(self, brief: LocalBrief) -> tuple[tuple[str, Text], ...]:
        """Give the sections of a document that are listed, each by its name here or its heading.

        Where none are named, all but that in which the list itself stands.
        """
        titles = {section.id: section.title for section in brief.sections}
        own = brief.section_of(self.name)
        others = (name for name in titles if own is None or name != own.id)
        entries = self.entries or tuple((name, None) for name in others)
        named = ((each, label or titles.get(each)) for each, label in entries if each in titles)
        return tuple((each, label) for each, label in named if label is not None)
