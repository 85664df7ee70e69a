"""The ground's names: rivers along their course, seas on water, countries near a given point.

Takes what is in the way as boxes, gives a :class:`Name` or nothing where there is no room.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.model.figure import TypeStyle
from generator.stages.figures.boxes import Kind, LabelBox, Obstacles, is_inside
from generator.stages.figures.canvas import spaced
from generator.stages.figures.ground import Ground
from generator.stages.figures.typeface import Ink, Typefaces, is_spaceable

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Position = tuple[float, float]

_CLEAR = 0.5
_EDGE = 1.0
_RIVER_STEP = 1.5
_RIVER_REACH = 40.0
_RIVER_GAP = 0.55
_RIVER_SAMPLES = 24
_STRAIGHT = 0.8
_COUNTRY_REACH = 16.0
_SEA_REACH = 14.0
_SHORE = np.array([-0.5, -0.5, 0.5, 0.5])
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
    taken: Obstacles
    typefaces: Typefaces

    def is_free(self, boxes: Sequence[LabelBox], clear: float = _CLEAR) -> bool:
        """Say whether boxes lie in the frame and clear (in mm) of all that is taken."""
        return bool(self.free(np.array([box.bounds for box in boxes]), clear).all())

    def free(self, boxes: Numbers, clear: float = _CLEAR) -> Mask:
        """Say of each box (a row of bounds) whether it lies in the frame and clear of all."""
        inside = is_inside(boxes, self.ground.frame, _EDGE)
        return np.asarray(inside & ~self.taken.block(boxes, clear))


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
    spots = _spiral(place, _COUNTRY_REACH)
    boxes = _centred(spots, width, ink.height)
    costs = spots[:, 2] + 0.6 * room.ground.busy.count(boxes)
    costs[~room.free(boxes)] = np.inf
    best = int(costs.argmin())
    if not np.isfinite(costs[best]):
        return None
    box = _label(text, boxes[best], Kind.COUNTRY)
    start = (box.x0 - ink.x0, box.y0 - ink.y0)
    return Name(text, *start, TypeStyle.REGULAR, size, 0.0, spacing, (box,))


def name_sea(text: str, place: Position, size: float, room: Room) -> tuple[Name, ...]:
    """Set a sea's name on water near a place: in one line, in several, or upright."""
    words = text.split(" ")
    spots = _spiral(place, _SEA_REACH)
    for lines, rotation in (((text,), 0.0), (tuple(words), 0.0), ((text,), 90.0)):
        inks = [room.typefaces.box(line, TypeStyle.ITALIC, size) for line in lines]
        width, leading = max(ink.width for ink in inks), size * 1.25 * 25.4 / 72
        height = leading * (len(lines) - 1) + inks[0].y1 - inks[-1].y0
        if rotation:
            width, height = height, width
        boxes = _centred(spots, width, height)
        wet = room.ground.dry.count(boxes + _SHORE) == 0
        found = np.flatnonzero(wet & room.free(boxes))
        if len(found):
            box = _label(text, boxes[found[0]], Kind.SEA)
            top = box.y1 - inks[0].y1
            return tuple(
                _sea_line(line, ink, box, rotation, size, top - index * leading)
                for index, (line, ink) in enumerate(zip(lines, inks, strict=True))
            )
    return ()


def _sea_line(
    text: str, ink: Ink, box: LabelBox, rotation: float, size: float, baseline: float
) -> Name:
    if rotation:
        start = (box.x1 + ink.y0, box.y0 - ink.x0)
        return Name(text, *start, TypeStyle.ITALIC, size, rotation, 0.0, (box,))
    x0 = (box.x0 + box.x1 - ink.width) / 2
    own = LabelBox(text, x0, baseline + ink.y0, x0 + ink.width, baseline + ink.y1, Kind.SEA)
    return Name(text, x0 - ink.x0, baseline, TypeStyle.ITALIC, size, 0.0, 0.0, (own,))


