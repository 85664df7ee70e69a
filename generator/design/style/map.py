"""How a map is drawn: its names, its panels, its scale bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from generator.design.style.measures import (
    Colour,
    Distance,
    Ratio,
    Share,
    Size,
    TypeSize,
    Width,
)
from generator.design.style.shared import GroundStyle, Leading, SignStyle, Stroke, WordStyle
from generator.model.figure import TypeStyle


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """The names of the numbered places and of the towns."""

    size: TypeSize
    """In pt."""
    ink: Colour
    """Of the main language, and quieter of the others below it."""
    quiet: Colour
    place: TypeStyle
    town: TypeStyle
    other: TypeStyle
    """The cut of the other languages."""
    halo: Colour
    halo_width: Width
    """Of the stroke under the letters, half of which lies outside them, in pt."""
    gap: Distance
    """From a sign's edge to its name, in mm."""
    clear: Distance
    """How far names and their lines stay from what is in the way, in mm."""
    town_clear: Distance
    """How far towns' names do, in mm."""
    square_clear: Distance
    """How far a town's sign stays from what is in the way, in mm."""
    edge: Distance
    """From the frame, in mm."""
    apart: Distance
    """Between two names, in mm."""
    aside: Distance
    """As much more at either side of a name, lest two read as one, in mm; twice it for towns."""
    leader: Stroke
    """From a sign to a name that stands off it."""
    leader_from: Distance
    """A name that is farther from its sign than this has a leader, in mm."""
    leader_gap: Distance
    """Between a leader and its name, in mm."""


@dataclass(frozen=True, slots=True)
class CountryStyle:
    """The names of countries."""

    subject_size: TypeSize
    """Of the countries that the brief speaks of, in pt."""
    neighbour_size: TypeSize
    """In pt."""
    ink: Colour
    over_areas: Colour
    """On the classes of a value."""
    cut: TypeStyle
    tracking: Ratio
    """Between the letters, over the size of the type; not in scripts that do not bear it."""
    clear: Distance
    """From what is in the way, in mm."""
    unspaced_clear: Distance
    """The same for a name that no spacing tells from others, in mm."""
    off_towns: Distance
    """From the sign of a town, which would else seem to be the name's, in mm."""
    edge: Distance
    """From the frame, in mm."""
    border: Distance
    """From the border of the country's own ground, in mm."""
    least: Distance
    """How wide and high a neighbour must be seen to be named, in mm."""
    coast: tuple[Distance, Distance]
    """From any coast beside and above a name in the water, in mm."""
    leader: Stroke
    """From a name in the water to its country."""
    leader_gap: Distance
    """Between a leader and its name, in mm."""
    leader_most: Distance
    """How long a leader is at most, in mm."""
    leader_end: Distance
    """How far into the country it leads, in mm."""


@dataclass(frozen=True, slots=True)
class WaterStyle:
    """The names of rivers and seas."""

    size: TypeSize
    """In pt."""
    ink: Colour
    cut: TypeStyle
    leading: Leading
    """Of a sea's name in several lines."""
    clear: Distance
    """From what is in the way, in mm."""
    edge: Distance
    """From the frame, in mm."""
    river_gap: Distance
    """Between a river's line and its name, in mm."""
    shore: Distance
    """Between a sea's name and the land, in mm."""


@dataclass(frozen=True, slots=True)
class PanelStyle:
    """The panels of the insets, and the outline of the map."""

    fill: Colour
    outline: Stroke
    mark_dashes: tuple[Width, Width]
    """A dash and a gap of the square that says where what an inset shows lies, in pt."""
    pad: Distance
    """Inside a panel's sides, in mm."""
    over: Distance
    """How much less room there is over a title than under what stands below it, in mm."""
    title: Distance
    """The height of a title's line, in mm."""
    baseline: Distance
    """From a title's top to its first baseline, in mm."""
    clear: Distance
    """From the ground of the brief's countries and between two panels, in mm."""
    beside: Annotated[tuple[Distance, ...], Field(min_length=1)]
    """Beside a numbered place, in mm: farther where the names else touch."""
    above: Distance
    """Above and below a numbered place, in mm."""


@dataclass(frozen=True, slots=True)
class LegendStyle:
    """The legend: a strip of signs and words under the map, with the scale bar."""

    above: Distance
    """Between the map and the first line, in mm."""
    pitch: Size
    """The height of a line, in mm."""
    sign: Size
    """A sign's diameter, in mm."""
    wide_sign: Size
    """How wide the signs of borders and areas are, in mm."""
    area: Size
    """How high the sign of an area is, in mm."""
    disc_apart: Distance
    """Above and below a disc that says what a size means, together, in mm."""
    gap: Distance
    """Between a sign and its words, in mm."""
    gutter: Distance
    """Between two entries, in mm."""
    bar: Size
    """How long the scale bar is at most, in mm."""
    bar_drop: Distance
    """How far the bar lies below the middle of its line, in mm."""


@dataclass(frozen=True, slots=True)
class InsetForm:
    """One size of the inset."""

    share: Share
    """Of the figure's width, at most."""
    height: Size
    """In mm."""


@dataclass(frozen=True, slots=True)
class InsetStyle:
    """The insets, each with its scale bar."""

    forms: Annotated[tuple[InsetForm, ...], Field(min_length=1)]
    """The best first."""
    bar: Size
    """How long the scale bar is at most, in mm."""
    bar_room: Distance
    """Kept beside the longest scale bar at least, in mm."""
    bar_side: Distance
    """Between the inset's side and the scale bar, in mm."""
    bar_foot: Distance
    """Under the scale bar, in mm."""
    bar_height: Distance
    """The height that is kept free for the bar and its words, in mm."""


@dataclass(frozen=True, slots=True)
class ScaleBarStyle:
    """A scale bar, in the words' ink and size."""

    height: Size
    """In mm."""
    outline: Width
    """In pt."""
    empty: Colour
    """Of its second half."""
    baseline: Distance
    """From its foot to the baseline of its words, in mm."""
    apart: Distance
    """Between the unit in two languages, in mm."""


@dataclass(frozen=True, slots=True)
class FlowStyle:
    """The lines from place to place."""

    colour: Colour
    """Of lines whose colour says nothing; the others have those of categories."""
    width: Width
    """In pt; that of the greatest value is ``widest``."""
    widest: Width
    """Of the greatest value, in pt."""
    thinnest: Width
    """Of no value less, in pt."""
    casing: Stroke
    """Beside a line, so that it is told from the ground."""
    head: Size
    """How long an arrowhead is, in mm, with the width of a thick line more."""
    gap: Distance
    """Between a line and the signs that it joins, in mm."""
    bend: Ratio
    """How far a line stands off the way between its ends, over its length, where another leads
    back."""


@dataclass(frozen=True, slots=True)
class MapStyle:
    """How a map is drawn."""

    words: WordStyle
    signs: SignStyle
    ground: GroundStyle
    labels: LabelStyle
    countries: CountryStyle
    waters: WaterStyle
    lines: FlowStyle
    panels: PanelStyle
    legend: LegendStyle
    inset: InsetStyle
    scale_bar: ScaleBarStyle
