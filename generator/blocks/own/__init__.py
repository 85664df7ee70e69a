"""A block of a project's own: its markup lies in the project's ``blocks/<name>/block.html``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import Field

from generator.blocks.block import Block, BlockContext
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.model.fields import NAME, Identifier, Paragraph, Prose
from generator.model.localised import LocalBlock, Text
from generator.validation import Locator, nearest


class OwnBlock(Block):
    """Texts and values that a project sets in its own way."""

    kind: ClassVar[str] = "own"

    own: Identifier
    """The folder in the project's ``blocks/`` that has its markup."""
    texts: Mapping[
        Annotated[str, Field(pattern=NAME)],
        Annotated[Paragraph, Prose("A text of a block of the project's own.", inline=True)],
    ] = Field(default_factory=dict)
    """What is translated, by the names under which its markup asks for it."""
    values: Mapping[Annotated[str, Field(pattern=NAME)], str | int | float | bool] = Field(
        default_factory=dict
    )
    """What is the same in every language, as a width or a colour."""

    @property
    def folder(self) -> str:
        """The folder of its markup, below ``blocks/``."""
        return self.own

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give a finding where the project has no such block."""
        if self.own not in around.own:
            yield Finding(
                locate(("own",)),
                f"blocks/{self.own}/block.html is missing",
                nearest(self.own, around.own, "add it: a macro one(block, section)"),
            )

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalOwn(
            kind=self.own,
            name=self.name,
            texts={name: speaker.text(text) for name, text in self.texts.items()},
            values=self.values,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalOwn(LocalBlock):
    """It in one language; its kind is the folder of its markup."""

    texts: Mapping[str, Text]
    values: Mapping[str, str | int | float | bool]
