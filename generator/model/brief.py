"""A brief as its authors write it: the shapes of ``brief.yaml``, ``victories.csv`` and the sources.

Every field marked with :class:`Prose` is a message for the translators; its note tells them what
it is. Dates are ISO strings, of a day (``2015-03-31``), a month (``2015-10``) or a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from generator.errors import Origin
from generator.model.date import PartialDate

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z][a-z0-9_]*$"

STEPS = 4
"""How many colours the palette has: the years, countries or forces that a map can tell apart."""

FLATTEST, STEEPEST = 1.0, 89.0
"""In degrees: how far apart a cone's parallels must be from cancelling out, and their limit."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a field whose text is translated; ``inline`` allows the small set of inline markup."""

    note: str
    inline: bool = False


def _parse_date(value: object) -> object:
    return PartialDate.parse(str(value)) if isinstance(value, str | int) else value


def _parse_month(date: PartialDate) -> PartialDate:
    if date.month is None:
        raise ValueError("is only a year; give at least the month")
    return date


AnyDate = Annotated[PartialDate, BeforeValidator(_parse_date, json_schema_input_type=str)]
MonthDate = Annotated[AnyDate, AfterValidator(_parse_month)]
Identifier = Annotated[str, Field(pattern=ID, max_length=64)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Line = Annotated[str, Field(min_length=1, max_length=400)]
Paragraph = Annotated[str, Field(min_length=1, max_length=4000)]
Shifted = Annotated[float, Field(ge=-60, le=60)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=600)]


class Frozen(BaseModel):
    """A value that cannot change once read, and that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


# --- brief.yaml ---------------------------------------------------------------------------------


class Issuer(Frozen):
    """Who answers for the document."""

    name: Annotated[Line, Prose("The service that issues the document.")]
    contact: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200)]


class Headline(Frozen):
    """The item that opens the brief: it points to the map and to the list."""

    kicker: Annotated[Line, Prose("Small heading above the headline item.")]
    title: Annotated[Line, Prose("Title of the headline item.")]
    text: Annotated[Paragraph, Prose("Text of the headline item.", inline=True)]
    figure: Identifier | None = None
    """The key figure that is set beside the headline, and not among the others."""


class Passage(Frozen):
    """A heading with its paragraphs."""

    title: Annotated[Line, Prose("Heading.")]
    paragraphs: Annotated[
        tuple[Annotated[Paragraph, Prose("Paragraph under a heading.", inline=True)], ...],
        Field(min_length=1),
    ]


class NumberFact(Frozen):
    """A number stated once; ``compact`` prints 3000000 as “3 million”."""

    number: int
    compact: bool = False


class DateFact(Frozen):
    """A date stated once, printed no more precisely than it is known."""

    date: AnyDate


class CodeFact(Frozen):
    """A number that is a name (a resolution's), printed without grouping."""

    code: Annotated[str, Field(pattern=r"^[0-9A-Za-z./-]+$", max_length=20)]


def _kind_of_fact(value: object) -> str | None:
    kinds = {"number": "NumberFact", "date": "DateFact", "code": "CodeFact"}
    if isinstance(value, BaseModel):
        return type(value).__name__
    given = value if isinstance(value, Mapping) else ()
    return next((kind for name, kind in kinds.items() if name in given), None)


Fact = Annotated[
    Annotated[NumberFact, Tag("NumberFact")]
    | Annotated[DateFact, Tag("DateFact")]
    | Annotated[CodeFact, Tag("CodeFact")],
    Discriminator(
        _kind_of_fact,
        custom_error_type="no_fact",
        custom_error_message="is no fact; give it one of number, date and code",
    ),
]


class KeyFigure(Frozen):
    """One figure set large: a fact or a few words, what leads into it and what it counts."""

    id: Identifier
    fact: Annotated[str, Field(pattern=NAME)] | None = None
    words: Annotated[Line, Prose("Key figure said in words, set large.")] | None = None
    lead: Annotated[Line, Prose("Small words that lead into the key figure.")] | None = None
    label: Annotated[Line, Prose("What the key figure counts.")]
    source: Identifier | None = None

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.fact is None) == (self.words is None):
            raise ValueError("needs exactly one of fact and words")
        return self


class Objective(Frozen):
    """One numbered objective: its text for the brief, two lines for the fact sheet."""

    id: Identifier
    title: Annotated[Line, Prose("Title of an objective: a verb phrase.")]
    text: Annotated[
        Paragraph, Prose("Text of an objective in the brief: two to four sentences.", inline=True)
    ]
    short: Annotated[Line, Prose("The objective in two lines, for the fact sheet.", inline=True)]
    figure: Annotated[Line, Prose("The figure that matters, set out under the title.")] | None = (
        None
    )


class Objectives(Frozen):
    """The question that the brief answers, and the numbered answers."""

    title: Annotated[Line, Prose("Heading: the question that the brief answers.")]
    introduction: Annotated[Paragraph, Prose("Paragraph above the objectives.", inline=True)]
    items: Annotated[tuple[Objective, ...], Field(min_length=1, max_length=12)]


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


class Projection(Frozen):
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


class MapView(Frozen):
    """One window on one basemap and what is named in it."""

    basemap: Identifier
    extent: Extent
    projection: Projection
    countries: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], ...], Field(min_length=1)
    ]
    """The countries that the brief speaks of, drawn lighter than their neighbours."""
    country_names: tuple[CountryName, ...] = ()
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


class Inset(MapView):
    """A second, smaller map inside the frame, in its own projection and scale."""

    title: Annotated[Line, Prose("Heading of the map's inset.")]


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


