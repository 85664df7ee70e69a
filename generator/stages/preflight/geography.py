"""Where the map of a page lies, found from the finished page and not from what drew it.

The links on the places' signs lead to the places, whose places on the earth are known: a
scale and an offset that bring most of them together give the page its coordinates; where a page
lists few places and so links few signs, the signs' numbers are read as well. The projection
is a Lambert conformal conic on WGS 84 (Snyder, USGS Professional Paper 1395, 1987, 15-1 to 15-9),
or Equal Earth (Šavrič, Patterson and Jenny, 2019, equations 7 and 8; Snyder, 3-12).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pikepdf
from numpy.typing import NDArray

from generator.model.map import Flattening
from generator.pdf.matrix import (
    IDENTITY,
    Matrix,
    multiply,
    read_form_matrix,
    read_matrix,
    transform,
)
from generator.pdf.text import Box, Character
from generator.stages.preflight.expectations import MapExpectations
from generator.stages.preflight.reading import Reading

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]

MM = 72 / 25.4
_AXIS, _ECCENTRICITY = 6378137.0, 0.0818191908426
_EQUAL_EARTH = (0.003796, 0.000893, -0.081106, 1.340264)
_EXACT = 0.4
"""How far a sign is at most from its place where nothing pushed it aside, in points."""
_PUSHED = 10.0
"""How far where others did."""
_LEAST, _SHARE = 3, 3
"""How many places make a map: so many exactly on their places, and this part (a third) near."""


@dataclass(frozen=True, slots=True, eq=False)
class PageMap:
    """A map on a page: its frame, its signs, and the scale and offset of its plane, in points."""

    number: int
    frame: Box
    projection: Flattening
    scale: float
    offset: tuple[float, float]
    signs: Numbers
    """The middle of each link to a place, or of each number, as rows of x and y."""
    owners: tuple[str, ...]
    """The place that each sign stands for, by its id."""
    radii: Numbers
    """Half of how wide each link is."""

    @property
    def denominator(self) -> float:
        """Its scale along the standard parallels: 3 700 000 means 1:3,700,000."""
        return 1000 * MM / self.scale

    def place(self, degrees: Numbers) -> Numbers:
        """Turn rows of longitude and latitude into rows of x and y on the page."""
        return np.asarray(project(degrees, self.projection) * self.scale + self.offset)


def can_find(wanted: MapExpectations) -> bool:
    """Whether there are places enough to tell where a map lies."""
    return len(set(wanted.places.values())) >= _LEAST


@lru_cache(maxsize=1)
def find_maps(reading: Reading, wanted: MapExpectations) -> tuple[PageMap, ...]:
    """Find the map of each page that has one: where most of the signs stand on their places.

    The numbers printed on the signs tell them where too few of them are linked; where those that
    are lie elsewhere, as on a timeline, the numbers are no map's. Several checks ask in a row.
    """
    return tuple(_find_maps(reading, wanted))


def _find_maps(reading: Reading, wanted: MapExpectations) -> Iterator[PageMap]:
    for number, page in enumerate(reading.pdf.pages, 1):
        links = list(_list_links(page, wanted.places))
        if not links:
            continue
        found = [(name, middle) for name, middle, _ in links]
        radii = [radius for *_, radius in links]
        fitted = _fit(found, wanted)
        if fitted is None:
            found += _list_numbers(reading, number, wanted.numbers)
            radii += [float(np.median(radii))] * (len(found) - len(links))
            fitted = _fit(found, wanted)
            linked = {name for name, *_ in links}
            if fitted is not None and len(linked) >= _count_least(wanted):
                fitted = fitted if fitted[2][: len(links)].sum() >= _LEAST else None
        if fitted is None:
            continue
        signs = np.array([middle for _, middle in found])
        scale, offset, on_place = fitted
        frame = _find_frame(page, signs[on_place])
        if frame is not None:
            owners = tuple(name for name, _ in found)
            sizes = np.array(radii)
            yield PageMap(number, frame, wanted.projection, scale, offset, signs, owners, sizes)


def _list_links(
    page: pikepdf.Page, places: Mapping[str, tuple[float, float]]
) -> Iterator[tuple[str, tuple[float, float], float]]:
    """Give the place that each link leads to, the link's middle and half its width, in points."""
    for annotation in page.get("/Annots", pikepdf.Array()).as_list():
        target = annotation.get("/Dest")
        if target is None:
            target = annotation.get("/A", pikepdf.Dictionary()).get("/D")
        if not isinstance(target, pikepdf.String | pikepdf.Name):
            continue
        name = str(target).lstrip("/").partition("-")[2]
        if name in places:
            x0, y0, x1, y1 = (float(side) for side in annotation.Rect)
            yield name, ((x0 + x1) / 2, (y0 + y1) / 2), (x1 - x0) / 2


