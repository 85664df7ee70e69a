"""Lambert conformal conic on WGS 84: degrees -> mm on paper.

The formulae are those of J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper
1395, 1987), equations 14-15, 15-9, 15-1 to 15-8.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from generator.model.figure import Frame
from generator.model.map import Cone, Extent

Numbers = NDArray[np.float64]

_AXIS = 6378137.0
_FLATTENING = 1 / 298.257223563
_ECCENTRICITY = (_FLATTENING * (2 - _FLATTENING)) ** 0.5
_OUTLINE_STEPS = 41
_ROUNDS = 6
"""After so many, a latitude is exact to less than a millimetre on the ground."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A conic fitted to a frame on paper.

    ``west`` and ``south`` are the frame's lower left corner in metres on the cone,
    ``metres`` the metres of the cone that one mm of paper shows.
    """

    meridian: float
    exponent: float
    radius: float
    west: float
    south: float
    metres: float

    @classmethod
    def fit(cls, settings: Cone, extent: Extent, frame: Frame) -> Self:
        """Fit an extent, in degrees, into a frame, in mm: all of it is shown, in the middle."""
        cone = cls.cone(settings)
        x, y = cone.project(*_outline(extent))
        metres = float(max(np.ptp(x) / frame.width, np.ptp(y) / frame.height))
        west = float(x.min() + x.max() - frame.width * metres) / 2
        south = float(y.min() + y.max() - frame.height * metres) / 2
        return replace(cone, west=west, south=south, metres=metres)

    @classmethod
    def cone(cls, settings: Cone) -> Self:
        """Give the cone itself in metres, x from its central meridian, y from its apex on."""
        first, second = (np.radians(parallel) for parallel in settings.parallels)
        exponent = _exponent(float(first), float(second))
        radius = _AXIS * float(_scale(first) / (exponent * _isometric(first) ** exponent))
        return cls(settings.meridian, exponent, radius, 0.0, 0.0, 1.0)

    @property
    def scale_denominator(self) -> float:
        """The scale along the standard parallels: 7 000 000 means 1:7,000,000."""
        return self.metres * 1000

    def shape(self, extent: Extent) -> float:
        """How many times wider than high an extent is on paper."""
        x, y = self.project(*_outline(extent))
        return float(np.ptp(x) / np.ptp(y))

    def project(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Numbers, Numbers]:
        """Turn degrees into mm from the frame's lower left corner."""
        angle = self.exponent * np.radians(np.asarray(lon, dtype=np.float64) - self.meridian)
        latitude = np.radians(np.asarray(lat, dtype=np.float64))
        distance = self.radius * _isometric(latitude) ** self.exponent
        x = (distance * np.sin(angle) - self.west) / self.metres
        y = (-distance * np.cos(angle) - self.south) / self.metres
        return x, y

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Numbers, Numbers]:
        """Turn mm from the frame's lower left corner into degrees (Snyder, 7-9, 14-10, 15-11)."""
        sign = np.sign(self.exponent)
        across = sign * (np.asarray(x, dtype=np.float64) * self.metres + self.west)
        up = sign * (np.asarray(y, dtype=np.float64) * self.metres + self.south)
        lon = self.meridian + np.degrees(np.arctan2(across, -up)) / self.exponent
        share = (np.hypot(across, up) / abs(self.radius)) ** (1 / self.exponent)
        latitude = np.pi / 2 - 2 * np.arctan(share)
        for _ in range(_ROUNDS):
            sine = _ECCENTRICITY * np.sin(latitude)
            bent = share * ((1 - sine) / (1 + sine)) ** (_ECCENTRICITY / 2)
            latitude = np.pi / 2 - 2 * np.arctan(bent)
        return np.asarray(lon), np.degrees(latitude)

    def window(self, frame: Frame) -> Extent:
        """Give the degrees between which all lies that a frame shows."""
        across = np.linspace(0.0, frame.width, _OUTLINE_STEPS)
        up = np.linspace(0.0, frame.height, _OUTLINE_STEPS)
        lon, lat = self.unproject(*np.meshgrid(across, up))
        return Extent(
            west=max(float(lon.min()), -180.0),
            south=max(float(lat.min()), -90.0),
            east=min(float(lon.max()), 180.0),
            north=min(float(lat.max()), 90.0),
        )

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Turn one place's degrees into mm from the frame's lower left corner."""
        x, y = self.project(lon, lat)
        return float(x), float(y)

    def path(self, degrees: Numbers) -> Numbers:
        """Turn an array of (longitude, latitude) rows into one of (x, y) rows in mm."""
        return np.column_stack(self.project(degrees[:, 0], degrees[:, 1]))


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


def _outline(extent: Extent) -> tuple[Numbers, Numbers]:
    lon = np.linspace(extent.west, extent.east, _OUTLINE_STEPS)
    lat = np.linspace(extent.south, extent.north, _OUTLINE_STEPS)
    flat = np.ones(_OUTLINE_STEPS)
    return (
        np.concatenate([lon, lon, extent.west * flat, extent.east * flat]),
        np.concatenate([extent.south * flat, extent.north * flat, lat, lat]),
    )
