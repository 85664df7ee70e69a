"""What an author leaves out of a map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.blocks.document import Brief
from generator.blocks.map.settling import choose_cone, choose_flattening, fit_extent, settle_map
from generator.model.map import Cone, Extent, InsetDescription, MapDescription
from generator.model.row import DataRow
from tests.unit.rows import shipped_rows


@pytest.fixture(scope="module")
def place(shipped: Brief) -> DataRow:
    """A place of the shipped document."""
    return shipped_rows(shipped)[0]


def test_the_extent_holds_the_places_with_a_margin() -> None:
    """Twelve hundredths of their distance on each side: in tenths, of large ones in degrees."""
    extent = fit_extent([(-7.0, 12.6), (7.0, 17.6), (0.0, 13.0)])
    assert Extent(west=-8.7, south=12.0, east=8.7, north=18.3) == extent
    large = fit_extent([(-30.0, 10.0), (30.0, 30.0)])
    assert Extent(west=-38, south=7, east=38, north=33) == large


def test_one_place_has_country_round_it() -> None:
    """Five degrees of latitude, and as wide on the ground."""
    extent = fit_extent([(-72.34, 18.54)])
    assert (16.0, 21.1) == (extent.south, extent.north)
    assert (-75.0, -69.7) == (extent.west, extent.east)


@pytest.mark.parametrize("latitude", [-89.0, 89.0])
def test_near_a_pole_an_extent_stays_on_the_earth(latitude: float) -> None:
    """Whatever the places, the extent is one, and its cone too."""
    extent = fit_extent([(179.0, latitude), (-179.0, latitude)])
    assert (-180.0, 180.0) == (extent.west, extent.east)
    assert extent.south <= latitude <= extent.north
    choose_cone(extent)


def test_parallels_lie_a_sixth_from_top_and_foot() -> None:
    """And the meridian in the middle."""
    cone = choose_cone(Extent(west=10, south=40, east=20, north=46))
    assert Cone(parallels=(41, 45), meridian=15) == cone


@pytest.mark.parametrize("south", [-3.0, -2.9, -3.1, 0.0, -6.0])
def test_across_the_equator_there_is_a_cone(south: float) -> None:
    """Parallels that would cancel each other out give way."""
    cone = choose_cone(Extent(west=30, south=south, east=40, north=south + 6))
    assert abs(sum(cone.parallels)) >= 1


@pytest.mark.parametrize(("west", "whole"), [(-60.0, True), (-59.0, False)])
def test_what_is_too_wide_for_a_cone_is_shown_as_all_the_earth(west: float, *, whole: bool) -> None:
    """Beyond 120 degrees; a cone would bend it round."""
    extent = Extent(west=west, south=-30, east=61, north=50)
    assert whole is (choose_flattening(extent) == "world")
    assert "world" == settle_map(MapDescription(extent=extent, projection="world"), ()).projection


def test_what_is_left_out_comes_from_the_places(place: DataRow) -> None:
    """Extent, projection, basemap, countries; and all countries are named."""
    rows = [
        replace(place, id=f"p{n}", country=code, lat=12.0 + n, lon=3.0 * n)
        for n, code in enumerate(["ML", "NE", "ML"])
    ]
    settings = settle_map(MapDescription(), rows)
    assert ("world", ("ML", "NE"), True) == (
        settings.basemap,
        settings.countries,
        settings.all_countries,
    )
    assert all(settings.extent.holds(row) for row in rows)


def test_what_the_inset_shows_widens_no_extent(place: DataRow) -> None:
    """A place far away has the inset, whose countries are those of its own places."""
    far = replace(place, id="far", country="LY", lat=31.2, lon=16.6)
    inset = InsetDescription(title="Libye", extent=Extent(west=9, south=27, east=25, north=34))
    settings = settle_map(MapDescription(insets=(inset,), country_names=()), [place, far])
    assert (("LY",), False) == (settings.insets[0].countries, settings.all_countries)
    assert not settings.extent.holds(far)


def test_what_is_given_stays(place: DataRow) -> None:
    """An author's word is not changed."""
    cone = Cone(parallels=(31, 36), meridian=42)
    extent = Extent(west=35, south=29, east=48, north=37)
    description = MapDescription(
        basemap="levant-iraq", extent=extent, projection=cone, countries=("SY",)
    )
    settings = settle_map(description, [place])
    assert (extent, cone, ("SY",), "levant-iraq") == (
        settings.extent,
        settings.projection,
        settings.countries,
        settings.basemap,
    )
