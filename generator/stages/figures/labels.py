"""Where names stand: what is to be named and what is in the way -> a place for each name, in mm."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import LabelStyle
from generator.model.figure import Frame
from generator.model.locale import Direction
from generator.model.map import NAME_REACH, Override, Side
from generator.stages.figures.abroad import Abroad
from generator.stages.figures.belonging import (
    BESIDE,
    WIDE,
    Keep,
    is_level,
    mistake,
    weigh_confusion,
)
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Leader,
    Obstacles,
    distances,
    is_inside,
    meet,
)
from generator.stages.figures.geometry import Crowd
from generator.stages.figures.inscription import Inscription

Numbers = NDArray[np.float64]
Position = tuple[float, float]

_SIDES: Mapping[Side, float] = {
    Side.NORTH_EAST: 45.0,
    Side.EAST: 0.0,
    Side.SOUTH_EAST: -45.0,
    Side.NORTH_WEST: 135.0,
    Side.WEST: 180.0,
    Side.SOUTH_WEST: -135.0,
    Side.NORTH: 90.0,
    Side.SOUTH: -90.0,
}
_PREFERENCES = (
    (45.0, 0.0),
    (25.0, 0.2),
    (0.0, 0.6),
    (-25.0, 0.9),
    (-45.0, 1.0),
    (135.0, 1.3),
    (155.0, 1.5),
    (180.0, 1.7),
    (-155.0, 1.9),
    (-135.0, 2.0),
    (65.0, 1.8),
    (115.0, 2.2),
    (-65.0, 2.2),
    (-115.0, 2.5),
    (90.0, 2.3),
    (-90.0, 2.7),
)
"""Directions in degrees with their costs: above at the right first, then beside, then
below, then the same at the left, last over and under. Mirrored from right to left."""
_FINE = 9.0
"""Between the directions that are tried where the preferred ones do not do, in degrees."""
ALONG = 16
"""At so many points a leader is looked at."""
_LINE_COST = 0.35
"""Of covering a point of a coast, border or river. All costs are those of ``_PREFERENCES``."""
_FAR_COST = 2.2
"""Of each mm between a sign and its name."""
_NEAR_COST, _TOWN_NEAR = 2.5, 1.8
"""Of a town's name that stands nearer to another town or its name than this, in mm."""
_TOWN_COST = 9.0
"""Of covering a town's sign, or seeming to be its name."""
_STRANGE_COST, _STRANGE_SHARE = 4.0, 8.0
"""Of standing on another country's ground: for any of it, and for all of it besides."""
_BANK_COST = 15.0
"""Of standing beyond a river with all of it."""
_SAME = 0.1
"""Two places nearer than this are one, in mm."""
_CROSSED = 0.2
"""A leader nearer to another sign crosses it, in mm."""
_OVER = 0.3
"""The part of the way that leads aside, under which a name stands over its sign or under it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a name belongs to: a sign's centre and radius in mm, and the measured name."""

    block: Inscription
    x: float
    y: float
    radius: float
    kind: Kind
    abroad: Abroad | None = None
    """What lies around that is of elsewhere."""

    @property
    def disc(self) -> Numbers:
        """Its sign, as one row of x, y and radius."""
        return np.array([[self.x, self.y, self.radius]])


@dataclass(frozen=True, slots=True)
class Search:
    """Where places are looked for and how many are given."""

    reach: tuple[float, ...]
    """Their distances from the sign, in mm."""
    most: int = 40
    fine: bool = False
    """Whether the directions between the preferred ones are tried too."""
    keep: Keep = WIDE
    """How far names keep from others' signs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible place of a name: its box, the cost of choosing it, its leader line."""

    box: LabelBox
    cost: float
    leader: Leader | None
    align: float
    """How its lines are aligned: 0 at the left, 1 at the right, whichever is next to the sign."""
    way: Leader
    """From the middle of the sign to the name: no other's leader may run between the two."""
    aside: float = 0.0
    """The room kept at the left and right: two names must not read as one."""


