"""A document in one language: every word, number and date as it will be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from markupsafe import Markup, escape

from generator.errors import Origin
from generator.model.locale import Direction
from generator.model.map import Palette
from generator.model.table import ColumnKind


@dataclass(frozen=True, slots=True)
class Text:
    """One text, as HTML for the page and as plain words for figures and metadata."""

    html: Markup
    plain: str

    @classmethod
    def of(cls, words: str) -> Self:
        """Give plain words, which hold no markup, as a text."""
        return cls(escape(words), words)

    def __html__(self) -> str:
        return str(self.html)

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class LocalCitation:
    """A source as it is cited: by its number in the list of sources."""

    id: str
    number: str
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class LocalSource:
    """One source under its number; title and publisher carry their own language."""

    number: str
    id: str
    title: str
    publisher: str
    date: str
    language: str
    direction: Direction
    """In which direction its title is written."""
    url: str | None
    host: str | None


# --- tables -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LocalColumn:
    """A column of a table: its name, what stands in its cells, and its head."""

    name: str
    kind: ColumnKind
    label: str
    """Empty where its author gave it none."""


@dataclass(frozen=True, slots=True)
class LocalRow:
    """One row of a table, and the place where it lies if it has one.

    ``period`` is the index of its years among its table's periods, ``step`` that of its colour in
    the table's palette; ``colour`` names that in the style sheet, as ``step-1``.
    """

    id: str
    number: str
    """Its place in the table's order."""
    name: str
    cells: Mapping[str, Text]
    """By the columns' names; those that are filled in, and are printed."""
    values: Mapping[str, float]
    """The numbers of its columns."""
    country: str
    lat: float
    lon: float
    open: bool
    """Whether it is not over yet."""
    year: str
    """Empty where it has no date."""
    date: str
    short_date: str
    iso_date: str
    period: int
    step: int
    colour: str
    sources: tuple[LocalCitation, ...]
    origin: Origin = field(compare=False)
    """The row of the data that it comes from."""
    country_code: str = ""
    """ISO 3166-1 alpha-2; empty where it has none."""


@dataclass(frozen=True, slots=True)
class LocalPeriod:
    """A year, or the years of a class where there are many, and how many rows it has."""

    label: str
    """As “2015”, or “2010–2014”."""
    index: int
    count: int
    is_year: bool


@dataclass(frozen=True, slots=True)
class LocalClass:
    """What one colour of the signs means; ``label`` is empty for all that has no other."""

    step: int
    label: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one year, or those that are not over yet (``year`` is then None)."""

    year: str | None
    rows: tuple[LocalRow, ...]


@dataclass(frozen=True, slots=True)
class LocalTable:
    """A table in one language, its rows in their order."""

    name: str
    label: str
    """What it holds."""
    columns: tuple[LocalColumn, ...]
    rows: tuple[LocalRow, ...]
    periods: tuple[LocalPeriod, ...]
    """The years of the rows that are over, or classes of years."""
    palette: Palette
    classes: tuple[LocalClass, ...]
    """What the colours of its signs mean."""
    coloured_by: str
    """What these are: ``time``, ``country``, a category's column or ``none``."""
    open_label: str
    """What a row is that is not over yet."""

    @property
    def over(self) -> tuple[LocalRow, ...]:
        """The rows that are over, in their order."""
        return tuple(row for row in self.rows if not row.open)

    @property
    def open(self) -> tuple[LocalRow, ...]:
        """The rows that are not over yet."""
        return tuple(row for row in self.rows if row.open)

    @property
    def by_year(self) -> bool:
        """Whether each of its periods is one year."""
        return all(period.is_year for period in self.periods)

    @property
    def groups(self) -> tuple[RowGroup, ...]:
        """Its rows by their year, those that are not over yet last."""
        years = dict.fromkeys(row.year for row in self.over)
        found = [
            RowGroup(year, tuple(row for row in self.over if row.year == year)) for year in years
        ]
        return (*found, *([RowGroup(None, self.open)] if self.open else []))

    def column(self, name: str) -> LocalColumn:
        """Give one of its columns."""
        return next(column for column in self.columns if column.name == name)

    def find(self, name: str) -> LocalRow | None:
        """Give a row by its id."""
        return next((row for row in self.rows if row.id == name), None)


# --- sections and blocks ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalBlock:
    """What every block has in one language; each kind has a class of its own."""

    kind: str
    name: str
    """What tells it from others in the document: its id, or its kind."""
    cited: tuple[str, ...] = ()
    """The ids of the sources that it cites."""
    origin: Origin = field(default=Origin("brief.yaml"), compare=False)
    """Where it is written."""


@dataclass(frozen=True, slots=True)
class LocalSection:
    """One section: its heading and its blocks."""

    id: str
    title: Text | None
    kicker: Text | None
    blocks: tuple[LocalBlock, ...]


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Sections that share a page, or run on from one to the next; the next group begins a page."""

    id: str
    sections: tuple[LocalSection, ...]


@dataclass(frozen=True, slots=True)
class LocalBrief:
    """One document in one language, as one format takes it."""

    name: str
    locale: str
    language_tag: str
    direction: Direction
    script: str
    """The script that the language is written in (ISO 15924), as ``Latn``."""
    digits: str
    """The ten digits in which it is numbered."""
    title: Text
    short_title: Text
    subject: Text
    description: str
    keywords: tuple[str, ...]
    date: str
    iso_date: str
    issuer: str
    contact: str
    phone: str
    marking: Text
    """Who may read it; empty where it says nothing."""
    licence: Text
    disclaimer: Text
    source: LocalSource
    groups: tuple[PageGroup, ...]
    tables: Mapping[str, LocalTable]
    sources: tuple[LocalSource, ...]
    """Those that the document cites, in the order of their numbers."""

    @property
    def sections(self) -> tuple[LocalSection, ...]:
        """Its sections in their order."""
        return tuple(section for group in self.groups for section in group.sections)

    @property
    def blocks(self) -> tuple[LocalBlock, ...]:
        """Its blocks in their order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published the sources, each once, in the order of their citation."""
        return tuple(dict.fromkeys(source.publisher for source in self.sources))

    def all_of(self, *kinds: str) -> Iterator[LocalBlock]:
        """Give the blocks of some kinds in their order."""
        return (block for block in self.blocks if block.kind in kinds)

    def find(self, kind: str) -> LocalBlock | None:
        """Give the first block of a kind, or None."""
        return next(self.all_of(kind), None)

    def listed(self, table: str) -> tuple[LocalRow, ...]:
        """Give the rows of a table that the document lists."""
        lists = (each for each in self.all_of("places") if getattr(each, "table", "") == table)
        return tuple(row for each in lists for row in getattr(each, "rows", ()))

    def shown_on(self, table: str) -> LocalBlock | None:
        """Give the map that shows a table's places, or None."""
        maps = (each for each in self.all_of("map") if getattr(each, "table", "") == table)
        return next(maps, None)

    def map_of(self, table: str) -> Any:
        """Give the first map of a table's places."""
        return next(block for block in self.all_of("map") if getattr(block, "table", "") == table)

    def block(self, name: str) -> LocalBlock | None:
        """Give a block by its name."""
        return next((block for block in self.blocks if block.name == name), None)

    def section_of(self, name: str) -> LocalSection | None:
        """Give the section that has a block of this name."""
        found = (s for s in self.sections if any(block.name == name for block in s.blocks))
        return next(found, None)
