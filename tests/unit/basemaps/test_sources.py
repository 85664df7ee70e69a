"""Finding and reading Natural Earth's files."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from generator.basemaps.request import Window
from generator.basemaps.sources import Role, find_sources, read_best
from generator.errors import ContentError
from tests.unit.basemaps.island import ISLAND, square, write_geojson, write_shapefile

WORLD = Window(-180, -90, 180, 90)
LAKES = "ne_10m_lakes"
RIVERS = "ne_10m_rivers_lake_centerlines"
PLACES = "ne_10m_populated_places_simple"


def test_layers_are_known_by_their_files_names(island: Path) -> None:
    """Files of other names are passed over."""
    (island / "notes.txt").write_text("hello")
    write_shapefile(island / "my_lakes", ISLAND[LAKES])
    assert set(find_sources([island], "10m")) == {
        Role.PROVINCE,
        Role.BORDER,
        Role.LAND,
        Role.LAKE,
        Role.RIVER,
        Role.CLAIM,
        Role.PLACE,
    }


def test_the_first_place_that_has_a_layer_wins(island: Path, tmp_path: Path) -> None:
    """The order of --from decides, so one folder can fill the gaps of another."""
    better = tmp_path / "better" / "deep"
    better.mkdir(parents=True)
    write_geojson(better / f"{LAKES}.json", ISLAND[LAKES])
    sources = find_sources([better.parent, island], "10m")
    assert sources[Role.LAKE][0].path == better / f"{LAKES}.json"
    assert sources[Role.RIVER][0].path.parent == island


def test_geojson_and_zips_give_what_shapefiles_give(island: Path, tmp_path: Path) -> None:
    """The form of the file makes no difference."""
    write_geojson(tmp_path / f"{PLACES}.geojson", ISLAND[PLACES])
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for part in sorted(island.iterdir()):
            archive.write(part, f"10m/{part.name}")
    read = [
        [(place.text("name"), place.geometry) for place in read_best(source, WORLD)]
        for source in (
            find_sources([origin], "10m")[Role.PLACE]
            for origin in (island, tmp_path / f"{PLACES}.geojson", packed)
        )
    ]
    assert read[0] == read[1] == read[2]
    assert [name for name, _ in read[0]] == ["Aville", "Béville"]


def test_a_geopackage_is_read_table_by_table(tmp_path: Path) -> None:
    """Natural Earth comes as one GeoPackage too, with a table a layer."""
    file = tmp_path / "natural_earth.gpkg"
    blob = b"GP\x00\x01" + bytes(4) + shapely.to_wkb(shapely.box(0, 0, 1, 1))
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT)")
        base.execute("INSERT INTO gpkg_geometry_columns VALUES ('ne_10m_lakes', 'geom')")
        base.execute("CREATE TABLE ne_10m_lakes (fid INTEGER PRIMARY KEY, geom BLOB, NAME TEXT)")
        base.execute("INSERT INTO ne_10m_lakes VALUES (1, ?, 'Lac')", (blob,))
        base.execute("INSERT INTO ne_10m_lakes VALUES (2, NULL, 'Rien')")
    (lake,) = read_best(find_sources([file], "10m")[Role.LAKE], WORLD)
    assert lake.text("name") == "Lac"
    assert lake.geometry.equals(shapely.box(0, 0, 1, 1))


def test_older_files_in_latin_1_keep_their_letters(tmp_path: Path) -> None:
    """Without a .cpg file the encoding is found text by text."""
    write_shapefile(tmp_path / PLACES, ISLAND[PLACES], encoding="latin-1")
    (tmp_path / f"{PLACES}.cpg").unlink(missing_ok=True)
    source = find_sources([tmp_path], "10m")[Role.PLACE]
    assert [place.text("name") for place in read_best(source, WORLD)] == ["Aville", "Béville"]


def test_what_lies_elsewhere_is_not_read(island: Path) -> None:
    """Only features that may meet the window are kept."""
    source = find_sources([island], "10m")[Role.LAKE]
    assert [lake.number("fid") for lake in read_best(source, Window(2.5, 2.5, 4, 4))] == [1]


def test_folders_without_a_layer_are_said(tmp_path: Path) -> None:
    """The finding names what a file should be called."""
    with pytest.raises(ContentError, match=r"holds no layer of Natural Earth 1:10m; name a folder"):
        find_sources([tmp_path], "10m")


def test_another_scale_is_offered(tmp_path: Path) -> None:
    """Where there are layers of another scale the finding names it."""
    write_shapefile(tmp_path / "ne_50m_lakes", ISLAND[LAKES])
    with pytest.raises(ContentError, match="there are layers of 50m: choose one with --scale"):
        find_sources([tmp_path], "10m")
    assert Role.LAKE in find_sources([tmp_path], "50m")


def test_a_place_that_is_missing_is_said(tmp_path: Path) -> None:
    """A folder that is not there is no empty folder."""
    with pytest.raises(ContentError, match="is not there"):
        find_sources([tmp_path / "nowhere"], "10m")


@pytest.mark.parametrize("packed", [False, True])
def test_a_shapefile_without_its_table_is_said(island: Path, packed: bool) -> None:
    """The .dbf has the names: without it the .shp is of no use."""
    (island / f"{LAKES}.dbf").unlink()
    origin = island
    if packed:
        origin = island.parent / "lakes.zip"
        with zipfile.ZipFile(origin, "w") as archive:
            archive.write(island / f"{LAKES}.shp", f"{LAKES}.shp")
    source = find_sources([origin], "10m")[Role.LAKE]
    with pytest.raises(ContentError, match=rf"{LAKES}\.shp:1: has no {LAKES}\.dbf beside it"):
        read_best(source, WORLD)


@pytest.mark.parametrize("ending", [".shp", ".dbf", ".shx"])
@pytest.mark.parametrize("kept", [0, 0.3, 0.6, 0.9])
def test_a_shapefile_cut_short_is_said(island: Path, ending: str, kept: float) -> None:
    """Wherever the file ends early, it is one finding and no half a layer."""
    part = (island / LAKES).with_suffix(ending)
    data = part.read_bytes()
    part.write_bytes(data[: int(len(data) * kept)])
    source = find_sources([island], "10m")[Role.LAKE]
    with pytest.raises(ContentError, match="is damaged"):
        read_best(source, WORLD)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": 3}',
        '{"type": "FeatureCollection", "features": [3]}',
        '{"type": "FeatureCollection", "features": [{"geometry": {"type": "Cube"}}]}',
        '{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon"}}]}',
        "[" * 100_000,
    ],
)
def test_a_damaged_geojson_is_said(tmp_path: Path, text: str) -> None:
    """Whatever the file holds, it is one finding."""
    (tmp_path / f"{LAKES}.geojson").write_text(text)
    source = find_sources([tmp_path], "10m")[Role.LAKE]
    with pytest.raises(ContentError, match="is damaged") as failure:
        read_best(source, WORLD)
    assert len(failure.value.findings) == 1


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        ({"type": "Point", "coordinates": [0, 0]}, "a lake is a Point"),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [float("nan"), 1], [0, 0]]]},
            "not a finite number",
        ),
    ],
)
def test_a_shape_of_the_wrong_kind_is_said(
    tmp_path: Path, geometry: dict[str, object], message: str
) -> None:
    """A layer of lakes holds areas, at finite coordinates."""
    feature = {"type": "Feature", "properties": None, "geometry": geometry}
    collection = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / f"{LAKES}.geojson").write_text(json.dumps(collection))
    source = find_sources([tmp_path], "10m")[Role.LAKE]
    with pytest.raises(ContentError, match=message):
        read_best(source, WORLD)


def test_a_zip_that_is_none_is_said(tmp_path: Path) -> None:
    """A download that broke off has its layer's name, and nothing usable inside."""
    (tmp_path / f"{LAKES}.zip").write_bytes(b"PK\x03\x04 broken")
    source = find_sources([tmp_path], "10m")[Role.LAKE]
    with pytest.raises(ContentError, match="is damaged"):
        read_best(source, WORLD)


