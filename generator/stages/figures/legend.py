"""The map's legend: its words -> a panel of two columns with a scale bar, measured then drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from generator.design.style.map import LegendStyle, MapStyle
from generator.model.figure import Legend, Texts
from generator.model.locale import Direction
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.ground import draw_disputed
from generator.stages.figures.ink import draw_sign, draw_town
from generator.stages.figures.row import Row, draw_row, set_row
from generator.stages.figures.scale import ScaleBar, draw_scale_bar
from generator.stages.figures.typeface import Typefaces

Sides = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LegendLayout:
    """The legend's rows, and the widths of its two columns in mm."""

    legend: Legend
    bar: ScaleBar
    title: Row
    first: tuple[Row, ...]
    """The steps of the palette, then what is under way."""
    second: tuple[Row, ...]
    """The ground's signs; the scale bar stands below them."""
    columns: tuple[float, float]
    style: LegendStyle

    @property
    def width(self) -> float:
        """The width in mm."""
        return self.columns[0] + self.style.gutter + self.columns[1]

    @property
    def body(self) -> float:
        """The height of the rows under the title, in mm."""
        pitch = self.style.pitch
        first = sum(pitch + row.more for row in self.first)
        second = pitch + sum(pitch + row.more for row in self.second)
        return max(first, second, self.style.rows * pitch)


def lay_out_legend(
    legend: Legend, bar: ScaleBar, style: MapStyle, typefaces: Typefaces, narrow: float = 1.0
) -> LegendLayout:
    """Measure the legend.

    :param narrow: how wide words may be over the widest of them, else they stand in two lines.
    """
    look, said = style.legend, style.words

    def set_label(texts: Texts, room: float, *, wrapped: bool = False) -> Row:
        return set_row(texts, said.labels, said.size, said, typefaces, room, wrapped=wrapped)

    def set_column(words: list[Texts]) -> tuple[tuple[Row, ...], float]:
        room = max((set_label(texts, 0.0).width for texts in words), default=0.0) * narrow
        rows = [set_label(texts, room, wrapped=narrow < 1) for texts in words]
        return tuple(rows), max((row.width for row in rows), default=0.0)

    first, labels = set_column([*(label for _, label in legend.steps), legend.ongoing])
    words = (legend.capital, legend.disputed_border, legend.disputed_area)
    second, signs = set_column([texts for texts in words if texts])
    overhang = bar.overhang(typefaces, style)
    columns = (
        look.key + labels,
        max(look.wide_key + signs, bar.length + max(look.bar_room, overhang)),
    )
    room = sum(columns) + look.gutter
    title = set_row(legend.title, said.headings, said.size, said, typefaces, room)
    return LegendLayout(legend, bar, title, first, second, columns, look)


def draw_legend(
    canvas: Canvas,
    corner: tuple[float, float],
    head: float,
    layout: LegendLayout,
    direction: Direction,
    style: MapStyle,
) -> None:
    """Draw the legend, mirrored from right to left.

    :param corner: its lower left corner, x and y in mm.
    :param head: the height kept for its title, in mm.
    """
    look, said = style.legend, style.words
    pen = _Pen(corner, layout, direction)
    legend = layout.legend
    top = corner[1] + layout.body + head
    draw_row(canvas, layout.title, pen.at(0.0), top - style.panels.baseline, direction, said)
    signs = [(step, False) for step, _ in legend.steps]
    signs.append((legend.steps[-1][0] if legend.steps else 0, True))
    for (step, ongoing), row, middle in zip(
        signs, layout.first, pen.rows(layout.first), strict=True
    ):
        if row.blocks:
            place = pen.at(look.sign / 2)
            draw_sign(canvas, place, middle, look.sign, step, style.signs, ongoing=ongoing)
            draw_row(canvas, row, pen.at(look.key), middle - row.middle, direction, said)

    start = layout.columns[0] + look.gutter
    key = (pen.at(start), pen.at(start + look.wide_sign))
    words = (legend.capital, legend.disputed_border, legend.disputed_area)
    draw_keys = (_draw_capital, _draw_border, _draw_area)
    shown = [draw for texts, draw in zip(words, draw_keys, strict=True) if texts]
    for draw, row, middle in zip(shown, layout.second, pen.rows(layout.second), strict=True):
        draw(canvas, key, middle, style)
        side = pen.at(start + look.wide_key)
        draw_row(canvas, row, side, middle - row.middle, direction, said)
    left = pen.at(start) - (layout.bar.length if direction == "rtl" else 0.0)
    draw_scale_bar(canvas, left, corner[1] + look.bar_foot, layout.bar, direction, style)


def _draw_capital(canvas: Canvas, sides: Sides, y: float, style: MapStyle) -> None:
    draw_town(canvas, sum(sides) / 2, y, style.signs, capital=True)


def _draw_border(canvas: Canvas, sides: Sides, y: float, style: MapStyle) -> None:
    line = np.array([[side, y] for side in sides])
    ground = style.ground
    canvas.lines([line], ground.border, ground.border_width, ground.border_dashes)


def _draw_area(canvas: Canvas, sides: Sides, y: float, style: MapStyle) -> None:
    (left, right), half = sides, style.legend.area / 2
    area = np.array([[left, y - half], [right, y - half], [right, y + half], [left, y + half]])
    canvas.areas([area], style.ground.land)
    draw_disputed(canvas, (area,), style.ground)


class _Pen:
    """Columns counted from the side where reading begins, rows from the top."""

    def __init__(
        self, corner: tuple[float, float], layout: LegendLayout, direction: Direction
    ) -> None:
        self._rtl = direction == "rtl"
        self._side = corner[0] + layout.width if self._rtl else corner[0]
        self._top = corner[1] + layout.body
        self._pitch = layout.style.pitch

    def at(self, offset: float) -> float:
        """Give the x in mm of an offset from the side where reading begins."""
        return self._side - offset if self._rtl else self._side + offset

    def rows(self, rows: tuple[Row, ...]) -> Iterator[float]:
        """Give the y in mm of each row's middle."""
        y = self._top
        for row in rows:
            height = self._pitch + row.more
            yield y - height / 2
            y -= height