def _list_none() -> Numbers:
    return np.empty((0, 3))


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What names must not touch, and what they had better not: all in mm."""

    frame: Frame
    blocked: Obstacles
    avoided: Numbers
    """Rows of bounds with the cost of covering them as the fifth number."""
    crowd: Crowd
    towns: Numbers = field(default_factory=_list_none)
    """Rows x, y, radius of signs of which names had better not seem to be, as those of towns."""
    capitals: Numbers = field(default_factory=_list_none)
    """Rows of those of which none may seem to be."""


def propose(
    anchor: Anchor,
    around: Surroundings,
    direction: Direction,
    search: Search,
    style: LabelStyle,
) -> tuple[Candidate, ...]:
    """Give the best free places round an anchor, of which its own sign is the nearest.

    Else a short leader tells whose name it is.
    """
    mirror = -1.0 if direction == "rtl" else 1.0
    table = _find_directions(fine=search.fine)
    angles = np.radians(np.tile(table[:, 0], len(search.reach)))
    far = np.repeat(np.asarray(search.reach, dtype=np.float64), len(table))
    costs = np.tile(table[:, 1], len(search.reach)) + far * _FAR_COST
    units = np.column_stack([mirror * np.cos(angles), np.sin(angles)])
    boxes = _boxes(anchor, units, far, style.gap)
    ends = _leader_ends(anchor, units, boxes, style.leader_gap)
    discs = around.blocked.discs
    discs = np.vstack([discs, around.capitals])
    others = discs[np.hypot(discs[:, 0] - anchor.x, discs[:, 1] - anchor.y) > _SAME]
    led = far > style.leader_from
    clear = style.town_clear if anchor.kind is Kind.TOWN else style.clear
    free = is_inside(boxes, around.frame, style.edge)
    free &= ~around.blocked.block(boxes, clear, style.clear)
    free &= ~led | (_measure(ends) <= NAME_REACH) & ~_crosses(ends, others)
    free &= ~mistake(boxes, anchor.disc, led, others, search.keep).any(axis=1)
    costs += meet(boxes, around.avoided[:, :4], style.clear) @ around.avoided[:, 4]
    costs += mistake(boxes, anchor.disc, led, around.towns).sum(axis=1) * _TOWN_COST
    costs += weigh_confusion(boxes, others, led, style.gap)
    if anchor.abroad is not None:
        share = anchor.abroad.share(boxes)
        costs += np.where(share > 0, _STRANGE_COST, 0.0) + share * _STRANGE_SHARE
        costs += anchor.abroad.share_beyond(boxes) * _BANK_COST
    if anchor.kind is Kind.TOWN:
        aside = np.array([-2 * style.aside, 0.0, 2 * style.aside, 0.0])
        names = around.blocked.bounds[~around.blocked.squares]
        free &= ~meet(boxes + aside, names, style.clear).any(axis=1)
        # Level with a place's sign, a town's name would be read as the place's.
        free &= ~(is_level(boxes, others) & (distances(boxes, others) < BESIDE)).any(axis=1)
        signs = around.blocked.bounds[around.blocked.squares | around.blocked.towns]
        costs += meet(boxes, signs, _TOWN_NEAR).sum(axis=1) * _NEAR_COST
    costs += around.crowd.count(boxes) * _LINE_COST
    order = [index for index in np.argsort(costs, kind="stable") if free[index]]
    return tuple(
        replace(
            _stand(anchor, boxes[index], ends[index], _align(units[index, 0]), led=led[index]),
            cost=float(costs[index]),
            aside=style.aside,
        )
        for index in order[: search.most]
    )


def _find_directions(*, fine: bool) -> Numbers:
    """Give rows of a direction in degrees and its cost."""
    table = np.array(_PREFERENCES)
    if not fine:
        return table
    angles = np.arange(-180.0, 180.0, _FINE)
    costs = np.interp(angles, table[:, 0], table[:, 1], period=360.0)
    return np.column_stack([angles, costs])


def obey(anchor: Anchor, override: Override, style: LabelStyle) -> Candidate:
    """Give the one place that an editor asks for, whatever stands there."""
    assert override.side is not None
    angle = math.radians(_SIDES[override.side])
    unit = np.array([[math.cos(angle), math.sin(angle)]])
    distance = override.distance or 0.0
    box = _boxes(anchor, unit, np.array([distance]), style.gap)
    end = _leader_ends(anchor, unit, box, style.leader_gap)[0]
    return _stand(anchor, box[0], end, _align(unit[0, 0]), led=distance > style.leader_from)


def _stand(anchor: Anchor, bounds: Numbers, ends: Numbers, align: float, *, led: bool) -> Candidate:
    """Have a name stand somewhere; nothing may run between it and the middle of its sign."""
    x, y = ends[2:].tolist()
    way = Leader(anchor.block.text, (anchor.x, anchor.y), (x, y))
    leader = _leader(anchor, ends) if led else None
    return Candidate(_label(anchor, bounds), 0.0, leader, align, way)


def _boxes(anchor: Anchor, units: Numbers, far: Numbers, gap: float) -> Numbers:
    radius = anchor.radius + gap + far
    spots = np.array([anchor.x, anchor.y]) + radius[:, None] * units
    block = anchor.block
    size = np.array([block.ink.width, block.ink.height])
    share = (np.clip(units * math.sqrt(2), -1.0, 1.0) - 1) / 2
    low = spots + share * size
    level = np.abs(units[:, 1]) < _SAME
    low[level, 1] = anchor.y - block.middle + block.ink.y0
    return np.hstack([low, low + size])


def _label(anchor: Anchor, bounds: Numbers) -> LabelBox:
    x0, y0, x1, y1 = bounds.tolist()
    return LabelBox(anchor.block.text, x0, y0, x1, y1, anchor.kind)


def _align(across: float) -> float:
    """Align a name's lines to its sign, which lies at the other end of this part of the way."""
    return 0.5 if abs(across) < _OVER else float(across < 0)


