"""Places that stand in another country than their row says: a typing error that no page would show.

The borders are those of the basemaps, which are drawn for a map and leave out small islands: what
lies near its country, or off the coast of none other, is no fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from shapely import Point, Polygon

from generator.errors import Finding, Severity
from generator.model.row import DataRow
from generator.stages.figures.basemap import Basemap, Layer, Shape

NEAR = 0.25
"""Degrees, some 25 km: by so much a border for a map may lie beside the true one."""
RING = 4
"""So many points, the first again as the last, enclose something."""
NEARER = 2
"""How many times nearer another country is, to whose coast a place at sea belongs then."""


def find_misplaced(rows: Iterable[DataRow], basemaps: Sequence[Basemap]) -> Iterator[Finding]:
    """Give a warning for each row whose point lies in another country than its own, or off it.

    :param basemaps: each point is looked up in the first whose window has it.
    """
    for row in rows:
        found = (each for each in basemaps if _shows(each, row.lon, row.lat))
        basemap = next(found, None)
        if basemap is None or not row.country:
            continue
        countries = {shape.code: shape for shape in basemap.layer(Layer.COUNTRY) if shape.code}
        own = countries.get(row.country)
        apart = _measure(own, row.lon, row.lat) if own is not None else np.inf
        if apart <= NEAR:
            continue
        others = {code: shape for code, shape in countries.items() if code != row.country}
        far = {code: _measure(shape, row.lon, row.lat) for code, shape in others.items()}
        nearest = min(far, key=lambda code: far[code], default="")
        swapped = own is not None and _measure(own, row.lat, row.lon) <= NEAR
        taken = bool(nearest) and far[nearest] * NEARER <= apart and far[nearest] <= 2 * NEAR
        if not taken and not swapped:
            continue
        remedy = "lat and lon look swapped" if swapped else "correct the country, or lat and lon"
        place = f"{'in' if not far[nearest] else 'off'} {nearest}" if taken else "elsewhere"
        message = f"{row.id} is said to be in {row.country}, and its point lies {place}"
        yield Finding(row.origin, message, remedy, Severity.WARNING)


def _shows(basemap: Basemap, lon: float, lat: float) -> bool:
    west, south, east, north = basemap.window
    return west <= lon <= east and south <= lat <= north


def _measure(shape: Shape, lon: float, lat: float) -> float:
    """How far a point lies outside a country, in degrees; 0 inside."""
    point, rings = Point(lon, lat), (path for path in shape.paths if len(path) >= RING)
    return min((Polygon(ring).distance(point) for ring in rings), default=np.inf)
