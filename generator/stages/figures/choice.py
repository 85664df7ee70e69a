"""Which of its possible places each name takes: so that none touches, at the least cost."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import LabelStyle
from generator.stages.figures.boxes import meet
from generator.stages.figures.labels import ALONG, Candidate, points

Numbers = NDArray[np.float64]
Chosen = NDArray[np.int64]
Mask = NDArray[np.bool_]

_ROUNDS = 150
"""Of the search, at most: it mostly ends long before."""
_PRESSURES = (4.0, 1.0, 12.0, 40.0)
"""How much a conflict weighs at first: what one does not part, another often does."""
_SWAPS = 20
"""How many exchanges are made at most."""
_EJECTED = 3
"""How many names may have to move for another's better place."""
_GAIN = 1e-9
"""What is gained by rounding alone is no gain."""


def choose(
    groups: Sequence[Sequence[Candidate]], style: LabelStyle, *, settle: bool = False
) -> tuple[Candidate, ...]:
    """Choose one candidate of each group so that none overlaps and the sum of costs is low.

    A breakout local search: conflicts that last weigh more every round. Nothing is random.

    :param settle: whether names are then exchanged for as long as that makes all of them better.
    :raises ValueError: when a group is empty.
    """
    if not all(groups):
        raise ValueError("a name has no candidate")
    if not groups:
        return ()
    table = _Table.of(groups, style)
    tried = []
    for pressure in _PRESSURES:
        tried.append(_search(table, pressure))
        if not _touch(table, tried[-1]):
            break
    chosen = tried[0] if _touch(table, tried[-1]) else tried[-1]
    if settle and not _touch(table, chosen):
        chosen = _settle(table, chosen)
    return tuple(table.flat[index] for index in chosen)


def choose_most(
    groups: Sequence[Sequence[Candidate]], style: LabelStyle, held: Collection[int] = ()
) -> tuple[Candidate | None, ...]:
    """Choose one candidate of each of as many groups as can stand together, and None of the others.

    The groups that come first are left out last.

    :param held: the groups that are never left out, and have one candidate each.
    """
    named = [index for index, group in enumerate(groups) if group]
    found: list[Candidate | None] = [None] * len(groups)
    if not named:
        return tuple(found)
    table = _Table.of([groups[index] for index in named], style)
    alive = np.ones(len(named), dtype=np.bool_)
    loose = np.array([index not in held for index in named])
    chosen = _search(table, _PRESSURES[0], alive)
    while True:
        crowd = _count_clashes(table, chosen, alive)
        if not (crowd[loose] > 0).any():
            break
        # Of those that touch most others, the last.
        alive[len(named) - 1 - int(np.where(loose, crowd, 0)[::-1].argmax())] = False
        chosen = _search(table, _PRESSURES[0], alive, chosen)
    for name in np.flatnonzero(~alive).tolist():
        chosen = _return(table, chosen, alive, name)
    for place, index in enumerate(named):
        if alive[place]:
            found[index] = table.flat[int(chosen[place])]
    return tuple(found)


def _count_clashes(table: _Table, chosen: Chosen, alive: Mask) -> NDArray[np.int64]:
    """Count for each name how many of the others it touches; none for what is left out."""
    clash = table.clash[np.ix_(chosen, chosen)] & alive[:, None] & alive[None, :]
    return np.asarray(clash.sum(axis=1))


def _return(table: _Table, chosen: Chosen, alive: Mask, name: int) -> Chosen:
    """Put a name that was left out where it is free, or where others can make room for it."""
    group = table.groups[name]
    places = np.arange(group.start, group.stop)
    for place in places[np.argsort(table.costs[group], kind="stable")].tolist():
        shown = np.flatnonzero(alive).tolist()
        index = [*shown, name]
        part = replace(table, groups=tuple(table.groups[each] for each in index))
        moved = _move(part, chosen[index], len(shown), place)
        if moved is not None:
            alive[name] = True
            chosen = chosen.copy()
            chosen[index] = moved
            break
    return chosen


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """All candidates in a row, what each costs, and which of them cannot stand together."""

    flat: tuple[Candidate, ...]
    groups: tuple[slice, ...]
    costs: Numbers
    clash: NDArray[np.bool_]

    @classmethod
    def of(cls, groups: Sequence[Sequence[Candidate]], style: LabelStyle) -> _Table:
        flat = tuple(candidate for group in groups for candidate in group)
        starts = np.concatenate([[0], np.cumsum([len(group) for group in groups])])
        parts = tuple(slice(a, b) for a, b in pairwise(starts.tolist()))
        places = [_Places.of(group) for group in groups]
        reaches = np.array([each.reach for each in places])
        clash = np.zeros((len(flat), len(flat)), dtype=np.bool_)
        # Most names are far from most others.
        near = np.triu(meet(reaches, reaches, max(style.apart, style.clear)), 1)
        for first, second in np.argwhere(near).tolist():
            found = places[first].block(places[second], style)
            clash[parts[first], parts[second]] = found
            clash[parts[second], parts[first]] = found.T
        return cls(flat, parts, np.array([candidate.cost for candidate in flat]), clash)


def _touch(table: _Table, chosen: Chosen) -> bool:
    return bool(table.clash[np.ix_(chosen, chosen)].any())


