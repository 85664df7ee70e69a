"""What lies under the signs and names of a map of the web, which move as it grows.

The ground is drawn once; lines from place to place are others at each step of zoom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import MapStyle
from generator.design.style.shared import GroundStyle
from generator.stages.figures.flows import MM, PlacedLine, colour_line
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


def draw_flows(
    steps: Sequence[tuple[Sequence[PlacedLine], float]], first: int, style: MapStyle
) -> Iterator[str]:
    """Draw lines from place to place, each another one at each step of zoom.

    :param steps: for each step the lines, and how high the map is, in mm.
    :param first: the step that is shown first.
    """
    lines = [each.line for each in steps[0][0]]
    placed = [({each.line.id: each for each in found}, height) for found, height in steps]
    look, of = style.lines, '<path class="flow" d="{}" data-d="{}" data-of="{}" {}/>'
    for line in lines:
        ways = [trace(flows[line.id].paths, high, closed=False) for flows, high in placed]
        heads = [
            trace([head], high, closed=True) if len(head := flows[line.id].head) else ""
            for flows, high in placed
        ]
        colour = colour_line(line.step, style.signs, look)
        width, casing = placed[0][0][line.id].width, look.casing
        for path, paint in (
            (ways, _stroke(casing.colour, width + 2 * casing.width)),
            (ways, _stroke(colour, width)),
            (heads, f'fill="{colour}" {_edge(casing.colour, casing.width)}'),
        ):
            yield of.format(path[first], ";".join(path), escape(line.start), paint)


def _stroke(colour: str, width: float) -> str:
    return f'fill="none" {_edge(colour, width)}'


def _edge(colour: str, width: float) -> str:
    return f'stroke="{colour}" stroke-width="{say(width * MM)}"'
