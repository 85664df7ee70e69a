"""Places in another country than their row says."""

from __future__ import annotations

import pytest

from generator.errors import Origin, Severity
from generator.locations import PROGRAM
from generator.model.row import DataRow
from generator.stages.figures.basemap import Basemap, read_basemap
from generator.stages.figures.misplaced import find_misplaced
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def basemaps() -> list[Basemap]:
    world = PROGRAM / "basemaps" / "world.geojson"
    region = ROOT / "data" / "basemap" / "levant-iraq.geojson"
    return [read_basemap(path.read_bytes(), path.name) for path in (region, world)]


def row(country: str, lat: float, lon: float) -> DataRow:
    return DataRow("rabia", {}, Origin("data/daesh/victories.csv", 2), lat, lon, country)


@pytest.mark.parametrize(
    ("country", "lat", "lon", "said"),
    [
        ("IQ", 36.8, 42.0833, ""),  # Rabia
        ("IQ", 29.05, 48.65, "off KW; correct the country"),
        ("IQ", 29.3, 47.7, "in KW; correct the country"),
        ("SY", 36.8910, 38.3535, ""),  # Kobané, at the border
        ("SY", 36.82, 38.02, ""),  # Jarablous, on it
        ("IQ", 42.0833, 36.8, "elsewhere; lat and lon look swapped"),
        ("FR", 2.35, 48.85, "elsewhere; lat and lon look swapped"),
        ("FR", 48.85, 2.35, ""),
        ("FR", -20.9, 55.5, ""),  # Réunion, which a map of the world leaves out
        ("NO", 60.5, 2.8, ""),  # a platform at sea
        ("", 0.0, 0.0, ""),
        ("XK", 42.6, 21.0, ""),
    ],
)
def test_a_point_in_another_country_is_found(
    basemaps: list[Basemap], country: str, lat: float, lon: float, said: str
) -> None:
    """A warning at its row; near a border and off every coast it is none."""
    found = list(find_misplaced([row(country, lat, lon)], basemaps))
    assert bool(found) == bool(said)
    assert all(said in f"{finding.message}; {finding.remedy}" for finding in found)
    assert all(f.severity is Severity.WARNING for f in found)


def test_no_shipped_place_is_misplaced(basemaps: list[Basemap]) -> None:
    """Those of the first subject stand where they are said to."""
    import csv

    with (ROOT / "data" / "daesh" / "victories.csv").open(encoding="utf-8") as file:
        rows = [row(r["country"], float(r["lat"]), float(r["lon"])) for r in csv.DictReader(file)]
    assert [] == list(find_misplaced(rows, basemaps))
