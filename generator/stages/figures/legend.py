"""The map's legend: its words -> a strip under the map, measured then drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from generator.design.style.map import MapStyle
from generator.model.figure import Legend, MapLine, Texts
from generator.model.locale import Direction
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.flows import PlacedLine, draw_lines, measure_line, point_line
from generator.stages.figures.ground import draw_disputed
from generator.stages.figures.ink import draw_sign, draw_town
from generator.stages.figures.row import Row, draw_row, set_row
from generator.stages.figures.scale import ScaleBar, draw_scale_bar
from generator.stages.figures.typeface import Typefaces

Sides = tuple[float, float]


class Key(StrEnum):
    """What stands before the words of an item."""

    NONE = "none"
    AREA = "area"
    GAP = "gap"
    OTHERS = "others"
    STEP = "step"
    ONGOING = "ongoing"
    CAPITAL = "capital"
    BORDER = "border"
    DISPUTED = "disputed"
    SIZE = "size"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One entry: its sign, the index of its colour, and its words."""

    key: Key
    step: int
    row: Row
    before: float
    """From where it begins to its words, in mm."""
    sign: float = 0.0
    """How wide its sign is, in mm."""
    high: float = 0.0
    """How high, where that is more than a line."""
    share: float | None = None
    """Of a line's width, over the greatest; None where lines are alike."""

    @property
    def width(self) -> float:
        """The width in mm."""
        return self.before + self.row.width


@dataclass(frozen=True, slots=True)
class LegendLayout:
    """The legend's items, line by line, with the scale bar at the end; all in mm."""

    lines: tuple[tuple[tuple[LegendEntry, float], ...], ...]
    """For each line its items, with the offset of each from where reading begins."""
    bar: ScaleBar | None
    """None where one would lie: on a map of much of the earth, or of all of it."""
    bar_offset: float
    heights: tuple[float, ...]
    above: float
    """Between the map and the first line."""

    @property
    def height(self) -> float:
        """The strip's height."""
        return self.above + sum(self.heights)

    @property
    def items(self) -> Iterator[LegendEntry]:
        """All items, in the order of reading."""
        return (item for line in self.lines for item, _ in line)


def lay_out_legend(
    legend: Legend, bar: ScaleBar | None, width: float, style: MapStyle, typefaces: Typefaces
) -> LegendLayout:
    """Measure the legend and part it into lines that are no wider than the map, in mm."""
    look = style.legend
    lines: list[list[tuple[LegendEntry, float]]] = [[]]
    end = 0.0
    for item in _list_items(legend, width, style, typefaces):
        start = end + look.gutter if lines[-1] else 0.0
        if lines[-1] and start + item.width > width:
            lines.append([])
            start = 0.0
        lines[-1].append((item, start))
        end = start + item.width
    room = bar.length + bar.overhang(typefaces, style) if bar is not None else 0.0
    offset = end + look.gutter
    if bar is not None and offset + room > width:
        lines.append([])
        offset = 0.0
    heights = tuple(
        max(
            look.pitch + max((item.row.more for item, _ in line), default=0.0),
            max((item.high for item, _ in line), default=0.0),
        )
        for line in lines
    )
    return LegendLayout(tuple(map(tuple, lines)), bar, offset, heights, look.above)


