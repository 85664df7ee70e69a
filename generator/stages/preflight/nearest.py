"""The names of a map's places: each seems its own sign's, and no other's, or a line leads to it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.errors import Finding
from generator.model.map import NAME_ASIDE, NAME_REACH
from generator.pdf.strokes import read_strokes
from generator.pdf.text import Box, Character
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case, MapExpectations
from generator.stages.preflight.geography import MM, PageMap, find_maps
from generator.stages.preflight.maps import has_map
from generator.stages.preflight.reading import Reading
from generator.stages.preflight.words import find_names, list_characters

Numbers = NDArray[np.float64]

_ROUNDING = 0.1
"""What two distances may differ by and be the same, in mm."""
_SIGN = 0.7
"""How far from a sign's edge its line begins at most, in mm."""
_TOUCH = 2.0
"""How far from a name its line ends at most, in mm: a bracket at its end is not found with it."""
_ALONG = 24
"""At so many points a line is looked at."""
_LED_LEAST = 1.7
"""How far another sign must seem from a name with a line, in mm: beside it, it is read first."""
_SMALL = 1.0
"""A sign that is smaller than this reaches as far up and down to the eye, in mm."""
_TOWN, _TOWN_NAME = 0.5, 2.0
"""The radius of a town's sign, and how far its name is from it at most, in mm."""


@dataclass(frozen=True, slots=True)
class _Label:
    """The name of a place in all its languages, as it stands on a page, in points."""

    place: str
    text: str
    box: Box
    own: _Near
    """Its own sign."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A sign beside a name: whose it is, and how far from it, in points."""

    said: str
    away: float
    """To its edge."""
    seems: float
    """As far as it seems: one above the name or below is not taken for its own as soon."""


