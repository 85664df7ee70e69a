"""Where names stand: what is to be named and what is in the way -> a place for each name, in mm."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.model.figure import Direction, Frame
from generator.stages.figures.boxes import Kind, LabelBox
from generator.stages.figures.geometry import count_inside
from generator.stages.figures.typeface import Ink

Numbers = NDArray[np.float64]
Position = tuple[float, float]
Leader = tuple[Position, Position]

GAP = 0.7
_CLEAR = 0.35
_TOWN_CLEAR = 0.45
_TOWN_NEAR = 1.8
_TOWN_SIGNS = (Kind.TOWN, Kind.SQUARE)
_EDGE = 1.0
_APART = 0.6
_MOST = 44
_ANGLES = (0, 25, -25, 45, -45, 180, 155, -155, 135, -135, 90, -90, 65, -65, 115, -115)
_TOWN_ANGLES = (40, -40, 0, 15, -15, 140, -140, 180, 165, -165, 90, -90)
_LEADER = 1.6
_ROUNDS = 150
_LINE_COST = 0.35
_NEAR_COST = 2.5
_NEAR = 1.3
_NEAR_LED = 2.4
_NEAR_BESIDE = 3.0
_MARGIN = 0.6
_SAME = 0.1
_RANK_COST = 0.2
_FAR_COST = 2.2


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a name belongs to: a sign's centre and radius in mm, and the measured name."""

    text: str
    x: float
    y: float
    radius: float
    ink: Ink
    middle: float
    """The height over the baseline, in mm, at which the name looks centred."""
    kind: Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible place of a name: its box, the cost of choosing it, its leader line."""

    box: LabelBox
    cost: float
    leader: Leader | None


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What names must not touch, and what they had better not: all in mm."""

    frame: Frame
    blocked: tuple[LabelBox, ...]
    avoided: tuple[tuple[LabelBox, float], ...]
    busy: Numbers


def propose(
    anchor: Anchor, around: Surroundings, direction: Direction, reach: Sequence[float]
) -> tuple[Candidate, ...]:
    """Give the free places round an anchor, at the distances of ``reach`` (mm) from its sign."""
    mirror = -1.0 if direction == "rtl" else 1.0
    symbols = np.array(
        [
            ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, (box.x1 - box.x0) / 2)
            for box in around.blocked
            if box.kind is Kind.SYMBOL
        ]
    ).reshape(-1, 3)
    others = symbols[np.hypot(symbols[:, 0] - anchor.x, symbols[:, 1] - anchor.y) > _SAME]
    found: list[Candidate] = []
    for distance in reach:
        for rank, angle in enumerate(_TOWN_ANGLES if anchor.kind is Kind.TOWN else _ANGLES):
            box, unit = _box(anchor, angle, distance, mirror)
            if not _fits(box, around):
                continue
            leader = _leader(anchor, unit, box) if distance > _LEADER else None
            if leader is not None and _crosses(leader, others):
                continue
            cost = rank * _RANK_COST + distance * _FAR_COST
            cost += sum(weight for other, weight in around.avoided if box.meets(other, _CLEAR))
            cost += _confusion(box, others, led=leader is not None)
            if anchor.kind is Kind.TOWN:
                near = [other for other in around.blocked if other.kind in _TOWN_SIGNS]
                cost += sum(box.meets(other, _TOWN_NEAR) for other in near) * _NEAR_COST
            found.append(Candidate(box, cost, leader))
    if not found:
        return ()
    boxes = np.array([candidate.box.bounds for candidate in found])
    crossed = count_inside(around.busy, boxes) * _LINE_COST
    weighed = [
        Candidate(candidate.box, candidate.cost + float(extra), candidate.leader)
        for candidate, extra in zip(found, crossed, strict=True)
    ]
    return tuple(sorted(weighed, key=lambda candidate: candidate.cost)[:_MOST])


def _box(anchor: Anchor, angle: float, distance: float, mirror: float) -> tuple[LabelBox, Position]:
    cosine, sine = mirror * math.cos(math.radians(angle)), math.sin(math.radians(angle))
    radius = anchor.radius + GAP + distance
    x, y = anchor.x + radius * cosine, anchor.y + radius * sine
    across = max(-1.0, min(1.0, cosine * math.sqrt(2)))
    up = max(-1.0, min(1.0, sine * math.sqrt(2)))
    width, height = anchor.ink.width, anchor.ink.height
    x0, y0 = x + (across - 1) * width / 2, y + (up - 1) * height / 2
    if sine == 0.0:
        y0 = anchor.y - anchor.middle + anchor.ink.y0
    return LabelBox(anchor.text, x0, y0, x0 + width, y0 + height, anchor.kind), (cosine, sine)


