"""Who answers for the document: its issuer, its date, its licence, what its maps do not say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Self
from urllib.parse import urlsplit

from generator.blocks.block import Block
from generator.blocks.speaker import Speaker
from generator.model.fields import Address, Frozen, Line, Prose
from generator.model.localised import LocalBlock, Text

LONGEST = 60
"""So many characters of an address a line of the colophon holds."""


class ContactOptions(Frozen):
    """What is said besides the issuer."""

    update: Annotated[Line, Prose("When the next update of the document is due.")] | None = None
    web: Address | None = None
    """Where the document stands on the web."""


class ContactBlock(Block):
    """The colophon; a short format has it in a line."""

    kind: ClassVar[str] = "contact"

    contact: ContactOptions | None
    """What is said besides; nothing where it is left empty."""

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        options = self.contact or ContactOptions()
        return LocalContact(
            kind=self.kind,
            name=self.name,
            update=speaker.maybe(options.update),
            web=options.web or "",
            host=(urlsplit(options.web).hostname or "").removeprefix("www.") if options.web else "",
            short=speaker.short,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalContact(LocalBlock):
    """The colophon in one language; the document has its issuer and its licence."""

    update: Text | None
    web: str
    host: str
    short: bool

    @property
    def address(self) -> str:
        """The address as it is printed: in full, or its host where it would not fit in a line."""
        return self.web if len(self.web) <= LONGEST else self.host

    @property
    def site(self) -> str:
        """How the printed address begins, up to the end of its host: no line ends in it."""
        scheme, mark, rest = self.address.partition("://")
        return f"{scheme}{mark}{rest.partition('/')[0]}"
