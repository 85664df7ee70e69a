"""Small lines of numbers, as large as a word, in a table or under a key figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from generator.blocks.block import BlockContext
from generator.blocks.columns import NUMBERS
from generator.blocks.speaker import Speaker
from generator.errors import Finding, Origin
from generator.model.fields import ColumnName, Frozen, Line, Prose, TableName
from generator.model.row import DataTable
from generator.validation import Locator, nearest

WIDTH, HEIGHT = 160.0, 40.0
"""In tenths of a millimetre."""
EDGE = 5.0
"""How far the line keeps from the sides, so that its end has room, in tenths of a millimetre."""
LEAST = 2
"""So many numbers make a line."""


class RowSpark(Frozen):
    """A small line a row of a table, in a column of its own."""

    columns: Annotated[tuple[ColumnName, ...], Field(min_length=LEAST, max_length=60)]
    """The columns whose numbers it goes along, in this order."""
    label: Annotated[Line, Prose("Head of a column of small lines.")]

    def check(self, name: str, table: DataTable, locate: Locator) -> Iterator[Finding]:
        """Give a finding for each column that is none, or has no numbers."""
        for index, column in enumerate(self.columns):
            yield from _check_column(name, table, column, locate(("columns", index)), number=True)

    def draw(self, table: str, row: str, speaker: Speaker) -> LocalSpark | None:
        """Draw the line of a row; None where it has too few numbers."""
        local = speaker.tables[table]
        data = next(each for each in speaker.data[table].rows if each.id == row)
        said = next(each for each in local.rows if each.id == row)
        return draw_spark(
            [
                (
                    local.column(name).label,
                    data.number(name),
                    said.cells[name].plain if name in said.cells else "",
                )
                for name in self.columns
            ],
            mirrored=speaker.formats.direction == "rtl",
        )


class ColumnSpark(Frozen):
    """A small line along the rows of a table, under a key figure."""

    table: TableName
    """The table whose rows it goes along, in their order."""
    by: ColumnName
    """The column that names them."""
    column: ColumnName
    """The column of numbers."""

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give what is wrong with its table and its columns."""
        faults = list(around.check_table(self.table, locate(("table",))))
        yield from faults
        if not faults:
            table = around.tables[self.table]
            yield from _check_column(self.table, table, self.by, locate(("by",)))
            yield from _check_column(
                self.table, table, self.column, locate(("column",)), number=True
            )

    def draw(self, speaker: Speaker) -> LocalSpark | None:
        """Draw the line; None where there are too few numbers."""
        said = {row.id: row.cells for row in speaker.tables[self.table].rows}
        return draw_spark(
            [
                (
                    said[row.id][self.by].plain if self.by in said[row.id] else "",
                    row.number(self.column),
                    said[row.id][self.column].plain if self.column in said[row.id] else "",
                )
                for row in speaker.data[self.table].rows
            ],
            mirrored=speaker.formats.direction == "rtl",
        )


@dataclass(frozen=True, slots=True)
class LocalSpark:
    """A small line in one language."""

    pieces: tuple[str, ...]
    """Its points, in tenths of a millimetre from the top left: apart where numbers are missing."""
    end: tuple[float, float]
    """Where its last number stands."""
    least: tuple[str, str]
    """What the least number is of, and its text."""
    most: tuple[str, str]


def draw_spark(
    values: Sequence[tuple[str, float | None, str]], *, mirrored: bool
) -> LocalSpark | None:
    """Draw a line from the least of some numbers to the greatest.

    :param values: of each what it is of, the number and its text.
    :param mirrored: whether it is read from the right.
    """
    known = [(name, number, text) for name, number, text in values if number is not None]
    if len(known) < LEAST:
        return None
    least, most = min(known, key=lambda each: each[1]), max(known, key=lambda each: each[1])
    extent = most[1] - least[1]
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)

    def place(index: int, number: float) -> tuple[float, float]:
        x = EDGE + step * index
        share = (number - least[1]) / extent if extent else 0.5
        y = HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)
        return round(WIDTH - x if mirrored else x, 1), round(y, 1)

    points = [None if each[1] is None else place(n, each[1]) for n, each in enumerate(values)]
    return LocalSpark(
        pieces=tuple(_join(points)),
        end=next(point for point in reversed(points) if point is not None),
        least=(least[0], least[2]),
        most=(most[0], most[2]),
    )


def _join(points: Iterable[tuple[float, float] | None]) -> Iterator[str]:
    piece: list[str] = []
    for point in (*points, None):
        if point is not None:
            piece.append(f"{point[0]:g},{point[1]:g}")
        elif piece:
            if len(piece) > 1:
                yield " ".join(piece)
            piece = []


def _check_column(
    name: str, table: DataTable, column: str, where: Origin, *, number: bool = False
) -> Iterator[Finding]:
    columns = table.settings.columns
    if column not in columns:
        remedy = nearest(column, columns, "use one of")
        yield Finding(where, f"column {column} is not among those of {name}", remedy)
    elif number and columns[column].kind not in NUMBERS:
        yield Finding(
            where,
            f"column {column} of {name} is of the kind {columns[column].kind}, and has no numbers",
            f"name a column of one of these kinds: {', '.join(sorted(NUMBERS))}",
        )