def test_a_feature_without_a_shape_is_passed_over(tmp_path: Path) -> None:
    """Natural Earth has such records."""
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {}, "geometry": None},
            {
                "type": "Feature",
                "properties": {},
                "geometry": {"type": "Polygon", "coordinates": square(0, 0, 1, 1)},
            },
        ],
    }
    (tmp_path / f"{LAKES}.geojson").write_text(json.dumps(collection))
    assert len(read_best(find_sources([tmp_path], "10m")[Role.LAKE], WORLD)) == 1


def test_of_two_files_of_a_layer_the_one_with_names_is_taken(tmp_path: Path) -> None:
    """In whatever order they lie in the folder; a nameless copy would leave the map without any."""
    named = [({**properties, "NAME": "Grande"}, shape) for properties, shape in ISLAND[RIVERS]]
    nameless = [({"FID": number}, shape) for number, (_, shape) in enumerate(ISLAND[RIVERS])]
    for folder, records in (("a", nameless), ("b", named), ("c", nameless)):
        (tmp_path / folder).mkdir()
        write_geojson(tmp_path / folder / f"{RIVERS}.geojson", records)
    found = find_sources([tmp_path], "10m")[Role.RIVER]
    assert len(found) == 3
    assert {river.text("name") for river in read_best(found, WORLD)} == {"Grande"}
    assert find_sources([tmp_path / "c", tmp_path / "b"], "10m")[Role.RIVER] == found[2:]
