"""Basemaps cut out of an invented island."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from generator.basemaps.cut import Cut, cut
from generator.basemaps.naming import NamedFeature
from generator.basemaps.request import ask
from generator.basemaps.sources import find_sources, read_best
from generator.errors import ContentError
from generator.stages.figures.basemap import Layer, read_basemap
from tests.unit.basemaps.island import ISLAND, square, write_geojson, write_island, write_shapefile

ALL = "-1,-1,6,5"


def make(
    folder: Path, window: str = ALL, names: tuple[NamedFeature, ...] = (), **chosen: Any
) -> Cut:
    """Cut the island as the command does."""
    request = ask("island", window, **chosen)
    sources = find_sources([folder], request.scale)
    features = {role: read_best(source, request.window) for role, source in sources.items()}
    return cut(request, features, names)


def shown(done: Cut, layer: str) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """The properties, without the layer's name, and shapes of one layer."""
    features = json.loads(done.data)["features"]
    return [
        (
            {key: value for key, value in feature["properties"].items() if key != "layer"},
            shapely.geometry.shape(feature["geometry"]),
        )
        for feature in features
        if feature["properties"]["layer"] == layer
    ]


def test_provinces_are_dissolved_into_their_country(island: Path) -> None:
    """A country is one area without inner borders; countries follow their codes, the rest last."""
    countries = shown(make(island), "country")
    assert [properties for properties, _ in countries] == [
        {"iso": "AA"},
        {"iso": "BB"},
        {"iso": ""},
    ]
    assert countries[0][1].equals(shapely.box(0, 0, 2, 4))
    assert len(shapely.get_parts(countries[0][1])) == 1


def test_countries_are_used_where_there_are_no_provinces(tmp_path: Path) -> None:
    """Natural Earth's admin-0 gives the same layer."""
    write_shapefile(
        tmp_path / "ne_50m_admin_0_countries", [({"ISO_A2": "AA", "NAME": "A"}, square(0, 0, 2, 4))]
    )
    ((properties, area),) = shown(make(tmp_path, scale="50m"), "country")
    assert (properties, area.area) == ({"iso": "AA"}, 8)


def test_the_window_cuts_areas_lines_and_points(island: Path) -> None:
    """Nothing reaches beyond the window, and nothing is lost within it."""
    done = make(island, "0.6,0.6,2.5,3.4")
    assert shown(done, "country")[0][1].equals(shapely.box(0.6, 0.6, 2, 3.4))
    assert [area.bounds for _, area in shown(done, "lake")] == [(0.6, 0.6, 1, 1)]
    assert [line.bounds for _, line in shown(done, "border")] == [
        (2, 0.6, 2, 3),
        (2, 3, 2, 3.4),
    ]
    assert [properties["name"] for properties, _ in shown(done, "place")] == ["Aville"]


def test_the_windows_edge_is_no_coast(island: Path) -> None:
    """The coast is where the land ends, not where the window does."""
    ((_, coast),) = shown(make(island, "1,-1,3,2"), "coast")
    assert coast.equals(shapely.LineString([(1, 0), (3, 0)]))


def test_what_touches_the_window_only_is_left_out(island: Path) -> None:
    """A shared edge is no area."""
    assert [p["iso"] for p, _ in shown(make(island, "2,0,4,4"), "country")] == ["BB"]


def test_coordinates_have_four_decimals(island: Path) -> None:
    """About 11 m, as the shipped basemaps."""
    place = json.loads(make(island).data)["features"][-2]
    assert place["geometry"] == {"type": "Point", "coordinates": [1.2346, 3.0]}


def test_provinces_are_kept_for_the_countries_asked_for(island: Path) -> None:
    """In the order of the file."""
    provinces = shown(make(island, provinces=["AA"]), "admin1")
    assert [properties for properties, _ in provinces] == [
        {"iso": "AA", "name": "Nord"},
        {"iso": "AA", "name": "Sud"},
    ]


def test_borders_say_their_status_and_countries(island: Path) -> None:
    """Lines that part no states are left out, and those of a territory asked for.

    A view of a State is kept where it is another than Natural Earth's own.
    """
    done = make(island, without_borders=["BAS"])
    assert [properties for properties, _ in shown(done, "border")] == [
        {"status": "international", "a": "AAA", "b": "BBB"},
        {
            "status": "disputed",
            "a": "AAA",
            "b": "BBB",
            "views": {"AA": "unrecognized", "BB": "international"},
        },
    ]


def test_a_straight_border_needs_two_points(island: Path) -> None:
    """Points on the way between their neighbours say nothing."""
    features = json.loads(make(island).data)["features"]
    border = next(one for one in features if one["properties"]["layer"] == "border")
    assert border["geometry"]["coordinates"] == [[2.0, 0.0], [2.0, 3.0]]


def test_rivers_have_id_rank_and_whether_in_a_lake(island: Path) -> None:
    """Without a table the id is made of Natural Earth's name."""
    assert [properties for properties, _ in shown(make(island), "river")] == [
        {"id": "grande-riviere", "rank": 3, "in_lake": False},
        {"id": "grande-riviere", "rank": 3, "in_lake": True},
    ]


def test_the_table_gives_ids_by_name_and_by_point(island: Path) -> None:
    """A lake without a name is found by a point in it; what the table has not gets no id."""
    names = (
        NamedFeature("river", "big", "Grande Rivière"),
        NamedFeature("lake", "little", point=(0.7, 0.7)),
    )
    done = make(island, names=names)
    assert {properties["id"] for properties, _ in shown(done, "river")} == {"big"}
    assert [properties for properties, _ in shown(done, "lake")] == [{"id": "little"}, {}]


