"""Numbered points: each with a heading, a text, and the figure that matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import Field

from generator.blocks.block import Block, BlockContext
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.model.fields import Frozen, Identifier, Line, Paragraph, Prose
from generator.model.localised import LocalBlock, Text
from generator.validation import Locator


class Point(Frozen):
    """One point: its text, and two lines for a format that has little room."""

    id: Identifier
    """What tells it from the others; its texts are named by it."""
    title: Annotated[Line, Prose("Heading of a point.")]
    text: Annotated[Paragraph, Prose("Text of a point: two to four sentences.", inline=True)]
    short: (
        Annotated[Line, Prose("The point in two lines, for short formats.", inline=True)] | None
    ) = None
    figure: Annotated[Line, Prose("The figure that matters, set out under the heading.")] | None = (
        None
    )


class PointsBlock(Block):
    """Numbered points in a grid."""

    kind: ClassVar[str] = "points"

    introduction: Annotated[Paragraph, Prose("Paragraph above the points.", inline=True)] | None = (
        None
    )
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=24)]
    """Each point; they are numbered in this order."""

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give a finding for each id given twice."""
        ids = [point.id for point in self.points]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                where = locate(("points", index, "id"))
                yield Finding(where, f"id {name} is given twice", "give each its own id")

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalPoints(
            kind=self.kind,
            name=self.name,
            introduction=None if speaker.short else speaker.maybe(self.introduction),
            points=tuple(
                LocalPoint(
                    id=point.id,
                    number=speaker.formats.number(number),
                    title=speaker.text(point.title),
                    text=speaker.text(point.short if speaker.short and point.short else point.text),
                    figure=None if speaker.short else speaker.maybe(point.figure),
                )
                for number, point in enumerate(self.points, 1)
            ),
        )


@dataclass(frozen=True, slots=True)
class LocalPoint:
    """One numbered point."""

    id: str
    number: str
    title: Text
    text: Text
    figure: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPoints(LocalBlock):
    """Points in one language."""

    introduction: Text | None
    points: tuple[LocalPoint, ...]
