"""A table of rows and columns, as the data have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import Field

from generator.blocks.block import Block, BlockContext
from generator.blocks.columns import NUMBERS, check_head
from generator.blocks.spark import LocalSpark, RowSpark
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.model.fact_fields import Conditions
from generator.model.fields import ColumnName, Line, Prose, TableName
from generator.model.localised import LocalBlock, LocalColumn, LocalRow, Text
from generator.model.row import DataTable
from generator.model.table import ColumnKind, TableSettings
from generator.validation import Locator, nearest

PRINTED = frozenset(ColumnKind) - {
    ColumnKind.ID,
    ColumnKind.NOTE,
    ColumnKind.LATITUDE,
    ColumnKind.LONGITUDE,
}
"""What is set of a table whose columns are not chosen."""


class TableBlock(Block):
    """Rows and columns of a table; a long one goes on over pages with its head."""

    kind: ClassVar[str] = "table"

    table: TableName
    """The table that is printed."""
    title: Annotated[Line, Prose("Heading of a table; it may state what it shows.")] | None = None
    caption: Annotated[Line, Prose("Caption of a table.", inline=True)] | None = None
    columns: tuple[ColumnName, ...] = ()
    """Which columns, in this order; all that are printed where none is given."""
    where: Conditions | None = None
    """Which rows: what they have in these columns, one value or any of several; all else."""
    spark: RowSpark | None = None
    """A small line of each row’s numbers, in a last column."""
    most: Annotated[int, Field(ge=1)] | None = None
    """How many rows at most: the first of the table's order."""

    def list_tables(self) -> Iterable[str]:
        """Give its table."""
        return (self.table,)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give what is wrong with its table, and with the columns and rows that it names."""
        faults = list(around.check_table(self.table, locate(("table",))))
        yield from faults
        if faults:
            return
        table = around.tables[self.table]
        yield from self._check_columns(table.settings, locate)
        if self.spark is not None:
            yield from self.spark.check(self.table, table, lambda path: locate(("spark", *path)))
        yield from around.check_rows(table, self.where, locate)

    def _check_columns(self, settings: TableSettings, locate: Locator) -> Iterator[Finding]:
        printed = list(self._list_printed(settings))
        for path, name in (*printed, *((("where", each), each) for each in self.where or {})):
            if name not in settings.columns:
                yield Finding(
                    locate(path),
                    f"column {name} is not among those of {self.table}",
                    nearest(name, settings.columns, "use one of"),
                )
        for path, name in printed:
            if name in settings.columns:
                yield from check_head(self.table, settings, name, locate(path))

    def _list_printed(self, settings: TableSettings) -> Iterator[tuple[tuple[int | str, ...], str]]:
        """Give each column that is printed, and the path that names it."""
        if self.columns:
            yield from ((("columns", index), name) for index, name in enumerate(self.columns))
        else:
            printed = (name for name, each in settings.columns.items() if each.kind in PRINTED)
            yield from ((("table",), name) for name in printed)

    def prints_sources(self, tables: Mapping[str, DataTable]) -> bool:
        """Whether it prints numbers of sources: in a column of them too."""
        settings = tables[self.table].settings
        printed = (name for _, name in self._list_printed(settings))
        numbered = any(settings.columns[name].kind is ColumnKind.SOURCES for name in printed)
        return numbered or super().prints_sources(tables)

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        table = speaker.tables[self.table]
        names = self.columns or tuple(
            column.name for column in table.columns if column.kind in PRINTED
        )
        chosen = {row.id for row in speaker.data[self.table].select(self.where)}
        rows = tuple(row for row in table.rows if row.id in chosen)[: self.most]
        return LocalTableBlock(
            kind=self.kind,
            name=self.name,
            table=self.table,
            title=speaker.maybe(self.title),
            caption=speaker.maybe(self.caption),
            columns=tuple(table.column(name) for name in names),
            numeric=frozenset(name for name in names if table.column(name).kind in NUMBERS),
            rows=rows,
            spark=speaker.plain(self.spark.label) if self.spark else "",
            sparks={
                row.id: line
                for row in (rows if self.spark else ())
                if self.spark and (line := self.spark.draw(self.table, row.id, speaker))
            },
            cited=tuple(dict.fromkeys(each.id for row in rows for each in row.sources)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTableBlock(LocalBlock):
    """The table in one language."""

    table: str
    title: Text | None
    caption: Text | None
    columns: tuple[LocalColumn, ...]
    numeric: frozenset[str]
    """The columns of numbers, which are set from the end of their column."""
    rows: tuple[LocalRow, ...]
    spark: str
    """Head of the column of small lines; empty where there is none."""
    sparks: Mapping[str, LocalSpark]
    """The small line of a row, by its id."""
