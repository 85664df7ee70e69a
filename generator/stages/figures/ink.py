"""The ink of a laid-out view: signs, names and leader lines, drawn in the order of importance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.design.style.map import LabelStyle, MapStyle
from generator.design.style.shared import SignStyle, Stroke
from generator.model.figure import MapPoint
from generator.stages.figures.background import Name
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.flows import draw_lines
from generator.stages.figures.window import PlacedName, ViewLayout


def draw_view(canvas: Canvas, layout: ViewLayout, style: MapStyle) -> None:
    """Draw a view's signs and names on a canvas of its frame's size, over the ground."""
    signs, labels, countries = style.signs, style.labels, style.countries
    draw_lines(canvas, layout.lines, style)
    offshore = dict.fromkeys(name.leader for name in layout.countries)
    lines = [np.array([line.start, line.end]) for line in offshore if line is not None]
    canvas.lines(lines, countries.leader.colour, countries.leader.width)
    for name in layout.countries:
        _write(canvas, name, countries.ink)
    for name in layout.waters:
        _write(canvas, name, style.waters.ink)
    for town in layout.town_signs:
        draw_town(canvas, town.x, town.y, signs, capital=town.capital)
    _leaders(canvas, [*layout.towns, *layout.places], labels.leader)
    for sign in layout.signs:
        if sign.is_away:
            line = np.array([[sign.x, sign.y], sign.place])
            canvas.lines([line], labels.leader.colour, labels.leader.width)
    _write_on_halos(canvas, layout.towns, labels)
    _mark_insets(canvas, layout, style)
    for sign in sorted(layout.signs, key=lambda sign: -(sign.point.size or 0.0)):
        at = (sign.x, sign.y, sign.diameter)
        if sign.is_numbered:
            draw_symbol(canvas, *at, sign.point, signs)
        else:
            draw_sign(canvas, *at, sign.point.step, signs, ongoing=sign.point.ongoing)
        if sign.is_away:
            dot = signs.place
            canvas.circle(*sign.place, dot.diameter, signs.ink, dot.edge, dot.outline)
    _write_on_halos(canvas, layout.places, labels)


def _mark_insets(canvas: Canvas, layout: ViewLayout, style: MapStyle) -> None:
    """Mark where what insets show lies: a dashed square; one drawn out is an operation's sign."""
    half, look = style.signs.diameter * style.signs.ongoing.side / 2, style.panels
    corners = half * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    squares = [corners + np.array(mark) for mark in layout.marks]
    colour, width = look.outline.colour, look.outline.width
    canvas.lines(squares, colour, width, look.mark_dashes, closed=True)


def draw_symbol(
    canvas: Canvas, x: float, y: float, diameter: float, point: MapPoint, style: SignStyle
) -> None:
    """Draw a numbered symbol at x, y in mm: a disc, or a square for what is under way."""
    number = style.ongoing.number if point.ongoing else style.step(point.step).number
    draw_sign(canvas, x, y, diameter, point.step, style, ongoing=point.ongoing)
    ink = canvas.typefaces.ink(point.number, style.cut, style.size)
    left = x - (ink.x0 + ink.x1) / 2
    bottom = y - (ink.y0 + ink.y1) / 2
    canvas.text(point.number, left, bottom, Lettering(style.cut, style.size, number))


def draw_sign(
    canvas: Canvas,
    x: float,
    y: float,
    diameter: float,
    step: int,
    style: SignStyle,
    *,
    ongoing: bool,
) -> None:
    """Draw a year's sign without a number; sizes in mm."""
    square = style.ongoing
    if not ongoing:
        canvas.circle(x, y, diameter, style.step(step).fill, style.ink, style.outline)
        return
    half = diameter * square.side / 2
    for inset, fill, edge, width in (
        (0.0, style.frame(step), style.ink, square.outline),
        (square.ring * 25.4 / 72, square.fill, None, 0.0),
    ):
        side = half - inset
        canvas.rectangle((x - side, y - side, x + side, y + side), fill, edge, width)


def draw_town(canvas: Canvas, x: float, y: float, style: SignStyle, *, capital: bool) -> None:
    """Draw a town's dot, or a capital's square, at x, y in mm."""
    dot = style.capital if capital else style.town
    if capital:
        half = dot.diameter / 2
        sides = (x - half, y - half, x + half, y + half)
        canvas.rectangle(sides, style.ink, dot.edge, dot.outline)
    else:
        canvas.circle(x, y, dot.diameter, style.ink, dot.edge, dot.outline)


def _write_on_halos(canvas: Canvas, names: Sequence[PlacedName], style: LabelStyle) -> None:
    """Set names over halos: the main language in ink, the others quieter below it."""
    colours = {True: style.ink, False: style.quiet}
    lines = [
        (
            name.text,
            name.x,
            name.y,
            Lettering(name.style, name.size, colours[name.is_main], is_main=name.is_main),
        )
        for placed in names
        for name in placed.lines
    ]
    canvas.halos(lines, style.halo, style.halo_width)
    for text, x, y, lettering in lines:
        canvas.text(text, x, y, lettering)


def _write(canvas: Canvas, name: Name, colour: str) -> None:
    lettering = Lettering(name.style, name.size, colour, name.rotation, name.is_main)
    if name.spacing:
        canvas.spaced_text(name.text, name.x, name.y, lettering, name.spacing)
    else:
        canvas.text(name.text, name.x, name.y, lettering)


def _leaders(canvas: Canvas, names: list[PlacedName], stroke: Stroke) -> None:
    leaders = [placed.leader for placed in names if placed.leader is not None]
    lines = [np.array([leader.start, leader.end]) for leader in leaders]
    canvas.lines(lines, stroke.colour, stroke.width)
