"""The map's legend: its words -> a panel of two columns with a scale bar, measured then drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from generator.design.tokens import Tokens
from generator.model.figure import Legend, Texts
from generator.model.locale import Direction
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.ground import BORDER_DASHES, BORDER_WIDTH, draw_disputed
from generator.stages.figures.ink import draw_sign, draw_town
from generator.stages.figures.row import HEADING, LABEL, Row, draw_row, set_row
from generator.stages.figures.scale import ScaleBar, draw_scale_bar
from generator.stages.figures.typeface import Typefaces

Sides = tuple[float, float]

PITCH = 4.9
TITLE = 5.2
BASELINE = 2.9
"""From a title's top to its first baseline."""
_SIGN = 4.0
_KEY = 5.2
_WIDE_KEY = 7.4
_GUTTER = 5.0
_ROWS = 5
_OVERHANG = 8.0


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

    @property
    def width(self) -> float:
        """The width in mm."""
        return self.columns[0] + _GUTTER + self.columns[1]

    @property
    def body(self) -> float:
        """The height of the rows under the title, in mm."""
        first = sum(PITCH + row.more for row in self.first)
        second = PITCH + sum(PITCH + row.more for row in self.second)
        return max(first, second, _ROWS * PITCH)


def lay_out_legend(
    legend: Legend, bar: ScaleBar, tokens: Tokens, typefaces: Typefaces, narrow: float = 1.0
) -> LegendLayout:
    """Measure the legend.

    :param narrow: how wide words may be over the widest of them, else they stand in two lines.
    """
    size = tokens.points("size-1")

    def width(texts: Texts) -> float:
        return set_row(texts, LABEL, size, typefaces, 0.0).width

    def set_column(words: list[Texts]) -> tuple[tuple[Row, ...], float]:
        room = max((width(texts) for texts in words), default=0.0) * narrow
        wrapped = narrow < 1
        rows = [set_row(texts, LABEL, size, typefaces, room, wrapped=wrapped) for texts in words]
        return tuple(rows), max((row.width for row in rows), default=0.0)

    first, labels = set_column([*(label for _, label in legend.steps), legend.ongoing])
    words = (legend.capital, legend.disputed_border, legend.disputed_area)
    second, signs = set_column([texts for texts in words if texts])
    overhang = bar.overhang(typefaces, size)
    columns = (_KEY + labels, max(_WIDE_KEY + signs, bar.length + max(_OVERHANG, overhang)))
    room = sum(columns) + _GUTTER
    title = set_row(legend.title, HEADING, size, typefaces, room)
    return LegendLayout(legend, bar, title, first, second, columns)


def draw_legend(
    canvas: Canvas,
    corner: tuple[float, float],
    head: float,
    layout: LegendLayout,
    direction: Direction,
    tokens: Tokens,
) -> None:
    """Draw the legend, mirrored from right to left.

    :param corner: its lower left corner, x and y in mm.
    :param head: the height kept for its title, in mm.
    """
    pen = _Pen(corner, layout, direction)
    legend = layout.legend
    top = corner[1] + layout.body + head
    draw_row(canvas, layout.title, pen.at(0.0), top - BASELINE, direction, tokens)
    signs = [(step, False) for step, _ in legend.steps]
    signs.append((legend.steps[-1][0] if legend.steps else 0, True))
    for (step, ongoing), row, middle in zip(
        signs, layout.first, pen.rows(layout.first), strict=True
    ):
        if row.blocks:
            draw_sign(canvas, pen.at(_SIGN / 2), middle, _SIGN, step, tokens, ongoing=ongoing)
            draw_row(canvas, row, pen.at(_KEY), middle - row.middle, direction, tokens)

    start = layout.columns[0] + _GUTTER
    key = (pen.at(start), pen.at(start + _WIDE_KEY - 1.8))
    words = (legend.capital, legend.disputed_border, legend.disputed_area)
    draw_keys = (_draw_capital, _draw_border, _draw_area)
    shown = [draw for texts, draw in zip(words, draw_keys, strict=True) if texts]
    for draw, row, middle in zip(shown, layout.second, pen.rows(layout.second), strict=True):
        draw(canvas, key, middle, tokens)
        side = pen.at(start + _WIDE_KEY)
        draw_row(canvas, row, side, middle - row.middle, direction, tokens)
    left = pen.at(start) - (layout.bar.length if direction == "rtl" else 0.0)
    draw_scale_bar(canvas, left, corner[1] + 1.4, layout.bar, direction, tokens)


def _draw_capital(canvas: Canvas, sides: Sides, y: float, tokens: Tokens) -> None:
    draw_town(canvas, sum(sides) / 2, y, tokens, capital=True)


def _draw_border(canvas: Canvas, sides: Sides, y: float, tokens: Tokens) -> None:
    line = np.array([[side, y] for side in sides])
    canvas.lines([line], tokens.colour("border"), BORDER_WIDTH, BORDER_DASHES)


def _draw_area(canvas: Canvas, sides: Sides, y: float, tokens: Tokens) -> None:
    left, right = sides
    area = np.array([[left, y - 1.5], [right, y - 1.5], [right, y + 1.5], [left, y + 1.5]])
    canvas.areas([area], tokens.colour("land"))
    draw_disputed(canvas, (area,), tokens.colour("border"))


class _Pen:
    """Columns counted from the side where reading begins, rows from the top."""

    def __init__(
        self, corner: tuple[float, float], layout: LegendLayout, direction: Direction
    ) -> None:
        self._rtl = direction == "rtl"
        self._side = corner[0] + layout.width if self._rtl else corner[0]
        self._top = corner[1] + layout.body

    def at(self, offset: float) -> float:
        """Give the x in mm of an offset from the side where reading begins."""
        return self._side - offset if self._rtl else self._side + offset

    def rows(self, rows: tuple[Row, ...]) -> Iterator[float]:
        """Give the y in mm of each row's middle."""
        y = self._top
        for row in rows:
            height = PITCH + row.more
            yield y - height / 2
            y -= height
