"""The ink of a laid-out view: signs, names and leader lines, drawn in the order of importance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.design.tokens import Tokens
from generator.model.figure import MapPoint, TypeStyle
from generator.stages.figures.background import Name
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.view import CAPITAL, TOWN, PlacedName, ViewLayout

_OUTLINE = 0.6
_LEADER = 0.4
_SQUARE = 0.89
"""The side of an ongoing operation's square over the diameter of a disc: much the same area."""


def draw_view(canvas: Canvas, layout: ViewLayout, tokens: Tokens) -> None:
    """Draw a view's signs and names on a canvas of its frame's size, over the ground."""
    ink, land = tokens.colour("ink"), tokens.colour("land")
    diameter = tokens.millimetres("symbol")
    offshore = dict.fromkeys(name.leader for name in layout.countries)
    lines = [np.array([line.start, line.end]) for line in offshore if line is not None]
    canvas.lines(lines, tokens.colour("muted"), _LEADER)
    for name in layout.countries:
        _write(canvas, name, tokens.colour("muted"))
    for name in layout.waters:
        _write(canvas, name, tokens.colour("water-ink"))
    for town in layout.town_signs:
        draw_town(canvas, town.x, town.y, tokens, capital=town.capital)
    _leaders(canvas, [*layout.towns, *layout.victories], ink)
    for sign in layout.signs:
        if sign.is_away:
            line = np.array([[sign.x, sign.y], sign.place])
            canvas.lines([line], ink, _LEADER)
    _write_on_halos(canvas, layout.towns, tokens)
    for sign in layout.signs:
        draw_symbol(canvas, sign.x, sign.y, diameter, sign.point, tokens)
        if sign.is_away:
            canvas.circle(*sign.place, 1.0, ink, land, 0.3)
    _write_on_halos(canvas, layout.victories, tokens)


def draw_symbol(
    canvas: Canvas, x: float, y: float, diameter: float, point: MapPoint, tokens: Tokens
) -> None:
    """Draw a numbered symbol at x, y in mm: a disc, or a square for what is under way."""
    number = tokens.colour(f"step-{point.step + 1}-ink")
    if point.ongoing:
        number = tokens.colour("ink")
    draw_sign(canvas, x, y, diameter, point.step, tokens, ongoing=point.ongoing)
    size = tokens.points("size-1")
    ink = canvas.typefaces.ink(point.number, TypeStyle.BOLD, size)
    left = x - (ink.x0 + ink.x1) / 2
    bottom = y - (ink.y0 + ink.y1) / 2
    canvas.text(point.number, left, bottom, Lettering(TypeStyle.BOLD, size, number))


def draw_sign(
    canvas: Canvas,
    x: float,
    y: float,
    diameter: float,
    step: int,
    tokens: Tokens,
    *,
    ongoing: bool,
) -> None:
    """Draw a year's sign without a number; sizes in mm."""
    ink, colour = tokens.colour("ink"), tokens.colour(f"step-{step + 1}")
    if not ongoing:
        canvas.circle(x, y, diameter, colour, ink, _OUTLINE)
        return
    half = diameter * _SQUARE / 2
    for inset, fill, edge, width in (
        (0.0, colour, ink, 0.4),
        (1.4 * 25.4 / 72, tokens.colour("ongoing"), None, 0.0),
    ):
        side = half - inset
        canvas.rectangle((x - side, y - side, x + side, y + side), fill, edge, width)


def draw_town(canvas: Canvas, x: float, y: float, tokens: Tokens, *, capital: bool) -> None:
    """Draw a town's dot, or a capital's square, at x, y in mm."""
    ink, land = tokens.colour("ink"), tokens.colour("land")
    if capital:
        half = CAPITAL / 2
        canvas.rectangle((x - half, y - half, x + half, y + half), ink, land, 0.4)
    else:
        canvas.circle(x, y, TOWN, ink, land, 0.3)


def _write_on_halos(canvas: Canvas, names: Sequence[PlacedName], tokens: Tokens) -> None:
    """Set names over halos: the main language in ink, the others quieter below it."""
    colours = {True: tokens.colour("ink"), False: tokens.colour("muted")}
    lines = [
        (name.text, name.x, name.y, Lettering(name.style, name.size, colours[name.is_main]))
        for placed in names
        for name in placed.lines
    ]
    canvas.halos(lines, tokens.colour("land"))
    for text, x, y, lettering in lines:
        canvas.text(text, x, y, lettering)


def _write(canvas: Canvas, name: Name, colour: str) -> None:
    lettering = Lettering(name.style, name.size, colour, name.rotation)
    if name.spacing:
        canvas.spaced_text(name.text, name.x, name.y, lettering, name.spacing)
    else:
        canvas.text(name.text, name.x, name.y, lettering)


def _leaders(canvas: Canvas, names: list[PlacedName], ink: str) -> None:
    leaders = [placed.leader for placed in names if placed.leader is not None]
    lines = [np.array([leader.start, leader.end]) for leader in leaders]
    canvas.lines(lines, ink, _LEADER)
