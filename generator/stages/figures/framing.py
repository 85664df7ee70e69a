"""Where a map lies in its frame, and where panels stand on it, which cover none of its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from generator.model.figure import Frame, MapPoint
from generator.model.map import Cone, Extent, MapSettings, MapView
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.boxes import meet
from generator.stages.figures.cover import see_edges
from generator.stages.figures.geometry import clip_ring
from generator.stages.figures.projection import Kept, Projection

Numbers = NDArray[np.float64]
Bounds = tuple[float, float, float, float]

_STEP = 1.0
"""By how much more room is tried beside a map, in mm."""
_MOST = 0.6
"""How much of a frame's height or width may be kept beside a map."""


class Corner(Enum):
    """A frame's corners, as shares of its width and height, in the order in which they are tried.

    They are the map's, which no language mirrors.
    """

    SOUTH_WEST = (0.0, 0.0)
    SOUTH_EAST = (1.0, 0.0)
    NORTH_WEST = (0.0, 1.0)
    NORTH_EAST = (1.0, 1.0)

    def place(self, size: Frame, frame: Frame) -> Bounds:
        """Give the sides of a panel that stands in this corner of a frame, in mm."""
        across, up = self.value
        x, y = across * (frame.width - size.width), up * (frame.height - size.height)
        return x, y, x + size.width, y + size.height


@dataclass(frozen=True, slots=True)
class Framing:
    """How a map lies in its frame; for each panel which of its forms was taken, and its sides."""

    projection: Projection
    panels: tuple[tuple[int, Bounds], ...]


def frame_map(
    view: MapView,
    basemap: Basemap,
    frame: Frame,
    points: Sequence[MapPoint],
    panels: Sequence[Sequence[Frame]],
    apart: tuple[float, float],
    clear: float,
) -> Framing:
    """Put panels into corners of the frame where they cover nothing of the map's subject.

    The subject is the ground of the view's countries within its extent, and the points. Where the
    corners are not free of it, room is kept along one side of the frame, the least that there must
    be, and the map lies in the rest of it. It shows nothing beyond the basemap's edges that the
    whole frame would not show.

    :param panels: for each panel its sizes in its several forms, the best first, in mm.
    :param apart: how far beside a point, and above or below it, a panel stays, in mm.
    :param clear: how far from the subject's ground and from another panel it stays, in mm.
    """
    ground = _outline_ground(basemap, view.projection, view.extent, view.countries)
    places = np.array([(point.lon, point.lat) for point in points]).reshape(-1, 2)
    whole = Projection.fit(view.projection, view.extent, frame)
    seen = see_edges(whole, basemap, frame)
    best: Framing | None = None
    for kept in _list_kept(frame):
        projection = Projection.fit(view.projection, view.extent, frame, kept)
        if best is not None and projection.metres >= best.projection.metres:
            continue
        if (see_edges(projection, basemap, frame) & ~seen).any():
            continue
        free = [
            [
                (form, bounds)
                for corner in Corner
                for form, size in enumerate(forms)
                for bounds in (corner.place(size, frame),)
                if _is_free(bounds, projection, frame, ground, places, apart, clear)
            ]
            for forms in panels
        ]
        placed = next((each for each in product(*free) if _are_apart(each, clear)), None)
        if placed is not None:
            best = Framing(projection, placed)
        if best is not None and kept == Kept():
            break
    if best is not None:
        return best
    # There is no room for them: the first corners, told as what covers a place or leaves the frame.
    narrowest = [min(range(len(forms)), key=lambda n: forms[n].width) for forms in panels]
    return Framing(
        whole,
        tuple(
            (form, corner.place(forms[form], frame))
            for corner, form, forms in zip(Corner, narrowest, panels, strict=False)
        ),
    )


def _list_kept(frame: Frame) -> Iterator[Kept]:
    """Give what may be kept along one side: nothing first, then more and more along each."""
    yield Kept()
    for side, most in (
        ("south", frame.height),
        ("west", frame.width),
        ("east", frame.width),
        ("north", frame.height),
    ):
        for kept in np.arange(_STEP, most * _MOST, _STEP).tolist():
            yield Kept(**{side: kept})


def _are_apart(panels: Sequence[tuple[int, Bounds]], clear: float) -> bool:
    sides = np.array([bounds for _, bounds in panels]).reshape(-1, 4)
    return not np.triu(meet(sides, sides, clear), 1).any()


def _is_free(
    bounds: Bounds,
    projection: Projection,
    frame: Frame,
    ground: Sequence[Numbers],
    places: Numbers,
    apart: tuple[float, float],
    clear: float,
) -> bool:
    """Say whether a panel covers neither ground (rings on the cone, in m) nor places (degrees)."""
    x0, y0, x1, y1 = bounds
    if x0 < 0 or y0 < 0 or x1 > frame.width or y1 > frame.height:
        return False
    x, y = projection.project(places[:, 0], places[:, 1])
    beside, above = apart
    hidden = (x > x0 - beside) & (x < x1 + beside) & (y > y0 - above) & (y < y1 + above)
    shown = (x > 0) & (x < frame.width) & (y > 0) & (y < frame.height)
    if (hidden & shown).any():
        return False
    metres = projection.metres
    left, right = (projection.west + side * metres for side in (x0 - clear, x1 + clear))
    low, high = (projection.south + side * metres for side in (y0 - clear, y1 + clear))
    for ring in ground:
        inside = (ring > (left, low)).all(axis=1) & (ring < (right, high)).all(axis=1)
        if inside.any():
            return False
    return not any(
        len(clip_ring(ring, (left, low, right, high)))
        for ring in ground
        if (ring.max(axis=0) > (left, low)).all() and (ring.min(axis=0) < (right, high)).all()
    )


@lru_cache(maxsize=16)
def _outline_ground(
    basemap: Basemap, cone: Cone, extent: Extent, countries: tuple[str, ...]
) -> tuple[Numbers, ...]:
    """Give the rings of countries within an extent on a cone, in metres."""
    bounds = (extent.west, extent.south, extent.east, extent.north)
    plane = Projection.cone(cone)
    clipped = (
        clip_ring(path[:-1], bounds)
        for shape in basemap.layer(Layer.COUNTRY)
        if shape.code in countries
        for path in shape.paths
    )
    return tuple(plane.path(ring) for ring in clipped if len(ring))


def divide_points(
    points: tuple[MapPoint, ...], projection: Projection, frame: Frame, settings: MapSettings
) -> tuple[tuple[MapPoint, ...], tuple[MapPoint, ...]]:
    """Tell the points that the main window shows from those of the inset."""
    near, far = [], []
    for point in points:
        x, y = projection.place(point.lon, point.lat)
        shown = 0 < x < frame.width and 0 < y < frame.height
        extent = settings.inset.extent if settings.inset else None
        if not shown and extent is not None and _holds(extent, point):
            far.append(point)
        else:
            near.append(point)
    return tuple(near), tuple(far)


def _holds(extent: Extent, point: MapPoint) -> bool:
    return extent.west < point.lon < extent.east and extent.south < point.lat < extent.north
