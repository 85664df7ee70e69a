"""What an author leaves out of a map."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files import ProjectFiles
from generator.model.brief import Victory
from generator.model.map import Cone, Extent, InsetDescription, MapDescription
from generator.stages.content.brief import load_brief
from generator.stages.content.map import choose_cone, fit_extent, settle_map

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="module")
def victory() -> Victory:
    """A place of the shipped brief."""
    return load_brief(ProjectFiles(ROOT), "daesh").victories[0]


def test_the_extent_holds_the_places_with_a_margin() -> None:
    """Fifteen hundredths of their distance on each side, in whole degrees."""
    extent = fit_extent([(-8.0, 12.65), (8.0, 17.0), (0.0, 13.0)])
    assert Extent(west=-11, south=11, east=11, north=18) == extent


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


def test_what_is_left_out_comes_from_the_places(victory: Victory) -> None:
    """Extent, projection, basemap, countries; and all countries are named."""
    rows = [
        victory.model_copy(update={"id": f"p{n}", "country": code, "lat": 12.0 + n, "lon": 3.0 * n})
        for n, code in enumerate(["ML", "NE", "ML"])
    ]
    settings = settle_map(MapDescription(), rows)
    assert ("world", ("ML", "NE"), True) == (
        settings.basemap,
        settings.countries,
        settings.all_countries,
    )
    assert all(settings.extent.holds(row) for row in rows)


def test_what_the_inset_shows_widens_no_extent(victory: Victory) -> None:
    """A place far away has the inset, whose countries are those of its own places."""
    far = victory.model_copy(update={"id": "far", "country": "LY", "lat": 31.2, "lon": 16.6})
    inset = InsetDescription(title="Libye", extent=Extent(west=9, south=27, east=25, north=34))
    settings = settle_map(MapDescription(inset=inset, country_names=()), [victory, far])
    assert settings.inset is not None
    assert (("LY",), False) == (settings.inset.countries, settings.all_countries)
    assert not settings.extent.holds(far)


def test_what_is_given_stays(victory: Victory) -> None:
    """An author's word is not changed."""
    cone = Cone(parallels=(31, 36), meridian=42)
    extent = Extent(west=35, south=29, east=48, north=37)
    description = MapDescription(
        basemap="levant-iraq", extent=extent, projection=cone, countries=("SY",)
    )
    settings = settle_map(description, [victory])
    assert (extent, cone, ("SY",), "levant-iraq") == (
        settings.extent,
        settings.projection,
        settings.countries,
        settings.basemap,
    )
