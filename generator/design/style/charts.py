"""How charts, the timeline and the small maps of the years are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from generator.design.style.map import LabelStyle
from generator.design.style.measures import (
    Colour,
    Count,
    Distance,
    Ratio,
    Share,
    Size,
    TypeSize,
    Width,
)
from generator.design.style.shared import GroundStyle, SignStyle, Stroke, WordStyle


@dataclass(frozen=True, slots=True)
class AxisStyle:
    """The timeline: marks over an axis of time, and the words over them."""

    base: Distance
    """From the frame's foot to the axis, in mm."""
    top: Distance
    """From the frame's top to the foot of the words' first line, in mm."""
    margin: Distance
    """At either side of the frame, in mm."""
    marks_foot: Distance
    """From the axis to the lowest mark, in mm."""
    marks_apart: Distance
    """Between two marks, in mm."""
    least_mark: Size
    """The diameter of the smallest mark; where there is no room for it, columns stand, in mm."""
    clear: Distance
    """Between the marks and the words over them, in mm."""
    labels_apart: Distance
    """Between the words of the marks and the key of what is under way, in mm."""
    key: Size
    """The side of this key's sign, in mm."""
    key_gap: Distance
    """Between the sign and its words, in mm."""
    languages_apart: Distance
    """Between a period's labels in two languages, in mm."""
    indent: Distance
    """From a tick to the label that begins at it, in mm."""
    tick: Distance
    """How far a period's tick reaches down, in mm."""
    year_tick: Distance
    """How far the tick of a year, or a month of days, does, in mm."""
    ticks: Stroke
    axis: Stroke
    months: Distance
    """From the axis down to the baseline of the periods' labels, in mm."""
    years: Distance
    """From the frame's foot to the baseline of the years, or the months of days, in mm."""


@dataclass(frozen=True, slots=True)
class TimelineStyle:
    """How the timeline is drawn."""

    words: WordStyle
    signs: SignStyle
    timeline: AxisStyle


@dataclass(frozen=True, slots=True)
class ColumnsStyle:
    """The small maps, side by side."""

    gap: Distance
    """Between two maps, in mm."""
    widest: Ratio
    """How wide a map is at most, over the height of the figure."""
    heading: Distance
    """The height of a heading's line, in mm."""
    heading_size: TypeSize
    """In pt."""
    baseline: Distance
    """From a heading's foot to its baseline, in mm."""
    apart: Distance
    """Between two numbered signs, in mm."""
    dot: Size
    """The diameter of a place where the numbers have no room, in mm."""
    dots_apart: Distance
    """Between two dots, in mm."""
    earlier: Size
    """The diameter of a place of an earlier year, in mm."""
    earlier_fill: Colour
    earlier_edge: Stroke
    pad: Distance
    """Inside the note on places elsewhere, in mm."""
    clear: Distance
    """From the ground of the brief's countries to the note, in mm."""
    note_fill: Colour
    outline: Stroke
    """Of a map and of the note."""


@dataclass(frozen=True, slots=True)
class YearsStyle:
    """How the small maps of the years are drawn."""

    words: WordStyle
    signs: SignStyle
    ground: GroundStyle
    years: ColumnsStyle


@dataclass(frozen=True, slots=True)
class RingsLook:
    """Rings of distance, as on a cover: bands round each place in the middle."""

    ground: Colour
    """Beyond the outermost ring."""
    bands: Annotated[tuple[Colour, ...], Field(min_length=1)]
    """Within the rings, from the innermost; the last also of all that lie farther out."""
    line: Stroke
    diameter: Size
    """Of a numbered sign, in mm."""
    number: TypeSize
    """Of the numbers, in pt."""
    ink: Colour
    """Of the names in the middle."""
    name: TypeSize
    """Of these names, in pt."""
    label: Colour
    """Of what is written on a ring."""
    size: TypeSize
    """Of this, in pt."""
    gap: Distance
    """From a sign to the name of its place, in mm."""
    clear: Distance
    """Between words, and from words to signs, in mm."""
    side: Distance
    """From words and signs to the frame's sides at least, in mm: with what a cut takes there."""
    edge: Distance
    """The same to its top and its foot, in mm."""