def name_river(text: str, code: str, place: Position, size: float, room: Room) -> Name | None:
    """Set a river's name beside a straight stretch of its course near a place."""
    ink = room.typefaces.box(text, TypeStyle.ITALIC, size)
    found = [
        candidate
        for river in room.ground.rivers
        if river.code == code
        for line in river.lines
        for candidate in _along(ink, line, place)
    ]
    for _, start, angle in sorted(found, key=lambda candidate: candidate[0]):
        boxes = tuple(_pieces(text, ink, start, angle))
        if room.is_free(boxes):
            return Name(text, *start, TypeStyle.ITALIC, size, angle, 0.0, boxes)
    return None


def _along(ink: Ink, line: Numbers, place: Position) -> Iterator[tuple[float, Position, float]]:
    """Give places along a river's line: the cost, the start of the baseline, the angle."""
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    half = ink.width / 2 + 0.5
    middles = np.arange(half, lengths[-1] - half, _RIVER_STEP)
    if not len(middles):
        return
    steps = middles[:, None] + np.linspace(-half, half, _RIVER_SAMPLES)
    course = np.stack([np.interp(steps, lengths, line[:, axis]) for axis in (0, 1)], axis=2)
    chords = course[:, -1] - course[:, 0]
    angles = np.degrees(np.arctan2(chords[:, 1], chords[:, 0]))
    angles = np.where(angles > _UPRIGHT, angles - 180, angles)
    angles = np.where(angles <= -_UPRIGHT, angles + 180, angles)
    along = np.column_stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))])
    across = np.column_stack([-along[:, 1], along[:, 0]])
    centres = course.mean(axis=1)
    bends = ((course - centres[:, None]) * across[:, None]).sum(axis=2)
    away = np.hypot(*(centres - place).T)
    steep = np.maximum(0.0, np.abs(angles) - _STEEP)
    costs = away + 4.0 * np.ptp(bends, axis=1) + np.abs(angles) * 0.05 + steep
    straight = np.hypot(*chords.T) >= ink.width * _STRAIGHT
    for index in np.flatnonzero(straight & (costs < _RIVER_REACH)):
        above = bends[index].max() + _RIVER_GAP - ink.y0
        below = bends[index].min() - _RIVER_GAP - ink.y1
        for offset in (above, below):
            start = centres[index] + offset * across[index]
            x, y = (start - (ink.width / 2 + ink.x0) * along[index]).tolist()
            yield float(costs[index]), (x, y), float(angles[index])


def _pieces(text: str, ink: Ink, start: Position, angle: float) -> Iterator[LabelBox]:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    along, across = np.array([cosine, sine]), np.array([-sine, cosine])
    count = max(1, math.ceil(ink.width / _PIECE))
    for index in range(count):
        ends = ink.x0 + ink.width * np.array([index, index + 1]) / count
        corners = np.array([start + x * along + y * across for x in ends for y in (ink.y0, ink.y1)])
        yield _label(text, np.hstack([corners.min(axis=0), corners.max(axis=0)]), Kind.RIVER)


def _spiral(place: Position, reach: float) -> Numbers:
    """Give rows of x, y and the distance from a place, the nearest first."""
    return np.asarray(_turns(reach) + np.array([*place, 0.0]))


@lru_cache(maxsize=8)
def _turns(reach: float) -> Numbers:
    rows = [(0.0, 0.0, 0.0)]
    for ring in range(1, int(reach / _SPIRAL_STEP) + 1):
        radius = ring * _SPIRAL_STEP
        turns = [2 * math.pi * index / (6 * ring) for index in range(6 * ring)]
        rows += [(radius * math.cos(turn), radius * math.sin(turn), radius) for turn in turns]
    return np.array(rows)


def _centred(spots: Numbers, width: float, height: float) -> Numbers:
    half = np.array([width / 2, height / 2])
    return np.hstack([spots[:, :2] - half, spots[:, :2] + half])


def _label(text: str, bounds: Numbers, kind: Kind) -> LabelBox:
    x0, y0, x1, y1 = bounds.tolist()
    return LabelBox(text, x0, y0, x1, y1, kind)
