"""The ground of a map of the web: drawn once, under signs and names that move as it grows."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from generator.design.style.shared import GroundStyle
from generator.stages.figures.ground import Ground
from generator.stages.figures.vector import say, trace

_PIXELS = 4 / 3
"""In a point."""
_THIN = ' vector-effect="non-scaling-stroke"'
"""Keeps a line as thin at every step of zoom."""


def draw_terrain(ground: Ground, style: GroundStyle, areas: Iterable[tuple[str, int]]) -> str:
    """Draw the ground, from the sea up to the borders; widths are in px, whatever the zoom."""
    height, parts = ground.frame.height, []

    def fill(rings: Iterable[NDArray[np.float64]], colour: str, edge: str) -> None:
        path = trace(rings, height, closed=True, places=1)
        if path:
            parts.append(f'<path d="{path}" fill="{colour}" stroke="{edge}"{_THIN}/>')

    def stroke(
        lines: Iterable[NDArray[np.float64]], colour: str, width: float, more: str = ""
    ) -> None:
        path = trace(lines, height, closed=False, places=1)
        if path:
            look = f'fill="none" stroke="{colour}" stroke-width="{say(width * _PIXELS)}"'
            parts.append(f'<path d="{path}" {look}{more}{_THIN}/>')

    size = f'width="{say(ground.frame.width)}" height="{say(height)}"'
    if ground.earth:
        fill(ground.earth, style.water, style.water)
    else:
        parts.append(f'<rect {size} fill="{style.water}"/>')
    fill(ground.neighbours, style.neighbours, style.neighbours)
    fill(ground.land, style.land, style.land)
    for code, step in areas:
        fill(ground.countries.get(code, ()), style.areas[step], style.areas[step])
    fill(ground.disputed, style.land, style.border)
    stroke(ground.provinces, style.province, style.province_width)
    fill(ground.lakes, style.water, style.shore)
    great, lesser, least = style.river_widths
    ranks = ((8, 100, least), (5, 8, lesser), (0, 5, great))
    for low, high, width in ranks:
        found = [line for each in ground.rivers if low <= each.rank < high for line in each.lines]
        stroke(found, style.shore, width * ground.fine)
    stroke(ground.coasts, style.shore, style.coast_width * ground.fine)
    stroke(ground.borders, style.border, style.border_width * ground.fine)
    dashes = f' stroke-dasharray="{" ".join(say(each * _PIXELS) for each in style.border_dashes)}"'
    stroke(ground.unsettled_borders, style.border, style.border_width * ground.fine, dashes)
    return "".join(parts)