def _fits(box: LabelBox, around: Surroundings) -> bool:
    frame = around.frame
    if box.x0 < _EDGE or box.y0 < _EDGE:
        return False
    if box.x1 > frame.width - _EDGE or box.y1 > frame.height - _EDGE:
        return False
    clear = _TOWN_CLEAR if box.kind is Kind.TOWN else _CLEAR
    return not any(
        box.meets(other, _CLEAR if other.kind is Kind.SQUARE else clear) for other in around.blocked
    )


def _leader(anchor: Anchor, unit: Position, box: LabelBox) -> Leader:
    start = (anchor.x + unit[0] * anchor.radius, anchor.y + unit[1] * anchor.radius)
    end = (
        max(box.x0 - 0.3, min(box.x1 + 0.3, start[0])),
        max(box.y0 - 0.3, min(box.y1 + 0.3, start[1])),
    )
    return start, end


def _points(leader: Leader) -> Numbers:
    share = (np.arange(8) + 0.5)[:, None] / 8
    return np.array(leader[0]) * (1 - share) + np.array(leader[1]) * share


def _crosses(leader: Leader, symbols: Numbers) -> bool:
    points = _points(leader)
    away = np.hypot(points[:, None, 0] - symbols[:, 0], points[:, None, 1] - symbols[:, 1])
    return bool((away < symbols[:, 2] + 0.2).any())


def _confusion(box: LabelBox, others: Numbers, *, led: bool) -> float:
    """Weigh how easily a name may be taken for that of another symbol."""
    dx = np.maximum(np.maximum(box.x0 - others[:, 0], others[:, 0] - box.x1), 0.0)
    dy = np.maximum(np.maximum(box.y0 - others[:, 1], others[:, 1] - box.y1), 0.0)
    away = np.hypot(dx, dy) - others[:, 2]
    beside = (others[:, 1] > box.y0 - _MARGIN) & (others[:, 1] < box.y1 + _MARGIN)
    cost = (away < _NEAR).sum() + (away < (_NEAR_LED if led else GAP + _MARGIN)).sum()
    return float(cost + 2 * (beside & (away < _NEAR_BESIDE)).sum()) * _NEAR_COST


def choose(groups: Sequence[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Choose one candidate of each group so that none overlaps and the sum of costs is low.

    A breakout local search: conflicts that last weigh more every round. Nothing is random.
    :raises ValueError: when a group is empty.
    """
    if not all(groups):
        raise ValueError("a name has no candidate")
    if not groups:
        return ()
    flat = [candidate for group in groups for candidate in group]
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    starts = np.concatenate([[0], np.cumsum([len(group) for group in groups])])
    slices = [slice(a, b) for a, b in pairwise(starts.tolist())]
    costs = np.array([candidate.cost for candidate in flat])
    clash = _conflicts(flat) & (owner[:, None] != owner[None, :])
    chosen = np.array([part.start + int(costs[part].argmin()) for part in slices])
    weights = np.full((len(groups), len(groups)), 4.0)
    best, best_value = chosen.copy(), math.inf
    for _ in range(_ROUNDS):
        changed = False
        for index, part in enumerate(slices):
            pressure = clash[part][:, chosen] @ weights[index]
            pick = part.start + int((costs[part] + pressure).argmin())
            changed |= pick != chosen[index]
            chosen[index] = pick
        current = clash[np.ix_(chosen, chosen)]
        value = float(costs[chosen].sum() + 1000 * current.sum())
        if value < best_value:
            best, best_value = chosen.copy(), value
        if not changed and not current.any():
            break
        weights[current] += 3.0
    return tuple(flat[index] for index in best)


def _conflicts(candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    boxes = np.array([candidate.box.bounds for candidate in candidates])
    x0, y0, x1, y1 = (np.ascontiguousarray(side) for side in boxes.T)
    clash = x0[:, None] - _APART < x1[None, :]
    clash &= x0[None, :] - _APART < x1[:, None]
    clash &= y0[:, None] - _APART < y1[None, :]
    clash &= y0[None, :] - _APART < y1[:, None]
    for index, candidate in enumerate(candidates):
        if candidate.leader is None:
            continue
        x, y = _points(candidate.leader).T[:, :, None]
        hit = (x > x0 - _CLEAR) & (x < x1 + _CLEAR) & (y > y0 - _CLEAR) & (y < y1 + _CLEAR)
        crossed = hit.any(axis=0)
        clash[index] |= crossed
        clash[:, index] |= crossed
    return np.asarray(clash)
