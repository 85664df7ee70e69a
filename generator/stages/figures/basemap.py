"""A basemap: the bytes of a GeoJSON file -> its layers as arrays of degrees."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import ContentError, Finding, Origin
from generator.model.map import WORLD, MapSettings, MapView
from generator.validation import nearest

Numbers = NDArray[np.float64]

_LIMITS = np.array([180.0, 90.0])
_SIDES = ("west", "south", "east", "north")


SETTLED = "international"
"""The status of a border that is not disputed."""


class Layer(StrEnum):
    """The layers that a basemap may have."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    BORDER = "border"
    COAST = "coast"
    LAKE = "lake"
    RIVER = "river"
    DISPUTED = "disputed"
    PLACE = "place"


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One feature: its paths are rows of (longitude, latitude) in degrees.

    ``code`` is the country of an area, the id of a river or a lake, the status of a border.
    """

    code: str
    name: str
    rank: int
    hidden: bool
    paths: tuple[Numbers, ...]
    views: tuple[tuple[str, str], ...] = ()
    """Of a border the status that it has in the view of a State, by its code, where it differs."""


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """The layers of one window; two basemaps are equal only when they are the same object."""

    path: str
    window: tuple[float, float, float, float]
    """What of the earth it holds: west, south, east, north."""
    layers: tuple[tuple[Layer, tuple[Shape, ...]], ...]

    def layer(self, layer: Layer) -> tuple[Shape, ...]:
        """Give one layer's shapes, none when the file has no such layer."""
        return dict(self.layers).get(layer, ())


@lru_cache(maxsize=8)
def read_basemap(data: bytes, path: str) -> Basemap:
    """Read a GeoJSON feature collection whose features name their ``layer``.

    :param data: the file's bytes.
    :param path: its path in the project, for findings.
    :raises ContentError: when the bytes are no such file.
    """
    try:
        collection = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise _fault(path, f"is no JSON ({error})", line) from None
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        raise _fault(path, "is no GeoJSON feature collection")
    features = collection.get("features")
    if not isinstance(features, list) or not features:
        raise _fault(path, "has no features")
    found: dict[Layer, list[Shape]] = {layer: [] for layer in Layer}
    for index, feature in enumerate(features, start=1):
        try:
            layer = _layer(feature["properties"]["layer"])
            found[layer].append(_shape(layer, feature["properties"], feature["geometry"]))
        except KeyError as error:
            raise _fault(path, f"has a feature, number {index}, without {error}") from None
        except (TypeError, ValueError, IndexError) as error:
            raise _fault(path, f"has a feature, number {index}, at fault: {error}") from None
    if not found[Layer.COUNTRY]:
        raise _fault(path, "has no layer “country”")
    window = _read_window(collection.get("bbox"), found[Layer.COUNTRY], path)
    return Basemap(path, window, tuple((layer, tuple(shapes)) for layer, shapes in found.items()))


def check_basemaps(settings: MapSettings, basemaps: Mapping[str, Basemap]) -> None:
    """Hold the names of a map's settings against its basemaps.

    :raises ContentError: with every country and river that a basemap does not have, and every
        extent outside it.
    """
    views: list[MapView] = [settings, *settings.insets]
    findings = [finding for view in views for finding in _check_view(view, basemaps[view.basemap])]
    if findings:
        raise ContentError(findings)


def _check_view(view: MapView, basemap: Basemap) -> Iterator[Finding]:
    areas = basemap.layer(Layer.COUNTRY)
    courses = {shape.code for shape in basemap.layer(Layer.RIVER) if shape.code}
    wanted = (
        ("country", view.countries, {shape.code for shape in areas}),
        ("river", tuple(river.id for river in view.rivers), courses),
    )
    for kind, names, known in wanted:
        for name in names:
            # The world's basemap gives small territories to their states.
            if name not in known and (kind != "country" or view.basemap != WORLD):
                yield Finding(
                    Origin(basemap.path),
                    f"has no {kind} “{name}”, which the map names",
                    nearest(name, known, "name one that it has"),
                )
    west, south, east, north = basemap.window
    extent = view.extent
    if extent.west > east or extent.east < west or extent.south > north or extent.north < south:
        yield Finding(
            Origin(basemap.path),
            f"covers {west:g} to {east:g} E and {south:g} to {north:g} N, nothing of the extent",
            "name the basemap of that extent in brief.yaml",
        )


def _read_window(
    box: object, areas: Iterable[Shape], path: str
) -> tuple[float, float, float, float]:
    """Read a file's ``bbox`` (RFC 7946, 5), or tell by its land how far it reaches."""
    points = np.vstack([path for shape in areas for path in shape.paths])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    if box is None:
        return float(west), float(south), float(east), float(north)
    if isinstance(box, list) and len(box) == len(_SIDES):
        sides = [float(side) for side in box if isinstance(side, int | float)]
        if len(sides) == len(_SIDES) and sides[0] < sides[2] and sides[1] < sides[3]:
            return sides[0], sides[1], sides[2], sides[3]
    raise _fault(path, f"has the bbox {box!r}, which is no {', '.join(_SIDES)}")


def _layer(name: object) -> Layer:
    if name not in list(Layer):
        raise ValueError(f"the layer {name!r} is none of {', '.join(Layer)}")
    return Layer(str(name))


def _shape(layer: Layer, properties: dict[str, Any], geometry: dict[str, Any]) -> Shape:
    key = {Layer.COUNTRY: "iso", Layer.ADMIN1: "iso", Layer.BORDER: "status"}.get(layer, "id")
    return Shape(
        code=str(properties.get(key, "")),
        name=str(properties.get("name", "")),
        rank=int(properties.get("rank", 0)),
        hidden=bool(properties.get("in_lake", False)),
        paths=tuple(_paths(geometry["type"], geometry["coordinates"])),
        views=tuple((str(who), str(what)) for who, what in properties.get("views", {}).items()),
    )


def _paths(kind: str, coordinates: Any) -> list[Numbers]:
    match kind:
        case "Point":
            lines = [[coordinates]]
        case "LineString":
            lines = [coordinates]
        case "MultiLineString" | "Polygon":
            lines = coordinates
        case "MultiPolygon":
            lines = [ring for polygon in coordinates for ring in polygon]
        case _:
            raise ValueError(f"the geometry {kind} is not known")
    paths = [np.asarray(line, dtype=np.float64)[:, :2] for line in lines]
    for path in paths:
        if not np.isfinite(path).all():
            raise ValueError("a coordinate is not a finite number")
        if (np.abs(path) > _LIMITS).any():
            raise ValueError("a coordinate is out of range; degrees, longitude first, are meant")
    return paths


def _fault(path: str, message: str, line: int = 1) -> ContentError:
    remedy = "put back the basemap described in the folder’s README.md"
    return ContentError(Finding(Origin(path, line), message, remedy))