def _search(
    table: _Table, pressure: float, alive: Mask | None = None, start: Chosen | None = None
) -> Chosen:
    """Look for the places of names; what is left out, and not ``alive``, is in no one's way."""
    costs, clash, groups = table.costs, table.clash, table.groups
    chosen = np.array([part.start + int(costs[part].argmin()) for part in groups])
    if start is not None:
        chosen = start.copy()
    shown = np.ones(len(groups), dtype=np.bool_) if alive is None else alive
    weights = np.full((len(groups), len(groups)), pressure) * shown
    best, best_value = chosen.copy(), math.inf
    for _ in range(_ROUNDS):
        changed = False
        for index, part in enumerate(groups):
            crowding = clash[part, chosen] @ weights[index]
            pick = part.start + int((costs[part] + crowding).argmin())
            changed |= pick != chosen[index]
            chosen[index] = pick
        current = clash[np.ix_(chosen, chosen)] & shown[:, None] & shown[None, :]
        value = float(costs[chosen].sum() + 1000 * current.sum())
        if value < best_value:
            best, best_value = chosen.copy(), value
        if not changed and not current.any():
            break
        weights[current] += 3.0
    return best


def _settle(table: _Table, chosen: Chosen) -> Chosen:
    """Give names better places while those that they push away find others at less cost in all."""
    for _ in range(_SWAPS):
        better = next(_exchanges(table, chosen), None)
        if better is None:
            break
        chosen = better
    return chosen


def _exchanges(table: _Table, chosen: Chosen) -> Iterator[Chosen]:
    costs = table.costs
    dearest = np.argsort(-costs[chosen], kind="stable").tolist()
    for name in dearest:
        group = table.groups[name]
        cheaper = np.arange(group.start, group.stop)[costs[group] < costs[chosen[name]]]
        for place in cheaper[np.argsort(costs[cheaper], kind="stable")].tolist():
            moved = _move(table, chosen, name, place)
            if moved is not None and costs[moved].sum() < costs[chosen].sum() - _GAIN:
                yield moved


def _move(table: _Table, chosen: Chosen, name: int, place: int) -> Chosen | None:
    """Put one name elsewhere and those in its way at their best free places, if they have any."""
    ejected = np.flatnonzero(table.clash[place, chosen]).tolist()
    if len(ejected) > _EJECTED:
        return None
    moved = chosen.copy()
    moved[name] = place
    for other in ejected:
        kept = np.delete(moved, [each for each in ejected if table.clash[place, moved[each]]])
        group = table.groups[other]
        free = np.flatnonzero(~table.clash[group][:, kept].any(axis=1))
        if not len(free):
            return None
        moved[other] = group.start + free[table.costs[group][free].argmin()]
    return moved


def count_conflicts(chosen: Sequence[Candidate], style: LabelStyle) -> int:
    """Count the chosen places that are too near to another."""
    if not chosen:
        return 0
    places = _Places.of(chosen)
    clash = places.block(places, style)
    np.fill_diagonal(clash, val=False)
    return int(clash.any(axis=1).sum())


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Candidates as columns of numbers, all in mm."""

    boxes: Numbers
    """A row x0, y0, x1, y1 for each, with the room at its sides."""
    led: NDArray[np.int64]
    """Which of them have a leader."""
    leaders: Numbers
    """A row of two ends for each of these."""
    ways: Numbers
    """A row of two ends for each of all: from the middle of its sign to the name."""

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> _Places:
        """Take the numbers of candidates."""
        leaders = [(index, c.leader) for index, c in enumerate(candidates) if c.leader is not None]
        boxes = np.array([candidate.box.bounds for candidate in candidates], dtype=np.float64)
        return cls(
            boxes + np.array([(-c.aside, 0.0, c.aside, 0.0) for c in candidates]),
            np.array([index for index, _ in leaders], dtype=np.int64),
            np.array([(*line.start, *line.end) for _, line in leaders]).reshape(-1, 4),
            np.array([(*c.way.start, *c.way.end) for c in candidates]).reshape(-1, 4),
        )

    @property
    def reach(self) -> Numbers:
        """The sides of all that they take."""
        ends = np.vstack([self.leaders[:, :2], self.leaders[:, 2:]])
        corners = np.vstack([self.boxes[:, :2], self.boxes[:, 2:], ends])
        return np.concatenate([corners.min(axis=0), corners.max(axis=0)])

    def block(self, others: _Places, style: LabelStyle) -> NDArray[np.bool_]:
        """Give a table that says which of these are too near to which others."""
        clash = meet(self.boxes, others.boxes, style.apart)
        clash[self.led] |= _cover(self.leaders, others.boxes, style)
        clash[:, others.led] |= _cover(others.leaders, self.boxes, style).T
        clash[self.led] |= _part(self.leaders, others.ways) & _part(others.ways, self.leaders).T
        parted = _part(others.leaders, self.ways) & _part(self.ways, others.leaders).T
        clash[:, others.led] |= parted.T
        return clash


def _cover(leaders: Numbers, boxes: Numbers, style: LabelStyle) -> NDArray[np.bool_]:
    """Give a table that says which leaders come near to which boxes."""
    near = meet(points(leaders), boxes, style.clear)
    return np.asarray(near.reshape(len(leaders), ALONG, len(boxes)).any(axis=1))


def _part(leaders: Numbers, others: Numbers) -> NDArray[np.bool_]:
    """Give a table that says which leaders, made longer, run between the ends of which others."""
    start, way = leaders[:, None, :2], leaders[:, None, 2:] - leaders[:, None, :2]
    before, after = (
        np.sign(way[..., 0] * to[..., 1] - way[..., 1] * to[..., 0])
        for to in (others[None, :, :2] - start, others[None, :, 2:] - start)
    )
    return np.asarray(before * after < 0)
