"""Places round the places that matter, in rings of distance: a drawing from the data alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import Field

from generator.blocks.block import BlockContext, FigureTexts
from generator.blocks.drawn import DrawnBlock
from generator.blocks.map.settling import choose_cone
from generator.blocks.speaker import Speaker
from generator.errors import Finding
from generator.language.amounts import write_amount
from generator.language.formats import Formats
from generator.model.distance import measure_distance
from generator.model.fact_values import NumberValue
from generator.model.fields import Frozen, Identifier, Line, Prose, TableName
from generator.model.figure import (
    FigureRequest,
    Frame,
    MapPoint,
    Ring,
    RingCentre,
    RingsDrawing,
)
from generator.model.localised import LocalBlock, LocalRow, Text
from generator.model.map import Cone, Extent
from generator.validation import Locator, nearest

_ROUND = 0.5
"""How much more than its places the projection is fitted to, in degrees."""
MOST_RINGS = 8
"""More lines round one place are a target, and no measure."""


class Centre(Frozen):
    """A place that others lie round."""

    row: Identifier
    """The row of the table that has the place, by its id."""
    name: Annotated[Line, Prose("Name of the place in the middle of rings of distance.")] | None = (
        None
    )
    """What it is called there; as in its row where none is given."""


class RingsBlock(DrawnBlock):
    """The places of a table round some of them, in rings of distance.

    It has no coast and no border, and is the same drawing in every language. Places beyond the
    outermost ring are not drawn, and named below it.
    """

    kind: ClassVar[str] = "rings"
    aspect: ClassVar[float] = 0.52

    rings: TableName
    """The table whose places it shows."""
    around: Annotated[tuple[Centre, ...], Field(min_length=1, max_length=4)]
    """The places that the others lie round."""
    every: Annotated[float, Field(gt=0, le=5000)]
    """From one ring to the next, in kilometres."""
    to: Annotated[float, Field(gt=0, le=10000)]
    """The radius of the outermost ring, in kilometres: so many times ``every``."""
    caption: Annotated[Line, Prose("Caption below rings of distance.", inline=True)] | None = None

    def list_tables(self) -> Iterable[str]:
        """Give its table."""
        return (self.rings,)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give what is wrong with its table, the rows in the middle, and its outermost ring."""
        faults = list(around.check_table(self.rings, locate(("rings",)), places=True))
        yield from faults
        if faults:
            return
        rows = [row.id for row in around.tables[self.rings].rows]
        for index, centre in enumerate(self.around):
            if centre.row not in rows:
                yield Finding(
                    locate(("around", index, "row")),
                    f"table {self.rings} has no row {centre.row}",
                    nearest(centre.row, rows, "use one of"),
                )
        count = self.to / self.every
        if count > MOST_RINGS or abs(count - round(count)) > 1e-9:  # noqa: PLR2004 - rounding
            yield Finding(
                locate(("to",)),
                f"to {self.to:g} km is not from one to {MOST_RINGS} times {self.every:g} km",
                "end at a ring, or set them wider apart",
            )

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        table = speaker.tables[self.rings]
        rows = {row.id: row for row in table.rows}
        centres = tuple(
            (centre.row, speaker.plain(centre.name) or rows[centre.row].name)
            for centre in self.around
        )
        places = [(rows[name].lat, rows[name].lon) for name, _ in centres]
        near = tuple(
            row.id
            for row in table.rows
            if min(measure_distance((row.lat, row.lon), place) for place in places) <= self.to
        )
        return LocalRings(
            kind=self.kind,
            name=self.name,
            table=self.rings,
            centres=centres,
            radii=tuple(
                (number * self.every, _say_distance(number * self.every, speaker.formats))
                for number in range(1, round(self.to / self.every) + 1)
            ),
            near=tuple(row for row in table.rows if row.id in near),
            far=tuple(row for row in table.rows if row.id not in near),
            caption=speaker.maybe(self.caption),
        )

    @classmethod
    def request(cls, texts: FigureTexts, frame: Frame) -> FigureRequest:
        """Gather what it is drawn from."""
        block: LocalRings = texts.blocks[0]
        table = texts.main.tables[block.table]
        rows = {row.id: row for row in block.near}
        said = zip(*([text for _, text in each.radii] for each in texts.blocks), strict=True)
        return RingsDrawing(
            frame=frame,
            direction=texts.main.direction,
            projection=_choose_cone(block.near),
            centres=tuple(
                RingCentre(
                    name,
                    texts.gather(each.centres[place][1] for each in texts.blocks),
                    rows[name].lat,
                    rows[name].lon,
                )
                for place, (name, _) in enumerate(block.centres)
            ),
            rings=tuple(
                Ring(radius, texts.gather(labels))
                for (radius, _), labels in zip(block.radii, said, strict=True)
            ),
            points=tuple(
                MapPoint(row.id, row.number, (), row.lat, row.lon, row.step, ongoing=row.open)
                for row in block.near
            ),
            palette=table.palette,
            alternatives=texts.alternatives,
            origin=block.origin,
        )


def _say_distance(distance: float, formats: Formats) -> str:
    value = NumberValue(Decimal(str(distance)).normalize(), None, "kilometer")
    return str(write_amount(value, "short", formats))


def _choose_cone(rows: Sequence[LocalRow]) -> Cone:
    """Give the cone that shows some places with the least distortion."""
    lons, lats = [row.lon for row in rows], [row.lat for row in rows]
    return choose_cone(
        Extent(
            west=max(min(lons) - _ROUND, -180.0),
            south=max(min(lats) - _ROUND, -90.0),
            east=min(max(lons) + _ROUND, 180.0),
            north=min(max(lats) + _ROUND, 90.0),
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRings(LocalBlock):
    """Rings of distance in one language."""

    table: str
    centres: tuple[tuple[str, str], ...]
    """The rows in the middle, by their ids, and what each is called."""
    radii: tuple[tuple[float, str], ...]
    """In km, and as the language writes it."""
    near: tuple[LocalRow, ...]
    """The rows that are drawn."""
    far: tuple[LocalRow, ...]
    """Those that lie beyond the outermost ring of every place."""
    caption: Text | None
