"""A brief in one language: every word, number and date as it will be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.errors import Origin
from generator.model.locale import Direction
from generator.model.map import MapSettings, Palette
from generator.model.time_axis import TimeUnit


@dataclass(frozen=True, slots=True)
class Text:
    """One text, as HTML for the page and as plain words for figures and metadata."""

    html: Markup
    plain: str

    def __html__(self) -> str:
        return str(self.html)

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class LocalCitation:
    """A source as it is cited: by its number in the list of sources."""

    id: str
    number: str


@dataclass(frozen=True, slots=True)
class LocalKeyFigure:
    """A figure set large, and the source that it is taken from."""

    id: str
    lead: str
    value: str
    label: Text
    source: LocalCitation | None


@dataclass(frozen=True, slots=True)
class LocalObjective:
    """One numbered objective."""

    id: str
    number: str
    title: Text
    text: Text
    short: Text
    figure: Text | None


@dataclass(frozen=True, slots=True)
class LocalPassage:
    """A heading with its paragraphs."""

    title: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LocalHeadline:
    """The headline item."""

    kicker: Text
    title: Text
    text: Text
    figure: LocalKeyFigure | None


@dataclass(frozen=True, slots=True)
class LocalVictory:
    """One place of the list and of the map.

    ``period`` is the index of its years among the brief's periods, ``step`` that of its colour in
    the brief's palette; ``colour`` names that in the style sheet, as ``step-1``.
    """

    id: str
    number: str
    name: str
    country: str
    lat: float
    lon: float
    year: int
    month: int
    period: int
    step: int
    colour: str
    ongoing: bool
    date: str
    short_date: str
    iso_date: str
    forces: Text
    summary: Text
    stake: Text
    sources: tuple[LocalCitation, ...]
    origin: Origin
    """The row of the data that it comes from."""


@dataclass(frozen=True, slots=True)
class LocalSource:
    """One source under its number; title and publisher carry their own language."""

    number: str
    id: str
    title: str
    publisher: str
    date: str
    language: str
    direction: Direction
    """In which direction its title is written."""
    url: str | None
    host: str | None


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The victories of one year, or the operations under way (``year`` is then None)."""

    year: str | None
    victories: tuple[LocalVictory, ...]


@dataclass(frozen=True, slots=True)
class LocalPeriod:
    """A year, or the years of a class where there are many, and how many places it retook."""

    label: str
    """As “2015”, or “2010–2014”."""
    index: int
    count: int
    is_year: bool


@dataclass(frozen=True, slots=True)
class LocalClass:
    """What one colour of the map's symbols means; ``label`` is empty for all that has no other."""

    step: int
    label: str


@dataclass(frozen=True, slots=True)
class LocalTick:
    """One period of the timeline's axis."""

    number: int
    """Of so many days, weeks, months, quarters or years since the year 1."""
    label: str
    """As a month's letter or a day's number."""
    group: str
    """What it is part of, as the year of a month or the month of a day; empty for a year."""


@dataclass(frozen=True, slots=True)
class LocalTimeline:
    """The axis of the timeline, and where on it the places retaken stand."""

    unit: TimeUnit
    ticks: tuple[LocalTick, ...]
    places: Mapping[str, int]
    """The index of each one's period, by its id."""
    counts: tuple[str, ...]
    """How many places were retaken in each period."""
    totals: tuple[str, ...]
    """The running total at the end of each period."""
    counted: bool
    """Whether so many stand in one period that it shows their number, and no mark for each."""


@dataclass(frozen=True, slots=True)
class LocalBrief:
    """One brief in one language."""

    name: str
    locale: str
    language_tag: str
    direction: Direction
    script: str
    """The script that the language is written in (ISO 15924), as ``Latn``."""
    title: Text
    short_title: Text
    subject: Text
    description: str
    keywords: tuple[str, ...]
    date: str
    iso_date: str
    issuer: str
    contact: str
    licence: Text
    disclaimer: Text
    source: LocalSource
    dating: Text | None
    """The rule by which the places are dated."""
    headline: LocalHeadline
    context: LocalPassage
    key_figures: tuple[LocalKeyFigure, ...]
    question: Text
    introduction: Text
    objectives: tuple[LocalObjective, ...]
    victories: tuple[LocalVictory, ...]
    groups: tuple[YearGroup, ...]
    sources: tuple[LocalSource, ...]
    first_date: str
    last_date: str
    map_countries: tuple[str, ...]
    """The names of the countries that the map and its inset are about."""
    by_country: str
    """How many places were retaken in each country, as a list in words."""
    timeline: LocalTimeline
    periods: tuple[LocalPeriod, ...]
    """The years in which places were retaken, or classes of years."""
    palette: Palette
    classes: tuple[LocalClass, ...]
    """What the symbols' colours mean."""
    map_settings: MapSettings
    map_origin: Origin
    """Where these settings begin, in the brief's file."""
    map_names: Mapping[str, str]

    @property
    def by_year(self) -> bool:
        """Whether each of its periods is one year."""
        return all(period.is_year for period in self.periods)

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published the sources, each once, in the order of their citation."""
        return tuple(dict.fromkeys(source.publisher for source in self.sources))

    @property
    def liberated(self) -> tuple[LocalVictory, ...]:
        """The places retaken, in the order of time."""
        return tuple(victory for victory in self.victories if not victory.ongoing)

    @property
    def ongoing(self) -> tuple[LocalVictory, ...]:
        """The operations under way."""
        return tuple(victory for victory in self.victories if victory.ongoing)
