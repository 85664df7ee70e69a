"""The list of a table's rows, numbered as on its map: what happened at each, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from generator.blocks.block import Block, BlockContext
from generator.blocks.columns import NUMBERS, check_head
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.model.fields import ColumnName, Line, Prose, TableName
from generator.model.localised import LocalBlock, LocalColumn, LocalRow, Text
from generator.model.row import DataTable
from generator.model.table import ColumnKind
from generator.validation import Locator, nearest


class PlacesBlock(Block):
    """A numbered list; each row says where and when, and what its columns of text tell."""

    kind: ClassVar[str] = "places"

    places: TableName
    """The table whose rows it lists."""
    caption: Annotated[Line, Prose("Caption of the list.", inline=True)] | None = None
    story: tuple[ColumnName, ...] | None = None
    """The columns of text that tell what happened; all of them where this is not given, none of an
    empty list."""
    beside: tuple[ColumnName, ...] | None = None
    """Categories that are said beside the name; all of them where this is not given, none of an
    empty list. A short list, which tells no story, has all of them."""
    columns: tuple[ColumnName, ...] = ()
    """Columns of the table that the list prints each as one of its own, in this order; categories
    are said beside the name only where ``beside`` asks for them then."""
    latest: Annotated[int, Field(ge=1, le=200)] | None = None
    """How many a short format lists: the last ones that are over; all where none is given."""
    short_title: (
        Annotated[Line, Prose("Heading of the list where a short format takes the latest.")] | None
    ) = None
    short_as: Literal["table", "roll"] = "table"
    """How a short format sets the rows: as a table, with the numbers of their sources; or as a
    roll, in columns of names and dates, whose sources’ publishers the list of sources names."""

    def list_tables(self) -> Iterable[str]:
        """Give its table."""
        return (self.places,)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give what is wrong with its table and the columns that it names."""
        faults = list(around.check_table(self.places, locate(("places",))))
        yield from faults
        if faults:
            return
        yield from around.check_rows(around.tables[self.places], None, locate)
        settings = around.tables[self.places].settings
        if settings.find(ColumnKind.NAME) is None:
            where = locate(("places",))
            yield Finding(
                where, f"table {self.places} has no column of names", "declare one of kind name"
            )
        for key in ("story", "beside", "columns"):
            for index, name in enumerate(getattr(self, key) or ()):
                if name not in settings.columns:
                    yield Finding(
                        locate((key, index)),
                        f"column {name} is not among those of {self.places}",
                        nearest(name, settings.columns, "use one of"),
                    )
                elif key == "columns":
                    yield from check_head(self.places, settings, name, locate((key, index)))

    def prints_sources(self, tables: Mapping[str, DataTable]) -> bool:
        """Whether it prints numbers of sources: those of its rows too."""
        numbered = tables[self.places].settings.find(ColumnKind.SOURCES) is not None
        return numbered or super().prints_sources(tables)

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        table = speaker.tables[self.places]
        rows = table.rows
        if speaker.short and self.latest is not None:
            rows = table.over[-min(self.latest, speaker.rows or self.latest) :]
        columns = speaker.data[self.places].settings.columns
        sources = tuple({each.id: each for row in rows for each in row.sources}.values())
        rolled = speaker.short and self.short_as == "roll"

        told = speaker.data[self.places].settings.open or {}

        def choose(given: tuple[str, ...] | None, kind: ColumnKind) -> tuple[str, ...]:
            if given is not None:
                return given
            found = (name for name, each in columns.items() if each.kind is kind)
            # Whether a row is over is told by its sign and its date.
            left = told if kind is ColumnKind.TEXT or not self.columns else columns
            return tuple(name for name in found if name not in left)

        return LocalPlaces(
            kind=self.kind,
            name=self.name,
            table=self.places,
            rows=rows,
            story=choose(self.story, ColumnKind.TEXT),
            beside=choose(None if speaker.short else self.beside, ColumnKind.CATEGORY),
            columns=tuple(table.column(name) for name in self.columns),
            numeric=frozenset(name for name in self.columns if table.column(name).kind in NUMBERS),
            dated=any(row.date for row in rows),
            with_country=any(row.country for row in rows),
            caption=None if speaker.short else speaker.maybe(self.caption),
            short=speaker.short,
            roll=rolled,
            short_title=speaker.maybe(self.short_title) if speaker.short else None,
            publishers=tuple(dict.fromkeys(each.publisher for each in sources if rolled)),
            cited=tuple(each.id for each in sources if not rolled),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPlaces(LocalBlock):
    """The list in one language."""

    table: str
    rows: tuple[LocalRow, ...]
    story: tuple[str, ...]
    beside: tuple[str, ...]
    columns: tuple[LocalColumn, ...]
    numeric: frozenset[str]
    """Those of numbers, which are set from the end of their column."""
    dated: bool
    with_country: bool
    caption: Text | None
    short: bool
    short_title: Text | None
    roll: bool
    publishers: tuple[str, ...]
    """Who published the sources of a roll's rows."""
