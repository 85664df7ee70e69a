"""Key figures: facts set large, each with what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from generator.blocks.block import Block, BlockContext
from generator.blocks.spark import ColumnSpark, LocalSpark
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.language.saying import FactParts
from generator.model.fields import FactName, Frozen, Identifier, Line, Prose
from generator.model.localised import LocalBlock, LocalCitation, Text
from generator.validation import Locator, nearest

NARROW, WIDE = frozenset("ijlftrI.,:;’'()| \u00a0\u202f"), frozenset("mwMW%")
"""Letters about half as wide as a digit, and half as wide again."""


class KeyFigure(Frozen):
    """One figure set large: a fact or a few words, what leads into it and what it counts."""

    id: Identifier
    """What tells it from the others; its texts are named by it."""
    fact: FactName | None = None
    """The fact that is set large."""
    words: Annotated[Line, Prose("Key figure said in words, set large.")] | None = None
    """In the place of a fact."""
    lead: Annotated[Line, Prose("Small words that lead into the key figure.")] | None = None
    label: Annotated[Line, Prose("What the key figure counts.")]
    source: Identifier | None = None
    """The source that it is taken from, by its id."""
    spark: ColumnSpark | None = None
    """A small line under it: how it came about."""

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.fact is None) == (self.words is None):
            raise ValueError("needs exactly one of fact and words")
        return self


class FiguresBlock(Block):
    """Key figures side by side; a single one stands beside the text that follows it."""

    kind: ClassVar[str] = "figures"

    figures: Annotated[tuple[KeyFigure, ...], Field(min_length=1, max_length=12)]
    """Each figure."""
    note: Annotated[Line, Prose("A line below the key figures.", inline=True)] | None = None

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give a finding for each fact that is none, and each id given twice."""
        ids = [figure.id for figure in self.figures]
        for index, figure in enumerate(self.figures):
            if figure.fact is not None and figure.fact not in around.facts:
                yield Finding(
                    locate(("figures", index, "fact")),
                    f"{figure.id}: fact {figure.fact} is not among the facts",
                    nearest(figure.fact, around.facts, "use one of"),
                )
            if figure.spark is not None:
                path = ("figures", index, "spark")
                yield from figure.spark.check(
                    around,
                    lambda inside, path=path: locate((*path, *inside)),  # type: ignore[misc]
                )
            if figure.id in ids[:index]:
                where = locate(("figures", index, "id"))
                yield Finding(where, f"id {figure.id} is given twice", "give each its own id")

    def cite(self) -> Iterable[str]:
        """Give the figures' sources."""
        return tuple(figure.source for figure in self.figures if figure.source)

    def list_tables(self) -> Iterable[str]:
        """Give the tables of its small lines."""
        return tuple(figure.spark.table for figure in self.figures if figure.spark)

    def list_facts(self) -> Iterable[str]:
        """Give the facts that are set large."""
        return tuple(figure.fact for figure in self.figures if figure.fact)

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        return LocalFigures(
            kind=self.kind,
            name=self.name,
            figures=tuple(_localise(figure, speaker) for figure in self.figures),
            note=speaker.maybe(self.note),
        )


@dataclass(frozen=True, slots=True)
class LocalKeyFigure:
    """A figure set large, and the source that it is taken from."""

    id: str
    lead: str
    value: str
    unit: str
    label: Text
    source: LocalCitation | None
    spark: LocalSpark | None = None

    @property
    def breadth(self) -> float:
        """About how wide it is, in digits: large type has room for few."""
        said = f"{self.value} {self.unit}".strip()
        return sum(0.5 if each in NARROW else 1.5 if each in WIDE else 1.0 for each in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFigures(LocalBlock):
    """Key figures in one language."""

    figures: tuple[LocalKeyFigure, ...]
    note: Text | None


def _localise(figure: KeyFigure, speaker: Speaker) -> LocalKeyFigure:
    if figure.words is not None:
        parts = FactParts("", speaker.text(figure.words).plain, "")
    else:
        parts = speaker.facts.part(figure.fact or "")
    return LocalKeyFigure(
        id=figure.id,
        lead=speaker.plain(figure.lead) or parts.lead,
        value=parts.value,
        unit=parts.unit,
        label=speaker.text(figure.label),
        source=speaker.cite(figure.source) if figure.source else None,
        spark=figure.spark.draw(speaker) if figure.spark else None,
    )