def _list_items(
    legend: Legend, width: float, style: MapStyle, typefaces: Typefaces
) -> Iterator[LegendEntry]:
    look, said = style.legend, style.words

    def set_item(
        key: Key,
        step: int,
        texts: Texts,
        before: float,
        high: float = 0.0,
        share: float | None = None,
    ) -> LegendEntry:
        cuts = said.headings if key is Key.NONE else said.labels
        room = width - before
        row = set_row(texts, cuts, said.size, said, typefaces, room)
        if row.width > room:
            row = set_row(texts, cuts, said.size, said, typefaces, room, wrapped=True)
        return LegendEntry(key, step, row, before, max(before - look.gap, 0.0), high, share)

    small, wide = look.sign + look.gap, look.wide_sign + look.gap
    last = legend.steps[-1][0] if legend.steps else 0
    discs = [(style.signs.measure(share), texts) for share, texts in legend.sizes]
    entries: Iterable[tuple[Key, int, Texts, float]] = (
        (Key.NONE, 0, legend.title, 0.0),
        *((Key.AREA, step, texts, wide) for step, texts in legend.areas),
        (Key.GAP, 0, legend.without, wide),
        (Key.OTHERS, 0, legend.others, wide),
        *((Key.STEP, step, texts, small) for step, texts in legend.steps),
        (Key.ONGOING, last, legend.ongoing, small),
    )
    yield from (set_item(*entry) for entry in entries if entry[2])
    if discs:
        yield set_item(Key.NONE, 0, legend.sizes_title, 0.0)
        for wide_disc, texts in discs:
            high = wide_disc + look.disc_apart
            yield set_item(Key.SIZE, 0, texts, wide_disc + look.gap, high)
    lines = legend.lines
    if lines.title:
        yield set_item(Key.NONE, 0, lines.title, 0.0)
    for of, texts in lines.steps:
        if texts:
            yield set_item(Key.LINE, -1 if of is None else of, texts, wide)
    if lines.widths:
        yield set_item(Key.NONE, 0, lines.widths_title, 0.0)
        for share, texts in lines.widths:
            yield set_item(Key.LINE, -1, texts, wide, 0.0, share)
    rest: Iterable[tuple[Key, int, Texts, float]] = (
        (Key.CAPITAL, 0, legend.capital, small),
        (Key.BORDER, 0, legend.disputed_border, wide),
        (Key.DISPUTED, 0, legend.disputed_area, wide),
    )
    yield from (set_item(*entry) for entry in rest if entry[2])


def draw_legend(
    canvas: Canvas, layout: LegendLayout, direction: Direction, style: MapStyle
) -> None:
    """Draw the legend at the foot of a canvas, mirrored from right to left."""
    look, said = style.legend, style.words
    rtl, width = direction == "rtl", canvas.frame.width

    def at(offset: float) -> float:
        return width - offset if rtl else offset

    top = layout.height - layout.above
    middle = top
    for line, height in zip(layout.lines, layout.heights, strict=True):
        middle, top = top - height / 2, top - height
        for item, start in line:
            sides = sorted((at(start), at(start + item.sign)))
            _draw_key(canvas, item, (sides[0], sides[1]), middle, style)
            row = item.row
            draw_row(canvas, row, at(start + item.before), middle - row.middle, direction, said)
    bar = layout.bar
    if bar is None:
        return
    left = at(layout.bar_offset) - (bar.length if rtl else 0.0)
    draw_scale_bar(canvas, left, middle - look.bar_drop, bar, direction, style)


def _draw_key(canvas: Canvas, item: LegendEntry, sides: Sides, y: float, style: MapStyle) -> None:
    """Draw the sign of an item between two sides, in mm, at a height."""
    ground, half = style.ground, style.legend.area / 2
    (left, right), middle = sides, sum(sides) / 2
    match item.key:
        case Key.AREA | Key.GAP | Key.OTHERS:
            plain = {Key.GAP: ground.land, Key.OTHERS: ground.neighbours}
            fill = plain.get(item.key) or ground.areas[item.step]
            swatch = (left, y - half, right, y + half)
            canvas.rectangle(swatch, fill, ground.border, ground.border_width)
        case Key.STEP | Key.ONGOING:
            ongoing = item.key is Key.ONGOING
            draw_sign(canvas, middle, y, right - left, item.step, style.signs, ongoing=ongoing)
        case Key.SIZE:
            signs = style.signs
            canvas.circle(middle, y, right - left, ground.land, signs.ink, signs.outline)
        case Key.LINE:
            _draw_line_key(canvas, item, sides, y, style)
        case Key.CAPITAL:
            draw_town(canvas, middle, y, style.signs, capital=True)
        case Key.BORDER:
            line = np.array([[left, y], [right, y]])
            canvas.lines([line], ground.border, ground.border_width, ground.border_dashes)
        case Key.DISPUTED:
            corners = [[left, y - half], [right, y - half], [right, y + half], [left, y + half]]
            area = np.array(corners)
            canvas.areas([area], ground.land)
            draw_disputed(canvas, (area,), ground)


def _draw_line_key(
    canvas: Canvas, item: LegendEntry, sides: Sides, y: float, style: MapStyle
) -> None:
    """Draw a line between two sides; one that shows no width has an arrowhead, as on the map."""
    look, (left, right) = style.lines, sides
    line = MapLine("", "", "", item.step if item.step >= 0 else None, item.share)
    path = np.array([[left, y], [right, y]])
    flow = PlacedLine(line, (path,), np.empty((0, 2)), measure_line(line, look))
    draw_lines(canvas, [flow if item.share is not None else point_line(flow, look)], style)
