"""A map as its authors describe it: the ``map`` part of ``brief.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Protocol, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.fields import Frozen, Identifier, Latitude, Line, Longitude, Prose

STEPS = 4
"""How many colours stand for time, from light to dark; more years share them in classes."""

KINDS = 7
"""How many colours stand for countries or forces: as many as readers of a map tell apart."""

FLATTEST, STEEPEST = 1.0, 89.0
"""In degrees: how far apart a cone's parallels must be from cancelling out, and their limit."""

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
    south: Latitude
    east: Longitude
    north: Latitude

    @model_validator(mode="after")
    def _upright(self) -> Self:
        if self.west >= self.east or self.south >= self.north:
            raise ValueError("is empty or inverted; west must be below east, south below north")
        return self

    def holds(self, place: Located) -> bool:
        """Whether a place lies in it."""
        return self.west <= place.lon <= self.east and self.south <= place.lat <= self.north


class Cone(Frozen):
    """A Lambert conformal conic: its two standard parallels and central meridian, in degrees."""

    parallels: tuple[Latitude, Latitude]
    meridian: Longitude

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


class Town(Frozen):
    """A background town, shown only to help a reader find a place."""

    name: Annotated[Line, Prose("Town on the map, for orientation.")]
    lat: Latitude
    lon: Longitude
    capital: bool = False
    rank: Annotated[int, Field(ge=1, le=9)] = 5


class RiverName(Frozen):
    """A river's name and the point of its course near which it is written."""

    id: Identifier
    name: Annotated[Line, Prose("River on the map.")]
    lat: Latitude
    lon: Longitude


class SeaName(Frozen):
    """A sea's or a lake's name and where it is written."""

    name: Annotated[Line, Prose("Sea or lake on the map.")]
    lat: Latitude
    lon: Longitude


class CountryName(Frozen):
    """A country (ISO 3166-1 alpha-2) and where its name is written.

    CLDR names it, unless the brief uses another name than CLDR does today.
    """

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Annotated[Line, Prose("Country on the map, where CLDR’s name is not used.")] | None = None
    lat: Latitude
    lon: Longitude


class GroundLayer(StrEnum):
    """The layers of a basemap that a map can leave out."""

    ADMIN1 = "admin1"
    RIVERS = "rivers"
    LAKES = "lakes"
    DISPUTED = "disputed"


Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]

AUTO = "auto"
WORLD = "world"
"""The basemap that comes with the program: Natural Earth 1:50m, of all the earth."""


class ViewDescription(Frozen):
    """One window on one basemap and what is named in it, as its author describes it."""

    basemap: Identifier = WORLD
    extent: Annotated[
        Extent | None,
        BeforeValidator(
            lambda value: None if value == AUTO else value,
            json_schema_input_type=Extent | Literal["auto"] | None,
        ),
    ] = None
    """What is shown at least; the places with a margin where it is ``auto`` or left out."""
    projection: Cone | None = None
    """Chosen by the extent where it is left out."""
    countries: tuple[Country, ...] = ()
    """The countries that the brief speaks of, drawn lighter than their neighbours; those of its
    places where none is given."""
    country_names: tuple[CountryName, ...] | None = None
    """Which countries are named; where it is left out, each that is seen, and in an inset none."""
    towns: tuple[Town, ...] = ()
    rivers: tuple[RiverName, ...] = ()
    seas: tuple[SeaName, ...] = ()
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
    projection: Cone
    country_names: tuple[CountryName, ...] = ()
    all_countries: bool = False
    """Whether each country that is seen is named, where it has room."""


class InsetDescription(ViewDescription):
    """A second, smaller map inside the frame, as its author describes it."""

    extent: Extent
    title: Annotated[Line, Prose("Heading of the map's inset.")]


class Inset(MapView, InsetDescription):
    """A second, smaller map inside the frame, in its own projection and scale."""

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
    dy: Shifted = 0.0

    @model_validator(mode="after")
    def _moves(self) -> Self:
        if self.dx == 0 and self.dy == 0:
            raise ValueError("moves nothing; give it dx or dy, or remove it")
        return self


class Override(Frozen):
    """An editor's word on one place: where its name stands, and its symbol."""

    side: Side | None = None
    distance: Annotated[float, Field(ge=0, le=60)] | None = None
    """From the symbol to the name, in mm; a line leads to a name that stands off."""
    symbol: Shift | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.side is None and self.symbol is None:
            raise ValueError("says nothing; give it a side or a symbol")
        if self.distance is not None and self.side is None:
            raise ValueError("has a distance without a side; add the side")
        return self


class ColourBy(StrEnum):
    """What the colour of a symbol says."""

    YEAR = "year"
    COUNTRY = "country"
    FORCES = "forces"
    NONE = "none"


class Palette(StrEnum):
    """Which colours symbols have: the tokens ``step-1`` and on, or ``kind-1`` and on."""

    STEP = "step"
    """From light to dark, for what follows in time."""
    KIND = "kind"
    """Colours of no order, for countries and forces."""


class MapChoices(Frozen):
    """What is said of a whole map: its inset, its colours, single names."""

    inset: InsetDescription | None = None
    colour_by: ColourBy = ColourBy.YEAR
    overrides: Mapping[Annotated[str, Field(min_length=1, max_length=400)], Override] = Field(
        default_factory=dict
    )
    """By a victory's id or a town's name."""
    disputed_area: (
        Annotated[Line, Prose("The disputed area that the map hatches, in its legend.")] | None
    ) = None
    """The name of what the basemap's ``disputed`` layer shows."""


class MapDescription(MapChoices, ViewDescription):
    """The brief's map as its author describes it: the main window and, at need, an inset."""

    @model_validator(mode="after")
    def _hatches_what_it_names(self) -> Self:
        if self.disputed_area is not None and GroundLayer.DISPUTED not in self.layers:
            raise ValueError(
                "names a disputed_area that its layers leave out; add disputed to layers"
            )
        return self


class MapSettings(MapChoices, MapView):
    """The brief's map, nothing of it left out."""

    inset: Inset | None = None
