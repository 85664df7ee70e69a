"""A basemap: the bytes of a GeoJSON file -> its layers as arrays of degrees."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import ContentError, Finding, Origin

Numbers = NDArray[np.float64]


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


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """The layers of one window; two basemaps are equal only when they are the same object."""

    path: str
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
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise _fault(path, f"is no JSON ({error})", line) from None
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        raise _fault(path, "is no GeoJSON feature collection")
    found: dict[Layer, list[Shape]] = {layer: [] for layer in Layer}
    for index, feature in enumerate(collection.get("features", ()), start=1):
        try:
            layer = Layer(feature["properties"]["layer"])
            found[layer].append(_shape(layer, feature["properties"], feature["geometry"]))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise _fault(path, f"has a feature, number {index}, at fault ({error!r})") from None
    if not found[Layer.COUNTRY]:
        raise _fault(path, "has no layer “country”")
    return Basemap(path, tuple((layer, tuple(shapes)) for layer, shapes in found.items()))


def _shape(layer: Layer, properties: dict[str, Any], geometry: dict[str, Any]) -> Shape:
    key = {Layer.COUNTRY: "iso", Layer.ADMIN1: "iso", Layer.BORDER: "status"}.get(layer, "id")
    return Shape(
        code=str(properties.get(key, "")),
        name=str(properties.get("name", "")),
        rank=int(properties.get("rank", 0)),
        hidden=bool(properties.get("in_lake", False)),
        paths=tuple(_paths(geometry["type"], geometry["coordinates"])),
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
    if not all(np.isfinite(path).all() for path in paths):
        raise ValueError("a coordinate is not a finite number")
    return paths


def _fault(path: str, message: str, line: int = 1) -> ContentError:
    remedy = "put back the basemap described in the folder’s README.md"
    return ContentError(Finding(Origin(path, line), message, remedy))
