"""How the timeline and the small maps of the years are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from generator.design.style.measures import Colour, Count, Distance, Ratio, Size, TypeSize
from generator.design.style.shared import GroundStyle, SignStyle, Stroke, WordStyle
from generator.model.figure import TypeStyle


@dataclass(frozen=True, slots=True)
class AxisStyle:
    """The timeline: marks over an axis of time, and the line of the running total over them."""

    base: Distance
    """From the frame's foot to the axis, in mm."""
    top: Distance
    """From the frame's top to the line's end, in mm."""
    margin: Distance
    """At either side of the frame, in mm."""
    marks_foot: Distance
    """From the axis to the lowest mark, in mm."""
    marks_apart: Distance
    """Between two marks, in mm."""
    least_mark: Size
    """The diameter of the smallest mark; where there is no room for it, columns stand, in mm."""
    clear: Distance
    """Between the marks and the line, in mm."""
    labels_apart: Distance
    """Between the words over the marks and those of the line, in mm."""
    label_gap: Distance
    """From the line to the words over it, in mm."""
    languages_apart: Distance
    """Between a period's labels in two languages, in mm."""
    tick: Distance
    """How far a period's tick reaches down, in mm."""
    year_tick: Distance
    """How far the tick of a year, or a month of days, does, in mm."""
    ticks: Stroke
    axis: Stroke
    line: Stroke
    every: Count
    """Of so many months one is named where they are more than a year, January first."""
    months: Distance
    """From the axis down to the baseline of the periods' labels, in mm."""
    years: Distance
    """From the frame's foot to the baseline of the years, or the months of days, in mm."""
    total_size: TypeSize
    """In pt."""
    total_cut: TypeStyle
    total_gap: Distance
    """Between the line's end and the total, in mm."""
    total_room: Distance
    """Kept at the line's end beside the width of the total, in mm."""


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
