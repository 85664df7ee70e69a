"""Covered ground: all of the countries that the map is about is shown, and nothing lies on it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from generator.errors import Finding
from generator.stages.preflight.geography import MM, PageMap, find_maps, holds
from generator.stages.preflight.picture import take_picture
from generator.stages.preflight.promise import MapPromise, Promise
from generator.stages.preflight.reading import Reading

Numbers = NDArray[np.float64]

_STEP = 2.0
"""How far apart the ground is looked at, in mm."""
_SIGN = 5.5
"""How far from a sign, which may be as light as paper, and from its place, in mm."""
_MOST = 16
"""How many square millimetres may look like paper, or lie beyond the frame."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on countries of the subject that a panel covers, or the frame cuts off."""
    wanted = promise.map
    assert wanted is not None
    for page in find_maps(reading, wanted):
        picture = take_picture(reading.document, page.number, page.frame)
        for code in wanted.subject:
            points = _sample(page, wanted, code)
            x0, y0, x1, y1 = page.frame
            shown = (points > (x0, y0)).all(axis=1) & (points < (x1, y1)).all(axis=1)
            covered = picture.is_of(points[shown], wanted.paper)
            name = wanted.names.get(code, (code,))[0]
            for hidden, what in ((covered, "a panel covers"), (~shown, "the frame cuts off")):
                area = float(hidden.sum()) * _STEP**2
                if area > _MOST:
                    yield promise.find(
                        f"page {page.number}: {what} {area:.0f} mm² of {name} on the map",
                        "make the map's frame larger or its legend shorter",
                    )


def _sample(page: PageMap, wanted: MapPromise, code: str) -> Numbers:
    """Give points of a country within the map's extent, on the page, off all signs."""
    extent = wanted.extent
    corners = np.array([[extent.west, extent.south], [extent.east, extent.north]])
    (x0, y0), (x1, y1) = page.place(corners)
    columns = max(2, round((x1 - x0) / MM / _STEP))
    rows = max(2, round((y1 - y0) / MM / _STEP))
    lon, lat = np.meshgrid(
        np.linspace(extent.west, extent.east, columns),
        np.linspace(extent.south, extent.north, rows),
    )
    degrees = np.column_stack([lon.ravel(), lat.ravel()])
    points = page.place(degrees[holds(wanted.ground.get(code, ()), degrees)])
    signs = np.vstack([page.signs, page.place(np.array(list(wanted.places.values())))])
    away = np.hypot(*np.moveaxis(points[:, None] - signs[None], 2, 0))
    return np.asarray(points[(away > _SIGN * MM).all(axis=1)])