def _list_numbers(
    reading: Reading, page: int, numbers: Mapping[str, str]
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Give the place of each number that stands alone on a page, and its middle in points."""
    owners = {number: name for name, number in numbers.items()}
    run: list[Character] = []
    for character in (*reading.document.list_characters(page), None):
        is_digit = character is not None and character.text.isdecimal()
        if character is not None and is_digit and (not run or character.index == run[-1].index + 1):
            run.append(character)
            continue
        name = owners.get("".join(each.text for each in run))
        if name is not None:
            boxes = np.array([each.box for each in run])
            x, y = ((boxes[:, :2].min(axis=0) + boxes[:, 2:].max(axis=0)) / 2).tolist()
            yield name, (x, y)
        run = [character] if character is not None and is_digit else []


def _count_least(wanted: MapExpectations) -> int:
    """Say how many places make a map."""
    return max(_LEAST, len(wanted.places) // _SHARE)


def _fit(
    found: Sequence[tuple[str, tuple[float, float]]], wanted: MapExpectations
) -> tuple[float, tuple[float, float], Mask] | None:
    """Find the scale and offset under which most places' signs lie on their places."""
    least = _count_least(wanted)
    names = [name for name, _ in found]
    if len(set(names)) < least:
        return None
    signs = np.array([middle for _, middle in found])
    cone = project(np.array([wanted.places[name] for name in names]), wanted.projection)
    owners = np.unique(names, return_inverse=True)[1]
    best: tuple[float, Numbers] | None = None
    for first in range(len(names)):
        way, reach = signs - signs[first], cone - cone[first]
        lengths = (reach**2).sum(axis=1)
        others = np.flatnonzero(lengths > 0)
        scales = (way * reach).sum(axis=1)[others] / lengths[others]
        strays = np.hypot(*(way[others] - scales[:, None] * reach[others]).T)
        for scale in scales[(strays < _EXACT) & (scales > 0)].tolist():
            away = np.hypot(*(way - scale * reach).T)
            # The exact ones count for much, those pushed aside for little, each place once.
            votes = np.zeros(len(names))
            np.maximum.at(votes, owners, 1 / (1 + (away / _EXACT) ** 2))
            if best is None or votes.sum() > best[0]:
                best = (float(votes.sum()), away)
    if best is None:
        return None
    near, exact = best[1] < _PUSHED, best[1] < _EXACT
    if len(set(owners[near].tolist())) < least or len(set(owners[exact].tolist())) < _LEAST:
        return None
    return (*_fit_exactly(signs[exact], cone[exact]), near)


def _fit_exactly(signs: Numbers, cone: Numbers) -> tuple[float, tuple[float, float]]:
    """Give the scale and the offset that bring points of a cone nearest to signs."""
    middle, there = signs.mean(axis=0), cone.mean(axis=0)
    spread, span = signs - middle, cone - there
    scale = float((spread * span).sum() / (span**2).sum())
    x, y = (middle - scale * there).tolist()
    return scale, (x, y)


def _find_frame(page: pikepdf.Page, signs: Numbers) -> Box | None:
    """Find the figure that the signs stand on: the form painted on the page that holds them."""
    found: dict[Box, int] = {}
    matrix: Matrix = IDENTITY
    kept: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(page, "q Q cm Do"):
        operator = str(instruction.operator)
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q" and kept:
            matrix = kept.pop()
        elif operator == "cm":
            matrix = multiply(read_matrix(instruction.operands), matrix)
        elif operator == "Do":
            forms = page.resources.get("/XObject", pikepdf.Dictionary())
            form = forms.get(str(instruction.operands[0]))
            if form is None or form.get("/Subtype") != "/Form":
                continue
            box = _place_box(form, matrix)
            found[box] = int(_is_in(signs, box).sum())
    best = max(found, key=lambda box: found[box], default=None)
    return best if best is not None and found[best] > len(signs) / 2 else None


def _place_box(form: Any, matrix: Matrix) -> Box:
    x0, y0, x1, y1 = (float(side) for side in form.BBox)
    whole = multiply(read_form_matrix(form), matrix)
    corners = [transform(x, y, whole) for x in (x0, x1) for y in (y0, y1)]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _is_in(points: Numbers, box: Box) -> Mask:
    return np.asarray((points >= box[:2]).all(axis=1) & (points <= box[2:]).all(axis=1))


def holds(rings: Sequence[Numbers], points: Numbers) -> Mask:
    """Say of each point (a row of x and y) whether it lies inside rings: an odd number round it."""
    inside = np.zeros(len(points), dtype=np.bool_)
    for ring in rings:
        start, end = ring, np.roll(ring, -1, axis=0)
        low, high = ring.min(axis=0), ring.max(axis=0)
        near = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
        heights, rows = np.unique(points[near, 1], return_inverse=True)
        for row, y in enumerate(heights.tolist()):  # many points lie on one line
            on_line = near[rows == row]
            crosses = (start[:, 1] > y) != (end[:, 1] > y)
            (x0, y0), (x1, y1) = start[crosses].T, end[crosses].T
            met = np.sort(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
            beyond = len(met) - np.searchsorted(met, points[on_line, 0], side="right")
            inside[on_line] ^= beyond % 2 == 1
    return inside


def project(degrees: Numbers, projection: Flattening) -> Numbers:
    """Turn rows of longitude and latitude into rows of metres on a cone, or of the whole earth."""
    if isinstance(projection, str):
        return _project_world(degrees)
    first, second = (math.radians(parallel) for parallel in projection.parallels)
    if math.isclose(first, second, abs_tol=1e-9):
        exponent = math.sin(first)
    else:
        (m1, t1), (m2, t2) = ((_width(each), float(_conform(each))) for each in (first, second))
        exponent = (math.log(m1) - math.log(m2)) / (math.log(t1) - math.log(t2))
    radius = _AXIS * _width(first) / (exponent * float(_conform(first)) ** exponent)
    angles = exponent * np.radians(degrees[:, 0] - projection.meridian)
    distances = radius * _conform(np.radians(degrees[:, 1])) ** exponent
    return np.column_stack([distances * np.sin(angles), -distances * np.cos(angles)])


def _project_world(degrees: Numbers) -> Numbers:
    theta = np.arcsin(math.sqrt(3) / 2 * _area(np.radians(degrees[:, 1])) / _area(math.pi / 2))
    powers = [theta**power for power in (9, 7, 3, 1)]
    height = sum(part * power for part, power in zip(_EQUAL_EARTH, powers, strict=True))
    slopes = [times * theta ** (times - 1) for times in (9, 7, 3, 1)]
    slope = sum(part * power for part, power in zip(_EQUAL_EARTH, slopes, strict=True))
    across = 2 * np.radians(degrees[:, 0]) * np.cos(theta) / (math.sqrt(3) * slope)
    radius = _AXIS * math.sqrt(float(_area(math.pi / 2)) / 2)
    return np.column_stack([radius * across, radius * height])


def _area(latitude: Any) -> Any:
    """Give Snyder's q of latitudes in radians (3-12)."""
    sine = np.sin(latitude)
    part = _ECCENTRICITY * sine
    ends = np.log((1 - part) / (1 + part)) / (2 * _ECCENTRICITY)
    return (1 - _ECCENTRICITY**2) * (sine / (1 - part**2) - ends)


def _width(latitude: float) -> float:
    """Give the width of a parallel over the equator's (Snyder, 14-15)."""
    return math.cos(latitude) / math.sqrt(1 - (_ECCENTRICITY * math.sin(latitude)) ** 2)


def _conform(latitude: Any) -> Any:
    """Give Snyder's t of latitudes in radians (15-9)."""
    sine = _ECCENTRICITY * np.sin(latitude)
    return np.tan(np.pi / 4 - latitude / 2) / ((1 - sine) / (1 + sine)) ** (_ECCENTRICITY / 2)