@dataclass(frozen=True, slots=True)
class RingsStyle:
    """How rings of distance are drawn."""

    words: WordStyle
    signs: SignStyle
    labels: LabelStyle
    """Of the names in the middle their leaders, as a map's."""
    rings: RingsLook


@dataclass(frozen=True, slots=True)
class PlotStyle:
    """Where a chart's marks stand."""

    paper: Colour
    """What a chart is printed on."""
    least: Size
    """How wide and high marks have room at least, in mm."""
    head: Distance
    """Between the lines over the marks, and under the last of them, in mm."""
    apart: Distance
    """Between two small charts, in mm."""
    heading: Distance
    """Between a small chart's heading and its marks, in mm."""
    aspect: Ratio
    """How wide a small chart is over its height, as near as may be."""
    halo: Width
    """Of the stroke under letters that stand on lines, in pt."""


@dataclass(frozen=True, slots=True)
class ScaleStyle:
    """The scale of values, and the axis that the marks stand on."""

    base: Stroke
    """At zero, or where the categories stand."""
    grid: Stroke
    gap: Distance
    """Between a line and its words, in mm."""
    apart: Distance
    """Between two words along an axis, in mm."""
    tick: Distance
    """How far the tick of a date or a period reaches down, in mm."""


@dataclass(frozen=True, slots=True)
class NameStyle:
    """The names of the categories."""

    part: Share
    """Of the width: how much names beside bars take at most before they are set in lines."""
    lines: Count
    """In how many lines a name is set at most."""
    gap: Distance
    """From a name to its bar, in mm."""
    apart: Distance
    """Between two names, in mm."""


@dataclass(frozen=True, slots=True)
class BarStyle:
    """Columns, bars, areas and the parts of them."""

    fill: Colour
    """Of a series without a colour of its own."""
    number: Colour
    """Of what is written on it."""
    rest: Colour
    """Of what is not highlighted, where something is."""
    rest_number: Colour
    """Of what is written on it."""
    part: Share
    """Of a category's room: what its bars take."""
    apart: Distance
    """Between two bars of a category, in mm."""
    least: Size
    """The thinnest, in mm."""
    thickest: Size
    """The thickest bar, in mm."""
    widest: Size
    """The widest column, in mm."""
    gap: Distance
    """From its end to its value, in mm."""
    pad: Distance
    """Round what is written on it, in mm."""
    outline: Stroke
    """Round a fill that is too pale for the paper."""
    seam: Stroke
    """Between two parts."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Lines, and the words at their ends."""

    width: Width
    """In pt."""
    casing: Width
    """How far the outline of a line that is too pale for the paper shows at either side, in pt."""
    marker: Size
    """Of a sign at a line's end, in mm."""
    part: Share
    """Of the width: how much the words at the ends take at most."""
    gap: Distance
    """From a line's end to its words, in mm."""
    apart: Distance
    """Between the words of two lines, in mm."""
    leader: Stroke
    """From a line to words that stand off it."""


@dataclass(frozen=True, slots=True)
class DotsStyle:
    """Dots in rows, and the way between two."""

    diameter: Size
    """In mm."""
    way: Stroke


@dataclass(frozen=True, slots=True)
class KeyStyle:
    """The row that says which colour is which series, where no mark has room for its name."""

    sign: Size
    """How wide and high a sign is, in mm."""
    gap: Distance
    """From a sign to its name, in mm."""
    apart: Distance
    """Between two of them, in mm."""


@dataclass(frozen=True, slots=True)
class ChartLook:
    """What charts of all kinds are drawn with."""

    plot: PlotStyle
    scale: ScaleStyle
    names: NameStyle
    bars: BarStyle
    lines: LineStyle
    dots: DotsStyle
    key: KeyStyle


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How a chart is drawn."""

    words: WordStyle
    signs: SignStyle
    chart: ChartLook
