"""The map of a page: countries' names on their own ground, and all that it is about to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.errors import Finding
from generator.pdf.text import Character
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case, MapExpectations
from generator.stages.preflight.geography import MM, PageMap, can_find, find_maps, holds
from generator.stages.preflight.picture import RenderedBox, take_picture
from generator.stages.preflight.reading import Reading
from generator.stages.preflight.words import find_names, list_characters

Numbers = NDArray[np.float64]

_OFFSHORE = 12.0
"""How far from its ground a name in the water may stand, in mm."""
_INNER = 0.15
"""How much of an outline's box is left out at its sides: outlines are no boxes."""
_AROUND = 1.5
"""How far beside a letter the ground under it is looked at, in points."""


def has_map(case: Case) -> bool:
    """Whether a map is to be found: by links, which a press takes out of the same page."""
    wanted = case.expected.map if case.expected is not None else None
    return wanted is not None and case.is_read


@check("countries", has_map)
def check_countries(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on countries' names that stand on others' ground, or in one language."""
    assert case.expected is not None
    assert case.expected.map is not None
    wanted = case.expected.map
    maps = list(find_maps(reading, wanted))
    if not maps and can_find(wanted):
        yield case.find(
            "the map cannot be found by its places' signs",
            "link the places' signs to the list",
        )
    for each in maps:
        yield from _check_map(each, wanted, reading, case)


def _check_map(
    page: PageMap, wanted: MapExpectations, reading: Reading, case: Case
) -> Iterator[Finding]:
    ground = {code: [page.place(ring) for ring in rings] for code, rings in wanted.ground.items()}
    disputed = [page.place(ring) for ring in wanted.disputed]
    characters = list_characters(reading, page)
    picture = take_picture(reading.document, page.number, page.frame)
    written = find_names(wanted.names.values(), characters)
    for code, names in wanted.names.items():
        found = []
        for name in names:
            for letters in written[name]:
                points = _sample_letters(letters)
                if _is_on_panel(letters, picture, wanted.paper):
                    continue
                found.append(name)
                own = holds(ground.get(code, ()), points) & ~holds(disputed, points)
                if not own.all() and not _is_offshore(code, ground, points):
                    share = round(100 * float(own.mean()))
                    yield case.find(
                        f"page {page.number}: on the map, “{name}” stands off its own ground"
                        f" ({share} % of it lies there)",
                        "move the country's name in brief.yaml, or leave it out",
                    )
        missing = [name for name in names if name not in found]
        if found and missing:
            yield case.find(
                f"page {page.number}: the map names “{found[0]}” and not “{missing[0]}”",
                "name the country in each language, or in none",
            )


def _sample_letters(letters: Sequence[Character]) -> Numbers:
    """Give points of each letter: the middle of its outline, and near the corners."""
    boxes = np.array([letter.box for letter in letters])
    low, size = boxes[:, :2], boxes[:, 2:] - boxes[:, :2]
    far = 1 - _INNER
    shares = ((0.5, 0.5), (_INNER, _INNER), (far, _INNER), (far, far), (_INNER, far))
    return np.vstack([low + size * np.array(share) for share in shares])


def _is_on_panel(letters: Sequence[Character], picture: RenderedBox, paper: str) -> bool:
    """Whether words stand on paper: in a legend, which may name a country."""
    boxes = np.array([letter.box for letter in letters])
    around = np.vstack([boxes[:, :2] - _AROUND, boxes[:, 2:] + _AROUND])
    return bool(picture.is_of(around, paper).mean() > 1 / 2)


def _is_offshore(code: str, ground: Mapping[str, Sequence[Numbers]], points: Numbers) -> bool:
    """Whether points lie in the water, near a country."""
    land = [ring for rings in ground.values() for ring in rings]
    if code not in ground or holds(land, points).any():
        return False
    outline = np.vstack(list(ground[code]))
    reach = min(np.hypot(*(outline - point).T).min() for point in points)
    return bool(reach <= _OFFSHORE * MM)


_STEP = 2.0
"""How far apart the ground is looked at, in mm."""
_SIGN = 3.2
"""How far from a sign's edge, which may be as light as paper, and from its place, in mm."""
_MOST = 16
"""How many square millimetres may look like paper, or lie beyond the frame."""


@check("cover", has_map)
def check_cover(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on countries of the subject that a panel covers, or the frame cuts off."""
    assert case.expected is not None
    assert case.expected.map is not None
    wanted = case.expected.map
    for page in find_maps(reading, wanted):
        picture = take_picture(reading.document, page.number, page.frame)
        for code in wanted.subject:
            points = _sample_ground(page, wanted, code)
            x0, y0, x1, y1 = page.frame
            shown = (points > (x0, y0)).all(axis=1) & (points < (x1, y1)).all(axis=1)
            covered = picture.is_of(points[shown], wanted.paper)
            name = wanted.names.get(code, (code,))[0]
            for hidden, what in ((covered, "a panel covers"), (~shown, "the frame cuts off")):
                area = float(hidden.sum()) * _STEP**2
                if area > _MOST:
                    yield case.find(
                        f"page {page.number}: {what} {area:.0f} mm² of {name} on the map",
                        "make the map's frame larger or its legend shorter",
                    )


def _sample_ground(page: PageMap, wanted: MapExpectations, code: str) -> Numbers:
    """Give points of a country within the map's extent, on the page, off all signs."""
    extent = wanted.extent
    corners = np.array([[extent.west, extent.south], [extent.east, extent.north]])
    (x0, y0), (x1, y1) = page.place(corners)
    columns = max(2, round((x1 - x0) / MM / _STEP))
    rows = max(2, round((y1 - y0) / MM / _STEP))
    lon, lat = np.meshgrid(
        extent.west + (extent.east - extent.west) * (np.arange(columns) + 0.5) / columns,
        extent.south + (extent.north - extent.south) * (np.arange(rows) + 0.5) / rows,
    )
    degrees = np.column_stack([lon.ravel(), lat.ravel()])
    points = page.place(degrees[holds(wanted.ground.get(code, ()), degrees)])
    spots = page.place(np.array(list(wanted.places.values())))
    signs = np.vstack([page.signs, spots])
    reach = np.concatenate([page.radii, np.full(len(spots), np.median(page.radii))])
    away = np.hypot(*np.moveaxis(points[:, None] - signs[None], 2, 0))
    return np.asarray(points[(away > reach + _SIGN * MM).all(axis=1)])
