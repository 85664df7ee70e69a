"""The ground's names: rivers along their course, seas on water, countries near a given point.

Takes what is in the way as boxes, gives a :class:`Name` or nothing where there is no room.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.model.figure import Frame, TypeStyle
from generator.stages.figures.boxes import Kind, LabelBox
from generator.stages.figures.canvas import spaced
from generator.stages.figures.geometry import count_inside
from generator.stages.figures.ground import GRID, Ground
from generator.stages.figures.typeface import Ink, Typefaces, is_spaceable

Numbers = NDArray[np.float64]
Position = tuple[float, float]

_CLEAR = 0.5
_EDGE = 1.0
_RIVER_STEP = 1.5
_RIVER_REACH = 40.0
_RIVER_GAP = 0.55
_SPIRAL_STEP = 1.0
_PIECE = 1.2
_UPRIGHT = 90.0
_STEEP = 35.0
"""Names at a steeper angle are hard to read, and readers of PDF take them for single letters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A line of text with the start of its baseline in mm, its angle in degrees, its boxes."""

    text: str
    x: float
    y: float
    style: TypeStyle
    size: float
    rotation: float
    spacing: float
    boxes: tuple[LabelBox, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """The ground and the boxes that are taken, in mm."""

    ground: Ground
    taken: Sequence[LabelBox]
    typefaces: Typefaces

    def is_free(self, boxes: Sequence[LabelBox], clear: float = _CLEAR) -> bool:
        """Say whether boxes lie in the frame and clear (in mm) of all that is taken."""
        frame = self.ground.frame
        return all(
            _is_in(box, frame) and not any(box.meets(other, clear) for other in self.taken)
            for box in boxes
        )


def name_country(
    text: str, place: Position, size: float, spacing: float, room: Room
) -> Name | None:
    """Set a country's name, letter-spaced (mm) where its script allows, centred near a place."""
    pieces = spaced(room.typefaces, text, size, spacing)
    if not is_spaceable(text):
        spacing = 0.0
    ink = room.typefaces.box(text, TypeStyle.REGULAR, size)
    last, offset = pieces[-1]
    width = offset + room.typefaces.ink(last, TypeStyle.REGULAR, size).x1 - ink.x0
    best: tuple[float, Name] | None = None
    for x, y, distance in _spiral(place, 16.0):
        if best is not None and distance > best[0]:
            break
        box = _centred(text, x, y, width, ink.height, Kind.COUNTRY)
        if not room.is_free([box]):
            continue
        crossed = int(count_inside(room.ground.busy, np.array([box.bounds]))[0])
        cost = distance + 0.6 * crossed
        if best is None or cost < best[0]:
            start = (box.x0 - ink.x0, box.y0 - ink.y0)
            name = Name(text, *start, TypeStyle.REGULAR, size, 0.0, spacing, (box,))
            best = (cost, name)
    return None if best is None else best[1]


def name_sea(text: str, place: Position, size: float, room: Room) -> tuple[Name, ...]:
    """Set a sea's name on water near a place: in one line, in several, or upright."""
    words = text.split(" ")
    for lines, rotation in (((text,), 0.0), (tuple(words), 0.0), ((text,), 90.0)):
        inks = [room.typefaces.box(line, TypeStyle.ITALIC, size) for line in lines]
        width, leading = max(ink.width for ink in inks), size * 1.25 * 25.4 / 72
        height = leading * (len(lines) - 1) + inks[0].height
        if rotation:
            width, height = height, width
        for x, y, _ in _spiral(place, 14.0):
            box = _centred(text, x, y, width, height, Kind.SEA)
            if _is_on_water(box, room.ground) and room.is_free([box]):
                return tuple(
                    _sea_line(line, ink, box, rotation, size, index * leading)
                    for index, (line, ink) in enumerate(zip(lines, inks, strict=True))
                )
    return ()


def _sea_line(
    text: str, ink: Ink, box: LabelBox, rotation: float, size: float, drop: float
) -> Name:
    if rotation:
        start = (box.x1 + ink.y0, box.y0 - ink.x0)
        return Name(text, *start, TypeStyle.ITALIC, size, rotation, 0.0, (box,))
    x0 = (box.x0 + box.x1 - ink.width) / 2
    top = box.y1 - drop
    own = LabelBox(text, x0, top - ink.height, x0 + ink.width, top, Kind.SEA)
    start = (x0 - ink.x0, top - ink.y1)
    return Name(text, *start, TypeStyle.ITALIC, size, 0.0, 0.0, (own,))


