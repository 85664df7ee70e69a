"""What the places of a map can be chosen by: its table's rows -> filters, and moments in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.blocks.map import LocalMap
from generator.model.localised import LocalBrief, LocalRow, LocalTable
from generator.model.table import ColumnKind

YEAR = "year"
MOST_OPTIONS = 12
"""More values than these are no choice."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to choose by: a column, or the year."""

    name: str
    kind: str
    label: str
    """Empty where the program has the word for it."""
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year in which something began to be so."""

    date: str
    """In ISO form."""
    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen of a map's places."""

    filters: tuple[Filter, ...]
    moments: tuple[Moment, ...]
    rows: tuple[LocalRow, ...]

    @property
    def data(self) -> dict[str, Any]:
        """Give each place's values and moment, for the script."""
        at = {moment.date: place for place, moment in enumerate(self.moments)}
        return {
            row.id: [
                at.get(row.iso_date, 0),
                {each.name: _value(row, each) for each in self.filters},
            ]
            for row in self.rows
        }


def find_choices(block: LocalMap, brief: LocalBrief) -> Choices:
    """Find what the places of a map can be chosen by: the year, the country, each category."""
    table = brief.tables[block.table]
    rows = table.rows if block.placed else ()
    moments = {row.iso_date: row.date for row in rows if row.iso_date}
    found = [
        Filter(each.name, each.kind, each.label, options)
        for each in _list_columns(table)
        if _FEWEST <= len(options := _list_options(rows, each)) <= MOST_OPTIONS
    ]
    return Choices(
        tuple(found), tuple(Moment(date, moments[date]) for date in sorted(moments)), rows
    )


def _list_columns(table: LocalTable) -> tuple[Filter, ...]:
    columns = [
        Filter(each.name, each.kind, each.label, ())
        for each in table.columns
        if each.kind == ColumnKind.COUNTRY or (each.kind == ColumnKind.CATEGORY and each.label)
    ]
    return (Filter(YEAR, YEAR, "", ()), *columns)


def _list_options(rows: tuple[LocalRow, ...], each: Filter) -> tuple[str, ...]:
    values = {value for row in rows if (value := _value(row, each))}
    return tuple(sorted(values))


def _value(row: LocalRow, each: Filter) -> str:
    if each.kind == YEAR:
        return row.year
    if each.kind == ColumnKind.COUNTRY:
        return row.country
    cell = row.cells.get(each.name)
    return cell.plain if cell is not None else ""
