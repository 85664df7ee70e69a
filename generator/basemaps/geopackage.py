"""GeoPackages, which are SQLite files -> the records of one of their tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]

_ENVELOPES = (0, 32, 48, 48, 64)
"""The bytes of a geometry's envelope by its kind, as the standard has it."""
_HEADER = 8


def tables(path: Path) -> list[str]:
    """The names of the tables that hold shapes; none where the file is no GeoPackage."""
    try:
        with closing(_open(path)) as file:
            rows = file.execute(
                "SELECT table_name FROM gpkg_geometry_columns ORDER BY 1"
            ).fetchall()
    except sqlite3.Error:
        return []
    return [str(row[0]) for row in rows]


def read_table(path: Path, table: str, bounds: Bounds) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """The records of a table that touch the bounds, in its order.

    :raises ValueError: when the file is damaged.
    """
    try:
        with closing(_open(path)) as file:
            file.row_factory = sqlite3.Row
            column = file.execute(
                "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (table,)
            ).fetchone()[0]
            quoted = table.replace('"', '""')
            rows = file.execute(f'SELECT * FROM "{quoted}" ORDER BY rowid').fetchall()  # noqa: S608 - a table's name cannot be a parameter
    except (sqlite3.Error, TypeError) as failure:
        raise ValueError(str(failure)) from None
    box = shapely.box(*bounds)
    records = []
    for row in rows:
        properties = dict(row)
        data = properties.pop(column)
        if data is None:
            continue
        geometry = _geometry(data)
        if not geometry.is_empty and shapely.box(*geometry.bounds).intersects(box):
            records.append((properties, geometry))
    return records


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _geometry(data: bytes) -> BaseGeometry:
    if len(data) <= _HEADER or data[:2] != b"GP":
        raise ValueError("a geometry is none of a GeoPackage")
    kind = (data[3] >> 1) & 0b111
    if kind >= len(_ENVELOPES):
        raise ValueError("a geometry's header is not known")
    return shapely.from_wkb(data[_HEADER + _ENVELOPES[kind] :])
