"""Small maps, one a year or a class of years: the places that are new, and those before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from generator.blocks.block import BlockContext, FigureTexts
from generator.blocks.drawn import DrawnBlock
from generator.blocks.map import MapBlock
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.model.fields import Line, Prose, TableName
from generator.model.figure import FigureRequest, Frame, MapPoint, Texts, YearPanel, YearsDrawing
from generator.model.localised import LocalBlock, Text
from generator.model.map import MapSettings
from generator.validation import Locator

_SEPARATOR = "|"
"""Stands between the headings in ``words.txt``."""


class YearsBlock(DrawnBlock):
    """The places of a table by the years of their dates, on the ground of the table's map."""

    kind: ClassVar[str] = "years"
    aspect: ClassVar[float] = 0.21

    years: TableName
    """The table whose places it shows, as the document's first map of that table does."""
    title: Annotated[Line, Prose("Heading of the small maps.")] | None = None
    caption: Annotated[Line, Prose("Caption below the small maps.", inline=True)] | None = None

    def list_tables(self) -> Iterable[str]:
        """Give its table."""
        return (self.years,)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give a finding where its table is none, has no dates, or no map shows it."""
        where = locate(("years",))
        faults = list(around.check_table(self.years, where, places=True))
        yield from faults
        if faults:
            return
        maps = [each for _, each in around.blocks if isinstance(each, MapBlock)]
        if not any(each.map == self.years for each in maps):
            yield Finding(where, f"no map shows table {self.years}", "add a map of it")
        table = around.tables[self.years]
        if not any(table.when(row) for row in table.rows if not table.is_open(row)):
            yield Finding(
                where, f"table {table.name} has no row with a date", "give its rows their dates"
            )

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        data = speaker.data[self.years]
        over = [row for row in data.rows if not data.is_open(row)]
        dates = [date for row in over if (date := data.when(row)) is not None]
        first, last = speaker.months(dates)
        return LocalYears(
            kind=self.kind,
            name=self.name,
            table=self.years,
            title=speaker.maybe(self.title),
            caption=speaker.maybe(self.caption),
            first=first,
            last=last,
        )

    @classmethod
    def request(cls, texts: FigureTexts, frame: Frame) -> FigureRequest:
        """Gather what they are drawn from: the map of the same table, and its periods."""
        block: LocalYears = texts.blocks[0]
        table = texts.main.tables[block.table]
        maps = FigureTexts(
            texts.briefs,
            tuple(brief.map_of(block.table) for brief in texts.briefs),
            texts.words,
        )
        headings = zip(*(words["headings"].split(_SEPARATOR) for words in texts.words), strict=True)
        return YearsDrawing(
            frame=frame,
            direction=texts.main.direction,
            settings=maps.blocks[0].settings,
            panels=tuple(
                YearPanel(texts.gather(text.strip() for text in heading), period.index)
                for heading, period in zip(headings, table.periods, strict=True)
            ),
            points=tuple(
                MapPoint(row.id, row.number, (), row.lat, row.lon, row.period, ongoing=False)
                for row in table.over
            ),
            elsewhere=_name_elsewhere(maps),
            alternatives=texts.alternatives,
            origin=block.origin,
        )


def _name_elsewhere(maps: FigureTexts) -> Texts:
    """Name what insets show from far away, in each language."""
    settings: MapSettings = maps.blocks[0].settings
    far = [
        f"inset:{index}"
        for index, inset in enumerate(settings.insets)
        if not settings.is_close_up(inset)
    ]
    return maps.gather(" · ".join(block.names[key] for key in far) for block in maps.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalYears(LocalBlock):
    """The small maps in one language."""

    table: str
    title: Text | None
    caption: Text | None
    first: str
    """The month of the earliest row, and of the latest."""
    last: str