def _leader_ends(anchor: Anchor, units: Numbers, boxes: Numbers, gap: float) -> Numbers:
    """Give rows of a leader's two ends, x and y each: on the sign's edge and at the name."""
    start = np.array([anchor.x, anchor.y]) + units * anchor.radius
    end = np.maximum(boxes[:, :2] - gap, np.minimum(boxes[:, 2:] + gap, start))
    return np.hstack([start, end])


def _leader(anchor: Anchor, ends: Numbers) -> Leader:
    x0, y0, x1, y1 = ends.tolist()
    return Leader(anchor.block.text, (x0, y0), (x1, y1))


def points(ends: Numbers) -> Numbers:
    """Give points along leaders, as bounds of no size: a row of them for each leader."""
    share = ((np.arange(ALONG) + 0.5) / ALONG)[None, :, None]
    points = ends[:, None, :2] * (1 - share) + ends[:, None, 2:] * share
    return np.concatenate([points, points], axis=2).reshape(-1, 4)


def _measure(ends: Numbers) -> Numbers:
    """Give how long leaders are, in mm."""
    return np.asarray(np.hypot(*(ends[:, 2:] - ends[:, :2]).T))


def _crosses(ends: Numbers, symbols: Numbers) -> NDArray[np.bool_]:
    if not len(ends):
        return np.zeros(0, dtype=np.bool_)
    # Only what the leaders could come near to is measured: they are short, and a map may be large.
    low, high = (ends.reshape(-1, 2).min(axis=0), ends.reshape(-1, 2).max(axis=0))
    reach = symbols[:, 2:] + _CROSSED
    places = symbols[:, :2]
    symbols = symbols[((places > low - reach) & (places < high + reach)).all(axis=1)]
    near = (distances(points(ends), symbols) < _CROSSED).any(axis=1)
    return np.asarray(near.reshape(-1, ALONG).any(axis=1))
