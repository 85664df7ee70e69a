"""A map as its authors describe it: the ``map`` part of ``brief.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal, Protocol, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from generator.model.fields import (
    CountryCode,
    Frozen,
    Identifier,
    Latitude,
    Line,
    Longitude,
    Prose,
)

STEPS = 4
"""How many colours stand for time, from light to dark; more years share them in classes."""

KINDS = 7
"""How many colours stand for countries or categories: as many as readers of a map tell apart."""

FLATTEST, STEEPEST = 1.0, 89.0
"""In degrees: how far apart a cone's parallels must be from cancelling out, and their limit."""

NAME_REACH = 8.0
"""How long a line from a sign to its name is at most, in mm as drawn."""

NAME_ASIDE = 1.5
"""How much farther off a sign above a name or below seems than one beside it, in mm as drawn."""

Shifted = Annotated[float, Field(ge=-60, le=60)]


class Located(Protocol):
    """What lies somewhere on the earth, in degrees."""

    @property
    def lat(self) -> float:
        """The latitude."""

    @property
    def lon(self) -> float:
        """The longitude."""


class Extent(Frozen):
    """The window of a map in degrees, WGS 84 (EPSG:4326)."""

    west: Longitude
    """Its left edge, in degrees east: west of Greenwich they are below zero."""
    south: Latitude
    """Its foot, in degrees north."""
    east: Longitude
    """Its right edge."""
    north: Latitude
    """Its top."""

    @model_validator(mode="after")
    def _upright(self) -> Self:
        if self.west >= self.east or self.south >= self.north:
            raise ValueError("is empty or inverted; west must be below east, south below north")
        return self

    def holds(self, place: Located) -> bool:
        """Whether a place lies in it."""
        return self.west <= place.lon <= self.east and self.south <= place.lat <= self.north

    def encloses(self, other: Extent) -> bool:
        """Whether another lies in it wholly."""
        across = self.west <= other.west and other.east <= self.east
        return across and self.south <= other.south and other.north <= self.north


class Cone(Frozen):
    """A Lambert conformal conic: its two standard parallels and central meridian, in degrees."""

    parallels: tuple[Latitude, Latitude]
    """Where the cone cuts the earth: a sixth of the extent’s height from its foot and its top."""
    meridian: Longitude
    """What points straight up: the middle of the extent."""

    @model_validator(mode="after")
    def _is_a_cone(self) -> Self:
        first, second = self.parallels
        if abs(first + second) < FLATTEST:
            raise ValueError(
                "has parallels as far north as south of the equator, which is no cone;"
                " move both towards the middle of the extent"
            )
        if max(abs(first), abs(second)) > STEEPEST:
            raise ValueError("has a parallel at a pole; move it into the extent")
        return self


WHOLE: Final = "world"
"""All the earth: Equal Earth, on which areas are true."""


def _tell_flattening(value: object) -> str:
    return "World" if isinstance(value, str) else "Cone"


Flattening = Cone | Literal["world"]
"""How the earth is flattened."""
WrittenFlattening = Annotated[
    Annotated[Cone, Tag("Cone")] | Annotated[Literal["world"], Tag("World")],
    Discriminator(_tell_flattening),
]


class Town(Frozen):
    """A background town, shown only to help a reader find a place."""

    name: Annotated[Line, Prose("Town on the map, for orientation.")]
    lat: Latitude
    """North."""
    lon: Longitude
    """East."""
    capital: bool = False
    """Whether it has the sign of a capital."""
    rank: Annotated[int, Field(ge=1, le=9)] = 5
    """1 for what is named first; where room lacks, the highest is left out."""
    optional: bool = False
    """Whether it may be covered by a panel, or lie outside a frame, without a warning."""


class RiverName(Frozen):
    """A river's name and the point of its course near which it is written."""

    id: Identifier
    """Its id in the basemap."""
    name: Annotated[Line, Prose("River on the map.")]
    lat: Latitude
    """North: of the point near which it is written."""
    lon: Longitude
    """East."""


class SeaName(Frozen):
    """A sea's or a lake's name and where it is written."""

    name: Annotated[Line, Prose("Sea or lake on the map.")]
    lat: Latitude
    """North: of the point where it is written."""
    lon: Longitude
    """East."""


class CountryName(Frozen):
    """A country and where its name is written.

    CLDR names it, unless the brief uses another name than CLDR does today.
    """

    code: CountryCode
    """Its code."""
    name: Annotated[Line, Prose("Country on the map, where CLDR’s name is not used.")] | None = None
    """CLDR’s where none is given."""
    lat: Latitude
    """North: as near to this point as the name has room on the country’s ground."""
    lon: Longitude
    """East."""


class GroundLayer(StrEnum):
    """The layers of a basemap that a map can leave out."""

    ADMIN1 = "admin1"
    """The borders of provinces."""
    RIVERS = "rivers"
    """Rivers."""
    LAKES = "lakes"
    """Lakes."""
    DISPUTED = "disputed"
    """Areas that are disputed, hatched."""


AUTO = "auto"
WORLD = "world"
"""The basemap that comes with the program: Natural Earth 1:50m, of all the earth."""