def name_river(text: str, code: str, place: Position, size: float, room: Room) -> Name | None:
    """Set a river's name beside a straight stretch of its course near a place."""
    ink = room.typefaces.box(text, TypeStyle.ITALIC, size)
    found = [
        candidate
        for river in room.ground.rivers
        if river.code == code
        for line in river.lines
        for candidate in _along(text, ink, line, place, size)
    ]
    for cost, name in sorted(found, key=lambda pair: pair[0]):
        if cost < _RIVER_REACH and room.is_free(name.boxes):
            return name
    return None


def _along(
    text: str, ink: Ink, line: Numbers, place: Position, size: float
) -> Iterator[tuple[float, Name]]:
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    half = ink.width / 2 + 0.5
    for middle in np.arange(half, lengths[-1] - half, _RIVER_STEP):
        steps = np.linspace(middle - half, middle + half, 24)
        course = np.column_stack([np.interp(steps, lengths, line[:, axis]) for axis in (0, 1)])
        dx, dy = course[-1] - course[0]
        chord = math.hypot(dx, dy)
        if chord < ink.width * 0.8:
            continue
        angle = math.degrees(math.atan2(dy, dx))
        angle = angle - 180 if angle > _UPRIGHT else angle + 180 if angle <= -_UPRIGHT else angle
        along = np.array([math.cos(math.radians(angle)), math.sin(math.radians(angle))])
        across = np.array([-along[1], along[0]])
        centre = course.mean(axis=0)
        bend = (course - centre) @ across
        away = math.hypot(centre[0] - place[0], centre[1] - place[1])
        for offset in (bend.max() + _RIVER_GAP - ink.y0, bend.min() - _RIVER_GAP - ink.y1):
            start = centre + offset * across - (ink.width / 2 + ink.x0) * along
            name = Name(
                text,
                float(start[0]),
                float(start[1]),
                TypeStyle.ITALIC,
                size,
                angle,
                0.0,
                tuple(_pieces(text, ink, start, along, across)),
            )
            steep = max(0.0, abs(angle) - _STEEP)
            yield away + 4.0 * float(np.ptp(bend)) + abs(angle) * 0.05 + steep, name


def _pieces(
    text: str, ink: Ink, start: Numbers, along: Numbers, across: Numbers
) -> Iterator[LabelBox]:
    count = max(1, math.ceil(ink.width / _PIECE))
    for index in range(count):
        ends = ink.x0 + ink.width * np.array([index, index + 1]) / count
        corners = np.array([start + x * along + y * across for x in ends for y in (ink.y0, ink.y1)])
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        yield LabelBox(text, float(x0), float(y0), float(x1), float(y1), Kind.RIVER)


def _spiral(place: Position, reach: float) -> Iterator[tuple[float, float, float]]:
    yield *place, 0.0
    for ring in range(1, int(reach / _SPIRAL_STEP) + 1):
        radius = ring * _SPIRAL_STEP
        count = 6 * ring
        for index in range(count):
            turn = 2 * math.pi * index / count
            x, y = place[0] + radius * math.cos(turn), place[1] + radius * math.sin(turn)
            yield x, y, radius


def _centred(text: str, x: float, y: float, width: float, height: float, kind: Kind) -> LabelBox:
    return LabelBox(text, x - width / 2, y - height / 2, x + width / 2, y + height / 2, kind)


def _is_in(box: LabelBox, frame: Frame) -> bool:
    return (
        box.x0 >= _EDGE
        and box.y0 >= _EDGE
        and box.x1 <= frame.width - _EDGE
        and box.y1 <= frame.height - _EDGE
    )


def _is_on_water(box: LabelBox, ground: Ground) -> bool:
    if not _is_in(box, ground.frame):
        return False
    rows = slice(int((box.y0 - 0.5) / GRID), int((box.y1 + 0.5) / GRID) + 1)
    columns = slice(int((box.x0 - 0.5) / GRID), int((box.x1 + 0.5) / GRID) + 1)
    return not ground.dry[rows, columns].any()
