"""Lines from place to place: the shortest way over the earth -> paths and arrowheads, in mm."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import FlowStyle, MapStyle
from generator.design.style.shared import SignStyle
from generator.model.figure import MapLine
from generator.stages.figures.boxes import Kind, LabelBox
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.geometry import sample
from generator.stages.figures.projection import Projection
from generator.stages.figures.symbols import Sign

Numbers = NDArray[np.float64]
Position = tuple[float, float]

MM = 25.4 / 72
_LEAST = 24
"""At so many points at least a way over the earth bends."""
_FINE = 0.2
"""Between two points of a path that is cut, in mm."""
_APART = 1.0
"""Between two points of a path that names had better not cross, in mm."""
_HALF_TURN = 180.0
_SLIM = 0.38
"""Half of an arrowhead's width, over its length."""
_BACK = 0.7
"""Where a line ends within its arrowhead, over the head's length."""


@dataclass(frozen=True, slots=True, eq=False)
class PlacedLine:
    """A line where it is drawn, in mm; in parts where it goes over the edge of all the earth."""

    line: MapLine
    paths: tuple[Numbers, ...]
    """Rows of x and y; none where the signs that it joins leave it no room."""
    head: Numbers
    """The three corners of its arrowhead; none where its end is not seen."""
    width: float
    """In pt."""

    def boxes(self) -> tuple[LabelBox, ...]:
        """Give it as small boxes, for words to stay clear of."""
        half = self.width * MM / 2
        return tuple(
            LabelBox(self.line.id, x - half, y - half, x + half, y + half, Kind.LEADER)
            for x, y in sample([*self.paths, self.head], _APART).tolist()
        )


def measure_line(line: MapLine, style: FlowStyle) -> float:
    """Give how wide a line is, in pt."""
    if line.width is None:
        return style.width
    return max(style.widest * line.width, style.thinnest)


def colour_line(step: int | None, signs: SignStyle, style: FlowStyle) -> str:
    """Give the colour of lines: that of a category, or the one of all."""
    return style.colour if step is None else signs.kinds[step % len(signs.kinds)].fill


def place_lines(
    lines: Sequence[MapLine],
    signs: Sequence[Sign],
    places: Mapping[str, Position],
    projection: Projection,
    style: FlowStyle,
) -> tuple[PlacedLine, ...]:
    """Place lines from the edge of one sign to that of another, the widest first.

    :param signs: those of the view.
    :param places: of each end that is no sign of the view, its longitude and latitude.
    """
    shown = {sign.point.id: sign for sign in signs}
    back = {(line.end, line.start) for line in lines}
    placed = [
        _place(line, shown, places, projection, style, bent=(line.start, line.end) in back)
        for line in lines
    ]
    return tuple(sorted(placed, key=lambda each: -each.width))


def _place(
    line: MapLine,
    signs: Mapping[str, Sign],
    places: Mapping[str, Position],
    projection: Projection,
    style: FlowStyle,
    *,
    bent: bool,
) -> PlacedLine:
    ends = [signs.get(name) for name in (line.start, line.end)]
    degrees = [
        (sign.point.lon, sign.point.lat) if sign is not None else places[name]
        for sign, name in zip(ends, (line.start, line.end), strict=True)
    ]
    width = measure_line(line, style)
    parts = []
    for share, part in _split(*_lead(degrees[0], degrees[1])):
        path = projection.path(part)
        for sign, weight in zip(ends, (1 - share, share), strict=True):
            if sign is not None:  # to where it stands, not to its true place
                path += weight[:, None] * (np.array([sign.x, sign.y]) - sign.place)
        parts.append((share, path))
    if bent and len(parts) == 1:
        share, path = parts[0]
        dx, dy = path[-1] - path[0]
        path = path + np.sin(np.pi * share)[:, None] * np.array([dy, -dx]) * style.bend
        parts = [(share, path)]
    paths = [path for _, path in parts]
    head = np.empty((0, 2))
    if ends[0] is not None:
        paths[0] = _cut(paths[0][::-1], ends[0], style.gap)[::-1]
    if ends[1] is not None:
        paths[-1] = _cut(paths[-1], ends[1], style.gap)
        length = style.head + width * MM
        # Where the last part is too short for it, the one before ends in it, at the earth's edge.
        where = next((n for n in (-1, -2)[: len(paths)] if _measure(paths[n]) > length), None)
        if where is not None:
            paths[where], head = _point(paths[where], length, width * MM)
    return PlacedLine(line, tuple(path for path in paths if len(path) > 1), head, width)


