"""Places on paper are where PROJ puts them."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from pydantic import ValidationError

from generator.blocks.document import Brief
from generator.blocks.map.settling import choose_cone
from generator.model import map as model
from generator.model.figure import Frame
from generator.model.map import Extent
from generator.stages.figures.projection import Projection
from generator.stages.preflight.geography import project
from tests.unit.rows import settle, shipped_rows


@pytest.mark.parametrize("frame", [Frame(174, 156), Frame(174, 121), Frame(160, 118)])
def test_shipped_places_agree_with_proj(brief: Brief, frame: Frame) -> None:
    """Every shipped place stands within 0.1 mm of where PROJ puts it."""
    settings = settle(brief)
    projection = Projection.fit(settings.projection, settings.extent, frame)
    assert isinstance(settings.projection, model.Cone)
    first, second = settings.projection.parallels
    places = [(v.lon, v.lat) for v in shipped_rows(brief)]
    assert _worst(projection, first, second, settings.projection.meridian, places) < 0.1


@pytest.mark.parametrize(
    ("parallels", "meridian", "extent"),
    [
        ((-20.0, -13.0), 47.0, (43.0, -26.0, 51.0, -11.0)),
        ((-42.0, -42.0), 173.0, (166.0, -47.0, 179.0, -34.0)),
        ((45.0, 49.0), 3.0, (-5.0, 42.0, 8.0, 51.0)),
    ],
)
def test_other_regions_agree_with_proj(
    parallels: tuple[float, float], meridian: float, extent: tuple[float, float, float, float]
) -> None:
    """North and south of the equator, with one parallel or two, places agree with PROJ."""
    west, south, east, north = extent
    window = Extent(west=west, south=south, east=east, north=north)
    settings = model.Cone(parallels=parallels, meridian=meridian)
    projection = Projection.fit(settings, window, Frame(120, 120))
    corners = [(west, south), (east, north), ((west + east) / 2, (south + north) / 2)]
    assert _worst(projection, *parallels, meridian, corners) < 0.1
    x, y = projection.project([west, east], [south, north])
    assert (x[0] < x[1], y[0] < y[1]) == (True, True)


@pytest.mark.parametrize(
    ("south", "north", "has_bar"),
    [(31.0, 49.5, True), (-12.0, 13.0, True), (15.0, 50.0, False), (-56.0, 33.0, False)],
)
def test_a_scale_bar_is_where_it_is_true(south: float, north: float, has_bar: bool) -> None:
    """Nowhere on the map is it wrong by more than a fiftieth of what PROJ says a length is."""
    extent = Extent(west=-80, south=south, east=-50, north=north)
    cone = choose_cone(extent)
    (first, second), middle = cone.parallels, cone.meridian
    proj = pyproj.Proj(proj="lcc", lat_1=first, lat_2=second, lon_0=middle, ellps="WGS84")
    latitudes = np.linspace(south, north, 90)
    worst = np.abs(proj.get_factors(np.full(90, middle), latitudes).parallel_scale - 1).max()
    assert bool(worst <= 0.02) is has_bar
    assert Projection.of(cone).is_even(extent) is has_bar
    assert not Projection.of("world").is_even(extent)


def test_the_whole_earth_agrees_with_proj() -> None:
    """Equal Earth is PROJ's, there and back, and the check of finished pages reckons the same."""
    lon, lat = np.meshgrid(np.linspace(-180, 180, 13), np.linspace(-85, 90, 12))
    theirs = np.column_stack(pyproj.Proj(proj="eqearth", ellps="WGS84")(lon.ravel(), lat.ravel()))
    plane = Projection.of("world")
    ours = np.column_stack(plane.project(lon.ravel(), lat.ravel()))
    assert np.abs(ours - theirs).max() < 0.001
    checked = project(np.column_stack([lon.ravel(), lat.ravel()]), "world")
    assert np.abs(checked - theirs).max() < 0.1
    back = np.column_stack(plane.unproject(ours[:-13, 0], ours[:-13, 1]))
    assert np.abs(back - np.column_stack([lon.ravel(), lat.ravel()])[:-13]).max() < 1e-6


def test_whole_extent_is_shown(brief: Brief) -> None:
    """Every corner of the extent lies in the frame."""
    settings, frame = settle(brief), Frame(174, 156)
    projection = Projection.fit(settings.projection, settings.extent, frame)
    e = settings.extent
    x, y = projection.project([e.west, e.west, e.east, e.east], [e.south, e.north] * 2)
    assert x.min() >= -1e-6
    assert x.max() <= frame.width + 1e-6
    assert y.min() >= -1e-6
    assert y.max() <= frame.height + 1e-6


@pytest.mark.parametrize("parallels", [(-5.0, 5.0), (0.0, 0.0), (60.0, 90.0)])
def test_no_cone_is_refused(parallels: tuple[float, float]) -> None:
    """Parallels of which no cone can be made are refused, with what to do."""
    with pytest.raises(ValidationError, match="move"):
        model.Cone(parallels=parallels, meridian=0.0)


def _worst(
    projection: Projection,
    first: float,
    second: float,
    meridian: float,
    places: list[tuple[float, float]],
) -> float:
    """How far, in mm, distances between places differ from PROJ's at the same scale."""
    proj = pyproj.Proj(
        proj="lcc", lat_1=first, lat_2=second, lon_0=meridian, lat_0=0, ellps="WGS84"
    )
    lon, lat = np.array(places).T
    theirs = np.column_stack(proj(lon, lat)) / projection.metres
    ours = np.column_stack(projection.project(lon, lat))
    return float(np.abs((ours - ours[0]) - (theirs - theirs[0])).max())
