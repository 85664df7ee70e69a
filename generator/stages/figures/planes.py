"""The earth flattened: degrees on WGS 84 -> metres on a cone, or on the map of all the earth.

The cone is Lambert's: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper
1395, 1987), equations 14-15, 15-9, 15-1 to 15-8. The whole earth is Equal Earth: B. Šavrič,
T. Patterson and B. Jenny, The Equal Earth map projection, International Journal of Geographical
Information Science 33 (2019), pp. 454-465, on the authalic latitude (Snyder, 3-11, 3-12 and 3-18),
so that areas are true on the ellipsoid.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from generator.model.map import Cone

Numbers = NDArray[np.float64]

AXIS = 6378137.0
_FLATTENING = 1 / 298.257223563
_SQUARE = _FLATTENING * (2 - _FLATTENING)
_ECCENTRICITY = _SQUARE**0.5
_ROUNDS = 6
"""After so many, a latitude is exact to less than a millimetre on the ground."""
_NEWTON = 12
"""After so many, so is one of the whole earth's map."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


class Plane(Protocol):
    """A way to flatten the earth."""

    @property
    def is_world(self) -> bool:
        """Whether it shows all the earth at once, which ends at its edge."""

    def flatten(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Numbers, Numbers]:
        """Turn degrees into metres."""

    def unflatten(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Turn metres into degrees."""


@dataclass(frozen=True, slots=True)
class ConicPlane:
    """A cone in metres: x from its central meridian, y from its apex on."""

    meridian: float
    exponent: float
    radius: float

    @property
    def is_world(self) -> bool:
        """It is of a part of the earth."""
        return False

    def stretch(self, lat: ArrayLike) -> Numbers:
        """Say how much longer lengths are at a latitude than the scale has them (Snyder, 15-4)."""
        latitude = np.radians(np.asarray(lat, dtype=np.float64))
        around = self.exponent * self.radius * _isometric(latitude) ** self.exponent
        return np.asarray(around / (AXIS * _scale(latitude)))

    def flatten(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Numbers, Numbers]:
        """Turn degrees into metres."""
        angle = self.exponent * np.radians(np.asarray(lon, dtype=np.float64) - self.meridian)
        latitude = np.radians(np.asarray(lat, dtype=np.float64))
        distance = self.radius * _isometric(latitude) ** self.exponent
        return distance * np.sin(angle), -distance * np.cos(angle)

    def unflatten(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Turn metres into degrees (Snyder, 7-9, 14-10, 15-11)."""
        sign = np.sign(self.exponent)
        across, up = sign * x, sign * y
        lon = self.meridian + np.degrees(np.arctan2(across, -up)) / self.exponent
        share = (np.hypot(across, up) / abs(self.radius)) ** (1 / self.exponent)
        latitude = np.pi / 2 - 2 * np.arctan(share)
        for _ in range(_ROUNDS):
            sine = _ECCENTRICITY * np.sin(latitude)
            bent = share * ((1 - sine) / (1 + sine)) ** (_ECCENTRICITY / 2)
            latitude = np.pi / 2 - 2 * np.arctan(bent)
        return np.asarray(lon), np.degrees(latitude)


@dataclass(frozen=True, slots=True)
class WorldPlane:
    """Equal Earth in metres: x from Greenwich, y from the equator on."""

    @property
    def is_world(self) -> bool:
        """It ends at the 180° meridian."""
        return True

    def flatten(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Numbers, Numbers]:
        """Turn degrees into metres (Šavrič, Patterson and Jenny, equations 7 and 8)."""
        angle = np.radians(np.asarray(lon, dtype=np.float64))
        sine = np.sin(np.radians(np.asarray(lat, dtype=np.float64)))
        theta = np.arcsin(_M * np.clip(_authalic(sine) / _authalic(1.0), -1.0, 1.0))
        x = angle * np.cos(theta) / (_M * _slope(theta))
        return _RADIUS * x, _RADIUS * _height(theta)

    def unflatten(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Turn metres into degrees, by Newton's way; beyond the poles it gives the poles."""
        most = math.pi / 3
        height = np.clip(y / _RADIUS, -_height(most), _height(most))
        theta = height / _A1
        for _ in range(_NEWTON):
            theta = np.clip(theta - (_height(theta) - height) / _slope(theta), -most, most)
        lon = np.degrees(x / _RADIUS * _M * _slope(theta) / np.cos(theta))
        return np.asarray(lon), np.degrees(_geodetic(np.arcsin(np.sin(theta) / _M)))


def flatten_as(settings: Cone | str) -> Plane:
    """Give the plane that a map's settings ask for: a cone, or the whole earth."""
    if isinstance(settings, str):
        return WorldPlane()
    first, second = (np.radians(parallel) for parallel in settings.parallels)
    exponent = _exponent(float(first), float(second))
    radius = AXIS * float(_scale(first) / (exponent * _isometric(first) ** exponent))
    return ConicPlane(settings.meridian, exponent, radius)


def _isometric(latitude: ArrayLike) -> Numbers:
    latitude = np.asarray(latitude, dtype=np.float64)
    sine = _ECCENTRICITY * np.sin(latitude)
    value = np.tan(np.pi / 4 - latitude / 2) / ((1 - sine) / (1 + sine)) ** (_ECCENTRICITY / 2)
    return np.asarray(value, dtype=np.float64)


def _scale(latitude: ArrayLike) -> Numbers:
    sine = np.sin(latitude)
    value = np.cos(latitude) / np.sqrt(1 - (_ECCENTRICITY * sine) ** 2)
    return np.asarray(value, dtype=np.float64)


def _exponent(first: float, second: float) -> float:
    if np.isclose(first, second, rtol=0.0, atol=1e-9):
        return float(np.sin(first))
    scales = np.log(_scale(first)) - np.log(_scale(second))
    return float(scales / (np.log(_isometric(first)) - np.log(_isometric(second))))


def _authalic(sine: ArrayLike) -> Numbers:
    """Give Snyder's q of sines of latitudes (3-12)."""
    sine = np.asarray(sine, dtype=np.float64)
    part = _ECCENTRICITY * sine
    ends = np.log((1 - part) / (1 + part)) / (2 * _ECCENTRICITY)
    return np.asarray((1 - _SQUARE) * (sine / (1 - part**2) - ends), dtype=np.float64)


def _geodetic(authalic: Numbers) -> Numbers:
    """Give the latitudes of authalic ones, in radians (3-18)."""
    two, four, six = _SQUARE, _SQUARE**2, _SQUARE**3
    return np.asarray(
        authalic
        + (two / 3 + 31 * four / 180 + 517 * six / 5040) * np.sin(2 * authalic)
        + (23 * four / 360 + 251 * six / 3780) * np.sin(4 * authalic)
        + 761 * six / 45360 * np.sin(6 * authalic)
    )


def _height(theta: ArrayLike) -> Numbers:
    theta = np.asarray(theta, dtype=np.float64)
    square = theta**2
    sixth = square**3
    return np.asarray(theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square)))


def _slope(theta: ArrayLike) -> Numbers:
    square = np.asarray(theta, dtype=np.float64) ** 2
    sixth = square**3
    return np.asarray(_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square))


_RADIUS = AXIS * math.sqrt(float(_authalic(1.0)) / 2)
"""Of the sphere that has the earth's area (Snyder, 3-13), in metres."""
