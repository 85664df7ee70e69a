"""Another subject elsewhere needs a basemap and settings, and no code."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest

from generator.design.style.reading import Styles
from generator.errors import Origin
from generator.model.figure import Frame, Legend, MapDrawing, MapPoint
from generator.model.map import Cone, CountryName, Extent, MapSettings, Palette, SeaName, Town
from generator.model.scale import LENGTHS
from generator.stages.figures.basemap import Basemap, Layer, read_basemap
from generator.stages.figures.map import draw_map
from generator.stages.figures.typeface import Typefaces


@pytest.fixture
def island() -> Basemap:
    """An island country in the southern seas: one ring, and no other layer."""
    turns = [2 * math.pi * index / 240 for index in range(240)]
    ring = [
        [47 + 2.5 * math.cos(t) * (1 + 0.1 * math.sin(9 * t)), -19 + 6 * math.sin(t)] for t in turns
    ]
    feature: dict[str, Any] = {
        "type": "Feature",
        "properties": {"layer": "country", "iso": "MG"},
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    }
    box = [35.0, -35.0, 60.0, -5.0]
    data = json.dumps({"type": "FeatureCollection", "bbox": box, "features": [feature]})
    return read_basemap(data.encode(), "data/basemap/island.geojson")


@pytest.fixture
def drawing() -> MapDrawing:
    """A map of the island with three places, without inset, disputed areas or rivers."""
    settings = MapSettings(
        basemap="island",
        extent=Extent(west=42.0, south=-26.0, east=52.0, north=-12.0),
        projection=Cone(parallels=(-21.0, -16.0), meridian=47.0),
        countries=("MG",),
        country_names=(CountryName(code="MG", lat=-19.0, lon=46.5),),
        towns=(Town(name="Antananarivo", lat=-18.9, lon=47.5, capital=True, rank=1),),
        seas=(SeaName(name="Océan Indien", lat=-23.0, lon=50.5),),
    )
    places = (("a", -13.6, 47.5), ("b", -18.2, 48.9), ("c", -23.4, 46.0))
    return MapDrawing(
        frame=Frame(110, 150),
        direction="ltr",
        settings=settings,
        names={
            "country:MG": ("MADAGASCAR",),
            "town:Antananarivo": ("Antananarivo",),
            "sea:Océan Indien": ("Océan Indien",),
        },
        points=tuple(
            MapPoint(name, str(index), (f"Lieu {name}",), lat, lon, index, ongoing=index == 2)
            for index, (name, lat, lon) in enumerate(places)
        ),
        palette=Palette.STEP,
        legend=Legend(
            ("Année",),
            ((0, ("2020",)), (1, ("2021",))),
            ("En cours",),
            ("Capitale",),
            (),
            (),
            ("km",),
        ),
        distances={length: str(length) for length in (0, *LENGTHS)},
        alternatives=("Une île.",),
        origin=Origin("brief.yaml"),
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_an_island_in_the_south(
    island: Basemap, drawing: MapDrawing, styles: Styles, typefaces: Typefaces, direction: str
) -> None:
    """A map without coast, river or neighbour is drawn, its places in the right order."""
    turned = replace(drawing, direction="rtl" if direction == "rtl" else "ltr")
    figure = draw_map(turned, {"island": island}, styles.map, typefaces)
    heights = [spot.y for spot in figure.hotspots]
    assert island.layer(Layer.COAST) == ()
    assert heights == sorted(heights)
