"""Distances over the earth, taken as a sphere: true to half a percent, as “about 200 km” is."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""

RADIUS = 6371.0088
"""The earth's mean radius in km (IUGG, as in WGS 84)."""


def measure_distance(one: Place, other: Place) -> float:
    """Give the distance of two places along the surface, in km (the haversine formula)."""
    (lat_1, lon_1), (lat_2, lon_2) = one, other
    phi_1, phi_2 = radians(lat_1), radians(lat_2)
    across = sin(radians(lon_2 - lon_1) / 2)
    half = hypot(sin((phi_2 - phi_1) / 2), (cos(phi_1) * cos(phi_2)) ** 0.5 * across)
    return 2 * RADIUS * asin(min(half, 1.0))


def go(start: Place, bearing: float, distance: float) -> Place:
    """Give where one arrives who goes straight on.

    :param bearing: in degrees, from the north by the east.
    :param distance: in km.
    """
    lat, lon = (radians(value) for value in start)
    angle, way = radians(bearing), distance / RADIUS
    there = asin(sin(lat) * cos(way) + cos(lat) * sin(way) * cos(angle))
    turn = atan2(sin(angle) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(there))
    return degrees(there), (degrees(lon + turn) + 540.0) % 360.0 - 180.0
