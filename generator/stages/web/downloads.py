"""The data that a page of the web has to download: each table as CSV, its places as GeoJSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.localised import LocalBrief, LocalTable

_KINDS = {"csv": "text/csv", "geojson": "application/geo+json"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file inside the page."""

    name: str
    label: str
    kind: str
    address: str
    """A ``data:`` address, which holds it whole."""
    size: str


def list_downloads(
    brief: LocalBrief, files: Mapping[str, bytes], sources: str
) -> Iterator[Download]:
    """Give the tables of a document as they are written, and the places of each.

    :param files: the tables' files by their names.
    :param sources: what the table of sources is called.
    """
    for name, data in files.items():
        stem, _, ending = name.rpartition(".")
        table = brief.tables.get(stem)
        label = table.label if table is not None else sources
        yield _pack(name, label, ending, data)
        if table is not None and any(row.lat or row.lon for row in table.rows):
            yield _pack(f"{stem}.geojson", label, "geojson", describe_places(table))


def describe_places(table: LocalTable) -> bytes:
    """Give a table's places as GeoJSON (RFC 7946), in the page's language."""
    features: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "id": row.id,
            "geometry": {"type": "Point", "coordinates": [row.lon, row.lat]},
            "properties": {
                "number": row.number,
                "name": row.name,
                **({"date": row.iso_date} if row.iso_date else {}),
                **({"country": row.country} if row.country else {}),
                **{name: cell.plain for name, cell in row.cells.items()},
            },
        }
        for row in table.rows
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _pack(name: str, label: str, ending: str, data: bytes) -> Download:
    kind = _KINDS.get(ending, "application/octet-stream")
    address = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return Download(name, label, ending.upper(), address, f"{max(1, round(len(data) / 1000))} kB")
