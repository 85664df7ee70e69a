"""Where a map lies in its frame, and where panels stand: on it, off its subject, or beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from generator.model.figure import Frame, MapPoint
from generator.model.map import Extent, Flattening, MapSettings, MapView
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.boxes import meet
from generator.stages.figures.cover import see_edges
from generator.stages.figures.geometry import clip_ring
from generator.stages.figures.projection import Projection

Numbers = NDArray[np.float64]
Bounds = tuple[float, float, float, float]
Placed = tuple[int, Bounds]
"""Which of a panel's forms was taken, and its sides in mm."""

_MOST = 0.6
"""How much of a frame's height or width panels may take beside a map."""
_EXACT = 1e-6
_SAME = 1.001
"""A map that is so many times smaller is as large."""
_WORTH = 1.3
"""So many times smaller may a map be for its panels' sake; smaller ones are then not better."""


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
    """How a map lies in its frame: all sides in mm from the frame's lower left corner."""

    window: Bounds
    """Where the map itself is seen: the whole frame, or what panels beside it leave."""
    projection: Projection
    """From the window's lower left corner on."""
    panels: tuple[Placed, ...]

    @property
    def size(self) -> Frame:
        """The window's size."""
        x0, y0, x1, y1 = self.window
        return Frame(x1 - x0, y1 - y0)


@dataclass(frozen=True, slots=True)
class Clearance:
    """How far panels stay from what they must not cover, in mm."""

    beside: float
    """Beside a point."""
    above: float
    """Above and below a point."""
    ground: float
    """From the subject's ground, from another panel, and from a map that they stand beside."""


def frame_map(
    view: MapView,
    basemap: Basemap,
    frame: Frame,
    points: Sequence[MapPoint],
    panels: Sequence[Sequence[Frame]],
    clear: Clearance,
    stretch: float = 0.0,
) -> Framing:
    """Put panels where they cover nothing of the map's subject.

    The subject is the ground of the view's countries that the frame shows, and the points. Panels
    stand beside the map where it is as large all the same; else in the frame's corners and on one
    another along its sides; where these are not free of the subject, beside the map, along the
    side that leaves it largest.

    :param panels: for each panel its sizes in its several forms, the best first, in mm.
    :param stretch: how much longer than deep panels beside the map may become, to fill its side.
    """
    whole = Projection.fit(view.projection, view.extent, frame)
    full = (0.0, 0.0, frame.width, frame.height)
    if not panels:
        return Framing(full, whole, ())
    ground = _outline_ground(basemap, view.projection, whole.window(frame), view.countries)
    subject = _Subject(whole, frame, ground, points, clear)
    framing = _stand_beside(view, basemap, frame, panels, clear.ground, stretch)
    if framing is not None and framing.projection.metres <= whole.metres * _SAME:
        return framing
    placed = _stack(panels, frame, subject, ())
    if placed is not None:
        return Framing(full, whole, placed)
    if framing is not None:
        return framing
    # There is no room for them: the first corners, told as what overlaps or leaves the frame.
    narrowest = [min(range(len(forms)), key=lambda n: forms[n].width) for forms in panels]
    corners = [tuple(Corner)[index % len(Corner)] for index in range(len(panels))]
    return Framing(
        full,
        whole,
        tuple(
            (form, corner.place(forms[form], frame))
            for corner, form, forms in zip(corners, narrowest, panels, strict=True)
        ),
    )


class _Subject:
    """What panels must not cover on a map that fills its frame."""

    def __init__(
        self,
        projection: Projection,
        frame: Frame,
        ground: Sequence[Numbers],
        points: Sequence[MapPoint],
        clear: Clearance,
    ) -> None:
        self._frame, self._clear = frame, clear
        places = np.array([(point.lon, point.lat) for point in points]).reshape(-1, 2)
        spots = projection.path(places)
        inside = (spots > 0).all(axis=1) & (spots < (frame.width, frame.height)).all(axis=1)
        self._places = spots[inside]
        corner = np.array([projection.west, projection.south])
        self._rings = [(ring - corner) / projection.metres for ring in ground]

    def leaves_free(self, bounds: Bounds) -> bool:
        """Say whether a panel lies in the frame and covers neither ground nor places."""
        x0, y0, x1, y1 = bounds
        if x0 < 0 or y0 < 0 or x1 > self._frame.width or y1 > self._frame.height:
            return False
        beside, above = self._clear.beside, self._clear.above
        low, high = (x0 - beside, y0 - above), (x1 + beside, y1 + above)
        if ((self._places > low) & (self._places < high)).all(axis=1).any():
            return False
        ground = self._clear.ground
        around = (x0 - ground, y0 - ground, x1 + ground, y1 + ground)
        near = [
            ring
            for ring in self._rings
            if (ring.max(axis=0) > around[:2]).all() and (ring.min(axis=0) < around[2:]).all()
        ]
        if any(((ring > around[:2]) & (ring < around[2:])).all(axis=1).any() for ring in near):
            return False
        return not any(len(clip_ring(ring, around)) for ring in near)

    def are_apart(self, panels: Sequence[Placed]) -> bool:
        """Say whether panels keep their distance from each other."""
        sides = np.array([bounds for _, bounds in panels]).reshape(-1, 4)
        return not np.triu(meet(sides, sides, self._clear.ground - _EXACT), 1).any()

    def stack_on(self, size: Frame, others: Sequence[Placed]) -> Iterator[Bounds]:
        """Give where a panel may stand: in the corners, then on or beside another one there."""
        yield from (corner.place(size, self._frame) for corner in Corner)
        gap = self._clear.ground
        for _, (x0, y0, x1, y1) in others:
            left = x0 if x0 == 0 else x1 - size.width
            foot = y0 if y0 == 0 else y1 - size.height
            for x, y in (
                (left, y1 + gap),
                (left, y0 - gap - size.height),
                (x1 + gap, foot),
                (x0 - gap - size.width, foot),
            ):
                yield x, y, x + size.width, y + size.height


