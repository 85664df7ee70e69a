"""What the figures are drawn from, and what drawing gives: sizes in mm, places in degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from generator.errors import Origin
from generator.model.chart import ChartDrawing
from generator.model.locale import Direction
from generator.model.map import Cone, MapSettings, Palette
from generator.model.time_axis import TimeUnit

Form = Literal["pdf", "svg", "live"]
"""What a figure is written as: a one-page PDF whose words are text, an SVG of outlines, or the
elements of an SVG in a page of the web, whose words are text and whose signs can be pointed at."""


Texts = tuple[str, ...]
"""One text in each language of a figure, the main one first; the same words stand once."""


class TypeStyle(StrEnum):
    """The cuts of the figures' sans serif face."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a figure on paper, in mm."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One numbered place of the map.

    ``step`` is the index of its colour in the drawing's palette: of its years (0 is the earliest),
    its country or its category, whether the operation is over or under way; ``ongoing`` says which.
    """

    id: str
    number: str
    names: Texts
    lat: float
    lon: float
    step: int
    ongoing: bool
    origin: Origin | None = field(default=None, compare=False)
    """The row of the data that it comes from."""
    size: float | None = None
    """Its value over the greatest of the map, as which its sign's area is drawn; None where all
    signs are alike."""
    country: str = ""
    """The country that its row says it is in (ISO 3166-1 alpha-2): of a small island no other."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line from one place of the map to another, by their ids."""

    id: str
    start: str
    end: str
    step: int | None
    """The index of its colour among those of categories; None where lines have no colours."""
    width: float | None = None
    """Its value over the greatest of the lines; None where all are as wide."""
    origin: Origin | None = field(default=None, compare=False)
    """The row of the data that it comes from."""


@dataclass(frozen=True, slots=True)
class LineLegend:
    """What the legend says of lines: what their colours mean, and round values of widths."""

    title: Texts = ()
    """What the colours are of; nothing where they mean nothing."""
    steps: tuple[tuple[int | None, Texts], ...] = ()
    widths_title: Texts = ()
    widths: tuple[tuple[float, Texts], ...] = ()
    """Round values, the greatest first: each over the greatest of the lines, and its words."""


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend's words: a heading, one label a palette step in use, and the ground's signs.

    What the map does not show has no text; whether a border is disputed, the basemap says.
    """

    title: Texts
    steps: tuple[tuple[int, Texts], ...]
    ongoing: Texts
    capital: Texts
    disputed_border: Texts
    disputed_area: Texts
    kilometres: Texts
    areas: tuple[tuple[int, Texts], ...] = ()
    """Of countries by a value what each class is, from the least."""
    without: Texts = ()
    """What a country of the map without a value is."""
    others: Texts = ()
    """What the countries are that the table has not, where some are seen."""
    sizes_title: Texts = ()
    """What the size of a sign is of, where it says something."""
    sizes: tuple[tuple[float, Texts], ...] = ()
    """Round values, the greatest first: each over the greatest of the map, and its words."""
    lines: LineLegend = LineLegend()


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """One map, ready to be drawn: every word is final, in each of its languages."""

    frame: Frame
    direction: Direction
    """That of the main language: the legend's, and where a name first stands."""
    settings: MapSettings
    names: Mapping[str, Texts]
    points: tuple[MapPoint, ...]
    palette: Palette
    legend: Legend
    distances: Mapping[int, str]
    """What the main language writes for each length of a scale bar, and for none, in km."""
    alternatives: Texts
    origin: Origin = field(compare=False)
    """Where its settings stand, for what no row is to blame for."""
    areas: tuple[tuple[str, int], ...] = ()
    """Countries by a value: the class of each, by its code (ISO 3166-1 alpha-2)."""
    lines: tuple[MapLine, ...] = ()
    """What joins the points."""


@dataclass(frozen=True, slots=True)
class YearPanel:
    """One of the small maps: its heading, as “2015 +8”, and the step of its years’ colour."""

    heading: Texts
    step: int