class MapSettings(MapView):
    """The brief's map: the main window and, where a victory lies far away, an inset."""

    inset: Inset | None = None
    colour_by: ColourBy = ColourBy.YEAR
    overrides: Mapping[Annotated[str, Field(min_length=1, max_length=400)], Override] = Field(
        default_factory=dict
    )
    """By a victory's id or a town's name."""
    disputed_area: (
        Annotated[Line, Prose("The disputed area that the map hatches, in its legend.")] | None
    ) = None
    """The name of what the basemap's ``disputed`` layer shows."""

    @model_validator(mode="after")
    def _hatches_what_it_names(self) -> Self:
        if self.disputed_area is not None and GroundLayer.DISPUTED not in self.layers:
            raise ValueError(
                "names a disputed_area that its layers leave out; add disputed to layers"
            )
        return self


class BriefFile(Frozen):
    """``brief.yaml``: the content of one brief in the source language."""

    title: Annotated[Line, Prose("Title of the document.")]
    short_title: Annotated[Line, Prose("Short title, for the running foot.")]
    subject: Annotated[Line, Prose("The subject above the title, in small capitals.")]
    description: Annotated[Line, Prose("One sentence on the document, for its metadata.")]
    keywords: tuple[Annotated[Line, Prose("Keyword for the document's metadata.")], ...] = ()
    date: MonthDate
    issuer: Issuer
    licence: Annotated[Line, Prose("Licence of the document, in the colophon.", inline=True)]
    disclaimer: Annotated[Line, Prose("Cartographic disclaimer, in one sentence.")]
    source: Identifier
    """The source of the key figures and of every fact that names no other."""
    facts: Mapping[Annotated[str, Field(pattern=NAME)], Fact]
    headline: Headline
    context: Passage
    key_figures: Annotated[tuple[KeyFigure, ...], Field(min_length=1, max_length=12)]
    objectives: Objectives
    map: MapSettings
    countries: Mapping[
        Annotated[str, Field(pattern=r"^[A-Z]{2}$")],
        Annotated[Line, Prose("A country with its preposition, as in “8 in Syria”.")],
    ] = Field(default_factory=dict)
    forces: Mapping[
        Identifier, Annotated[Line, Prose("The forces that retook a place, in the list.")]
    ]


# --- victories.csv and the sources --------------------------------------------------------------


class Status(StrEnum):
    """Whether a place has been retaken or is still fought for."""

    LIBERATED = "liberated"
    ONGOING = "ongoing"


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


def _split_ids(value: object) -> object:
    return (
        tuple(part.strip() for part in value.split(";") if part.strip())
        if isinstance(value, str)
        else value
    )


class Victory(Frozen):
    """One row of ``victories.csv``: a place retaken, or an operation under way."""

    id: Identifier
    name: Annotated[Line, Prose("Name of a place on the map and in the list.")]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    lat: Latitude
    lon: Longitude
    operation_start: Annotated[MonthDate | None, BeforeValidator(_blank_is_none)] = None
    date: Annotated[MonthDate | None, BeforeValidator(_blank_is_none)] = None
    date_precision: Annotated[Literal["day", "month"] | None, BeforeValidator(_blank_is_none)] = (
        None
    )
    status: Status
    forces: Identifier
    summary: Annotated[Line, Prose("What happened, in one sentence.", inline=True)]
    stake: Annotated[Line, Prose("What was at stake there, in one sentence.", inline=True)]
    sources: Annotated[
        tuple[Identifier, ...],
        BeforeValidator(_split_ids, json_schema_input_type=str),
        Field(min_length=1),
    ]

    @model_validator(mode="after")
    def _dated_as_its_status_says(self) -> Self:
        if self.status is Status.LIBERATED and (self.date is None or self.date_precision is None):
            raise ValueError("is liberated and needs a date with its date_precision")
        if self.status is Status.ONGOING and self.date is not None:
            raise ValueError("is ongoing and can have no date; leave date empty")
        if self.status is Status.ONGOING and self.operation_start is None:
            raise ValueError("is ongoing and needs its operation_start")
        if self.date is not None:
            known = "month" if self.date.day is None else "day"
            if known != self.date_precision:
                raise ValueError(
                    f"has the date {self.date}, known to the {known}, but date_precision"
                    f" {self.date_precision}; make the two agree"
                )
        return self


class Source(Frozen):
    """One source, cited by its id; title and publisher stand in the source's own language."""

    id: Identifier
    title: Line
    publisher: Annotated[Line, Prose("Publisher of a source, in the list of sources.")]
    date: Annotated[AnyDate | None, BeforeValidator(_blank_is_none)] = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    url: Annotated[Address | None, BeforeValidator(_blank_is_none)] = None


# --- what the first stage gives -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Message:
    """One text for the translators: gettext's context and id, where it stands, and a note.

    ``plural`` is set where the text counts something; ``style`` says how it names what is put in:
    ``{name}`` in content, ``%(name)s`` in templates.
    """

    context: str
    text: str
    origin: Origin
    note: str
    inline: bool = False
    plural: str = ""
    style: Literal["brace", "percent"] = "brace"

    @property
    def key(self) -> tuple[str, str]:
        """What gettext looks the text up by."""
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief, read and checked, in its source language."""

    name: str
    content: BriefFile
    victories: tuple[Victory, ...]
    sources: tuple[Source, ...]
    messages: tuple[Message, ...]
    titles: tuple[tuple[str, Origin], ...] = ()
    """The sources' titles, which every language prints as they stand, and where they stand."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of every file that was read, by its path in the project."""
