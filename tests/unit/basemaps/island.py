"""An invented island in Natural Earth's shape: two countries, a lake, a river, a claim."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapefile

Records = Sequence[tuple[Mapping[str, Any], Any]]


def square(west: float, south: float, east: float, north: float) -> list[list[list[float]]]:
    """A polygon's one ring, clockwise as shapefiles have it."""
    return [[[west, south], [west, north], [east, north], [east, south], [west, south]]]


ISLAND: dict[str, Records] = {
    "ne_10m_admin_1_states_provinces": [
        ({"iso_a2": "BB", "name": "Est"}, square(2, 0, 4, 4)),
        ({"iso_a2": "AA", "name": "Nord"}, square(0, 2, 2, 4)),
        ({"iso_a2": "AA", "name": "Sud"}, square(0, 0, 2, 2)),
        ({"iso_a2": "-99", "name": "Base"}, square(4, 0, 5, 1)),
    ],
    "ne_10m_admin_0_boundary_lines_land": [
        (
            {
                "featurecla": "International boundary (verify)",
                "adm0_a3_l": "AAA",
                "adm0_a3_r": "BBB",
                **dict.fromkeys(("fclass_iso", "fclass_aa", "fclass_bb", "fclass_cc"), ""),
            },
            [[[2, 0], [2, 1], [2, 2], [2, 3]]],
        ),
        (
            {
                "featurecla": "Disputed (please verify)",
                "adm0_a3_l": "AAA",
                "adm0_a3_r": "BBB",
                "fclass_iso": "Unrecognized",
                "fclass_aa": "Unrecognized",
                "fclass_bb": "International boundary (verify)",
                "fclass_cc": "Disputed (please verify)",
            },
            [[[2, 3], [2, 4]]],
        ),
        (
            {"featurecla": "Overlay limit", "adm0_a3_l": "AAA", "adm0_a3_r": "AAA"},
            [[[0, 1], [2, 1]]],
        ),
        (
            {
                "featurecla": "International boundary (verify)",
                "adm0_a3_l": "BBB",
                "adm0_a3_r": "BAS",
            },
            [[[4, 0], [4, 1]]],
        ),
    ],
    "ne_10m_land": [({"featurecla": "Land"}, square(0, 0, 5, 4))],
    "ne_10m_lakes": [
        ({"FID": 0}, square(0.5, 0.5, 1, 1)),
        ({"FID": 1}, square(3, 3, 3.5, 3.5)),
    ],
    "ne_10m_rivers_lake_centerlines": [
        (
            {"featurecla": "River", "name": "Grande Rivière", "scalerank": 3},
            [[[0.2, 3.9], [0.7, 1]]],
        ),
        (
            {"featurecla": "Lake Centerline", "name": "Grande Rivière", "scalerank": 3},
            [[[0.7, 1], [0.7, 0.5]]],
        ),
    ],
    "ne_10m_admin_0_boundary_lines_disputed_areas": [
        ({"name": "Claim of A"}, [[[3, -0.5], [3, 1], [4.5, 1]]]),
    ],
    "ne_10m_populated_places_simple": [
        (
            {
                "name": "Aville",
                "adm0_a3": "AAA",
                "iso_a2": "AA",
                "scalerank": 2,
                "adm0cap": 1,
                "pop_max": 5000,
                "geonameid": 7,
            },
            [1.23456, 3],
        ),
        (
            {
                "name": "Béville",
                "adm0_a3": "BBB",
                "iso_a2": "BB",
                "scalerank": 4,
                "adm0cap": 0,
                "pop_max": 10,
                "geonameid": -1,
            },
            [3, 2],
        ),
    ],
}


def write_shapefile(path: Path, records: Records, encoding: str = "utf-8") -> None:
    """Write records as a shapefile; its kind is that of the first."""
    with shapefile.Writer(str(path), encoding=encoding) as writer:
        for key, value in records[0][0].items():
            writer.field(key, "C" if isinstance(value, str) else "N", size=40)
        for properties, shape in records:
            if not isinstance(shape[0], list):
                writer.point(*shape)
            elif shape[0][0] == shape[0][-1]:
                writer.poly(shape)
            else:
                writer.line(shape)
            writer.record(**properties)


def write_geojson(path: Path, records: Records) -> None:
    """Write records as a feature collection."""

    def geometry(shape: Any) -> dict[str, Any]:
        if not isinstance(shape[0], list):
            return {"type": "Point", "coordinates": shape}
        ring = shape[0][0] == shape[0][-1]
        return {"type": "Polygon" if ring else "MultiLineString", "coordinates": shape}

    features = [
        {"type": "Feature", "properties": dict(properties), "geometry": geometry(shape)}
        for properties, shape in records
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


def write_island(folder: Path) -> Path:
    """A folder with the island's layers as shapefiles."""
    folder.mkdir()
    for name, records in ISLAND.items():
        write_shapefile(folder / name, records)
    return folder
