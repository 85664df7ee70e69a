"""A chart's marks and words as they are laid out, from the side where reading begins; then drawn.

All measures are in mm: x from that side, y from the frame's foot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from generator.design.style.shared import Stroke
from generator.model.figure import Frame
from generator.stages.figures.boxes import (
    Bounds,
    Kind,
    LabelBox,
    Overlap,
    describe_overlaps,
    meet,
)
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.chart.markers import outline_marker
from generator.stages.figures.inscription import Inscription

Numbers = NDArray[np.float64]
Position = tuple[float, float]
Mark = tuple[int, int, int]
"""The indexes of a value's panel, series and category."""

_NEAR = 1.0
"""A line is in the way of words as boxes that are no farther apart than this."""
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the frame."""

    left: float
    """Where reading begins."""
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class SeriesPaint:
    """How the marks of a series look."""

    fill: str
    number: str
    """Of what is written on the fill."""
    edge: Stroke | None
    """Round a fill that is too pale for the paper."""
    sign: int
    """The index of its marker's shape."""


@dataclass(frozen=True, slots=True)
class _Filled:
    points: tuple[Position, ...]
    fill: str
    edge: Stroke | None


@dataclass(frozen=True, slots=True)
class _Line:
    points: tuple[Position, ...]
    stroke: Stroke
    round_ends: bool


@dataclass(frozen=True, slots=True)
class _Marker:
    centre: Position
    size: float
    paint: SeriesPaint
    paper: str


@dataclass(frozen=True, slots=True)
class _Words:
    block: Inscription
    left: float
    baseline: float
    align: float
    ink: str
    quiet: str
    said: str
    """How findings name them."""
    halo: bool
    """Whether the paper shows round the letters, over lines that they stand on."""


