"""A map of a table's places: a window on a basemap, names for orientation, insets at need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import Field

from generator.blocks.block import BlockContext, FigureTexts
from generator.blocks.drawn import DrawnBlock
from generator.blocks.map.areas import MOST_CLASSES, class_areas, name_classes
from generator.blocks.map.lines import LocalLines, check_line_options, check_lines, say_lines
from generator.blocks.map.request import request_map
from generator.blocks.map.settling import settle_map
from generator.blocks.map.sizes import MEASURED, SignSizes, check_sizes, size_rows
from generator.blocks.speaker import Speaker
from generator.errors import Finding, Origin
from generator.model.fact_fields import Number
from generator.model.fields import ColumnName, Line, Prose, TableName
from generator.model.figure import FigureRequest, Frame
from generator.model.localised import LocalBlock, Text
from generator.model.map import MapDescription, MapSettings, MapView, ViewDescription
from generator.model.row import DataRow, DataTable, list_cells
from generator.model.scale import LENGTHS
from generator.model.table import ColumnKind
from generator.validation import Locator, nearest

MOST_PLACES = 250
"""More than a map of any paper has room for: what is beyond is answered at once."""
MOST_TOGETHER = 2
"""How many signs of one point can be set apart."""


class MapBlock(MapDescription, DrawnBlock):
    """A map of the places of one table."""

    kind: ClassVar[str] = "map"
    aspect: ClassVar[float] = 0.72

    map: TableName
    """The table whose places it shows."""
    caption: Annotated[Line, Prose("Caption below the map.", inline=True)] | None = None
    legend: Annotated[Line, Prose("Heading of the map's legend.")] | None = None
    """What the colours mean, where the program's own heading is not enough."""
    areas: ColumnName | None = None
    """The column of numbers by which the table's countries are coloured, in classes."""
    classes: Annotated[int, Field(ge=2, le=MOST_CLASSES)] = 4
    """In how many classes, with about as many countries in each."""
    breaks: Annotated[tuple[Number, ...], Field(max_length=MOST_CLASSES - 1)] = ()
    """The bounds between the classes, where their author chooses them."""
    size: ColumnName | None = None
    """The column of numbers as which the places' signs are large: their areas, the greatest as the
    style says; all alike where none is given."""

    lines: TableName | None = None
    """The table whose rows join two places: two columns of the kind ``row`` name where a line
    begins and where it ends, with an arrowhead. Its ``colour`` may be a category or the country."""
    line_width: ColumnName | None = None
    """The column of its numbers as which the lines are wide; all alike where none is given."""

    def settle(self, table: DataTable) -> MapSettings:
        """Give its settings with all that its author left out, by the places of its table."""
        return settle_map(self, table.rows)

    def list_tables(self) -> Iterable[str]:
        """Give its tables."""
        return (self.map, self.lines) if self.lines else (self.map,)

    def check(self, around: BlockContext, locate: Locator) -> Iterator[Finding]:
        """Give what is wrong with its table, its extent and its overrides."""
        places = self.areas is None
        faults = list(around.check_table(self.map, locate(("map",)), places=places))
        faults += check_line_options(self.lines, self.line_width, around, locate)
        yield from faults
        if faults:
            return
        table = around.tables[self.map]
        if self.areas is not None:
            faults = list(_check_areas(self, self.areas, table, locate))
            yield from faults
            if faults or not table.settings.has_places:
                return
        faults = [*around.check_rows(table, None, locate)]
        faults += _check_places(table, locate(("map",)))
        if self.size is not None:
            faults += _check_size(self.size, table, locate(("size",)))
        if self.lines is not None:
            faults += check_lines(around.tables[self.lines], self.map, self.line_width, locate)
        yield from faults
        if faults:
            return
        settings = self.settle(table)
        yield from _check_extent(settings, table, locate)
        yield from _check_overrides(settings, table, locate)

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        settings = source.settle(speaker.data[self.map])
        data = speaker.data[self.map]
        coloured = class_areas(data, self.areas, self.classes, self.breaks) if self.areas else None
        codes = dict.fromkeys(
            code for view in (settings, *settings.insets) for code in view.countries
        )
        return LocalMap(
            kind=self.kind,
            name=self.name,
            table=self.map,
            settings=settings,
            names=_name_map(self, source, settings, speaker),
            countries=tuple(speaker.formats.country(code) for code in codes),
            caption=speaker.maybe(self.caption),
            legend=speaker.plain(self.legend) or self.name_value(speaker),
            column=self.areas or "",
            areas=coloured.areas if coloured else (),
            classes=name_classes(coloured, data, self.areas, speaker.formats)
            if coloured and self.areas
            else (),
            has_gaps=coloured is not None and coloured.has_gaps,
            placed=data.settings.has_places,
            sized_by=speaker.tables[self.map].column(self.size).label if self.size else "",
            sizes=self.say_sizes(speaker),
            lines=say_lines(speaker, self.lines, self.map, self.line_width)
            if self.lines
            else LocalLines(),
            viewer=speaker.formats.country(source.disputed.view)
            if source.disputed is not None and source.disputed.view
            else "",
            distances={length: speaker.formats.number(length) for length in (0, *LENGTHS)},
        )

    def say_sizes(self, speaker: Speaker) -> SignSizes:
        """Say what the sizes of signs stand for; nothing where all are alike."""
        data = speaker.data[self.map]
        if self.size is None or not data.rows:
            return SignSizes()
        names = {row.id: row.name for row in speaker.tables[self.map].rows}
        return size_rows(data, self.size, names, speaker.formats)

    def name_value(self, speaker: Speaker) -> str:
        """Say what the classes of countries are of; empty where there are none."""
        return speaker.tables[self.map].column(self.areas).label if self.areas else ""

    @classmethod
    def request(cls, texts: FigureTexts, frame: Frame) -> FigureRequest:
        """Gather what it is drawn from."""
        return request_map(texts, frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalMap(LocalBlock):
    """A map in one language."""

    table: str
    settings: MapSettings
    names: dict[str, str]
    """By kind and source name: ``town:Bagdad``, ``country:IQ``; ``inset:0`` is the title of the
    first inset, and ``inset:0/town:Tripoli`` a name in it."""
    countries: tuple[str, ...]
    """The names of the countries that it is about."""
    caption: Text | None
    legend: str
    column: str
    """That of the value by which countries are coloured; empty where they are not."""
    areas: tuple[tuple[str, int], ...]
    """The class of each country, by its code, where they are coloured by a value."""
    classes: tuple[tuple[int, str], ...]
    """What each class is, from the least."""
    has_gaps: bool
    """Whether a country has no value."""
    placed: bool
    """Whether it shows places."""
    sized_by: str
    """The head of the column as which signs are large; empty where all are alike."""
    sizes: SignSizes
    """What their sizes stand for."""
    lines: LocalLines
    """What joins its places."""
    viewer: str
    """The country by whose view borders are drawn; empty where they are Natural Earth's own."""
    distances: dict[int, str]
    """What is written for each length of a scale bar, and for none, in km."""


def _name_map(
    local: MapBlock, source: MapBlock, settings: MapSettings, speaker: Speaker
) -> dict[str, str]:
    names: dict[str, str] = {}
    views: list[tuple[str, ViewDescription, ViewDescription]] = [("", source, local)]
    if settings.all_countries:
        names |= {
            f"country:{code}": speaker.formats.capitals(name)
            for code, name in speaker.formats.territories().items()
        }
    for index, (inset, translated) in enumerate(zip(source.insets, local.insets, strict=True)):
        names[f"inset:{index}"] = speaker.plain(translated.title)
        views.append((f"inset:{index}/", inset, translated))
    if local.disputed_area is not None:
        names["disputed"] = speaker.plain(local.disputed_area)
    for where, here, there in views:
        for town, named in zip(here.towns, there.towns, strict=True):
            names[f"{where}town:{town.name}"] = speaker.plain(named.name)
        for sea, sea_named in zip(here.seas, there.seas, strict=True):
            names[f"{where}sea:{sea.name}"] = speaker.plain(sea_named.name)
        for river in there.rivers:
            names[f"{where}river:{river.id}"] = speaker.plain(river.name)
        for country in there.country_names or ():
            name = country.name or speaker.formats.country(country.code)
            # Countries stand in capitals on a map, where the script has any.
            names[f"{where}country:{country.code}"] = speaker.formats.capitals(name)
    return names


def _check_places(table: DataTable, where: Origin) -> Iterator[Finding]:
    """Find more places than any map has room for, and more than two at one point."""
    if len(table.rows) > MOST_PLACES:
        yield Finding(
            where,
            f"draws the {len(table.rows)} places of {table.path}, and a map has room for the names"
            f" of {MOST_PLACES} at most",
            "put fewer into the table, or colour countries (areas)",
        )
        return
    points: dict[tuple[float, float], list[DataRow]] = {}
    for row in table.rows:
        points.setdefault((round(row.lat, 3), round(row.lon, 3)), []).append(row)
    for rows in points.values():
        for row in rows[MOST_TOGETHER:]:
            first = ", ".join(each.id for each in rows[:MOST_TOGETHER])
            message = f"{row.id} stands where {first} do"
            yield Finding(row.origin, message, "give it its own lat and lon, or join the rows")


def _check_areas(
    block: MapBlock, column: str, table: DataTable, locate: Locator
) -> Iterator[Finding]:
    where, settings = locate(("areas",)), table.settings
    declared = settings.columns.get(column)
    if declared is None or declared.kind not in MEASURED:
        numbers = [name for name, each in settings.columns.items() if each.kind in MEASURED]
        remedy = nearest(column, numbers, "name one of its columns of numbers")
        yield Finding(where, f"{table.name} has no column of numbers {column}", remedy)
    elif settings.find(ColumnKind.COUNTRY) is None:
        message = f"{table.name} has no column of countries, which areas are joined by"
        yield Finding(where, message, "declare one of the kind country")
    elif len(set(list_cells(table.rows, column))) < 2:  # noqa: PLR2004 - or no class
        yield Finding(where, f"{table.name}.{column} has no two values", "fill the column in")
    else:
        valued = Counter(row.country for row in table.rows if row.cells.get(column) is not None)
        for code in (code for code, times in valued.items() if code and times > 1):
            message = f"{table.name} has two values of {column} for {code}"
            yield Finding(where, message, "keep one row a country")
    if block.extent is None and not settings.has_places:
        yield Finding(where, "a map of areas alone has no extent", "give it its extent in degrees")


def _check_size(column: str, table: DataTable, where: Origin) -> Iterator[Finding]:
    declared = table.settings.columns.get(column)
    if declared is None or declared.kind not in MEASURED:
        numbers = [name for name, each in table.settings.columns.items() if each.kind in MEASURED]
        remedy = nearest(column, numbers, "name one of its columns of numbers")
        yield Finding(where, f"{table.name} has no column of numbers {column}", remedy)
    elif declared.label is None:
        message = f"{table.name}.{column} has no label, which the legend says its signs' size by"
        yield Finding(where, message, "give the column its label")
    else:
        yield from check_sizes(table, column)


def _check_extent(settings: MapSettings, table: DataTable, locate: Locator) -> Iterator[Finding]:
    views: list[MapView] = [settings, *settings.insets]
    if table.rows and not any(settings.extent.holds(row) for row in table.rows):
        yield Finding(
            locate(("extent",)),
            f"map.extent holds no place of {table.name}",
            "move or widen it; an inset is for what lies far away",
        )
    for row in table.rows:
        if not any(view.extent.holds(row) for view in views):
            yield Finding(
                row.origin,
                f"{row.id}: lat {row.lat}, lon {row.lon} lies outside the map",
                "correct the position, or widen map.extent in brief.yaml",
            )


def _check_overrides(settings: MapSettings, table: DataTable, locate: Locator) -> Iterator[Finding]:
    places = {row.id for row in table.rows}
    towns = {town.name for view in (settings, *settings.insets) for town in view.towns}
    for name, override in settings.overrides.items():
        where = locate(("overrides", name))
        if name not in places | towns:
            yield Finding(
                where,
                f"override {name} names no place",
                nearest(name, places | towns, "use a row's id or a town's name"),
            )
        elif name not in places and override.symbol is not None:
            yield Finding(
                where,
                f"override {name} moves the dot of a town",
                "move the symbols of places only; remove symbol",
            )