def _stack(
    panels: Sequence[Sequence[Frame]],
    frame: Frame,
    subject: _Subject,
    placed: tuple[Placed, ...],
) -> tuple[Placed, ...] | None:
    """Place one panel after the other, and go back where the next one finds no place."""
    if len(placed) == len(panels):
        return placed
    for form, size in enumerate(panels[len(placed)]):
        for bounds in subject.stack_on(size, placed):
            more = (*placed, (form, bounds))
            if subject.leaves_free(bounds) and subject.are_apart(more):
                found = _stack(panels, frame, subject, more)
                if found is not None:
                    return found
    return None


def _stand_beside(
    view: MapView,
    basemap: Basemap,
    frame: Frame,
    panels: Sequence[Sequence[Frame]],
    gap: float,
    stretch: float,
) -> Framing | None:
    """Set panels beside the map, in their best forms that do not make it much smaller.

    It shows nothing beyond the basemap's edges that the whole frame would not show.
    """
    whole = Projection.fit(view.projection, view.extent, frame)
    seen = see_edges(whole, basemap, frame)
    best: Framing | None = None
    choices = product(*(range(len(forms)) for forms in panels))
    for choice in sorted(choices, key=sum):
        sizes = [forms[form] for form, forms in zip(choice, panels, strict=True)]
        for window, bounds in _list_sides(frame, sizes, gap, stretch):
            x0, y0, x1, y1 = window
            size = Frame(x1 - x0, y1 - y0)
            projection = Projection.fit(view.projection, view.extent, size)
            if best is not None and projection.metres >= best.projection.metres:
                continue
            if (see_edges(projection, basemap, size) & ~seen).any():
                continue
            best = Framing(window, projection, tuple(zip(choice, bounds, strict=True)))
        if best is not None and best.projection.metres <= whole.metres * _WORTH:
            break
    return best


def _list_sides(
    frame: Frame, sizes: Sequence[Frame], gap: float, stretch: float
) -> Iterator[tuple[Bounds, tuple[Bounds, ...]]]:
    """Give for each side on which panels have room the map's window, and where they stand.

    In the west and east the first stands below, in the south and north at the left.
    """
    deep = max(size.width for size in sizes)
    column = _line_up([size.height for size in sizes], deep, frame.height, gap, stretch)
    if column and deep < frame.width * _MOST:
        east = frame.width - deep
        for x, window in (
            (0.0, (deep + gap, 0.0, frame.width, frame.height)),
            (east, (0.0, 0.0, east - gap, frame.height)),
        ):
            yield window, tuple((x, start, x + deep, end) for start, end in column)
    deep = max(size.height for size in sizes)
    row = _line_up([size.width for size in sizes], deep, frame.width, gap, stretch)
    if row and deep < frame.height * _MOST:
        north = frame.height - deep
        for y, window in (
            (0.0, (0.0, deep + gap, frame.width, frame.height)),
            (north, (0.0, 0.0, frame.width, north - gap)),
        ):
            yield window, tuple((start, y, end, y + deep) for start, end in row)


def _line_up(
    lengths: Sequence[float], deep: float, side: float, gap: float, stretch: float
) -> tuple[tuple[float, float], ...]:
    """Give where panels begin and end along a side, which they share; none without room."""
    spare = side - sum(lengths) - gap * (len(lengths) - 1)
    if spare < 0:
        return ()
    places: list[tuple[float, float]] = []
    start = 0.0
    for length in lengths:
        longest = max(length, deep * stretch)
        end = start + min(length + spare / len(lengths), longest)
        places.append((start, end))
        start = end + gap
    return tuple(places)


@lru_cache(maxsize=16)
def _outline_ground(
    basemap: Basemap, flattening: Flattening, extent: Extent, countries: tuple[str, ...]
) -> tuple[Numbers, ...]:
    """Give the rings of countries within an extent on a plane, in metres."""
    bounds = (extent.west, extent.south, extent.east, extent.north)
    plane = Projection.of(flattening)
    clipped = (
        clip_ring(path[:-1], bounds)
        for shape in basemap.layer(Layer.COUNTRY)
        if shape.code in countries
        for path in shape.paths
    )
    return tuple(plane.path(ring) for ring in clipped if len(ring))


def divide_points(
    points: tuple[MapPoint, ...],
    projection: Projection,
    frame: Frame,
    settings: MapSettings,
    *,
    close_ups: bool = True,
) -> tuple[tuple[MapPoint, ...], tuple[tuple[MapPoint, ...], ...]]:
    """Tell the points that the main window shows from those of each inset.

    :param close_ups: whether insets that show a part of the main window take its points.
    """
    near: list[MapPoint] = []
    far: list[list[MapPoint]] = [[] for _ in settings.insets]
    for point in points:
        x, y = projection.place(point.lon, point.lat)
        shown = 0 < x < frame.width and 0 < y < frame.height
        of = next(
            (
                part
                for inset, part in zip(settings.insets, far, strict=True)
                if inset.extent.holds(point)
                and (close_ups if settings.is_close_up(inset) else not shown)
            ),
            near,
        )
        of.append(point)
    return tuple(near), tuple(map(tuple, far))
