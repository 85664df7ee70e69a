"""What a block is: its options as authors write them, what is checked of it, how it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from generator.blocks.speaker import Speaker
from generator.errors import Finding, Origin
from generator.language.inline import find_citations, find_notes
from generator.language.script import turn_right
from generator.model.edition import Layout
from generator.model.fact_fields import Conditions
from generator.model.fields import Frozen, Identifier, Prose
from generator.model.figure import FigureRequest, Frame, Texts
from generator.model.localised import LocalBlock, LocalBrief
from generator.model.prose import Path, map_prose
from generator.model.row import DataTable
from generator.validation import Locator, nearest

Words = Mapping[str, str]
"""The words of one figure, by the names that its ``words.txt`` sets."""


@dataclass(frozen=True, slots=True)
class BlockContext:
    """What a block is checked against."""

    tables: Mapping[str, DataTable]
    facts: tuple[str, ...]
    sections: tuple[str, ...]
    """The ids of the sections."""
    blocks: Sequence[tuple[str, Block]]
    """All blocks of the document, each with the id of its section."""
    images: tuple[str, ...] = ()
    """The files in the subject's folder of images."""
    own: tuple[str, ...] = ()
    """The project's own blocks."""

    def check_table(self, name: str, where: Origin, *, places: bool = False) -> Iterator[Finding]:
        """Give a finding where there is no table of a name, or it has no places where it must."""
        if name not in self.tables:
            remedy = nearest(name, self.tables, "declare it under tables; there are")
            yield Finding(where, f"table {name} is not among the tables", remedy)
        elif places and not self.tables[name].settings.has_places:
            yield Finding(
                where,
                f"table {name} has no places",
                "declare its columns of latitude and longitude",
            )

    def check_rows(
        self, table: DataTable, chosen: Conditions | None, locate: Locator
    ) -> Iterator[Finding]:
        """Give a finding where a block has no row to print of a table, none being chosen of it."""
        if not table.rows:
            remedy = "write its rows, or leave the block out"
            yield Finding(locate(()), f"table {table.name} has no rows", remedy)
        elif not table.select(chosen):
            yield Finding(
                locate(("where",)), f"table {table.name} has no such row", "correct where"
            )


class Block(Frozen):
    """One block of a section: the key that names its kind, and its options."""

    kind: ClassVar[str]
    """The key that tells it from other kinds; its model has a field of that name."""
    draws: ClassVar[bool] = False
    """Whether it is drawn, and not set as HTML."""
    aspect: ClassVar[float] = 0.0
    """Of a drawn one: how high it is, over its width, where no format says how high.

    Nothing where the drawing decides.
    """

    id: Identifier | None = None
    """What tells it from others of its kind; its texts and its links are named by it."""
    formats: tuple[Identifier, ...] = ()
    """The formats that have it; those of its section where none is given."""

    @property
    def name(self) -> str:
        """What tells it from others in the document: its id, or its kind."""
        return self.id or self.kind

    @property
    def folder(self) -> str:
        """The folder of its markup, below ``blocks/``."""
        return self.kind

    def height_in(self, layout: Layout) -> float | None:
        """How high its author wants it in a layout, in mm; None where a format says it."""
        return None

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give what is wrong with what it names.

        :param locate: gives the place of one of its fields by its path in it.
        """
        yield from ()

    def cite(self) -> Iterable[str]:
        """Give the ids of the sources that it names itself."""
        return ()

    def list_sources(self) -> tuple[str, ...]:
        """Give the ids of all sources that it cites: those that it names, then its texts'."""
        return (*self.cite(), *self._gather(find_citations))

    def prints_sources(self, tables: Mapping[str, DataTable]) -> bool:
        """Whether it prints numbers of sources: of its own, or of the rows of tables."""
        return bool(self.list_sources())

    def list_notes(self) -> Iterable[str]:
        """Give the keys of the notes that its texts may have marks of."""
        return ()

    def list_marks(self) -> tuple[str, ...]:
        """Give the keys of all notes that its texts have marks of, in their order."""
        return self._gather(find_notes)

    def list_tables(self) -> Iterable[str]:
        """Give the names of the tables that it is fed by."""
        return ()

    def list_facts(self) -> Iterable[str]:
        """Give the names of the facts that it names outside its texts."""
        return ()

    def list_images(self) -> Iterable[str]:
        """Give the paths of the images that it shows, below the subject's folder."""
        return ()

    def _gather(self, find: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
        """Give what is found in each of its texts, in their order."""
        found: list[str] = []

        def look(context: str, text: str, mark: Prose, path: Path) -> str:
            found.extend(find(text))
            return text

        map_prose(self, look)
        return tuple(found)

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language.

        :param source: the same block in the source language.
        """
        raise NotImplementedError

    @classmethod
    def request(cls, texts: FigureTexts, frame: Frame) -> FigureRequest:
        """Gather what it is drawn from; only of a kind that is drawn."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class FigureTexts:
    """A document, one of its drawn blocks and its words, in each language, the main one first."""

    briefs: tuple[LocalBrief, ...]
    blocks: tuple[Any, ...]
    """The block in each language, of the kind that is asked to draw it."""
    words: tuple[Words, ...]

    @property
    def main(self) -> LocalBrief:
        """The document in the main language."""
        return self.briefs[0]

    @property
    def alternatives(self) -> Texts:
        """What a reader who cannot see the figure is told in each language; the same once."""
        return tuple(dict.fromkeys(words["alternative"] for words in self.words))

    def say(self, word: str) -> Texts:
        """Give one of the figure's words in each language."""
        return self.gather(words[word] for words in self.words)

    def gather(self, texts: Iterable[str]) -> Texts:
        """Give a text of each language once; what is empty is left out."""
        found: dict[str, str] = {}
        for brief, text in zip(self.briefs, texts, strict=True):
            if text:
                found.setdefault(text, turn_right(text) if brief.direction == "rtl" else text)
        return tuple(found.values())
