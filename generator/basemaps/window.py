"""Clipping: a shape of the whole earth -> what of it lies in a window, on a grid of 0.0001°."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from generator.basemaps.request import Window

DECIMALS = 4
"""About 11 m: no printed map shows less."""
GRID = 10**-DECIMALS

_LINE = 1
_SLIVER = 1e-4
"""In square degrees, about 1 km²: what two files that do not quite agree leave between lines."""


def frame(window: Window) -> BaseGeometry:
    """The window as a polygon."""
    return shapely.box(*window.bounds)


def sound(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry itself where it is valid, and else the nearest that is."""
    return geometry if geometry.is_valid else shapely.make_valid(geometry)


def clip(geometry: BaseGeometry, window: Window) -> BaseGeometry:
    """What lies in the window, of the geometry's own kind; empty where nothing does."""
    dimension = int(shapely.get_dimensions(geometry))
    clipped = keep_kind(shapely.intersection(sound(geometry), frame(window)), dimension)
    return snap(clipped)


def straighten(line: BaseGeometry) -> BaseGeometry:
    """The same line without the points that lie on the straight way between their neighbours."""
    return shapely.simplify(line, 0)


def snap(geometry: BaseGeometry) -> BaseGeometry:
    """Every point on the grid, without what becomes too small for it."""
    return shapely.set_precision(geometry, GRID)


def keep_kind(geometry: BaseGeometry, dimension: int) -> BaseGeometry:
    """The parts that are areas (2), lines (1) or points (0): a clipped area may leave a line."""
    if not geometry.geom_type.endswith("Collection"):
        same = shapely.get_dimensions(geometry) == dimension
        return geometry if same else shapely.GeometryCollection()
    parts = [part for part in shapely.get_parts(geometry) if not part.is_empty]
    kept = [part for part in parts if shapely.get_dimensions(part) == dimension]
    return shapely.union_all(kept)


def dissolve(areas: list[BaseGeometry]) -> BaseGeometry:
    """The areas as one, without the borders between them."""
    return shapely.union_all([sound(area) for area in areas])


def clip_all(lines: list[BaseGeometry], window: Window) -> BaseGeometry:
    """The lines in the window, as one geometry."""
    box = frame(window)
    return snap(
        shapely.union_all([keep_kind(shapely.intersection(line, box), _LINE) for line in lines])
    )


def outline(areas: list[BaseGeometry], window: Window) -> BaseGeometry:
    """The edges of areas in the window; the window's own edge is none of them."""
    return clip_all([shapely.boundary(sound(area)) for area in areas], window)


def split_off(area: BaseGeometry, lines: list[BaseGeometry]) -> BaseGeometry:
    """What lines cut from an area: of each of its parts all pieces but the largest."""
    cuts = shapely.union_all(lines)
    pieces = [piece for part in shapely.get_parts(area) for piece in _pieces(part, cuts)[:-1]]
    return snap(dissolve(pieces))


def _pieces(part: BaseGeometry, cuts: BaseGeometry) -> list[BaseGeometry]:
    """The pieces of one polygon between the lines, the smallest first."""
    edge = shapely.boundary(part)
    lines = shapely.union_all([edge, shapely.snap(cuts, edge, GRID)])
    pieces = [
        piece
        for piece in shapely.get_parts(shapely.polygonize([lines]))
        if piece.area > _SLIVER and part.contains(piece.representative_point())
    ]
    return sorted(pieces, key=lambda piece: float(piece.area))


def as_geojson(geometry: BaseGeometry) -> dict[str, Any]:
    """The geometry as GeoJSON has it, with coordinates of four decimals."""
    mapping = shapely.geometry.mapping(geometry)
    return {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"])}


def _rounded(coordinates: Any) -> list[Any]:
    if coordinates and isinstance(coordinates[0], int | float):
        # A negative zero would be written with its sign.
        return [round(number, DECIMALS) + 0.0 for number in coordinates[:2]]
    return [_rounded(part) for part in coordinates]
