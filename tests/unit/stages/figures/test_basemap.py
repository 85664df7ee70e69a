from __future__ import annotations

import json

import pytest

from generator.errors import ContentError
from generator.stages.figures.basemap import Layer, read_basemap

REMEDY = "put back the basemap described in the folder’s README.md"


def collect(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def feature(layer: str, kind: str, coordinates: object) -> dict[str, object]:
    return {
        "properties": {"layer": layer, "iso": "IQ", "name": "Irak"},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


RING = [[0, 0], [1, 0], [1, 1], [0, 0]]


def test_layers_are_read_as_paths_of_degrees() -> None:
    """A polygon's rings and a line's points become arrays; a layer not there is empty."""
    data = collect(
        feature("country", "Polygon", [RING]), feature("river", "LineString", [[0, 0, 5], [1, 1, 5]])
    )
    basemap = read_basemap(data, "x.geojson")
    (country,) = basemap.layer(Layer.COUNTRY)
    (river,) = basemap.layer(Layer.RIVER)
    assert ("IQ", "Irak", RING) == (country.code, country.name, country.paths[0].tolist())
    assert [[0, 0], [1, 1]] == river.paths[0].tolist()
    assert () == basemap.layer(Layer.LAKE)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"{\n]", "2: is no JSON (Expecting property name enclosed in double quotes: line 2 column 1"
         " (char 2))"),
        (b"\xff\xfe\x00", None),
        (b"[]", "1: is no GeoJSON feature collection"),
        (b'{"type": "Topology"}', "1: is no GeoJSON feature collection"),
        (collect(), "1: has no layer “country”"),
        (collect({}), "1: has a feature, number 1, at fault (KeyError('properties'))"),
        (
            collect(feature("country", "Blob", [])),
            "1: has a feature, number 1, at fault"
            " (ValueError('the geometry Blob is not known'))",
        ),
        (
            collect(feature("country", "Polygon", [[[0, 1e999], [1, 1]]])),
            "1: has a feature, number 1, at fault"
            " (ValueError('a coordinate is not a finite number'))",
        ),
    ],
)
def test_what_is_no_basemap_is_refused(data: bytes, line: str | None) -> None:
    """Other bytes, other JSON and faulty features are findings, never tracebacks."""
    with pytest.raises(ContentError) as refused:
        read_basemap(data, "x.geojson")
    assert str(refused.value).startswith("x.geojson:1: is no JSON (" if line is None else "x.")
    assert line is None or f"x.geojson:{line}; {REMEDY}" == str(refused.value)