class ViewDescription(Frozen):
    """One window on one basemap and what is named in it, as its author describes it."""

    basemap: Identifier = WORLD
    """A file of ``data/basemap/``; the world’s, 1:50m, comes with the program."""
    extent: Annotated[
        Extent | None,
        BeforeValidator(
            lambda value: None if value == AUTO else value,
            json_schema_input_type=Extent | Literal["auto"] | None,
        ),
    ] = None
    """What is shown at least; the places with a margin where it is ``auto`` or left out."""
    projection: WrittenFlattening | None = None
    """A cone, or ``world`` for all the earth (Equal Earth); chosen by the extent where it is left
    out."""
    countries: tuple[CountryCode, ...] = ()
    """The countries that the brief speaks of, drawn lighter than their neighbours; those of its
    places where none is given."""
    country_names: tuple[CountryName, ...] | None = None
    """Which countries are named; where it is left out, each that is seen, and in an inset none."""
    towns: tuple[Town, ...] = ()
    """Towns that help a reader find a place."""
    rivers: tuple[RiverName, ...] = ()
    """Rivers that are named."""
    seas: tuple[SeaName, ...] = ()
    """Seas and lakes that are named."""
    layers: tuple[GroundLayer, ...] = tuple(GroundLayer)
    """Which of the basemap's layers are drawn besides countries, borders and coasts."""

    @model_validator(mode="after")
    def _names_what_it_draws(self) -> Self:
        if self.rivers and GroundLayer.RIVERS not in self.layers:
            raise ValueError("names rivers that its layers leave out; add rivers to layers")
        return self


class MapView(ViewDescription):
    """The same with all that its author left out."""

    extent: Extent
    projection: WrittenFlattening
    country_names: tuple[CountryName, ...] = ()
    all_countries: bool = False
    """Whether each country that is seen is named, where it has room."""


class InsetDescription(ViewDescription):
    """A smaller map inside the frame or beside the map, as its author describes it."""

    extent: Extent
    title: Annotated[Line, Prose("Heading of an inset of the map.")]


class Inset(MapView, InsetDescription):
    """A smaller map, in its own projection and scale."""

    extent: Extent


class Side(StrEnum):
    """On which side of its symbol a name stands: of the map, so the same in every language."""

    NORTH_EAST = "north-east"
    EAST = "east"
    SOUTH_EAST = "south-east"
    NORTH_WEST = "north-west"
    WEST = "west"
    SOUTH_WEST = "south-west"
    NORTH = "north"
    SOUTH = "south"


class Shift(Frozen):
    """How far a symbol stands off its place: mm on paper, to the east and to the north."""

    dx: Shifted = 0.0
    """In mm to the east."""
    dy: Shifted = 0.0
    """In mm to the north."""

    @model_validator(mode="after")
    def _moves(self) -> Self:
        if self.dx == 0 and self.dy == 0:
            raise ValueError("moves nothing; give it dx or dy, or remove it")
        return self


class Override(Frozen):
    """An editor's word on one place: where its name stands, and its symbol."""

    side: Side | None = None
    """On which side of the symbol the name stands."""
    distance: Annotated[float, Field(ge=0, le=60)] | None = None
    """From the symbol to the name, in mm; a line leads to a name that stands off."""
    symbol: Shift | None = None
    """How far the symbol stands off its place; a line leads back."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.side is None and self.symbol is None:
            raise ValueError("says nothing; give it a side or a symbol")
        if self.distance is not None and self.side is None:
            raise ValueError("has a distance without a side; add the side")
        return self


class Palette(StrEnum):
    """Which colours symbols have: the tokens ``step-1`` and on, or ``kind-1`` and on."""

    STEP = "step"
    """From light to dark, for what follows in time."""
    KIND = "kind"
    """Colours of no order, for countries and categories."""


class DisputedLines(StrEnum):
    """How borders marked as disputed, indefinite or lines of control are drawn."""

    DASHED = "dashed"
    """Broken, and told in the legend."""
    SOLID = "solid"
    """As settled borders are."""
    HIDDEN = "hidden"
    """Not at all."""


class DisputedAreas(StrEnum):
    """How areas that a basemap marks as disputed are drawn."""

    HATCHED = "hatched"
    """Hatched, named by ``disputed_area`` in the legend, and without a country's name."""
    PLAIN = "plain"
    """As the country in which Natural Earth draws them."""


class Disputes(Frozen):
    """How a map draws what is disputed; said below it, after the disclaimer."""

    lines: DisputedLines = DisputedLines.DASHED
    """The borders."""
    areas: DisputedAreas = DisputedAreas.HATCHED
    """The areas."""
    view: CountryCode | None = None
    """By whose view borders are drawn, where the basemap carries views; Natural Earth's own where
    none is given."""


class MapChoices(Frozen):
    """What is said of a whole map: its insets, single names."""

    insets: tuple[InsetDescription, ...] = ()
    """Smaller maps: of what lies far away, and of places too near each other to be told apart."""
    overrides: Mapping[Annotated[str, Field(min_length=1, max_length=400)], Override] = Field(
        default_factory=dict
    )
    """By a row's id or a town's name."""
    disputed_area: (
        Annotated[Line, Prose("The disputed area that the map hatches, in its legend.")] | None
    ) = None
    """The name of what the basemap's ``disputed`` layer shows."""
    disputed: Disputes | None = None
    """How what is disputed is drawn: it must be said where the map shows such borders, or areas
    that ``disputed_area`` does not name."""

    def tells(self, *, border: bool, area: bool) -> bool:
        """Whether it says how it draws disputed borders and names areas, as far as it shows any."""
        named = self.disputed_area is not None
        return (not border or named or self.disputed is not None) and (not area or named)


class MapDescription(MapChoices, ViewDescription):
    """A map as its author describes it: the main window and, at need, insets."""

    @model_validator(mode="after")
    def _hatches_what_it_names(self) -> Self:
        if self.disputed_area is not None and GroundLayer.DISPUTED not in self.layers:
            raise ValueError(
                "names a disputed_area that its layers leave out; add disputed to layers"
            )
        return self


class MapSettings(MapChoices, MapView):
    """A map, nothing of it left out."""

    insets: tuple[Inset, ...] = ()

    def is_close_up(self, inset: Inset) -> bool:
        """Whether an inset shows a part of the main window from nearer by."""
        return self.extent.encloses(inset.extent)
