"""The foot of a cover: who issues the document, where to ask, when the next one is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from generator.blocks.block import Block
from generator.blocks.speaker import Speaker
from generator.model.localised import LocalBlock


class ImprintBlock(Block):
    """The document’s issuer and marking and what its ``contact`` says, in one line or two.

    It says nothing of its own: all of it stands once, under ``issuer``, ``marking`` and
    ``contact``.
    """

    kind: ClassVar[str] = "imprint"

    imprint: None
    """Left empty."""

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalImprint(kind=self.kind, name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalImprint(LocalBlock):
    """The foot of a cover in one language; the document has what it says."""