@dataclass(slots=True)
class Sketch:
    """What a chart consists of; what is added later lies over what was before, words over all."""

    frame: Frame
    rtl: bool
    marks: list[_Filled | _Line | _Marker] = field(default_factory=list)
    words: list[_Words] = field(default_factory=list)
    solid: list[Bounds] = field(default_factory=list)
    """What words that may stand anywhere keep clear of."""
    overlaps: list[Overlap] = field(default_factory=list)
    anchors: dict[Mark, Position] = field(default_factory=dict)
    """Where the mark of a value is, for the notes on it."""
    told: set[Mark] = field(default_factory=set)
    """The values whose texts are written."""

    def fill(self, sides: Bounds, paint: SeriesPaint) -> None:
        """Add a rectangle of sides x0, y0, x1, y1; an outline lies within them."""
        x0, x1 = sorted(sides[::2])
        y0, y1 = sorted(sides[1::2])
        self.solid.append((x0, y0, x1, y1))
        inset = paint.edge.width * _MM_PER_POINT / 2 if paint.edge else 0.0
        inset = min(inset, (x1 - x0) / 2, (y1 - y0) / 2)
        x0, y0, x1, y1 = x0 + inset, y0 + inset, x1 - inset, y1 - inset
        corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        self.marks.append(_Filled(corners, paint.fill, paint.edge))

    def area(
        self, upper: Sequence[Position], lower: Sequence[Position], paint: SeriesPaint
    ) -> None:
        """Add what lies between two lines, whose points are over each other."""
        self.marks.append(_Filled((*upper, *reversed(lower)), paint.fill, paint.edge))
        self.solid.extend(_slice(upper, lower))

    def line(
        self,
        points: Sequence[Position],
        stroke: Stroke,
        *,
        solid: bool = False,
        round_ends: bool = False,
    ) -> None:
        """Add a line; one that is solid is in the way of words."""
        self.marks.append(_Line(tuple(points), stroke, round_ends))
        if solid:
            self.solid.extend(_cut(points))

    def marker(self, centre: Position, size: float, paint: SeriesPaint, paper: str) -> None:
        """Add a series' sign, of a size that makes it as large as a disc of this diameter.

        :param paper: the colour of the rim that parts it from what lies under it.
        """
        self.marks.append(_Marker(centre, size, paint, paper))
        (x, y), half = centre, size / 2
        self.solid.append((x - half, y - half, x + half, y + half))

    def write(
        self,
        block: Inscription,
        x: float,
        baseline: float,
        across: float,
        colours: tuple[str, str],
        *,
        said: str = "",
        halo: bool = False,
    ) -> None:
        """Add words.

        :param x: where they stand: their beginning with ``across`` 0, their end with 1.
        :param baseline: of their first line.
        :param colours: of the main language and of the others.
        :param said: how findings name them, where they are folded.
        :param halo: whether they may stand on lines, and the paper shows round their letters.
        """
        left = x - across * block.ink.width
        self.words.append(_Words(block, left, baseline, across, *colours, said or block.text, halo))

    def find_overlaps(self) -> Iterator[Overlap]:
        """Give the words that touch others or leave the frame."""
        boxes = [
            LabelBox(words.said, *self._turn_bounds(_bounds(words)), Kind.WORDS)
            for words in self.words
        ]
        yield from self.overlaps
        yield from describe_overlaps(boxes, self.frame)
        # Two names of one place may lie on each other, two equal values may not.
        for one, other in combinations(boxes, 2):
            if one.text == other.text and meet(*(np.array([b.bounds]) for b in (one, other))).any():
                yield Overlap(f"{one} overlaps another of the same", (one.text,))

    def taken(self) -> list[Bounds]:
        """Give what words that may stand anywhere keep clear of: words and solid marks."""
        return [*self.solid, *map(_bounds, self.words)]

    def find_foot(self) -> float:
        """Give how high over the frame's foot the lowest of the marks and words is."""
        lowest = [bounds[1] for bounds in self.taken()]
        for mark in self.marks:
            if not isinstance(mark, _Marker):
                lowest += [y for _, y in mark.points]
        return min(lowest)

    def draw(self, canvas: Canvas, paper: str, halo: float) -> None:
        """Draw everything.

        :param paper: the colour round letters that stand on lines.
        :param halo: the width of the stroke under them, in pt.
        """
        for mark in self.marks:
            match mark:
                case _Filled(points, fill, edge):
                    width = edge.width if edge else 0.0
                    ring = self._turn(points)
                    canvas.areas([ring], fill, edge.colour if edge else None, width)
                case _Line(points, stroke, round_ends):
                    way = self._turn(points)
                    canvas.lines([way], stroke.colour, stroke.width, round_ends=round_ends)
                case _Marker():
                    self._draw_marker(canvas, mark)
        lines = [(line, words.halo) for words in self.words for line in self._set(words)]
        canvas.halos((line for line, has_halo in lines if has_halo), paper, halo)
        for line, _ in lines:
            canvas.text(*line)

    def _draw_marker(self, canvas: Canvas, marker: _Marker) -> None:
        paint = marker.paint
        (centre,) = self._turn([marker.centre])
        shape = outline_marker(paint.sign, marker.size)
        rim = outline_marker(paint.sign, marker.size + 2 * _RIM)
        canvas.areas([rim.outside + centre], marker.paper)
        edge = paint.edge
        width, colour = (edge.width, edge.colour) if edge else (0.0, None)
        canvas.areas([shape.outside + centre], paint.fill, colour, width)
        if shape.inside is not None:
            canvas.areas([shape.inside + centre], marker.paper, colour, width)

    def _set(self, words: _Words) -> Iterator[tuple[str, float, float, Lettering]]:
        """Give each line of words with the start of its baseline."""
        block = words.block
        x0, y0, *_ = self._turn_bounds(_bounds(words))
        align = 1 - words.align if self.rtl else words.align
        for line, x, y in block.starts(x0, y0, align):
            colour = words.ink if line.is_main else words.quiet
            yield line.text, x, y, Lettering(line.style, block.size, colour, is_main=line.is_main)

    def _turn(self, points: Iterable[Position]) -> Numbers:
        found = np.array(list(points), dtype=np.float64)
        if self.rtl:
            found[:, 0] = self.frame.width - found[:, 0]
        return found

    def _turn_bounds(self, bounds: Bounds) -> Bounds:
        x0, y0, x1, y1 = bounds
        width = self.frame.width
        return (width - x1, y0, width - x0, y1) if self.rtl else bounds


_RIM = 0.25
"""Round a marker, in mm."""


def _bounds(words: _Words) -> Bounds:
    ink = words.block.ink
    foot = words.baseline + ink.y0
    return words.left, foot, words.left + ink.width, foot + ink.height


def _cut(points: Sequence[Position]) -> Iterator[Bounds]:
    """Give a line as boxes of no size along it."""
    for (x0, y0), (x1, y1) in pairwise(points):
        pieces = max(1, int(np.hypot(x1 - x0, y1 - y0) / _NEAR))
        for share in np.linspace(0.0, 1.0, pieces + 1).tolist():
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
            yield x, y, x, y


def _slice(upper: Sequence[Position], lower: Sequence[Position]) -> Iterator[Bounds]:
    """Give what lies between two lines as upright slices."""
    for ((x0, top), (x1, next_top)), ((_, low), (_, next_low)) in zip(
        pairwise(upper), pairwise(lower), strict=True
    ):
        pieces = max(1, int((x1 - x0) / _NEAR))
        tops = np.linspace(top, next_top, pieces + 1).tolist()
        lows = np.linspace(low, next_low, pieces + 1).tolist()
        ways = np.linspace(x0, x1, pieces + 1).tolist()
        for place in range(pieces):
            ends = (*tops[place : place + 2], *lows[place : place + 2])
            yield ways[place], min(ends), ways[place + 1], max(ends)
