"""Write Natural Earth 1:50m as GeoJSON, from Debian's packages, for ``briefs basemap`` to cut.

    python scripts/natural_earth_50m.py UNPACKED TARGET

The countries and the coast are in an R package (``r-cran-rnaturalearthdata``), which the package
``rdata`` reads; the lakes are those of 1:10m (``libgnudatalanguage0``) of at least 500 km², without
the bends that 1:50m cannot show. docs/basemaps.md tells how the world's basemap is cut from them.
"""

from __future__ import annotations

import gzip
import json
import lzma
import math
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rdata
import shapefile
import shapely
from shapely.geometry.base import BaseGeometry

R_DATA = "usr/lib/R/site-library/rnaturalearthdata/data/Rdata"
LAKES = "usr/share/gnudatalanguage/resource/maps/high/ne_10m_lakes"
LEAST = 500.0
"""Of a lake, in km²."""
TOLERANCE = 0.02
"""How far a lake's shore is moved at most, in degrees."""
_DEGREE = 111.32
"""Of latitude, in km."""
_XZ = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}
_HEAD = 5
"""Each object of R's lazy-load database begins with its length and the letter of its packing."""


def load(database: Path, name: str) -> Any:
    """Give an object of R's lazy-load database, packed with xz as this package's are."""
    index = rdata.conversion.convert(
        rdata.parser.parse_data(gzip.decompress(database.with_suffix(".rdx").read_bytes()))
    )
    start, length = (int(number) for number in index["variables"][name])
    packed = database.with_suffix(".rdb").read_bytes()[start : start + length]
    unpacked = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[_XZ]).decompress(packed[_HEAD:])
    return rdata.conversion.convert(rdata.parser.parse_data(unpacked))


def read_countries(database: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Give each country's properties and its area; a hole belongs to the smallest ring round it."""
    found = load(database, "countries50")
    for (_, row), shape in zip(found.data.iterrows(), found.polygons, strict=True):
        outer = [shapely.Polygon(ring.coords) for ring in shape.Polygons if not ring.hole[0]]
        holes: list[list[Any]] = [[] for _ in outer]
        for ring in shape.Polygons:
            if ring.hole[0]:
                inside = shapely.Polygon(ring.coords).representative_point()
                around = [n for n, area in enumerate(outer) if area.contains(inside)]
                holes[min(around, key=lambda n: float(outer[n].area))].append(ring.coords)
        areas = [
            shapely.Polygon(area.exterior, own) for area, own in zip(outer, holes, strict=True)
        ]
        texts = {name: str(value) for name, value in row.items() if isinstance(value, str)}
        yield texts, shapely.MultiPolygon(areas)


def read_coast(database: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Give the lines of the coast."""
    for line in load(database, "coastline50").lines:
        yield {}, shapely.MultiLineString([part.coords for part in line.Lines])


def read_lakes(file: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Give the larger lakes, without small bends."""
    with shapefile.Reader(str(file), encoding="latin-1") as reader:
        for record in reader.shapes():
            area = shapely.geometry.shape(record.__geo_interface__).buffer(0)
            narrow = math.cos(math.radians(area.centroid.y))
            if area.area * _DEGREE**2 * narrow >= LEAST:
                yield {}, area.simplify(TOLERANCE)


def write(target: Path, features: Iterator[tuple[dict[str, Any], BaseGeometry]]) -> None:
    """Write features as a GeoJSON file."""
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": shapely.geometry.mapping(shape),
            }
            for properties, shape in features
        ],
    }
    target.write_text(json.dumps(collection), encoding="utf-8")


def main() -> None:
    """Write the three files."""
    unpacked, target = (Path(argument) for argument in sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the reader grumbles about every class that it does not know
        write(target / "ne_50m_admin_0_countries.geojson", read_countries(unpacked / R_DATA))
        write(target / "ne_50m_coastline.geojson", read_coast(unpacked / R_DATA))
    write(target / "ne_50m_lakes.geojson", read_lakes(unpacked / LAKES))


if __name__ == "__main__":
    main()
