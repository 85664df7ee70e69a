"""A basemap that is not what it says is refused in one line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.errors import ContentError
from generator.model.map import Cone, Extent, MapSettings, RiverName
from generator.stages.figures.basemap import check_basemaps, read_basemap

SQUARE = [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]]


def feature(layer: object = "country", coordinates: Any = None, **properties: Any) -> Any:
    """One polygon of a basemap."""
    return {
        "type": "Feature",
        "properties": {"layer": layer, "iso": "XA", **properties},
        "geometry": {"type": "Polygon", "coordinates": coordinates or SQUARE},
    }


def collection(*features: Any) -> bytes:
    """A basemap's bytes."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n", "is no JSON"),
        (b'{\n"type": }', "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"type": "Topology"}', "is no GeoJSON feature collection"),
        (b'["FeatureCollection"]', "is no GeoJSON feature collection"),
        (collection(), "has no features"),
        (collection(feature("countries")), "the layer 'countries' is none of country"),
        (collection(feature(["country"])), "is none of country"),
        (collection({"type": "Feature"}), "has a feature, number 1, without 'properties'"),
        (collection(feature("lake")), "has no layer “country”"),
        (collection(feature(coordinates=[[[0, 0], [900, 0], [9, 9]]])), "is out of range"),
        (collection(feature(coordinates=[[[0, 0], [0, 95], [9, 9]]])), "is out of range"),
        (collection(feature(coordinates=[["a", "b"]])), "has a feature, number 1, at fault"),
        (collection(feature(rank="first")), "has a feature, number 1, at fault"),
    ],
)
def test_bad_basemaps_are_refused(data: bytes, said: str) -> None:
    """Each fault is one finding with the file's path, a line and what to do."""
    with pytest.raises(ContentError) as raised:
        read_basemap(data, "data/basemap/x.geojson")
    (finding,) = raised.value.findings
    assert finding.origin.path == "data/basemap/x.geojson"
    assert said in finding.message
    assert "\n" not in str(finding)


def test_json_fault_has_its_line() -> None:
    """What is no JSON is found on its line."""
    with pytest.raises(ContentError) as raised:
        read_basemap(b'{\n"type": }', "x.geojson")
    assert raised.value.findings[0].origin.line == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"countries": ("XB",)}, "has no country “XB”, which the map names"),
        (
            {"rivers": (RiverName(id="nil", name="Nil", lat=1.0, lon=1.0),)},
            "has no river “nil”, which the map names",
        ),
        (
            {"extent": Extent(west=40.0, south=40.0, east=50.0, north=50.0)},
            "covers 0 to 9 E and 0 to 9 N, nothing of the extent",
        ),
    ],
)
def test_settings_that_do_not_fit_are_refused(changes: dict[str, Any], said: str) -> None:
    """A country or river that the basemap does not have, or an extent outside it, is a finding."""
    basemap = read_basemap(collection(feature()), "x.geojson")
    settings = MapSettings(
        basemap="x",
        extent=Extent(west=1.0, south=1.0, east=8.0, north=8.0),
        projection=Cone(parallels=(2.0, 6.0), meridian=5.0),
        countries=("XA",),
    ).model_copy(update=changes)
    with pytest.raises(ContentError) as raised:
        check_basemaps(settings, {"x": basemap})
    assert said in raised.value.findings[0].message
