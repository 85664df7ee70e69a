"""A map of all the earth: it ends at its edge, has no scale bar, and holds what every map does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from generator.blocks.map.settling import settle_map
from generator.design.style.reading import Styles
from generator.errors import RenderError
from generator.model.figure import Frame, MapDrawing
from generator.model.map import Disputes, Extent, MapDescription
from generator.stages.figures.atlas import draw_atlas
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.map import draw_map, lay_out_map
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import MakeDrawing

FRAME = Frame(174, 92)
WHOLE = Extent(west=-180, south=-58, east=180, north=84)
PLACES = ((35.7, 139.7), (-12.0, -77.0), (-16.8, 179.6), (64.1, -21.9), (-44.0, -176.5))
"""Two of them on either side of the 180° meridian."""


def spread_out(drawing: MapDrawing) -> MapDrawing:
    """Places of the shipped map where others lie, on all the earth."""
    points = tuple(
        replace(point, lat=lat, lon=lon)
        for point, (lat, lon) in zip(drawing.points, PLACES, strict=False)
    )
    settings = settle_map(MapDescription(extent=WHOLE, disputed=Disputes()), ())
    return replace(drawing, settings=settings, points=points)


@pytest.mark.parametrize("locales", ["fr", "ar", "fr+ar"])
def test_it_is_drawn_in_every_language(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
) -> None:
    """Nothing overlaps, each sign is linked, and no scale bar says what is true nowhere."""
    drawing = spread_out(make_drawing(locales, FRAME))
    layout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    assert ((), None) == (layout.overlaps, layout.legend.bar)
    figure = draw_map(drawing, basemaps, styles.map, typefaces)
    assert [point.id for point in drawing.points] == [spot.id for spot in figure.hotspots]
    fiji, chatham = figure.hotspots[2], figure.hotspots[4]
    assert fiji.x > FRAME.width * 0.9 > FRAME.width * 0.1 > chatham.x


def test_a_map_of_half_the_earth_has_no_scale_bar(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Neither in its legend nor on the web; the shipped map of a region has one in both."""
    drawing = make_drawing("fr", Frame(174, 156))
    wide = Extent(west=-118, south=-56, east=-34, north=33)
    settings = settle_map(MapDescription(extent=wide, disputed=Disputes()), ())
    points = tuple(
        replace(point, lat=-30.0 + 5 * n, lon=-65.0) for n, point in enumerate(drawing.points[:3])
    )
    half = replace(drawing, settings=settings, points=points)
    for each, has_bar in ((drawing, True), (half, False)):
        layout = lay_out_map(each, basemaps, styles.map, typefaces)
        assert has_bar is (layout.legend.bar is not None)
        atlas = draw_atlas(each, basemaps, styles.map, typefaces)
        assert has_bar is ("scale-bar" in str(atlas))


def test_it_ends_at_its_edge(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Beyond the 180° meridian the paper is neither land nor water; on the web as in print."""
    drawing = spread_out(make_drawing("fr", FRAME))
    layout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    (outline,) = layout.main.ground.earth
    rings = [*layout.main.ground.land, *layout.main.ground.neighbours]
    west = np.interp(5.0, *outline[:181][:, ::-1].T)
    assert west > 10
    assert all((ring[np.abs(ring[:, 1] - 5.0) < 0.5][:, 0] > west - 2).all() for ring in rings)
    web = draw_atlas(drawing, basemaps, styles.map, typefaces).data.decode()
    ground = web.partition('<g class="ground"')[2].partition("</g>")[0]
    assert ground.partition(">")[2].startswith("<path")


def test_a_cone_still_stops_at_the_meridian(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Which is told with the way out."""
    drawing = spread_out(make_drawing("fr", FRAME))
    extent = Extent(west=170, south=-48, east=180, north=-34)
    settings = settle_map(MapDescription(extent=extent), ())
    with pytest.raises(RenderError, match="projection: world"):
        draw_map(replace(drawing, settings=settings), basemaps, styles.map, typefaces)


@pytest.mark.parametrize(
    ("extent", "named"),
    [
        (Extent(west=-60, south=-5, east=-45, north=10), False),
        (Extent(west=-6, south=41, east=10, north=52), True),
    ],
)
def test_a_country_is_named_on_its_largest_part(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    extent: Extent,
    *,
    named: bool,
) -> None:
    """Guiana is of France, and its name there would be taken for all of it."""
    drawing = make_drawing("fr", Frame(174, 156))
    described = MapDescription(extent=extent, disputed=Disputes())
    shown = replace(
        drawing,
        settings=settle_map(described, ()),
        points=(),
        names={**drawing.names, "country:FR": ("FRANCE",)},
    )
    layout = lay_out_map(shown, basemaps, styles.map, typefaces)
    assert named is ("FRANCE" in {name.text for name in layout.main.countries})
