"""The map's legend: its words -> a panel of two columns with a scale bar, measured then drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.design.tokens import Tokens
from generator.model.figure import Direction, Legend, TypeStyle
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.ground import BORDER_DASHES, BORDER_WIDTH, draw_disputed
from generator.stages.figures.ink import draw_sign, draw_town
from generator.stages.figures.typeface import Typefaces

Sides = tuple[float, float]

PITCH = 4.9
TITLE = 5.2
_SIGN = 4.0
_KEY = 5.2
_WIDE_KEY = 7.4
_GUTTER = 5.0
_LENGTHS = (10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)
_BAR = 0.75


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A scale bar: how far it reaches on the ground, and on paper in mm."""

    kilometres: int
    length: float
    unit: str


def scale_bar(denominator: float, longest: float, unit: str) -> ScaleBar:
    """Give the longest bar of a round distance that takes at most ``longest`` mm."""
    fitting = [length for length in _LENGTHS if length * 1e6 / denominator <= longest]
    kilometres = max(fitting, default=_LENGTHS[0])
    return ScaleBar(kilometres, kilometres * 1e6 / denominator, unit)


@dataclass(frozen=True, slots=True)
class LegendLayout:
    """The legend's size in mm and the widths of its two columns."""

    legend: Legend
    bar: ScaleBar
    columns: tuple[float, float]
    rows: int

    @property
    def width(self) -> float:
        """The width in mm."""
        return self.columns[0] + _GUTTER + self.columns[1]

    @property
    def height(self) -> float:
        """The height in mm, the title included."""
        return TITLE + self.rows * PITCH


def lay_out_legend(
    legend: Legend, bar: ScaleBar, tokens: Tokens, typefaces: Typefaces
) -> LegendLayout:
    """Measure the legend."""
    size = tokens.points("size-1")

    def width(text: str) -> float:
        return typefaces.ink(text, TypeStyle.REGULAR, size).width

    first = max(width(text) for text in [*(label for _, label in legend.steps), legend.ongoing])
    words = (legend.capital, legend.disputed_border, legend.disputed_area)
    second = max(_WIDE_KEY + max(width(text) for text in words), bar.length + 8.0)
    return LegendLayout(legend, bar, (_KEY + first, second), max(len(legend.steps) + 1, 5))


def draw_legend(
    canvas: Canvas, x: float, y: float, layout: LegendLayout, direction: Direction, tokens: Tokens
) -> None:
    """Draw the legend with its lower left corner at x, y in mm, mirrored from right to left."""
    pen = _Pen(canvas, x, y, layout, direction, tokens)
    legend = layout.legend
    pen.title(legend.title)
    for row, (step, label) in enumerate(legend.steps):
        draw_sign(canvas, pen.at(_SIGN / 2), pen.middle(row), _SIGN, step, tokens, ongoing=False)
        pen.label(label, _KEY, row)
    row = len(legend.steps)
    last = legend.steps[-1][0] if legend.steps else 0
    if legend.ongoing:
        draw_sign(canvas, pen.at(_SIGN / 2), pen.middle(row), _SIGN, last, tokens, ongoing=True)
        pen.label(legend.ongoing, _KEY, row)

    start = layout.columns[0] + _GUTTER
    key = (start, start + _WIDE_KEY - 1.8)
    words = (legend.capital, legend.disputed_border, legend.disputed_area)
    signs = (_draw_capital, _draw_border, _draw_area)
    wanted = [pair for pair in zip(words, signs, strict=True) if pair[0]]
    for row, (text, draw) in enumerate(wanted):
        draw(canvas, (pen.at(key[0]), pen.at(key[1])), pen.middle(row), tokens)
        pen.label(text, start + _WIDE_KEY, row)
    left = pen.at(start) - (layout.bar.length if direction == "rtl" else 0.0)
    draw_scale_bar(canvas, left, y + 1.4, layout.bar, direction, tokens)


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


def draw_scale_bar(
    canvas: Canvas, x: float, y: float, bar: ScaleBar, direction: Direction, tokens: Tokens
) -> None:
    """Draw a bar whose left end is at x, y in mm, with its ends' distances above it."""
    ink, size = tokens.colour("ink"), tokens.points("size-1")
    rtl = direction == "rtl"
    near, far = (x + bar.length, x) if rtl else (x, x + bar.length)
    middle = x + bar.length / 2
    canvas.rectangle((x, y, x + bar.length, y + _BAR), tokens.colour("paper"), ink, 0.4)
    canvas.rectangle((min(near, middle), y, max(near, middle), y + _BAR), ink, ink, 0.4)
    faces = canvas.typefaces
    for number, unit, place in (("0", "", near), (str(bar.kilometres), bar.unit, far)):
        text = f"{number} {unit}".strip()
        measure = faces.ink(text, TypeStyle.REGULAR, size)
        half = faces.ink(number, TypeStyle.REGULAR, size).width / 2
        # The number, not the unit that follows it, is centred on the end of the bar.
        left = place + half - measure.width if rtl and unit else place - half
        left = max(left, x) if number == "0" and not rtl else left
        left = min(left, near - 2 * half) if number == "0" and rtl else left
        canvas.text(text, left - measure.x0, y + 1.9, Lettering(TypeStyle.REGULAR, size, ink))


class _Pen:
    """Columns counted from the side where reading begins, rows from the top."""

    def __init__(
        self,
        canvas: Canvas,
        x: float,
        y: float,
        layout: LegendLayout,
        direction: Direction,
        tokens: Tokens,
    ) -> None:
        self._canvas, self._tokens = canvas, tokens
        self._rtl = direction == "rtl"
        self._side = x + layout.width if self._rtl else x
        self._top = y + layout.height

    def at(self, offset: float) -> float:
        """Give the x in mm of an offset from the side where reading begins."""
        return self._side - offset if self._rtl else self._side + offset

    def middle(self, row: int) -> float:
        """Give the y in mm of a row's middle."""
        return self._top - TITLE - (row + 0.5) * PITCH

    def title(self, text: str) -> None:
        """Set the heading."""
        self._set(text, 0.0, self._top - 2.9, TypeStyle.BOLD)

    def label(self, text: str, offset: float, row: int) -> None:
        """Set a row's words from an offset in mm."""
        size = self._tokens.points("size-1")
        middle = self._canvas.typefaces.middle(text, TypeStyle.REGULAR, size)
        self._set(text, offset, self.middle(row) - middle, TypeStyle.REGULAR)

    def _set(self, text: str, offset: float, y: float, style: TypeStyle) -> None:
        size = self._tokens.points("size-1")
        ink = self._canvas.typefaces.ink(text, style, size)
        left = self.at(offset) - (ink.width if self._rtl else 0.0)
        self._canvas.text(
            text, left - ink.x0, y, Lettering(style, size, self._tokens.colour("ink"))
        )
