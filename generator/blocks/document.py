"""A document as its authors write it: ``brief.yaml``, an ordered list of sections made of blocks.

Every field marked with :class:`Prose` is a message for the translators; its note tells them what
it is. Dates are ISO strings, of a day (``2015-03-31``), a month (``2015-10``) or a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BaseModel, Discriminator, Field, Tag

from generator.blocks.block import Block
from generator.blocks.registry import list_kinds
from generator.errors import Origin
from generator.model.counted import OwnUnits
from generator.model.data_file import DataFile
from generator.model.edition import Layout
from generator.model.facts import Fact
from generator.model.fields import (
    CountryCode,
    FactName,
    Frozen,
    Identifier,
    LanguageName,
    Line,
    MonthDate,
    Prose,
    TableName,
    Unnamed,
)
from generator.model.label import Renames
from generator.model.message import Message
from generator.model.own_fonts import OwnFonts
from generator.model.pages import PageCount, Pages
from generator.model.row import DataTable
from generator.model.source import Source
from generator.model.table import TableSettings

Kind = TypeVar("Kind", bound=Block)


def _find_kind(value: object) -> str | None:
    """Give the kind of a block: the one of its keys that names one."""
    if isinstance(value, BaseModel):
        return type(value).__name__
    given = value if isinstance(value, Mapping) else ()
    return next((model.__name__ for kind, model in list_kinds().items() if kind in given), None)


_KINDS = list_kinds()

if TYPE_CHECKING:
    AnyBlock = Block
else:
    AnyBlock = Annotated[
        reduce(or_, [Annotated[model, Tag(model.__name__)] for model in _KINDS.values()]),
        Discriminator(
            _find_kind,
            custom_error_type="no_block",
            custom_error_message=f"is no block; give it one of {', '.join(_KINDS)}",
            custom_error_context={"known": " ".join(_KINDS)},
        ),
    ]


class Section(Frozen):
    """One section: a heading, and blocks below it."""

    id: Identifier
    """What tells it from others: links lead to it, and the names of its texts begin with it."""
    title: Annotated[Line, Prose("Heading of a section.")] | None = None
    kicker: Annotated[Line, Prose("Small heading above the heading of a section.")] | None = None
    new_page: bool = False
    """Whether it begins a page."""
    formats: tuple[Identifier, ...] = ()
    """The formats that have it; every one where none is given."""
    blocks: Annotated[tuple[AnyBlock, ...], Field(min_length=1), Unnamed()]
    """What it is made of, in this order."""


class Issuer(Frozen):
    """Who answers for the document."""

    name: Annotated[Line, Prose("The service that issues the document.")]
    contact: Annotated[
        str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200, title="e-mail address")
    ]
    """Where readers write to."""
    phone: Annotated[str, Field(pattern=r"^\+[0-9][0-9 ]{5,24}$", title="telephone")] | None = None
    """In its international form, as ``+33 1 23 45 67 89`` (ITU-T E.123)."""


class FormatChoice(Frozen):
    """What one format takes of the document, where that is not all of it."""

    sections: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    """Which sections, in this order."""
    new_page: tuple[Identifier, ...] | None = None
    """Which of them begin a page; those that do in the document where it is left out."""
    pages: PageCount | None = None
    """How many pages it may take, instead of what the format says."""
    bilingual_pages: PageCount | None = None
    """The same for its editions in two languages."""

    def pages_of(self, layout: Layout) -> Pages | None:
        """Give how many pages an edition may take; None where the format says it."""
        return self.bilingual_pages if layout == "bilingual" else self.pages


class BriefFile(Frozen):
    """``brief.yaml``: the content of one document in its own language."""

    language: LanguageName
    """The language that its texts are written in, as ``fr``, ``de`` or ``pt-BR``."""
    title: Annotated[Line, Prose("Title of the document.")]
    short_title: Annotated[Line, Prose("Short title, for the running foot.")]
    subject: Annotated[Line, Prose("The subject above the title, in small capitals.")]
    description: Annotated[Line, Prose("One sentence on the document, for its metadata.")]
    keywords: tuple[Annotated[Line, Prose("Keyword for the document's metadata.")], ...] = ()
    date: MonthDate
    """The date to which it is true; ``{edition}`` in its texts."""
    issuer: Issuer
    """Who answers for it."""
    marking: (
        Annotated[Line, Prose("Who may read the document, as “for public release”.")] | None
    ) = None
    """Who may read it, as ``Diffusion libre``: on its cover and in its colophon."""
    licence: Annotated[Line, Prose("Licence of the document, in the colophon.", inline=True)]
    disclaimer: Annotated[Line, Prose("Cartographic disclaimer, in one sentence.")] | None = None
    """What its maps do not say; a document with a map must say it."""
    source: Identifier
    """The source of every fact that names no other, by its id in ``sources.csv``."""
    countries: Mapping[
        CountryCode,
        Annotated[Line, Prose("A country with its preposition, as in “8 in Syria”.")],
    ] = Field(default_factory=dict)
    """How a sentence says “8 in Syria”; where it is left out, it says “Syria (8)”, by CLDR."""
    units: OwnUnits = Field(default_factory=dict)
    """What it counts and CLDR has no name for, as ``sortie: {one: sortie, other: sorties}``: a
    ``unit`` of its facts and columns."""
    tables: Mapping[TableName, TableSettings] = Field(default_factory=dict)
    """Its tables by their names: what stands in their columns, and how they are read."""
    facts: Mapping[FactName, Fact] = Field(default_factory=dict)
    """Numbers, dates and words that its texts name in braces, each stated once."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1), Unnamed()]
    """What it is made of, in the order of reading."""
    formats: Mapping[Identifier, FormatChoice] = Field(default_factory=dict)
    """What a format takes of it, where that is not all."""
    fonts: OwnFonts = Field(default_factory=OwnFonts)
    """Typefaces of its own, from files in its folder ``fonts/``."""
    labels: Renames = Field(default_factory=dict)
    """What it calls labels of the program, by their ids, which ``briefs labels`` lists."""

    @property
    def blocks(self) -> Iterator[Block]:
        """Its blocks, in the order of its sections."""
        return (block for section in self.sections for block in section.blocks)

    def all_of(self, kind: type[Kind]) -> Iterator[Kind]:
        """Give its blocks of one kind, in their order."""
        return (block for block in self.blocks if isinstance(block, kind))

    def pages_of(self, format_name: str, layout: Layout) -> Pages | None:
        """Give how many pages a format may take; None where the format says it."""
        return self.formats.get(format_name, FormatChoice()).pages_of(layout)

    def list_drawn(self, format_name: str) -> dict[str, Block]:
        """Give the blocks that are drawn for a format, by their names."""
        return {block.name: block for block in self.blocks_of(format_name) if block.draws}

    def blocks_of(self, format_name: str) -> Iterator[Block]:
        """Give the blocks that a format has, in their order."""
        groups = self.select(format_name)
        return (block for group in groups for section in group for block in section.blocks)

    def select(self, format_name: str, *, apart: bool = False) -> tuple[tuple[Section, ...], ...]:
        """Give the sections that a format has, with the blocks it has of each, a tuple a page.

        Sections follow one another on a page until one of them begins another.

        :param apart: whether each begins one, where the document does not say which do.
        """
        choice = self.formats.get(format_name, FormatChoice())
        by_id = {section.id: section for section in self.sections}
        names = tuple(by_id) if choice.sections is None else choice.sections
        groups: list[list[Section]] = []
        for section in (by_id[name] for name in names):
            if not _has(section.formats, format_name):
                continue
            blocks = tuple(each for each in section.blocks if _has(each.formats, format_name))
            if not blocks:
                continue
            begins = apart or section.new_page
            new = begins if choice.new_page is None else section.id in choice.new_page
            if new or not groups:
                groups.append([])
            groups[-1].append(section.model_copy(update={"blocks": blocks}))
        return tuple(map(tuple, groups))


def _has(formats: tuple[str, ...], format_name: str) -> bool:
    return not formats or format_name in formats


@dataclass(frozen=True, slots=True)
class Brief:
    """One document, read and checked, in its source language."""

    name: str
    content: BriefFile
    tables: Mapping[str, DataTable]
    sources: tuple[Source, ...]
    messages: tuple[Message, ...]
    origins: Mapping[str, Origin]
    """Where each block stands, by its name."""
    titles: tuple[tuple[str, Origin], ...] = ()
    """The sources' titles, which every language prints as they stand, and where they stand."""
    files: tuple[DataFile, ...] = ()
    """The data behind its pages."""
    images: tuple[str, ...] = ()
    """The paths of the images that it shows, below its folder."""
