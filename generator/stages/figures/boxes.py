"""The boxes that a figure's words and signs take, and the check that none touches another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray

from generator.errors import Finding, Origin, RenderError
from generator.model.figure import Frame

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Bounds = tuple[float, float, float, float]
Position = tuple[float, float]

_ALONG = 16
_ROUNDING = 1e-6


class Kind(StrEnum):
    """What a box holds."""

    PLACE = "place"
    SYMBOL = "symbol"
    TOWN = "town"
    SQUARE = "square"
    RIVER = "river"
    SEA = "sea"
    COUNTRY = "country"
    PANEL = "panel"
    WORDS = "words"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle in mm from the figure's lower left corner, and what stands in it.

    A symbol's is the square round its disc. A word set at an angle has several boxes of the same
    text, one after the other.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    kind: Kind

    @property
    def bounds(self) -> Bounds:
        """The four sides x0, y0, x1, y1."""
        return self.x0, self.y0, self.x1, self.y1

    def __str__(self) -> str:
        return f"“{self.text}” ({self.kind})"


@dataclass(frozen=True, slots=True)
class Leader:
    """A line that leads from a sign to the name ``text`` or to the sign's true place, in mm."""

    text: str
    start: Position
    end: Position

    def pieces(self) -> tuple[LabelBox, ...]:
        """Give the line as boxes of no size along it, for what is set later to stay clear of."""
        share = np.linspace(0.0, 1.0, _ALONG)[:, None]
        points = np.array(self.start) * (1 - share) + np.array(self.end) * share
        return tuple(LabelBox(self.text, x, y, x, y, Kind.LEADER) for x, y in points.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Obstacles:
    """Boxes as columns of numbers, against which many others are held at once."""

    bounds: Numbers
    """A row x0, y0, x1, y1 for each box that is no symbol."""
    discs: Numbers
    """A row x, y, radius for each symbol."""
    squares: Mask
    """Which of the bounds are towns' dots and squares."""
    towns: Mask
    """Which are towns' names."""

    @classmethod
    def of(cls, boxes: Sequence[LabelBox]) -> Self:
        """Take the numbers of boxes."""
        plain = [box for box in boxes if box.kind is not Kind.SYMBOL]
        round_ = [box for box in boxes if box.kind is Kind.SYMBOL]
        return cls(
            np.array([box.bounds for box in plain], dtype=np.float64).reshape(-1, 4),
            np.array(
                [((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2, (b.x1 - b.x0) / 2) for b in round_],
                dtype=np.float64,
            ).reshape(-1, 3),
            np.array([box.kind is Kind.SQUARE for box in plain], dtype=np.bool_),
            np.array([box.kind is Kind.TOWN for box in plain], dtype=np.bool_),
        )

    def block(self, boxes: Numbers, gap: float, square_gap: float | None = None) -> Mask:
        """Say of each box (a row of bounds) whether it comes nearer to any than a gap in mm.

        :param square_gap: the gap to towns' dots and squares, where it is another.
        """
        gaps = np.full(len(self.bounds), gap)
        if square_gap is not None:
            gaps[self.squares] = square_gap
        blocked = meet(boxes, self.bounds, gaps).any(axis=1)
        return np.asarray(blocked | (distances(boxes, self.discs) < gap).any(axis=1))


def meet(boxes: Numbers, others: Numbers, gap: float | Numbers = 0.0) -> Mask:
    """Give a table that says which boxes come nearer to which others than a gap in mm."""
    a, b = boxes[:, None, :], others[None, :, :]
    return np.asarray(
        (a[..., 0] - gap < b[..., 2])
        & (b[..., 0] - gap < a[..., 2])
        & (a[..., 1] - gap < b[..., 3])
        & (b[..., 1] - gap < a[..., 3])
    )


def distances(boxes: Numbers, discs: Numbers) -> Numbers:
    """Give a table of the distances between boxes and discs (rows of x, y, radius), in mm."""
    a, x, y = boxes[:, None, :], discs[None, :, 0], discs[None, :, 1]
    dx = np.maximum(np.maximum(a[..., 0] - x, x - a[..., 2]), 0.0)
    dy = np.maximum(np.maximum(a[..., 1] - y, y - a[..., 3]), 0.0)
    return np.asarray(np.hypot(dx, dy) - discs[None, :, 2])


def is_inside(boxes: Numbers, frame: Frame, edge: float) -> Mask:
    """Say of each box whether it keeps a distance in mm from the frame's sides."""
    return np.asarray(
        (boxes[:, 0] >= edge)
        & (boxes[:, 1] >= edge)
        & (boxes[:, 2] <= frame.width - edge)
        & (boxes[:, 3] <= frame.height - edge)
    )


@dataclass(frozen=True, slots=True)
class Overlap:
    """What touches on a figure that should not, or leaves its frame.

    ``texts`` are those of the boxes and lines that do, the one to blame first.
    """

    said: str
    texts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.said


def refuse_overlaps(
    overlaps: Iterable[Overlap],
    figure: str,
    frame: Frame,
    origin: Origin,
    rows: Mapping[str, Origin] | None = None,
    remedy: str = "move the name or the place in brief.yaml, or give the figure more room",
) -> None:
    """Refuse a figure on which something overlaps.

    :param origin: where the figure's settings stand.
    :param rows: the row of the data that a text on the figure comes from.
    :param remedy: what can be done, where nothing of it can be moved.
    :raises RenderError: with a finding for each overlap, at the first row that has a part in it.
    """
    known = rows or {}
    size = f"{frame.width:g} × {frame.height:g} mm"
    findings = [
        Finding(
            next((known[text] for text in overlap.texts if text in known), origin),
            f"on the figure {figure} of {size}, {overlap}",
            remedy,
        )
        for overlap in dict.fromkeys(overlaps)
    ]
    if findings:
        raise RenderError(findings)


def describe_overlaps(
    boxes: Sequence[LabelBox], frame: Frame, leaders: Sequence[Leader] = ()
) -> tuple[Overlap, ...]:
    """Give the boxes that overlap, those that leave the frame, and the lines that cross a box."""
    found = [*_pairs(boxes), *_crossings(boxes, leaders)]
    if boxes:
        inside = is_inside(np.array([box.bounds for box in boxes]), frame, -_ROUNDING)
        out = [boxes[index] for index in np.flatnonzero(~inside).tolist()]
        found += [Overlap(f"{box} leaves the frame", (box.text,)) for box in out]
    return tuple(dict.fromkeys(found))


def _pairs(boxes: Sequence[LabelBox]) -> Iterator[Overlap]:
    if not boxes:
        return
    bounds = np.array([box.bounds for box in boxes])
    for first, second in np.argwhere(np.triu(meet(bounds, bounds), 1)).tolist():
        a, b = boxes[first], boxes[second]
        if (a.kind, a.text) != (b.kind, b.text) and _touch(a, b):
            # A name is sooner moved than the sign of a place.
            blamed = sorted((a, b), key=lambda box: box.kind is not Kind.PLACE)
            yield Overlap(f"{a} overlaps {b}", tuple(box.text for box in blamed))


def _touch(a: LabelBox, b: LabelBox) -> bool:
    """Say whether two boxes whose squares meet do so themselves: symbols are discs."""
    if b.kind is Kind.SYMBOL:
        a, b = b, a
    if a.kind is not Kind.SYMBOL:
        return True
    disc = Obstacles.of([a]).discs
    if b.kind is not Kind.SYMBOL:
        return bool(distances(np.array([b.bounds]), disc)[0, 0] < 0)
    centre = Obstacles.of([b]).discs[0]
    point = np.array([[centre[0], centre[1], centre[0], centre[1]]])
    return bool(distances(point, disc)[0, 0] < centre[2] - _ROUNDING)


def _crossings(boxes: Sequence[LabelBox], leaders: Sequence[Leader]) -> Iterator[Overlap]:
    for leader in leaders:
        spots = np.array([piece.bounds for piece in leader.pieces()])
        for box in boxes:
            if box.text == leader.text:
                continue
            if box.kind is Kind.SYMBOL:
                crossed = distances(spots, Obstacles.of([box]).discs) < -_ROUNDING
            else:
                crossed = meet(spots, np.array([box.bounds]))
            if crossed.any():
                said = f"the line of “{leader.text}” crosses {box}"
                yield Overlap(said, (leader.text, box.text))
