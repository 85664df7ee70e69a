"""A map's settings with all that its author left out: the extent, the projection, the countries."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from generator.model.map import (
    FLATTEST,
    STEEPEST,
    WHOLE,
    Cone,
    Extent,
    Flattening,
    Inset,
    InsetDescription,
    MapDescription,
    MapSettings,
)
from generator.model.row import DataRow

_MARGIN = 0.12
"""How much is shown round the places, over how far these lie apart, on each side."""
_LEAST = 5.0
"""How high an extent is at least, in degrees, and as wide on the ground: about 550 km."""
_LARGE = 20.0
"""From how many degrees on an extent ends at whole ones."""
_SOUTHERNMOST, _NORTHERNMOST = -85.0, 84.0
"""Beyond these a cone shows nothing in its right size, and no basemap has land in the north: only
places that lie there are shown."""
_WIDEST = 120.0
"""What is wider, in degrees, is shown on the map of all the earth: a cone would bend it round."""
_SIXTH = 1 / 6
_CLEARLY = 0.6
"""Each parallel by so much of what both must be off the equator together."""


def settle_map(description: MapDescription, rows: Sequence[DataRow]) -> MapSettings:
    """Fill in what an author left out.

    ``extent: auto`` holds the places that no inset shows. The projection has its parallels a sixth
    of the extent's height from its top and foot (Snyder, USGS Professional Paper 1395, 1987, p.
    105), and its meridian in the middle; what is wider than 120 degrees is shown as all the earth
    is.

    :param rows: the places; none where the table holds none, which is told elsewhere.
    """
    insets = tuple(_settle_inset(each, rows) for each in description.insets)
    extent = description.extent
    if extent is None:
        extent = fit_extent(
            (row.lon, row.lat)
            for row in rows
            if not any(inset.extent.holds(row) for inset in description.insets)
        )
    given = {name: getattr(description, name) for name in MapDescription.model_fields}
    return MapSettings.model_validate(
        given
        | {
            "extent": extent,
            "projection": description.projection or choose_flattening(extent),
            "countries": description.countries or _list_countries(rows),
            "country_names": description.country_names or (),
            "all_countries": description.country_names is None,
            "insets": insets,
        }
    )


def _settle_inset(description: InsetDescription, rows: Sequence[DataRow]) -> Inset:
    extent = description.extent
    given = {name: getattr(description, name) for name in type(description).model_fields}
    shown = [row for row in rows if extent.holds(row)]
    return Inset.model_validate(
        given
        | {
            "projection": description.projection or choose_flattening(extent),
            "countries": description.countries or _list_countries(shown),
            "country_names": description.country_names or (),
        }
    )


def _list_countries(rows: Iterable[DataRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.country for row in rows if row.country))


def fit_extent(places: Iterable[tuple[float, float]]) -> Extent:
    """Give an extent that holds places, rows of longitude and latitude, with a margin.

    Its sides are tenths of degrees, or whole ones where it is large.
    """
    known = list(places) or [(0.0, 0.0)]
    (west, east), (south, north) = ((min(side), max(side)) for side in zip(*known, strict=True))
    half = _LEAST / 2
    middle = min(max((south + north) / 2, _SOUTHERNMOST + half), _NORTHERNMOST - half)
    high = max((north - south) * (1 + 2 * _MARGIN), _LEAST)
    wide = max(
        (east - west) * (1 + 2 * _MARGIN), _LEAST / math.cos(math.radians(min(abs(middle), 80.0)))
    )
    step = 10 if max(high, wide) < _LARGE else 1
    across = (west + east) / 2
    return Extent(
        west=max(math.floor((across - wide / 2) * step) / step, -180.0),
        east=min(math.ceil((across + wide / 2) * step) / step, 180.0),
        south=min(max(math.floor((middle - high / 2) * step) / step, _SOUTHERNMOST), south),
        north=max(min(math.ceil((middle + high / 2) * step) / step, _NORTHERNMOST), north),
    )


def choose_flattening(extent: Extent) -> Flattening:
    """Give how an extent is shown: on a cone, or where it is too wide for one as all the earth."""
    return WHOLE if extent.east - extent.west > _WIDEST else choose_cone(extent)


def choose_cone(extent: Extent) -> Cone:
    """Give the cone that shows an extent with the least distortion, by the rule of sixths.

    Across the equator, where that is no cone, the parallels give way towards the larger part.
    """
    height = extent.north - extent.south
    first, second = extent.south + height * _SIXTH, extent.north - height * _SIXTH
    if abs(first + second) < FLATTEST:
        away = math.copysign(FLATTEST, first + second or 1.0) * _CLEARLY
        first, second = first + away, second + away
    first, second = (max(-STEEPEST, min(STEEPEST, each)) for each in (first, second))
    meridian = (extent.west + extent.east) / 2
    return Cone(parallels=(round(first, 2), round(second, 2)), meridian=round(meridian, 2))