@check("names", has_map)
def check_names(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on names that a reader would take for those of other signs than their own."""
    assert case.expected is not None
    assert case.expected.map is not None
    wanted = case.expected.map
    for page in find_maps(reading, wanted):
        characters = list_characters(reading, page)
        labels = _find_labels(wanted, page, characters)
        towns = list(_find_towns(wanted, page, characters))
        lines = read_strokes(reading.pdf.pages[page.number - 1])
        for label in labels:
            yield from _check_label(label, labels, towns, lines, page, wanted, case)


def _check_label(
    label: _Label,
    labels: Sequence[_Label],
    towns: Sequence[tuple[str, tuple[float, float]]],
    lines: Numbers,
    page: PageMap,
    wanted: MapExpectations,
    case: Case,
) -> Iterator[Finding]:
    remedy = "move the name by an override in brief.yaml, or give the map more room or an inset"
    unit = MM * wanted.enlarged
    # What another window shows lies beyond a frame, and no reader joins the two.
    others = [
        near
        for name, near in _measure(label.box, page, wanted).items()
        if name != label.place and wanted.views[name] == wanted.views[label.place]
    ]
    if not wanted.views[label.place]:
        others += [_see(label.box, at, _TOWN * unit, unit, name) for name, at in towns]
    where = f"page {page.number}: on the map,"
    line = _find_line(label, lines, page, wanted.enlarged)
    if line is not None:
        for what in _list_crossed(label, line, labels, page, wanted):
            yield case.find(f"{where} the line from “{label.text}” crosses {what}", remedy)
    nearest = min(others, key=lambda near: near.away, default=None)
    rival = min(others, key=lambda near: near.seems, default=None)
    slack = _ROUNDING * MM
    if nearest is None or rival is None:
        return
    if line is None and nearest.away < label.own.away - slack:
        yield case.find(
            f"{where} “{label.text}” lies nearer to the sign of “{nearest.said}” than to its own"
            f" ({nearest.away / MM:.1f} and {label.own.away / MM:.1f} mm)",
            remedy,
        )
    elif rival.seems < (label.own.seems - slack if line is None else _LED_LEAST * unit):
        yield case.find(
            f"{where} “{label.text}” stands beside the sign of “{rival.said}”,"
            f" {max(rival.away, 0) / MM:.1f} mm from it, and reads as its name",
            remedy,
        )


def _find_towns(
    wanted: MapExpectations, page: PageMap, characters: Sequence[Character]
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Find the towns whose names stand by their signs, and where these are."""
    reach = _TOWN_NAME * MM * wanted.enlarged
    written = find_names(wanted.towns, characters)
    for names, degrees in wanted.towns.items():
        x, y = page.place(np.array([degrees]))[0].tolist()
        boxes = (_enclose([each.box for each in found]) for found in written[names[0]])
        if any(_reach(box, (x, y)) < reach for box in boxes):
            yield names[0], (x, y)


def _find_labels(
    wanted: MapExpectations, page: PageMap, characters: Sequence[Character]
) -> list[_Label]:
    """Find each place's name, in all languages those nearest to its sign."""
    parts = {name: _part(name) for names in wanted.labels.values() for name in names}
    countries = tuple(wanted.names.values())
    written = find_names([*parts.values(), *countries], characters)
    owners: dict[str, list[str]] = {}
    for place, names in wanted.labels.items():
        for part in dict.fromkeys(part for name in names for part in parts[name]):
            owners.setdefault(part, []).append(place)
    taken = {
        (place, part): box
        for part, places in owners.items()
        for place, box in share_out(
            places,
            [_enclose([each.box for each in letters]) for letters in written[part]],
            page,
            wanted,
        )
    }
    found = []
    for place, names in wanted.labels.items():
        every = (taken.get((place, part)) for name in names for part in parts[name])
        boxes = [box for box in every if box is not None]
        if boxes:
            box = _enclose(boxes)
            found.append(_Label(place, names[0], box, _measure(box, page, wanted)[place]))
    return found


def share_out(
    places: Sequence[str], boxes: Sequence[Box], page: PageMap, wanted: MapExpectations
) -> Iterator[tuple[str, Box]]:
    """Give each of the places of one name the box of it that is nearest; no box to two of them."""
    ways = [(_measure(box, page, wanted), box) for box in boxes]
    left, free = set(places), set(boxes)
    pairs = [
        (reach[place].away, number, place, box)
        for number, place in enumerate(places)
        for reach, box in ways
        if place in reach
    ]
    for _, _, place, box in sorted(pairs):
        if place in left and box in free:
            left.remove(place)
            free.remove(box)
            yield place, box


def _part(name: str) -> tuple[str, ...]:
    """Part a name at its brackets, which readers of PDF turn round in a line from the right."""
    found = (part.strip() for part in re.split(r"[()]", name))
    return tuple(part for part in found if part)


def _enclose(boxes: Sequence[Box]) -> Box:
    sides = np.array(boxes)
    (x0, y0), (x1, y1) = sides[:, :2].min(axis=0).tolist(), sides[:, 2:].max(axis=0).tolist()
    return x0, y0, x1, y1


def _measure(box: Box, page: PageMap, wanted: MapExpectations) -> Mapping[str, _Near]:
    """Give how far each place's sign on the map is from a box.

    Where signs are alike the nearest edge is that of the nearest middle.
    """
    x0, y0, x1, y1 = page.frame
    found: dict[str, _Near] = {}
    signs = zip(page.owners, page.signs.tolist(), page.radii.tolist(), strict=True)
    for owner, (x, y), radius in signs:
        if x0 <= x <= x1 and y0 <= y <= y1:
            said = wanted.labels[owner][0]
            near = _see(box, (x, y), radius, MM * wanted.enlarged, said)
            if owner not in found or near.away < found[owner].away:
                found[owner] = near
    return found


def _see(box: Box, at: tuple[float, float], radius: float, unit: float, said: str) -> _Near:
    """Say how near a sign is to a box, and seems to be."""
    away = _reach(box, at) - radius
    rise = max(box[1] - at[1], at[1] - box[3], 0.0) / max(radius, _SMALL * unit)
    return _Near(said, away, away + NAME_ASIDE * unit * min(rise, 1.0))


def _reach(box: Box, point: tuple[float, float]) -> float:
    (x0, y0, x1, y1), (x, y) = box, point
    return math.hypot(max(x0 - x, x - x1, 0.0), max(y0 - y, y - y1, 0.0))


def _find_line(
    label: _Label, lines: Numbers, page: PageMap, enlarged: float
) -> tuple[Numbers, float] | None:
    """Find the line from a name's own sign to it: points along it, and the sign's radius."""
    unit = MM * enlarged
    mine = [owner == label.place for owner in page.owners]
    own, edge = page.signs[mine], float(page.radii[mine].max())
    # Each line from both of its ends, one after the other.
    starts, ends = lines.reshape(-1, 2), lines.reshape(-1, 2, 2)[:, ::-1].reshape(-1, 2)
    radii = np.hypot(*np.moveaxis(starts[:, None] - own, 2, 0)).min(axis=1)
    x0, y0, x1, y1 = label.box
    gaps = np.maximum(np.maximum((x0, y0) - ends, ends - (x1, y1)), 0.0)
    leads = (
        (radii <= edge + _SIGN * unit)
        & (np.hypot(*gaps.T) <= _TOUCH * unit)
        & (np.hypot(*(ends - starts).T) <= NAME_REACH * unit + _ROUNDING * MM)
    )
    if not leads.any():
        return None
    first = int(leads.argmax())
    share = np.linspace(0.0, 1.0, _ALONG)[:, None]
    return starts[first] * (1 - share) + ends[first] * share, float(radii[first])


def _list_crossed(
    label: _Label,
    line: tuple[Numbers, float],
    labels: Sequence[_Label],
    page: PageMap,
    wanted: MapExpectations,
) -> Iterator[str]:
    """Give the other signs and names that a line crosses."""
    points, _ = line
    for owner, sign, radius in zip(page.owners, page.signs, page.radii.tolist(), strict=True):
        away = np.hypot(*(points - sign).T)
        if owner != label.place and (away < radius - _ROUNDING * MM).any():
            yield f"the sign of “{wanted.labels[owner][0]}”"
    for other in labels:
        x0, y0, x1, y1 = other.box
        inside = (points > (x0, y0)).all(axis=1) & (points < (x1, y1)).all(axis=1)
        if other.place != label.place and inside.any():
            yield f"“{other.text}”"