def point_line(flow: PlacedLine, style: FlowStyle) -> PlacedLine:
    """Give a line of one part with an arrowhead at its end."""
    path, head = _point(sample(flow.paths, _FINE), style.head + flow.width * MM, flow.width * MM)
    return replace(flow, paths=(path,), head=head)


def _lead(start: Position, end: Position) -> tuple[Numbers, Numbers]:
    """Give the shortest way over the earth: shares of it, and rows of longitude and latitude."""
    vectors = []
    for lon, lat in (start, end):
        across, up = math.radians(lon), math.radians(lat)
        vectors.append(
            [math.cos(up) * math.cos(across), math.cos(up) * math.sin(across), math.sin(up)]
        )
    first, last = np.array(vectors)
    angle = math.acos(max(-1.0, min(1.0, float(first @ last))))
    share = np.linspace(0.0, 1.0, max(_LEAST, math.ceil(math.degrees(angle))) + 1)
    if math.sin(angle) < 1e-9:  # noqa: PLR2004 - at one point, or with no way that is shortest
        rows = np.array(start) * (1 - share)[:, None] + np.array(end) * share[:, None]
        return share, rows
    weights = np.column_stack([np.sin((1 - share) * angle), np.sin(share * angle)])
    x, y, z = (weights @ np.vstack([first, last]) / math.sin(angle)).T
    return share, np.column_stack([np.degrees(np.arctan2(y, x)), np.degrees(np.arcsin(z))])


def _split(share: Numbers, degrees: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Part a way where it goes over the 180° meridian, where all the earth's map ends."""
    begin = 0
    left: list[tuple[float, list[float]]] = []
    for index in np.flatnonzero(np.abs(np.diff(degrees[:, 0])) > _HALF_TURN).tolist():
        (lon, lat), (other, beyond) = degrees[index], degrees[index + 1]
        side = math.copysign(_HALF_TURN, lon)
        part = (side - lon) / (other + 2 * side - lon)
        edge = lat + (beyond - lat) * part
        at = float(share[index] + (share[index + 1] - share[index]) * part)
        yield _join(left, share[begin : index + 1], degrees[begin : index + 1], (at, [side, edge]))
        left, begin = [(at, [-side, edge])], index + 1
    yield _join(left, share[begin:], degrees[begin:])


def _join(
    before: Sequence[tuple[float, list[float]]],
    share: Numbers,
    degrees: Numbers,
    *after: tuple[float, list[float]],
) -> tuple[Numbers, Numbers]:
    shares = [*(at for at, _ in before), *share.tolist(), *(at for at, _ in after)]
    rows = [*(row for _, row in before), *degrees.tolist(), *(row for _, row in after)]
    return np.array(shares), np.array(rows)


def _cut(path: Numbers, sign: Sign, gap: float) -> Numbers:
    """Take off a path's end what lies under a sign or too near it."""
    dense = sample([path], _FINE)
    away = np.hypot(*(dense - (sign.x, sign.y)).T) >= sign.around / 2 + gap
    last = np.flatnonzero(away)
    return dense[: last[-1] + 1] if len(last) else dense[:0]


def _measure(path: Numbers) -> float:
    return float(np.hypot(*np.diff(path, axis=0).T).sum()) if len(path) > 1 else 0.0


def _point(path: Numbers, length: float, width: float) -> tuple[Numbers, Numbers]:
    """Give a path that ends in an arrowhead, and the head's corners."""
    steps = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])

    def find(back: float) -> Numbers:
        at = steps[-1] - back
        return np.array([np.interp(at, steps, path[:, axis]) for axis in (0, 1)])

    tip, base = path[-1], find(length)
    way = (tip - base) / max(float(np.hypot(*(tip - base))), _FINE)
    across = np.array([-way[1], way[0]]) * (length * _SLIM + width / 2)
    kept = path[steps < steps[-1] - length * _BACK]
    return np.vstack([kept, find(length * _BACK)]), np.array([tip, base + across, base - across])


def draw_lines(canvas: Canvas, lines: Sequence[PlacedLine], style: MapStyle) -> None:
    """Draw lines with their arrowheads on a canvas of the view's size, the widest below."""
    look = style.lines
    for each in lines:
        colour = colour_line(each.line.step, style.signs, look)
        casing = each.width + 2 * look.casing.width
        canvas.lines(each.paths, look.casing.colour, casing, round_ends=False)
        if len(each.head):
            canvas.areas([each.head], colour, look.casing.colour, look.casing.width)
        canvas.lines(each.paths, colour, each.width, round_ends=False)
