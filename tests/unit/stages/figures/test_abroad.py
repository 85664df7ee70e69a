from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from generator.blocks.map.settling import settle_map
from generator.design.style.reading import Styles
from generator.model.figure import Frame
from generator.model.map import Disputes, Extent, MapDescription
from generator.stages.figures.abroad import Abroad, find_country
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind
from generator.stages.figures.ground import prepare_ground
from generator.stages.figures.map import lay_out_map
from generator.stages.figures.projection import Projection
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.window import ViewLayout
from tests.unit.stages.figures.conftest import MakeDrawing

FRAME = Frame(174, 142)
FRAMES = (Frame(174, 142), Frame(174, 112), Frame(260, 160))
ON_THE_BORDER = {"kobane", "tal-abyad", "jarabulus"}
"""Towns that the border runs through: their names may stand on either side."""


def list_names(view: ViewLayout) -> dict[str, tuple[float, float, float, float]]:
    """The boxes of places' names, by the names."""
    return {box.text: box.bounds for box in view.boxes if box.kind is Kind.PLACE}


@pytest.mark.parametrize("locales", ["fr", "en", "ar", "fr+ar", "en+ar"])
@pytest.mark.parametrize("frame", FRAMES, ids=str)
def test_a_place_is_named_on_its_country_s_ground(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
    frame: Frame,
) -> None:
    """No name of the map lies for its greater part in another country than its place."""
    layout = lay_out_map(make_drawing(locales, frame), basemaps, styles.map, typefaces).main
    strangers = []
    for sign in layout.signs:
        if sign.point.id in ON_THE_BORDER:
            continue
        abroad = Abroad.of(layout.ground, (sign.x, sign.y))
        bounds = next(
            box for text, box in list_names(layout).items() if text.startswith(sign.point.names[0])
        )
        if abroad.share(np.array([bounds]))[0] > 0.5:
            strangers.append(sign.point.names[0])
    assert [] == strangers


@pytest.mark.parametrize("locales", ["fr", "en", "ar", "fr+ar", "en+ar", "fr+en"])
def test_the_two_banks_of_mosul_are_named_on_their_own(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
) -> None:
    """The name of each half has its middle on the bank where its sign is."""
    layout = lay_out_map(make_drawing(locales, FRAMES[0]), basemaps, styles.map, typefaces)
    (inset,) = [each.view for each in layout.insets if len(each.view.signs) == 2]
    assert 2 == len(inset.places)
    for sign in inset.signs:
        abroad = Abroad.of(inset.ground, (sign.x, sign.y))
        name = next(
            box for text, box in list_names(inset).items() if text.startswith(sign.point.names[0])
        )
        assert abroad.share_beyond(np.array([name]))[0] < 0.5, sign.point.names


def test_a_place_in_the_sea_is_in_no_country(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Its name may stand on any ground."""
    layout = lay_out_map(make_drawing("fr", FRAMES[0]), basemaps, styles.map, typefaces).main
    rutba = layout.projection.place(40.28, 33.04)
    sea = layout.projection.place(30.0, 33.5)
    assert ("IQ", None) == (find_country(layout.ground, rutba), find_country(layout.ground, sea))
    box = np.array([(0.0, 0.0, 20.0, 3.0)])
    assert [0.0] == Abroad.of(layout.ground, sea).share(box).tolist()


def test_a_place_on_no_ground_is_of_the_country_that_its_row_says(
    basemaps: Mapping[str, Basemap], styles: Styles
) -> None:
    """A small island is not on the basemap: another country's shore is no place for its name."""
    extent = Extent(west=-126, south=46, east=-120, north=50.5)
    projection = Projection.fit(
        settle_map(MapDescription(extent=extent, disputed=Disputes()), ()).projection, extent, FRAME
    )
    ground = prepare_ground(basemaps["world"], projection, FRAME, ("US",), styles.map.ground)
    friday_harbor = projection.place(-123.3, 48.35)  # in the strait
    victoria = np.array([[*projection.place(-124.2, 48.6), *projection.place(-123.6, 48.75)]])
    assert find_country(ground, friday_harbor) is None
    assert Abroad.of(ground, friday_harbor).share(victoria)[0] == 0
    assert Abroad.of(ground, friday_harbor, "US").share(victoria)[0] > 0.5
    assert Abroad.of(ground, friday_harbor, "CA").share(victoria)[0] == 0
