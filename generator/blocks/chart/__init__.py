"""A chart of a table: of its values, or of how many rows it has of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from generator.blocks.block import BlockContext, FigureTexts
from generator.blocks.chart.data import ChartData
from generator.blocks.chart.gathering import gather_data
from generator.blocks.chart.request import request_chart
from generator.blocks.drawn import DrawnBlock
from generator.blocks.speaker import Speaker
from generator.errors import Finding, Origin
from generator.model.chart import BEGINNINGS, Beginning, ChartKind
from generator.model.fact_fields import Conditions
from generator.model.fields import ColumnName, Frozen, Identifier, Line, Prose, TableName
from generator.model.figure import FigureRequest, Frame
from generator.model.localised import LocalBlock, Text
from generator.model.row import Cell, DataTable
from generator.model.table import ColumnKind
from generator.model.time_axis import TimeUnit
from generator.validation import Locator, nearest

MEASURED = (ColumnKind.NUMBER, ColumnKind.PERCENT, ColumnKind.MONEY)
"""What has a length."""
NAMED = (ColumnKind.NAME, ColumnKind.CATEGORY, ColumnKind.COUNTRY, ColumnKind.DATE)
"""What values can be of."""
PARTED = (ColumnKind.CATEGORY, ColumnKind.COUNTRY)
"""What rows are parted by."""
TWO = (ChartKind.DUMBBELL,)
"""The kinds that go from one value to another."""


class ChartNoteText(Frozen):
    """Words at one value."""

    row: Identifier
    """The row by its id."""
    words: Annotated[Line, Prose("Words at one value of a chart.")]


class ChartBlock(DrawnBlock):
    """A chart whose title may state what it shows."""

    kind: ClassVar[str] = "chart"
    aspect: ClassVar[float] = 0.0
    """As high as it looks best."""

    chart: ChartKind
    """How values are shown."""
    table: TableName
    """The table whose values it shows, or whose rows it counts."""
    title: Annotated[Line, Prose("Heading of a chart; it may state what it shows.")]
    caption: Annotated[Line, Prose("Caption below a chart.", inline=True)] | None = None
    by: ColumnName
    """The column that names what the values are of; rows of one name are counted together."""
    every: TimeUnit | None = None
    """Of dates that are counted: the periods in which they are."""
    values: tuple[ColumnName, ...] = ()
    """The columns of numbers that are shown, a series each; where none is given, rows are
    counted. Of a ``span``, the column of spans, or those of starts and ends."""
    split: ColumnName | None = None
    """A category, or the country, by which counted rows or spans are parted into series."""
    panels: ColumnName | None = None
    """A category, or the country, by which the chart is parted into several small ones of one
    scale."""
    where: Conditions | None = None
    """Which rows: what they have in these columns, one value or any of several; all else."""
    most: Annotated[int, Field(ge=1, le=200)] | None = None
    """How many categories at most: the first of the table's order, or the largest counts."""
    stacked: bool = False
    """Whether several series stand on each other, and not side by side."""
    unit: Annotated[Line, Prose("The unit of a chart's values, at its scale.")] | None = None
    highlight: tuple[Identifier, ...] = ()
    """The rows, or the values counted, that are set off from the others."""
    notes: tuple[ChartNoteText, ...] = ()
    """Words at single values."""
    begin: Annotated[Beginning | None, Field(alias="from")] = None
    """Where the scale of a ``line``, ``dot`` or ``dumbbell`` begins: at ``zero``, or near the
    ``least`` value, which is said below the chart. A line’s begins at zero where nothing is
    given. The lengths of the other kinds stand for values, so that theirs always does."""
    data: bool = False
    """Whether the table of its values is printed below it."""

    @model_validator(mode="after")
    def _counts_or_measures(self) -> Self:
        if self.values and self.split and self.chart is not ChartKind.SPAN:
            raise ValueError("splits what it does not count; remove split, or values")
        if self.every is not None and self.values:
            raise ValueError("has periods of what it does not count; remove every, or values")
        if self.panels and not self.values:
            raise ValueError("has panels of what it counts; name columns in values, or use split")
        if self.chart in TWO and len(self.values) != 2:  # noqa: PLR2004 - from one to another
            raise ValueError("goes from one value to another; give it two columns in values")
        if self.chart is ChartKind.SPAN and len(self.values) not in (1, 2):
            raise ValueError("shows spans; name their column in values, or starts and ends")
        if self.begin is not None and self.chart not in BEGINNINGS:
            raise ValueError(
                f"says where the scale of a {self.chart} begins; remove from, or draw"
                f" one of {', '.join(BEGINNINGS)}"
            )
        return self

    @property
    def from_zero(self) -> bool:
        """Whether its scale begins at zero though its lengths do not stand for values."""
        return (self.begin or BEGINNINGS.get(self.chart)) == "zero"

    def list_tables(self) -> Iterable[str]:
        """Give its table."""
        return (self.table,)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give what is wrong with its table, its columns and its rows."""
        faults = list(around.check_table(self.table, locate(("table",))))
        yield from faults
        if faults:
            return
        table = around.tables[self.table]
        yield from around.check_rows(table, self.where, locate)
        for path, name, kinds in self.list_columns():
            yield from self._check_column(table, name, kinds, locate(path))
        counted = table.settings.columns.get(self.by)
        if self.every is not None and counted is not None and counted.kind is not ColumnKind.DATE:
            problem = f"counts by {self.by}, which is no column of dates, in periods"
            yield Finding(locate(("every",)), problem, "remove every, or count by a date")
        yield from self._check_units(table, locate)
        yield from self._check_panels(table)
        rows = {row.id for row in table.rows}
        named = [(("notes", n, "row"), note.row) for n, note in enumerate(self.notes)]
        if self.values:
            named += [(("highlight", n), name) for n, name in enumerate(self.highlight)]  # type: ignore[misc]
        for path, name in named:
            if name not in rows:
                remedy = nearest(name, rows, "use one of")
                yield Finding(locate(path), f"{self.table} has no row {name}", remedy)

    def _check_units(self, table: DataTable, locate: Locator) -> Iterator[Finding]:
        """Give the columns whose values are of another unit than those before, on one scale."""
        columns = table.settings.columns
        known = [
            (index, name, columns[name].measure)
            for index, name in enumerate(self.values)
            if name in columns and columns[name].measure
        ]
        for index, name, measure in known[1:]:
            _, first, wanted = known[0]
            if measure != wanted:
                problem = f"{name} is in {measure}, and {first} in {wanted}, on one scale"
                remedy = "give each a chart of its own, or name columns of one unit"
                yield Finding(locate(("values", index)), problem, remedy)

    def _check_panels(self, table: DataTable) -> Iterator[Finding]:
        """Give the rows that one panel has no second place for."""
        first: dict[tuple[str, Cell], str] = {}
        for row in table.select(self.where) if self.panels else ():
            panel, of = row.text(self.panels or ""), row.cells.get(self.by)
            if panel and first.setdefault((panel, of), row.id) != row.id:
                problem = f"{row.id} has the {self.by} of {first[panel, of]}, in the same panel"
                yield Finding(row.origin, problem, "join the rows, or leave one out by where")

    def list_columns(self) -> Iterator[tuple[tuple[int | str, ...], str, tuple[ColumnKind, ...]]]:
        """Give the columns that it names: where it does, and the kinds that each may be of."""
        measured: tuple[ColumnKind, ...] = MEASURED
        if self.chart is ChartKind.SPAN:
            measured = (*MEASURED, ColumnKind.SPAN, ColumnKind.DATE)
        yield ("by",), self.by, NAMED
        for index, name in enumerate(self.values):
            yield ("values", index), name, measured
        for key, part in (("split", self.split), ("panels", self.panels)):
            if part is not None:
                yield (key,), part, PARTED

    def _check_column(
        self, table: DataTable, name: str, kinds: tuple[ColumnKind, ...], where: Origin
    ) -> Iterator[Finding]:
        columns, shown = table.settings.columns, table.select(self.where)
        if name not in columns:
            remedy = nearest(name, columns, "use one of")
            yield Finding(where, f"{self.table} has no column {name}", remedy)
        elif columns[name].kind not in kinds:
            yield Finding(
                where,
                f"column {name} of {self.table} is of the kind {columns[name].kind}",
                f"name a column of one of these kinds: {', '.join(kinds)}",
            )
        elif shown and all(row.cells.get(name) is None for row in shown):
            message = f"column {name} of {self.table} is empty in all these rows"
            yield Finding(where, message, "fill it in, or show other rows")

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        table, data = speaker.tables[self.table], speaker.data[self.table]
        gathered = gather_data(source, data, table, speaker.formats, speaker.until)
        notes = tuple((note.row, speaker.plain(note.words)) for note in self.notes)
        return LocalChart(
            kind=self.kind,
            name=self.name,
            table=self.table,
            chart=self.chart,
            title=speaker.text(self.title),
            caption=speaker.maybe(self.caption),
            data=replace(gathered, unit=speaker.plain(self.unit) or gathered.unit),
            notes=notes,
            stacked=self.stacked,
            printed=self.data,
        )

    @classmethod
    def request(cls, texts: FigureTexts, frame: Frame) -> FigureRequest:
        """Gather what it is drawn from."""
        return request_chart(texts, frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalChart(LocalBlock):
    """A chart in one language."""

    table: str
    chart: ChartKind
    title: Text
    caption: Text | None
    data: ChartData
    notes: tuple[tuple[str, str], ...]
    """Words at the values of rows, by their ids."""
    stacked: bool
    printed: bool
    """Whether the table of its values is printed below it."""
