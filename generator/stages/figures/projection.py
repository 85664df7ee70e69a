"""A window of a flattened earth on paper: degrees on WGS 84 -> mm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from generator.model.figure import Frame
from generator.model.map import Extent, Flattening
from generator.stages.figures.planes import ConicPlane, Plane, flatten_as

Numbers = NDArray[np.float64]

_OUTLINE_STEPS = 41
_UNEVEN = 0.02
"""By so much of a length a scale bar may be wrong; from about 29 degrees of latitude on it is."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A flattened earth fitted to a frame on paper.

    ``west`` and ``south`` are the frame's lower left corner in metres on the plane,
    ``metres`` the metres of the plane that one mm of paper shows.
    """

    plane: Plane
    west: float
    south: float
    metres: float

    @classmethod
    def fit(cls, settings: Flattening, extent: Extent, frame: Frame) -> Self:
        """Fit an extent, in degrees, into a frame, in mm: all of it is shown, in the middle."""
        plane = cls.of(settings)
        x, y = plane.project(*_outline(extent))
        metres = float(max(np.ptp(x) / frame.width, np.ptp(y) / frame.height))
        west = float(x.min() + x.max() - frame.width * metres) / 2
        south = float(y.min() + y.max() - frame.height * metres) / 2
        return replace(plane, west=west, south=south, metres=metres)

    @classmethod
    def of(cls, settings: Flattening) -> Self:
        """Give the plane itself, in metres."""
        return cls(flatten_as(settings), 0.0, 0.0, 1.0)

    @property
    def is_world(self) -> bool:
        """Whether it shows all the earth, which ends at its edge."""
        return self.plane.is_world

    @property
    def scale_denominator(self) -> float:
        """The scale along the standard parallels: 7 000 000 means 1:7,000,000."""
        return self.metres * 1000

    def is_even(self, extent: Extent) -> bool:
        """Say whether one scale bar tells the lengths of all that an extent shows."""
        if not isinstance(self.plane, ConicPlane):
            return False
        lat = np.linspace(extent.south, extent.north, _OUTLINE_STEPS)
        return bool((np.abs(self.plane.stretch(lat) - 1) <= _UNEVEN).all())

    def shape(self, extent: Extent) -> float:
        """How many times wider than high an extent is on paper."""
        x, y = self.project(*_outline(extent))
        return float(np.ptp(x) / np.ptp(y))

    def project(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Numbers, Numbers]:
        """Turn degrees into mm from the frame's lower left corner."""
        x, y = self.plane.flatten(lon, lat)
        return (x - self.west) / self.metres, (y - self.south) / self.metres

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Numbers, Numbers]:
        """Turn mm from the frame's lower left corner into degrees."""
        return self.plane.unflatten(
            np.asarray(x, dtype=np.float64) * self.metres + self.west,
            np.asarray(y, dtype=np.float64) * self.metres + self.south,
        )

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


def _outline(extent: Extent) -> tuple[Numbers, Numbers]:
    lon = np.linspace(extent.west, extent.east, _OUTLINE_STEPS)
    lat = np.linspace(extent.south, extent.north, _OUTLINE_STEPS)
    flat = np.ones(_OUTLINE_STEPS)
    return (
        np.concatenate([lon, lon, extent.west * flat, extent.east * flat]),
        np.concatenate([extent.south * flat, extent.north * flat, lat, lat]),
    )
