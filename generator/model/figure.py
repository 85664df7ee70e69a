"""What the figures are drawn from, and what drawing gives: sizes in mm, places in degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from generator.model.brief import MapSettings

Direction = Literal["ltr", "rtl"]


class TypeStyle(StrEnum):
    """The four cuts of the figures' sans serif face."""

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

    ``step`` is the index of its year in the palette's sequence (0 is the earliest), whether the
    operation is over or under way; ``ongoing`` says which of the two.
    """

    id: str
    number: str
    name: str
    lat: float
    lon: float
    step: int
    ongoing: bool


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend's words: a heading, one label a palette step in use, and the ground's signs."""

    title: str
    steps: tuple[tuple[int, str], ...]
    ongoing: str
    capital: str
    disputed_border: str
    disputed_area: str
    kilometres: str


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """One map in one language, ready to be drawn: every word is final, in its locale."""

    frame: Frame
    locale: str
    direction: Direction
    settings: MapSettings
    names: Mapping[str, str]
    points: tuple[MapPoint, ...]
    legend: Legend
    alternative: str


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One victory on the time axis: ``month`` counts from the axis's first month."""

    id: str
    number: str
    month: int
    step: int


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """The victories by month with their running total, in one language."""

    frame: Frame
    locale: str
    direction: Direction
    months: tuple[tuple[str, str], ...]
    """For each month of the axis its short label (one or two letters) and its year."""
    marks: tuple[TimelineMark, ...]
    totals: tuple[str, ...]
    """The running total at the end of each month, in the locale's digits."""
    total_label: str
    marks_label: str
    alternative: str


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
    """A drawn figure: a one-page PDF of exactly the frame's size, and what a reader is told."""

    name: str
    pdf: bytes
    frame: Frame
    alternative: str
    hotspots: tuple[Hotspot, ...] = ()
    overlaps: tuple[str, ...] = ()
    """What touches on it that should not, in words; a sound figure has none."""
