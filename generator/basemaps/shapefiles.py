"""Shapefiles -> their records with shapes, text decoded however the file was written."""

from __future__ import annotations

import codecs
import io
import struct
from collections.abc import Mapping
from typing import Any

import shapefile
import shapely
from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]

_BROKEN = (
    shapefile.ShapefileException,
    shapefile.GeoJSON_Error,
    struct.error,
    ValueError,
    LookupError,
    TypeError,
    OSError,
    AssertionError,
    AttributeError,
)
"""What the reader raises for bytes that are no shapefile, or only a part of one."""


def read_shapefile(
    parts: Mapping[str, bytes], bounds: Bounds
) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """The records of a shapefile that touch the bounds, in its order.

    :param parts: the files by their endings; ``.shp`` and ``.dbf`` must be there.
    :raises ValueError: when it is damaged.
    """
    encoding = _encoding(parts.get(".cpg", b""))
    shapefile.VERBOSE = False
    streams = {
        ending[1:]: io.BytesIO(parts[ending])
        for ending in (".shp", ".dbf", ".shx")
        if ending in parts
    }
    box = list(bounds)
    records = []
    try:
        # Read as Latin-1 no byte is lost, and the text's real encoding can be found afterwards.
        with shapefile.Reader(**streams, encoding="latin-1") as reader:
            if len(reader) != reader.numRecords:
                raise ValueError(f"{len(reader)} shapes for {reader.numRecords} records")
            for number in range(len(reader)):
                shape = reader.shape(number, bbox=box)
                if shape is None or shape.shapeType == shapefile.NULL:
                    continue
                properties = {
                    key: _decode(value, encoding) if isinstance(value, str) else value
                    for key, value in reader.record(number).as_dict().items()
                }
                records.append((properties, _geometry(shape)))
    except _BROKEN as failure:
        raise ValueError(str(failure) or type(failure).__name__) from None
    return records


def _geometry(shape: Any) -> BaseGeometry:
    geometry: BaseGeometry = shapely.geometry.shape(shape.__geo_interface__)
    return geometry


def _encoding(label: bytes) -> str:
    """The encoding that a .cpg file names, or none that Python knows."""
    try:
        return codecs.lookup(label.decode("ascii").strip() or "utf-8").name
    except (LookupError, UnicodeDecodeError):
        return "utf-8"


def _decode(text: str, encoding: str) -> str:
    """A text read as Latin-1; older files of Natural Earth mix encodings, text by text."""
    try:
        return text.encode("latin-1").decode(encoding)
    except UnicodeDecodeError:
        return text
