"""What stands elsewhere at each step of zoom of the web's map, each once, with its places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

from generator.design.style.map import MapStyle
from generator.design.style.shared import Stroke
from generator.model.figure import MapPoint, TypeStyle
from generator.stages.figures.background import Name
from generator.stages.figures.badges import draw_town
from generator.stages.figures.boxes import Leader
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import say, trace, write_words
from generator.stages.figures.window import PlacedName, ViewLayout

_MM = 25.4 / 72

AT = "\0"
"""In an element, what stands for its places: no text has this character."""


class Moved:
    """Elements that stand elsewhere at each step, by what tells them apart."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._found: dict[tuple[str, ...], tuple[str, dict[int, str]]] = {}

    def add(self, key: tuple[str, ...], step: int, element: str, at: str) -> None:
        """Note where an element stands at a step; ``element`` has a hole for its places."""
        self._found.setdefault(key, (element, {}))[1].setdefault(step, at)

    def write(self, first: int) -> Iterator[str]:
        """Give the elements: where each stands first, and where at each step; nowhere is empty."""
        for element, places in self._found.values():
            at = ";".join(places.get(step, "") for step in range(self._steps))
            shown = places.get(first)
            where = f" {_turn(shown)}" if shown else ' display="none"'
            yield element.replace(AT, f'{where} data-at="{at}"')


def _turn(at: str) -> str:
    x, y, *angle = at.split()
    turn = f" rotate({angle[0]})" if angle else ""
    return f'transform="translate({x} {y}){turn}"'


class MovedNames:
    """Every name of a map once, with its place at each step at which it has room."""

    def __init__(self, count: int, first: int, style: MapStyle, typefaces: Typefaces) -> None:
        self._count, self._first = count, first
        self._style, self._typefaces = style, typefaces
        self._moved = Moved(count)
        self._lines: dict[str, list[str]] = defaultdict(lambda: [""] * count)
        self._seen: Counter[tuple[str, ...]] = Counter()

    def add(self, step: int, layout: ViewLayout, points: Sequence[MapPoint]) -> None:
        """Note where the names stand at a step."""
        self._seen.clear()
        style, height = self._style, layout.frame.height
        for name in layout.countries:
            self._put(step, height, name, "country", style.countries.ink)
            self._lead(step, height, f"country {name.text}", name.leader)
        for name in layout.waters:
            self._put(step, height, name, "water", style.waters.ink)
        for sign, town in zip(layout.town_signs, layout.towns, strict=True):
            dot = draw_town(style.signs, capital=sign.capital, more=AT)
            at = f"{say(sign.x)} {say(height - sign.y)}"
            self._moved.add(("dot", town.lines[0].text), step, dot, at)
            for name in town.lines:
                self._put(step, height, name, "town", _ink(name, style), _halo(style))
        for point, placed in _pair(layout, points):
            self._lead(step, height, point.id, placed.leader)
            for name in placed.lines:
                ink = _ink(name, style)
                self._put(step, height, name, "place", ink, _halo(style), point.id)

    def _put(
        self,
        step: int,
        height: float,
        name: Name,
        kind: str,
        colour: str,
        halo: str = "",
        of: str = "",
    ) -> None:
        key = (kind, of, name.text, str(name.is_main))
        self._seen[key] += 1
        element = _write(name, kind, f' fill="{colour}"{halo}', of, self._typefaces)
        at = _find_middle(name, height, self._typefaces)
        self._moved.add((*key, str(self._seen[key])), step, element, at)

    def _lead(self, step: int, height: float, of: str, leader: Leader | None) -> None:
        if leader is not None:
            self._lines[of][step] = trace_leader(leader, height)

    def write(self) -> Iterator[str]:
        """Give the elements, lines first."""
        for of, ways in self._lines.items():
            yield draw_way(ways, self._first, of, self._style.labels.leader)
        yield from self._moved.write(self._first)


def trace_leader(leader: Leader, height: float) -> str:
    """Give a line that leads to a name or a place as the data of a path."""
    return trace([np.array([leader.start, leader.end])], height, closed=False)


def draw_way(ways: Sequence[str], first: int, of: str, look: Stroke) -> str:
    """Draw a line that is another one at each step, and belongs to a place."""
    return (
        f'<path class="lead" d="{ways[first]}" data-d="{";".join(ways)}" data-of="{escape(of)}"'
        f' fill="none" stroke="{look.colour}" stroke-width="{say(look.width * _MM)}"/>'
    )


def _pair(layout: ViewLayout, points: Sequence[MapPoint]) -> Iterator[tuple[MapPoint, PlacedName]]:
    """Give the names of the places, each with its place; some have no room for one."""
    without = set(layout.unnamed)
    named = [point for point in points if f"{point.number} {point.names[0]}" not in without]
    yield from zip(named, layout.places, strict=True)


def _ink(name: Name, style: MapStyle) -> str:
    return style.labels.ink if name.is_main else style.labels.quiet


def _halo(style: MapStyle) -> str:
    width = say(style.labels.halo_width * _MM)
    return f' stroke="{style.labels.halo}" stroke-width="{width}" paint-order="stroke"'


def _write(name: Name, kind: str, look: str, of: str, typefaces: Typefaces) -> str:
    """Give a name as an element that is set round its middle."""
    size = say(typefaces.scale(name.text, name.size) * _MM)
    cut = {TypeStyle.BOLD: " b", TypeStyle.ITALIC: " i"}.get(name.style, "")
    if name.spacing:
        look += f' letter-spacing="{say(name.spacing)}"'
    if of:
        look += f' data-of="{escape(of)}"'
    if not name.is_main:
        look += ' data-other=""'
    words = write_words(name.text)
    # Who cannot see the map is told of the places by their signs, and of nothing twice.
    return f'<text class="{kind}{cut}" font-size="{size}"{look}{AT}>{words}</text>'


def _find_middle(name: Name, height: float, typefaces: Typefaces) -> str:
    """Give where the middle of a name's baseline stands, in mm, and its turn in degrees."""
    ink = typefaces.ink(name.text, name.style, name.size)
    width = (ink.x0 + ink.x1) / 2 + name.spacing * max(len(name.text) - 1, 0) / 2
    turn = np.radians(name.rotation)
    x, y = name.x + width * np.cos(turn), name.y + width * np.sin(turn)
    at = f"{say(float(x))} {say(float(height - y))}"
    return f"{at} {say(-name.rotation)}" if name.rotation else at
