"""A timeline: the rows of a table by day, week, month, quarter or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from generator.blocks.block import BlockContext, FigureTexts
from generator.blocks.drawn import DrawnBlock
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.language.formats import Formats
from generator.model.date import PartialDate
from generator.model.fields import Line, Prose, TableName
from generator.model.figure import (
    FigureRequest,
    Frame,
    TimelineDrawing,
    TimelineMark,
    TimelineTick,
)
from generator.model.localised import LocalBlock, Text
from generator.model.time_axis import TimeAxis, TimeUnit, lay_out_axis
from generator.validation import Locator

MOST_MARKS = 12
"""So many marks above each other can still be counted; more are given as a number."""


class TimelineBlock(DrawnBlock):
    """When the rows of a table happened."""

    kind: ClassVar[str] = "timeline"
    aspect: ClassVar[float] = 0.24

    timeline: TableName
    """The table whose rows it shows, by their dates: those under way where they began."""
    title: Annotated[Line, Prose("Heading of a timeline; it may state what it shows.")] | None = (
        None
    )
    caption: Annotated[Line, Prose("Caption below the timeline.", inline=True)] | None = None
    marks: Annotated[Line, Prose("What the marks of a timeline are, beside them.")] | None = None

    def list_tables(self) -> Iterable[str]:
        """Give its table."""
        return (self.timeline,)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give a finding where its table is none, or has no row with a date."""
        where = locate(("timeline",))
        faults = list(around.check_table(self.timeline, where))
        yield from faults
        if not faults:
            table = around.tables[self.timeline]
            if not any(table.when(row) for row in table.rows if not table.is_open(row)):
                yield Finding(
                    where,
                    f"table {table.name} has no row with a date that is over",
                    "give a row its date, or leave the timeline out",
                )

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        data = speaker.data[self.timeline]
        dates = {row.id: date for row in data.rows if (date := data.when(row)) is not None}
        over = [row.id for row in data.rows if row.id in dates and not data.is_open(row)]
        axis = lay_out_axis(dates.values(), speaker.until)
        places = {name: axis.find(date) for name, date in dates.items()}
        counts = Counter(places[name] for name in over)
        number = speaker.formats.number
        first, last = speaker.months(dates[name] for name in over)
        return LocalTimeline(
            kind=self.kind,
            name=self.name,
            table=self.timeline,
            title=speaker.maybe(self.title),
            caption=speaker.maybe(self.caption),
            marks=speaker.plain(self.marks),
            first=first,
            last=last,
            unit=axis.unit,
            ticks=tuple(_name(axis, number, speaker.formats) for number in axis.numbers),
            places=places,
            counts=tuple(number(counts[index]) for index in range(axis.count)),
            counted=max(Counter(places.values()).values()) > MOST_MARKS,
        )

    @classmethod
    def request(cls, texts: FigureTexts, frame: Frame) -> FigureRequest:
        """Gather what it is drawn from."""
        block: LocalTimeline = texts.blocks[0]
        table = texts.main.tables[block.table]
        ticks = zip(*(each.ticks for each in texts.blocks), strict=True)

        def word(name: str) -> tuple[str, ...]:
            pairs = zip(texts.blocks, texts.words, strict=True)
            return texts.gather(each.marks or words[name] for each, words in pairs)

        marks = tuple(
            TimelineMark(row.id, row.number, block.places[row.id], row.step, row.open)
            for row in table.rows
            if row.id in block.places
        )
        is_open = any(mark.ongoing for mark in marks)
        return TimelineDrawing(
            frame=frame,
            direction=texts.main.direction,
            unit=block.unit,
            ticks=tuple(
                TimelineTick(
                    versions[0].number,
                    texts.gather(tick.label for tick in versions),
                    texts.gather(tick.group for tick in versions),
                )
                for versions in ticks
            ),
            marks=marks,
            palette=table.palette,
            counts=block.counts,
            counted=block.counted,
            marks_label=word("marks"),
            plain_label=word("plain"),
            open_label=texts.gather(words["open"] for words in texts.words) if is_open else (),
            alternatives=texts.alternatives,
            origin=block.origin,
        )


@dataclass(frozen=True, slots=True)
class LocalTick:
    """One period of the timeline's axis."""

    number: int
    """Of so many days, weeks, months, quarters or years since the year 1."""
    label: str
    """As a month's short name or a day's number."""
    group: str
    """What it is part of, as the year of a month or the month of a day; empty for a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTimeline(LocalBlock):
    """The axis of the timeline, and where on it the rows stand."""

    table: str
    title: Text | None
    caption: Text | None
    marks: str
    first: str
    """The month of the earliest row that is over, and of the latest."""
    last: str
    unit: TimeUnit
    ticks: tuple[LocalTick, ...]
    places: Mapping[str, int]
    """The index of each row's period, by its id."""
    counts: tuple[str, ...]
    """How many rows of each period are over."""
    counted: bool
    """Whether so many stand in one period that it shows their number, and no mark for each."""


def _name(axis: TimeAxis, number: int, formats: Formats) -> LocalTick:
    """Name one period: its label, and what it is part of."""
    begin = axis.begin(number)
    year, month = formats.year(begin.year), begin.month or 1
    match axis.unit:
        case TimeUnit.DAY | TimeUnit.WEEK:
            group = formats.date(PartialDate(begin.year, month))
            return LocalTick(number, formats.number(begin.day or 1), group)
        case TimeUnit.MONTH:
            return LocalTick(number, formats.short_month(month), year)
        case TimeUnit.QUARTER:
            return LocalTick(number, formats.quarter((month + 2) // 3, narrow=True), year)
        case TimeUnit.YEAR:
            return LocalTick(number, year, "")
