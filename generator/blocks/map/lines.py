"""Lines of a map: what joins two rows of its table, what they say, what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.blocks.block import BlockContext
from generator.blocks.map.sizes import MEASURED, list_references, say_value
from generator.blocks.speaker import Speaker
from generator.errors import Finding, Origin
from generator.model.row import DataTable
from generator.model.table import ColourBy, ColumnKind, TableSettings
from generator.validation import Locator, nearest

_ENDS = 2


@dataclass(frozen=True, slots=True)
class LocalLine:
    """One line in one language: the ids and names of its ends, and what it says."""

    id: str
    start: str
    end: str
    start_name: str
    end_name: str
    value: str
    """Of its width, as it is said; empty where widths say nothing."""
    step: int | None
    width: float | None
    """Over the greatest of the lines."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class LocalLines:
    """The lines of a map in one language."""

    label: str = ""
    """What their table holds."""
    lines: tuple[LocalLine, ...] = ()
    title: str = ""
    """What their colours are of; empty where these say nothing."""
    classes: tuple[tuple[int | None, str], ...] = ()
    widths_title: str = ""
    references: tuple[tuple[float, str], ...] = ()


def find_ends(settings: TableSettings, places: str) -> tuple[str, ...]:
    """Give the columns of rows of a table of places: the first is where a line begins."""
    return tuple(
        name
        for name, column in settings.columns.items()
        if column.kind is ColumnKind.ROW and column.of == places
    )


def check_lines(
    table: DataTable, places: str, width: str | None, locate: Locator
) -> Iterator[Finding]:
    """Give what is wrong with a table of lines between a table's places."""
    ends = find_ends(table.settings, places)
    if len(ends) != _ENDS:
        message = f"{table.name} has {len(ends)} columns of rows of {places}; a line has two ends"
        remedy = f"declare two of the kind row, as {{kind: row, of: {places}}}: from and to"
        yield Finding(locate(("lines",)), message, remedy)
        return
    if width is not None:
        declared = table.settings.columns.get(width)
        if declared is None or declared.kind not in MEASURED or declared.label is None:
            numbers = [
                name for name, each in table.settings.columns.items() if each.kind in MEASURED
            ]
            remedy = nearest(width, numbers, "name one of its columns of numbers, with a label")
            message = f"{table.name} has no column of numbers with a label {width}"
            yield Finding(locate(("line_width",)), message, remedy)
            return
    seen: dict[tuple[str, str], str] = {}
    for row in table.rows:
        start, end = (row.text(name) for name in ends)
        value = row.cells.get(width) if width else None
        if not start or not end:
            message = f"{row.id} has one end alone"
            yield Finding(row.origin, message, f"fill in {ends[0]} and {ends[1]}")
        elif start == end:
            yield Finding(row.origin, f"{row.id} leads from {start} to itself", "correct an end")
        elif (start, end) in seen:
            message = f"{row.id} leads from {start} to {end}, as {seen[start, end]} does"
            yield Finding(row.origin, message, "join the rows: the lines would lie on each other")
        elif width and (not isinstance(value, Decimal) or value < 0):
            message = f"{row.id} has no {width} from which a line has its width"
            yield Finding(row.origin, message, "give it one that is not below zero")
        seen.setdefault((start, end), row.id)


def check_line_options(
    lines: str | None, width: str | None, around: BlockContext, locate: Locator
) -> Iterator[Finding]:
    """Give what is wrong with the table of lines itself, or with a width of no lines."""
    if lines is not None:
        yield from around.check_table(lines, locate(("lines",)))
    elif width is not None:
        yield Finding(locate(("line_width",)), "is of no lines", "name their table in lines")


def say_lines(speaker: Speaker, lines: str, places: str, width: str | None) -> LocalLines:
    """Say a map's lines in one language."""
    data, table = speaker.data[lines], speaker.tables[lines]
    first, last = find_ends(data.settings, places)
    names: Mapping[str, str] = {row.id: row.name or row.id for row in speaker.tables[places].rows}
    values = {
        row.id: cell for row in data.rows if width and isinstance(cell := row.cells[width], Decimal)
    }
    top = max(values.values(), default=Decimal(0)) or Decimal(1)
    coloured = data.settings.colour not in (ColourBy.NONE, ColourBy.TIME)
    said = {row.id: row for row in table.rows}

    def say(value: Decimal) -> str:
        assert width is not None
        return say_value(value, data.settings.columns[width], speaker.formats)

    by = table.coloured_by
    return LocalLines(
        label=table.label,
        lines=tuple(
            LocalLine(
                row.id,
                start := row.text(first),
                end := row.text(last),
                names[start],
                names[end],
                say(values[row.id]) if row.id in values else "",
                said[row.id].step if coloured else None,
                float(values[row.id] / top) if row.id in values else None,
                row.origin,
            )
            for row in data.rows
        ),
        title="" if not coloured or by == ColourBy.COUNTRY else table.column(by).label,
        classes=tuple((each.step, each.label) for each in table.classes)
        if coloured
        else ((None, table.label),),
        widths_title=table.column(width).label if width else "",
        references=tuple(
            (float(each / top), say(each)) for each in list_references(tuple(values.values()))
        )
        if any(values.values())
        else (),
    )
