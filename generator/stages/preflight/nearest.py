"""The names of a map's places: each nearest to its own sign, or with a short line to it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.errors import Finding
from generator.model.map import NAME_REACH
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
_TOUCH = 1.0
"""How far from a name its line ends at most, in mm."""
_ALONG = 24
"""At so many points a line is looked at."""


@dataclass(frozen=True, slots=True)
class _Label:
    """The name of a place in all its languages, as it stands on a page, in points."""

    place: str
    text: str
    box: Box
    own: float
    """How far its own sign is from it."""


@check("names", has_map)
def check_names(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on names that lie nearer to another sign than to their own."""
    assert case.expected is not None
    assert case.expected.map is not None
    wanted = case.expected.map
    for page in find_maps(reading, wanted):
        labels = _find_labels(wanted, page, list_characters(reading, page))
        lines = read_strokes(reading.pdf.pages[page.number - 1])
        for label in labels:
            yield from _check_label(label, labels, lines, page, wanted, case)


def _check_label(
    label: _Label,
    labels: Sequence[_Label],
    lines: Numbers,
    page: PageMap,
    wanted: MapExpectations,
    case: Case,
) -> Iterator[Finding]:
    remedy = "move the name by an override in brief.yaml, or give the map more room or an inset"
    # What another window shows lies beyond a frame, and no reader joins the two.
    others = {
        name: reach
        for name, reach in _measure(label.box, page).items()
        if name != label.place and wanted.views[name] == wanted.views[label.place]
    }
    rival = min(others, key=lambda name: others[name], default=None)
    line = _find_line(label, lines, page, wanted.enlarged)
    if line is not None:
        yield from (
            case.find(
                f"page {page.number}: on the map, the line from “{label.text}” crosses {what}",
                remedy,
            )
            for what in _list_crossed(label, line, labels, page, wanted)
        )
    elif rival is not None and others[rival] < label.own - _ROUNDING * MM:
        yield case.find(
            f"page {page.number}: on the map, “{label.text}” lies nearer to the sign of"
            f" “{wanted.labels[rival][0]}” than to its own"
            f" ({others[rival] / MM:.1f} and {label.own / MM:.1f} mm)",
            remedy,
        )


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
            places, [_enclose([each.box for each in letters]) for letters in written[part]], page
        )
    }
    found = []
    for place, names in wanted.labels.items():
        every = (taken.get((place, part)) for name in names for part in parts[name])
        boxes = [box for box in every if box is not None]
        if boxes:
            box = _enclose(boxes)
            found.append(_Label(place, names[0], box, _measure(box, page)[place]))
    return found


def share_out(
    places: Sequence[str], boxes: Sequence[Box], page: PageMap
) -> Iterator[tuple[str, Box]]:
    """Give each of the places of one name the box of it that is nearest; no box to two of them."""
    ways = [(_measure(box, page), box) for box in boxes]
    left, free = set(places), set(boxes)
    pairs = [
        (reach[place], number, place, box)
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


def _measure(box: Box, page: PageMap) -> Mapping[str, float]:
    """Give how far the edge of each place's sign on the map is from a box, in points.

    Where signs are alike the nearest edge is that of the nearest middle.
    """
    x0, y0, x1, y1 = page.frame
    found: dict[str, float] = {}
    signs = zip(page.owners, page.signs.tolist(), page.radii.tolist(), strict=True)
    for owner, (x, y), radius in signs:
        if x0 <= x <= x1 and y0 <= y <= y1:
            found[owner] = min(found.get(owner, math.inf), _reach(box, (x, y)) - radius)
    return found


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
    for x0, y0, x1, y1 in lines.tolist():
        for start, end in (((x0, y0), (x1, y1)), ((x1, y1), (x0, y0))):
            radius = float(np.hypot(*(own - start).T).min())
            if radius > edge + _SIGN * unit or _reach(label.box, end) > _TOUCH * unit:
                continue
            if math.dist(start, end) <= NAME_REACH * unit + _ROUNDING * MM:
                share = np.linspace(0.0, 1.0, _ALONG)[:, None]
                return np.array(start) * (1 - share) + np.array(end) * share, radius
    return None


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
