"""The shipped places lie where the basemap says they do."""

from __future__ import annotations

import math

import numpy as np
import pytest
from matplotlib.path import Path

from generator.blocks.document import Brief
from generator.model.row import DataRow
from generator.stages.figures.basemap import Basemap, Layer
from tests.unit.rows import shipped_rows

NAMES = {
    "tikrit": "Tikrit",
    "ramadi": "Ar Ramadi",
    "fallujah": "Al Fallujah",
    "rutba": "Ar Rutbah",
    "manbij": "Manbij",
    "sirte": "Surt",
    "raqqa": "Ar Raqqah",
    "tabqa": "Madinat ath Thawrah",
}
"""What the basemap calls the places that it has. East and West Mosul are offset on purpose to
either bank of the Tigris, so they are held against Mosul at 10 km."""


ON_THE_BORDER = {"kobane", "tal-abyad"}
"""Towns that touch the Turkish border, which Natural Earth draws to about 1 km."""


def test_places_lie_in_their_countries(brief: Brief, basemaps: dict[str, Basemap]) -> None:
    """Each place lies inside its country's polygon; two on the border, within 2 km of it."""
    outside = {v.id: _to_border(v, _basemap_of(v, basemaps)) for v in shipped_rows(brief)}
    outside = {id_: far for id_, far in outside.items() if far > 0}
    assert set(outside) == ON_THE_BORDER
    assert max(outside.values()) < 2


def test_places_lie_near_the_basemap_s(brief: Brief, basemaps: dict[str, Basemap]) -> None:
    """Each place lies within 5 km of the basemap's place of that name, where it has one."""
    far = {}
    for place in shipped_rows(brief):
        places = _places(_basemap_of(place, basemaps))
        if place.id in NAMES:
            far[place.id] = _kilometres(place, places[NAMES[place.id]])
    assert {id_: km for id_, km in far.items() if km > 5} == {}
    assert set(far) == set(NAMES)


@pytest.mark.parametrize("id_", ["mosul-east", "mosul-west"])
def test_mosul_s_halves_lie_at_mosul(brief: Brief, basemaps: dict[str, Basemap], id_: str) -> None:
    """The two halves of Mosul lie within 10 km of the city, apart from each other."""
    place = next(v for v in shipped_rows(brief) if v.id == id_)
    assert _kilometres(place, _places(basemaps["levant-iraq"])["Mosul"]) < 10


def _basemap_of(place: DataRow, basemaps: dict[str, Basemap]) -> Basemap:
    return basemaps["libya" if place.country == "LY" else "levant-iraq"]


def _places(basemap: Basemap) -> dict[str, tuple[float, float]]:
    found = {}
    for shape in basemap.layer(Layer.PLACE):
        lon, lat = shape.paths[0][0].tolist()
        found[shape.name] = (lon, lat)
    return found


def _to_border(place: DataRow, basemap: Basemap) -> float:
    """How far outside its country a place lies, in km; 0 inside."""
    crossings, nearest = 0, math.inf
    for shape in basemap.layer(Layer.COUNTRY):
        for ring in shape.paths if shape.code == place.country else ():
            crossings += Path(ring).contains_point((place.lon, place.lat))
            degree = 111.2 * np.array([math.cos(math.radians(place.lat)), 1.0])
            points = (ring - (place.lon, place.lat)) * degree
            starts, steps = points[:-1], np.diff(points, axis=0)
            lengths = np.maximum((steps**2).sum(axis=1), 1e-12)
            along = np.clip(-(starts * steps).sum(axis=1) / lengths, 0.0, 1.0)
            nearest = min(nearest, float(np.hypot(*(starts + along[:, None] * steps).T).min()))
    return 0.0 if crossings % 2 else nearest


def _kilometres(row: DataRow, place: tuple[float, float]) -> float:
    lon, lat = np.radians(np.array(place) - (row.lon, row.lat))
    return 6371.0 * math.hypot(lat, lon * math.cos(math.radians(row.lat)))