@dataclass(frozen=True, slots=True)
class YearsDrawing:
    """One small map a year, or a class of years; ``points`` are the places that are over."""

    frame: Frame
    direction: Direction
    settings: MapSettings
    panels: tuple[YearPanel, ...]
    points: tuple[MapPoint, ...]
    """Their ``step`` is that of the panel in which they are new."""
    elsewhere: Texts
    """What the inset shows, written beside the marks of the places that lie there."""
    alternatives: Texts
    origin: Origin = field(compare=False)
    """Where its settings stand."""


@dataclass(frozen=True, slots=True)
class Ring:
    """All that lies at one distance: its radius in km, and what is written on it."""

    radius: float
    label: Texts


@dataclass(frozen=True, slots=True)
class RingCentre:
    """A place that others lie round: one of the drawing's points, and what it is called."""

    id: str
    names: Texts
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class RingsDrawing:
    """Places round some of them, in rings of distance; nothing else of the earth is drawn."""

    frame: Frame
    direction: Direction
    projection: Cone
    centres: tuple[RingCentre, ...]
    rings: tuple[Ring, ...]
    """Round each centre, the innermost first."""
    points: tuple[MapPoint, ...]
    """The places that lie within the outermost ring of one."""
    palette: Palette
    alternatives: Texts
    origin: Origin = field(compare=False)
    """Where the figure's settings stand."""


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One row on the time axis: ``place`` is the index of its period.

    What is under way stands in the period in which it began.
    """

    id: str
    number: str
    place: int
    step: int
    ongoing: bool


@dataclass(frozen=True, slots=True)
class TimelineTick:
    """One period of the axis: its number since the year 1, its label, what it is part of."""

    number: int
    label: Texts
    group: Texts


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """The rows by day, week, month, quarter or year."""

    frame: Frame
    direction: Direction
    unit: TimeUnit
    ticks: tuple[TimelineTick, ...]
    marks: tuple[TimelineMark, ...]
    palette: Palette
    counts: tuple[str, ...]
    """How many rows of each period are over, in the main language's digits."""
    counted: bool
    """Whether columns with their numbers stand for the marks of what is over, and for no other."""
    marks_label: Texts
    """What numbered marks are."""
    plain_label: Texts
    """What marks without numbers are, and columns."""
    open_label: Texts
    """What the marks of rows under way are; empty where there is none."""
    alternatives: Texts
    origin: Origin = field(compare=False)
    """Where the figures' settings stand."""


FigureRequest = MapDrawing | TimelineDrawing | YearsDrawing | RingsDrawing | ChartDrawing
"""What a figure of each kind is drawn from."""


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A place of a figure that can carry a link.

    A circle's centre, from the figure's top left corner, and its diameter, in mm.
    """

    id: str
    x: float
    y: float
    diameter: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: a file of exactly the frame's size, and what a reader is told."""

    name: str
    data: bytes
    frame: Frame
    alternatives: Texts
    """What a reader is told who cannot see it, one text a language, the main one first."""
    hotspots: tuple[Hotspot, ...] = ()
    form: Form = "pdf"
    outside: tuple[str, ...] = ()
    """The names of what it was to show and that lies beyond its frame."""
    covered: tuple[str, ...] = ()
    """Those of capitals that lie under its legend or its inset."""
    unnamed: tuple[str, ...] = ()
    """The numbers and names of places whose names it has no room for; their signs stand."""

    @property
    def alternative(self) -> str:
        """What a reader is told in all languages: a PDF has one text for a figure."""
        return " / ".join(self.alternatives)

    def enlarge(self, scale: float) -> Figure:
        """The same drawing printed larger: a frame and hotspots ``scale`` times the size."""
        return replace(
            self,
            frame=Frame(self.frame.width * scale, self.frame.height * scale),
            hotspots=tuple(
                Hotspot(spot.id, spot.x * scale, spot.y * scale, spot.diameter * scale)
                for spot in self.hotspots
            ),
        )
