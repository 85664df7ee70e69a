from __future__ import annotations

import numpy as np
import pyproj
import pytest

from generator.model.brief import Brief, Extent, MapView
from generator.model.figure import Frame
from generator.stages.figures.projection import Projection

FRAME = Frame(174, 156)


def fit(view: MapView) -> Projection:
    return Projection.fit(view.projection, view.extent, FRAME)


@pytest.mark.parametrize("name", ["main", "inset"])
def test_places_are_where_proj_puts_them(shipped: Brief, name: str) -> None:
    """Every place of the window is within 0.1 mm on paper of PROJ's own conic."""
    settings = shipped.content.map
    assert settings.inset is not None
    view: MapView = settings if name == "main" else settings.inset
    ours = fit(view)
    first, second = view.projection.parallels
    proj = pyproj.Proj(
        proj="lcc", lat_1=first, lat_2=second, lat_0=0, lon_0=view.projection.meridian,
        ellps="WGS84",
    )
    extent = view.extent
    lon, lat = np.meshgrid(
        np.linspace(extent.west, extent.east, 25), np.linspace(extent.south, extent.north, 25)
    )
    x, y = ours.project(lon.ravel(), lat.ravel())
    there_x, there_y = (values / ours.metres for values in proj(lon.ravel(), lat.ravel()))
    # The two cones have their origins in different places; a shift is no difference on paper.
    assert np.ptp(x - there_x) < 0.1
    assert np.ptp(y - there_y) < 0.1


def test_all_of_the_extent_is_inside_the_frame(shipped: Brief) -> None:
    """The corners and the sides of the window lie on the paper."""
    view = shipped.content.map
    lon = np.linspace(view.extent.west, view.extent.east, 50)
    for lat in (view.extent.south, view.extent.north):
        x, y = fit(view).project(lon, np.full(50, lat))
        assert x.min() >= -0.01
        assert x.max() <= FRAME.width + 0.01
        assert y.min() >= -0.01
        assert y.max() <= FRAME.height + 0.01


def test_one_standard_parallel_is_two_equal_ones(shipped: Brief) -> None:
    """Parallels that meet give the tangent cone, not a division by nothing."""
    one = shipped.content.map.projection.model_copy(update={"parallels": (33.0, 33.0)})
    near = one.model_copy(update={"parallels": (33.0, 33.0001)})
    extent = Extent(west=35, south=29, east=48, north=37)
    tangent = Projection.fit(one, extent, FRAME).place(44.4, 33.3)
    assert pytest.approx(Projection.fit(near, extent, FRAME).place(44.4, 33.3), abs=0.01) == tangent
