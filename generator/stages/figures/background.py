"""The ground's names: rivers along their course, seas on water.

Takes what is in the way as boxes, gives a :class:`Name` or nothing where there is no room.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import WaterStyle
from generator.model.figure import Texts, TypeStyle
from generator.stages.figures.boxes import Kind, LabelBox, Leader, Obstacles, is_inside
from generator.stages.figures.ground import Ground
from generator.stages.figures.inscription import Inscription, Line, set_block
from generator.stages.figures.typeface import Ink, Typefaces

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Position = tuple[float, float]

_RIVER_STEP = 1.5
"""Between two places that are tried along a river, in mm."""
_RIVER_REACH = 40.0
"""The cost beyond which a place on a river is no place: about as many mm from the one given."""
_RIVER_SAMPLES = 24
"""At so many points the course beside a name is looked at."""
_STRAIGHT = 0.8
"""How far the ends of a stretch of river must be apart, over the width of its name."""
_SEA_REACH = 14.0
"""How far from its place a sea's name is looked for, in mm."""
_SPIRAL_STEP = 1.0
_PIECE = 1.2
"""The length of the boxes that a slanted name is made of, in mm."""
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
    is_main: bool = True
    """Whether it is in the main language."""
    leader: Leader | None = None
    """The line from a country's name in the water to its ground."""

    @classmethod
    def of(cls, line: Line, x: float, y: float, size: float, boxes: tuple[LabelBox, ...]) -> Self:
        """Set one level line of a block."""
        return cls(line.text, x, y, line.style, size, 0.0, 0.0, boxes, line.is_main)


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """The ground and the boxes that are taken, in mm."""

    ground: Ground
    taken: Obstacles
    typefaces: Typefaces

    def is_free(self, boxes: Sequence[LabelBox], clear: float, edge: float) -> bool:
        """Say whether boxes lie in the frame, off its edge, and clear of all that is taken (mm)."""
        return bool(self.free(np.array([box.bounds for box in boxes]), clear, edge).all())

    def free(self, boxes: Numbers, clear: float, edge: float) -> Mask:
        """Say of each box (a row of bounds) whether it lies in the frame and clear of all."""
        inside = is_inside(boxes, self.ground.frame, edge)
        return np.asarray(inside & ~self.taken.block(boxes, clear))


def name_sea(texts: Texts, place: Position, style: WaterStyle, room: Room) -> tuple[Name, ...]:
    """Set a sea's names on water near a place: a line each, a line a word, or upright."""
    cuts = (style.cut, style.cut)
    shore = np.array([-style.shore, -style.shore, style.shore, style.shore])
    spots = _spiral(place, _SEA_REACH)
    whole = [(text,) for text in texts]
    by_word = [tuple(text.split(" ")) for text in texts]
    for rows, rotation in ((whole, 0.0), (by_word, 0.0), (whole, _UPRIGHT)):
        block = set_block(rows, cuts, style.size, room.typefaces, style.leading)
        width, height = block.ink.width, block.ink.height
        if rotation:
            width, height = height, width
        boxes = centre_boxes(spots, width, height)
        wet = room.ground.dry.count(boxes + shore) == 0
        found = np.flatnonzero(wet & room.free(boxes, style.clear, style.edge))
        if len(found):
            box = label_box(block.text, boxes[found[0]], Kind.SEA)
            return tuple(_sea_lines(block, box, rotation))
    return ()


def _sea_lines(block: Inscription, box: LabelBox, rotation: float) -> Iterator[Name]:
    """Give the lines of a sea's name in its box, centred on each other."""
    if rotation:
        # A quarter turn: the block's foot is the box's right side, its left side the box's foot.
        for line, along, up in block.starts(0.0, 0.0, 0.5):
            start = (box.x1 - up, box.y0 + along)
            yield Name(
                line.text, *start, line.style, block.size, rotation, 0.0, (box,), line.is_main
            )
        return
    for line, x, y in block.starts(box.x0, box.y0, 0.5):
        x0, y0 = x + line.ink.x0, y + line.ink.y0
        own = LabelBox(line.text, x0, y0, x0 + line.ink.width, y0 + line.ink.height, Kind.SEA)
        yield Name.of(line, x, y, block.size, (own,))


def name_river(
    texts: Texts, code: str, place: Position, style: WaterStyle, room: Room, *, is_main: bool
) -> tuple[Name, ...]:
    """Set a river's name beside a straight stretch of its course near a place.

    :param texts: in one language alone; each has a place of its own.
    :param is_main: whether that is the main one.
    """
    (text,) = texts
    ink = room.typefaces.box(text, style.cut, style.size)
    found = [
        candidate
        for river in room.ground.rivers
        if river.code == code
        for line in river.lines
        for candidate in _along(ink, line, place, style.river_gap)
    ]
    for _, start, angle in sorted(found, key=lambda candidate: candidate[0]):
        boxes = tuple(_pieces(text, ink, start, angle))
        if room.is_free(boxes, style.clear, style.edge):
            return (Name(text, *start, style.cut, style.size, angle, 0.0, boxes, is_main),)
    return ()


def _along(
    ink: Ink, line: Numbers, place: Position, gap: float
) -> Iterator[tuple[float, Position, float]]:
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
        above = bends[index].max() + gap - ink.y0
        below = bends[index].min() - gap - ink.y1
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
        yield label_box(text, np.hstack([corners.min(axis=0), corners.max(axis=0)]), Kind.RIVER)


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


def centre_boxes(spots: Numbers, width: float, height: float) -> Numbers:
    """Give boxes of one size (mm) round spots, rows that begin with x and y."""
    half = np.array([width / 2, height / 2])
    return np.hstack([spots[:, :2] - half, spots[:, :2] + half])


def label_box(text: str, bounds: Numbers, kind: Kind) -> LabelBox:
    """Give the box of a name from its bounds in mm."""
    x0, y0, x1, y1 = bounds.tolist()
    return LabelBox(text, x0, y0, x1, y1, kind)
