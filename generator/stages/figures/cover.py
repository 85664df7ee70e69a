"""What lies beyond a basemap: the world's coarser land, so that none is printed as water."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.errors import Finding, Origin, RenderError
from generator.model.figure import Frame
from generator.model.map import WORLD, Extent, MapView
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.geometry import Bounds, clip_line, clip_ring
from generator.stages.figures.projection import Projection

Numbers = NDArray[np.float64]

_EDGE_STEPS = 400
"""At so many points an edge of a basemap is looked at."""
_NO_LAND = 83.7
"""No land lies farther north, in degrees."""
_NORTH = 3
"""The row of a window's northern edge."""
SOUTH = -85.0
"""Where the world's basemap, and with it a map of all the earth, ends, in degrees."""
_EAST = 180.0
_AROUND = 12.0
"""How far round what a frame shows the world's land is taken, in degrees."""
_AREAS, _LINES = (Layer.COUNTRY, Layer.LAKE), (Layer.COAST, Layer.BORDER, Layer.RIVER)


def cover_frame(
    view: MapView, basemaps: Mapping[str, Basemap], frame: Frame, origin: Origin
) -> Basemap:
    """Give a view's basemap, with the world's land beyond it where the frame shows more.

    :param basemaps: by name; the world's among them.
    :param origin: where the map's settings stand.
    :raises RenderError: where the frame shows more than the world's basemap holds.
    """
    basemap = basemaps[view.basemap]
    projection = Projection.fit(view.projection, view.extent, frame)
    if not _shows_more(projection, basemap, frame):
        return basemap
    world = basemaps[WORLD]
    if _shows_more(projection, world, frame):
        raise RenderError(
            Finding(
                origin,
                f"a map of {frame.width:.0f} × {frame.height:.0f} mm goes over the 180° meridian or"
                " the South Pole, where every basemap ends: land would be printed as water there",
                "move the extent off it, narrow it, or show all the earth (projection: world)",
            )
        )
    return basemap if basemap is world else _join(basemap, world, projection.window(frame))


def _shows_more(projection: Projection, basemap: Basemap, frame: Frame) -> bool:
    seen = see_edges(projection, basemap, frame)
    if projection.is_world:  # it ends there: beyond, paper is left as it is
        west, south, east, _ = basemap.window
        seen[:_NORTH] &= [west > -_EAST, east < _EAST, south > SOUTH]
    if basemap.window[_NORTH] >= _NO_LAND:
        seen[_NORTH] = False
    return bool(seen.any())


def see_edges(projection: Projection, basemap: Basemap, frame: Frame) -> NDArray[np.bool_]:
    """Say of each edge of a basemap whether it is seen in a frame: beyond it nothing is drawn."""
    window = _outline_window(basemap)
    x, y = projection.project(window[..., 0], window[..., 1])
    inside = (x > 0) & (x < frame.width) & (y > 0) & (y < frame.height)
    return np.asarray(inside.any(axis=1))


@lru_cache(maxsize=16)
def _outline_window(basemap: Basemap) -> Numbers:
    """Give the four edges of a basemap, each as rows of longitude and latitude."""
    west, south, east, north = basemap.window
    along = np.linspace(0.0, 1.0, _EDGE_STEPS)
    lon, lat = west + (east - west) * along, south + (north - south) * along
    return np.stack(
        [
            np.column_stack([np.full_like(lat, west), lat]),
            np.column_stack([np.full_like(lat, east), lat]),
            np.column_stack([lon, np.full_like(lon, south)]),
            np.column_stack([lon, np.full_like(lon, north)]),
        ]
    )


@lru_cache(maxsize=16)
def _join(basemap: Basemap, world: Basemap, shown: Extent) -> Basemap:
    """Give a basemap with what the world's has round it, as far as an extent and some way on."""
    west, south, east, north = basemap.window
    far = (
        max(min(west, shown.west - _AROUND), -180.0),
        max(min(south, shown.south - _AROUND), -90.0),
        min(max(east, shown.east + _AROUND), 180.0),
        min(max(north, shown.north + _AROUND), 90.0),
    )
    sides = (
        (far[0], far[1], west, far[3]),
        (east, far[1], far[2], far[3]),
        (west, far[1], east, south),
        (west, north, east, far[3]),
    )
    layers = {layer: list(shapes) for layer, shapes in basemap.layers}
    for layer in (*_AREAS, *_LINES):
        for shape in world.layer(layer):
            paths = tuple(
                part
                for path in shape.paths
                for side in sides
                for part in _cut(path, side, area=layer in _AREAS)
            )
            if paths:
                layers.setdefault(layer, []).append(replace(shape, paths=paths))
    joined = tuple((layer, tuple(shapes)) for layer, shapes in layers.items())
    return Basemap(basemap.path, far, joined)


def _cut(path: Numbers, side: Bounds, *, area: bool) -> Iterator[Numbers]:
    """Give the parts of a path in a rectangle, in degrees: rings of an area, else lines."""
    x0, y0, x1, y1 = side
    low, high = path.min(axis=0), path.max(axis=0)
    if low[0] >= x1 or high[0] <= x0 or low[1] >= y1 or high[1] <= y0:
        return
    if not area:
        yield from clip_line(path, side)
        return
    ring = clip_ring(path[:-1], side)
    if len(ring):
        yield np.vstack([ring, ring[:1]])
