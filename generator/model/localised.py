"""A brief in one language: every word, number and date as it will be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.errors import Origin
from generator.model.locale import Direction
from generator.model.map import MapSettings


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

    ``step`` is the index of its year among the years of the data, the earliest 0; the same number
    names its colour in the tokens.
    """

    id: str
    number: str
    name: str
    country: str
    lat: float
    lon: float
    year: int
    month: int
    step: int
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
    step: int
    victories: tuple[LocalVictory, ...]


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
    months: tuple[tuple[str, str], ...]
    """The timeline's months, from the first year's January: a short label and the year."""
    totals: tuple[str, ...]
    """The running total at the end of each of these months."""
    map_settings: MapSettings
    map_origin: Origin
    """Where these settings begin, in the brief's file."""
    map_names: Mapping[str, str]

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