def test_places_keep_what_labels_need(island: Path) -> None:
    """Only those of the countries asked for, by a code of two letters or three."""
    aville = {
        "name": "Aville",
        "a3": "AAA",
        "rank": 2,
        "capital": True,
        "pop": 5000,
        "geonameid": 7,
    }
    for code in ("AA", "AAA"):
        assert [p for p, _ in shown(make(island, places=[code]), "place")] == [aville]
    assert len(shown(make(island), "place")) == 2


def test_an_area_without_a_country_is_said_or_joined(island: Path) -> None:
    """It would be drawn as sea; the warning says how to give it to a country."""
    (warning,) = make(island).warnings
    assert str(warning).startswith("--join:1: warning: Base: no country has this area")
    joined = make(island, joins=["BB=Base"])
    assert joined.warnings == ()
    assert shown(joined, "country")[1][1].equals(
        shapely.union_all([shapely.box(2, 0, 4, 4), shapely.box(4, 0, 5, 1)])
    )


def test_a_line_of_claim_cuts_a_disputed_area_off(island: Path) -> None:
    """The smaller piece is the disputed one; its id and note are the table's."""
    names = (NamedFeature("disputed", "corner", "Claim of A", note="claimed"),)
    ((properties, area),) = shown(make(island, names=names, disputed=["corner"]), "disputed")
    assert properties == {"id": "corner", "note": "claimed"}
    assert area.equals(shapely.box(3, 0, 4, 1))


def test_a_disputed_polygon_is_found_by_its_name(island: Path) -> None:
    """Without a table an id is the name in small letters."""
    write_geojson(
        island / "ne_10m_admin_0_disputed_areas.geojson",
        [
            ({"BRK_NAME": "High Land", "NOTE_BRK": "held by B"}, square(1, 1, 3, 3)),
            ({"BRK_NAME": "Low Land", "NOTE_BRK": ""}, square(0, 0, 1, 1)),
        ],
    )
    ((properties, area),) = shown(make(island, disputed=["high-land"]), "disputed")
    assert properties == {"id": "high-land", "note": "held by B"}
    assert area.equals(shapely.box(1, 1, 3, 3))


def test_the_same_inputs_give_the_same_bytes(island: Path, tmp_path: Path) -> None:
    """Also from other files that hold the same."""
    again = write_island(tmp_path / "again")
    geojson = tmp_path / "geojson"
    geojson.mkdir()
    for name, records in ISLAND.items():
        write_geojson(geojson / f"{name}.geojson", records)
    first = make(island, provinces=["AA"]).data
    assert first == make(again, provinces=["AA"]).data == make(geojson, provinces=["AA"]).data


def test_the_file_is_laid_out_as_the_shipped_ones(island: Path) -> None:
    """One line without an end, its layers in their order."""
    data = make(island, provinces=["BB"], source="Invented").data.decode()
    assert data.startswith(
        '{"type":"FeatureCollection","name":"ne10m_island","source":"Invented",'
        '"bbox":[-1.0,-1.0,6.0,5.0],"features":['
        '{"type":"Feature","properties":{"layer":"country","iso":"AA"},"geometry":{"type":"Polygon"'
    )
    assert "\n" not in data
    layers = [feature["properties"]["layer"] for feature in json.loads(data)["features"]]
    assert list(dict.fromkeys(layers)) == [
        "country",
        "admin1",
        "border",
        "coast",
        "lake",
        "river",
        "place",
    ]


def test_the_basemap_is_read_by_the_figures(island: Path) -> None:
    """What this package writes is what the map reads."""
    names = (NamedFeature("disputed", "corner", "Claim of A"),)
    data = make(island, provinces=["AA"], names=names, disputed=["corner"]).data
    basemap = read_basemap(data, "data/basemap/island.geojson")
    assert {layer: len(basemap.layer(layer)) for layer in Layer} == {
        Layer.COUNTRY: 3,
        Layer.ADMIN1: 2,
        Layer.BORDER: 3,
        Layer.COAST: 1,
        Layer.LAKE: 2,
        Layer.RIVER: 2,
        Layer.DISPUTED: 1,
        Layer.PLACE: 2,
    }
    assert [river.hidden for river in basemap.layer(Layer.RIVER)] == [False, True]


def test_a_shape_that_crosses_itself_is_mended(tmp_path: Path) -> None:
    """Natural Earth has such polygons; the parts on both sides of the crossing are kept."""
    bow = [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]
    write_geojson(
        tmp_path / "ne_10m_admin_0_countries.geojson", [({"ISO_A2": "AA", "NAME": "A"}, bow)]
    )
    ((_, area),) = shown(make(tmp_path), "country")
    assert area.is_valid
    assert area.area == 2


def test_a_window_without_land_is_refused(island: Path) -> None:
    """A basemap without a country could not be drawn."""
    with pytest.raises(ContentError, match="--window:1: no land of a country lies in it"):
        make(island, "100,0,110,10")


def test_what_is_asked_for_and_not_there_is_said_at_once(island: Path) -> None:
    """A country without provinces and an unknown disputed area, in one go."""
    with pytest.raises(ContentError) as failure:
        make(island, provinces=["ZZ"], disputed=["atlantis"])
    assert [str(finding).partition(";")[0] for finding in failure.value.findings] == [
        "--countries:1: ZZ has no province in this window",
        "--disputed:1: atlantis is no disputed area in this window",
    ]


def test_a_basemap_too_large_for_a_build_is_refused(
    island: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Better said here than when the edition is built."""
    monkeypatch.setattr("generator.basemaps.cut.MAX_BYTES", 100)
    with pytest.raises(ContentError, match=r"take a smaller window, or --scale 50m"):
        make(island)
