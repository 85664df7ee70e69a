"""An image: a photograph or a drawing, with its alternative text, its credit and its licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from generator.blocks.block import Block, BlockContext
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.model.fields import Line, Paragraph, Prose
from generator.model.localised import LocalBlock, Text
from generator.validation import Locator, nearest

FOLDER = "images/"
ENDINGS = ("png", "jpg", "jpeg", "svg")
TALLEST = 120.0
"""In mm: so high an image is printed at most, whatever its shape."""
BESIDE = 0.5
"""Of the measure: how wide an image is that the text stands beside."""


class ImageBlock(Block):
    """A file in the subject's folder ``images/``."""

    kind: ClassVar[str] = "image"

    image: Annotated[
        str,
        Field(
            pattern=rf"^images/[A-Za-z0-9][A-Za-z0-9._-]*\.({'|'.join(ENDINGS)})$", title="image"
        ),
    ]
    """The file, as ``images/dyke.jpg``."""
    alt: Annotated[Paragraph, Prose("What a reader who cannot see an image is told.")]
    caption: Annotated[Line, Prose("Caption of an image.", inline=True)] | None = None
    credit: Annotated[Line, Prose("Who made an image.")]
    licence: Annotated[Line, Prose("Under which licence an image is printed.")]
    width: Literal["full", "half"] = "full"
    """As wide as the text, or half of it, the text that follows beside it."""

    @property
    def name(self) -> str:
        """Its id, or the path of its file."""
        return self.id or self.image

    def print_width(self, measure: float, shape: float) -> float:
        """Give how wide it is printed, in mm.

        :param measure: the width of the text, in mm.
        :param shape: its width over its height.
        """
        column = measure * (BESIDE if self.width == "half" else 1.0)
        return min(column, TALLEST * shape)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give a finding where the file is not there."""
        if self.image not in around.images:
            yield Finding(
                locate(("image",)),
                f"{self.image} is missing",
                nearest(self.image, around.images, f"add the file to the subject's {FOLDER}"),
            )

    def list_images(self) -> Iterable[str]:
        """Give its file."""
        return (self.image,)

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalImage(
            kind=self.kind,
            name=self.name,
            image=self.image,
            alt=speaker.plain(self.alt),
            caption=speaker.maybe(self.caption),
            credit=speaker.text(self.credit),
            licence=speaker.text(self.licence),
            width=self.width,
            tallest=TALLEST,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalImage(LocalBlock):
    """An image in one language."""

    image: str
    alt: str
    caption: Text | None
    credit: Text
    licence: Text
    width: str
    tallest: float
    """In mm."""
