"""What lies beyond a basemap."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from generator.blocks.document import Brief
from generator.blocks.map.settling import choose_cone
from generator.design.style.reading import Styles
from generator.errors import Origin, RenderError
from generator.model.figure import Form, Frame
from generator.model.localised import LocalBrief
from generator.model.map import WORLD, Extent, MapSettings
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.cover import cover_frame, see_edges
from generator.stages.figures.drawings import Materials
from generator.stages.figures.ground import prepare_ground
from generator.stages.figures.projection import Projection
from tests.unit.rows import settle
from tests.unit.stages.figures.conftest import WORDS, draw_figures

ORIGIN = Origin("brief.yaml")
MOST = 6_000_000
"""How large the basemap may be that every copy of the program carries, in bytes."""


def view(basemap: str, west: float, south: float, east: float, north: float) -> MapSettings:
    extent = Extent(west=west, south=south, east=east, north=north)
    return MapSettings(
        basemap=basemap, extent=extent, projection=choose_cone(extent), countries=("IQ",)
    )


def test_a_frame_within_its_basemap_needs_no_other(
    brief: Brief, basemaps: Mapping[str, Basemap]
) -> None:
    """The shipped map is drawn on its own basemap alone."""
    found = cover_frame(settle(brief), basemaps, Frame(174, 127), ORIGIN)
    assert found is basemaps["levant-iraq"]


def test_land_beyond_a_basemap_is_land(
    brief: Brief, basemaps: Mapping[str, Basemap], styles: Styles
) -> None:
    """In a high frame the shipped map goes on south of 23° N: that is Saudi Arabia and no sea."""
    frame = Frame(32, 130)
    settings = settle(brief)
    projection = Projection.fit(settings.projection, settings.extent, frame)
    x, y = projection.place(43.0, 21.5)
    assert 0 < x < frame.width
    assert 0 < y < frame.height
    alone = basemaps[settings.basemap]
    covered = cover_frame(settings, basemaps, frame, ORIGIN)
    dry = []
    for basemap in (alone, covered):
        ground = prepare_ground(basemap, projection, frame, ("IQ", "SY"), styles.map.ground)
        dry.append(int(ground.dry.count(np.array([[x - 1, y - 1, x + 1, y + 1]]))[0]) > 0)
    assert dry == [False, True]
    assert not see_edges(projection, covered, frame).any()


def test_the_basemap_s_own_land_stays(brief: Brief, basemaps: Mapping[str, Basemap]) -> None:
    """What the world's adds lies outside the window; within it all is the finer basemap's."""
    alone = basemaps[settle(brief).basemap]
    covered = cover_frame(settle(brief), basemaps, Frame(32, 130), ORIGIN)
    west, south, east, north = alone.window
    own = alone.layer(Layer.COUNTRY)
    assert covered.layer(Layer.COUNTRY)[: len(own)] == own
    for shape in covered.layer(Layer.COUNTRY)[len(own) :]:
        for path in shape.paths:
            x, y = path.mean(axis=0)
            assert not (west < x < east and south < y < north)


def test_a_map_over_the_180_meridian_is_refused(basemaps: Mapping[str, Basemap]) -> None:
    """No basemap goes on there, so that Fiji's other half would be water."""
    with pytest.raises(RenderError, match="goes over the 180° meridian") as failure:
        cover_frame(view(WORLD, 176, -20, 180, -15), basemaps, Frame(174, 127), ORIGIN)
    assert failure.value.findings[0].origin == ORIGIN


def test_the_world_s_basemap_is_light_and_whole(
    basemap_data: Mapping[str, bytes], basemaps: Mapping[str, Basemap]
) -> None:
    """It is small enough to come with the program, and nearly all countries have their codes."""
    assert len(basemap_data[WORLD]) <= MOST
    world = basemaps[WORLD]
    codes = {shape.code for shape in world.layer(Layer.COUNTRY)}
    assert {"FR", "NO", "XK", "TW", "PS", "EH", "SS", "CY", "SO", "IQ"} <= codes
    assert len(codes) > 230
    assert world.window == (-180.0, -85.0, 180.0, 84.0)


@pytest.mark.parametrize(
    ("country", "sides", "town"),
    [
        ("ML", (-11.0, 11.0, 11.0, 18.0), (-8.0, 12.65)),
        ("CL", (-74.0, -59.0, -67.0, -13.0), (-70.66, -33.45)),
        ("KE", (35.7, -4.8, 40.8, 0.3), (36.8, -1.28)),
        ("RU", (90.0, 50.0, 140.0, 70.0), (104.3, 52.3)),
    ],
)
def test_a_town_of_the_world_lies_on_its_country_s_ground(
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    country: str,
    sides: tuple[float, float, float, float],
    town: tuple[float, float],
) -> None:
    """North, south and on both sides of the equator, nothing is folded over from elsewhere."""
    frame, settings = Frame(174, 127), view(WORLD, *sides)
    projection = Projection.fit(settings.projection, settings.extent, frame)
    ground = prepare_ground(basemaps[WORLD], projection, frame, (country,), styles.map.ground)
    x, y = projection.place(*town)
    around = np.array([[x - 0.3, y - 0.3, x + 0.3, y + 0.3]])
    assert int(ground.dry.count(around)[0]) > 0
    for ring in ground.countries[country]:
        assert np.abs(ring).max() < 1000


@pytest.mark.parametrize("frame", [Frame(174, 60), Frame(174, 300)], ids=str)
def test_the_map_is_drawn_in_any_frame(
    materials: Callable[[Form], Materials], local: LocalBrief, frame: Frame
) -> None:
    """Frames much wider or higher than the basemap are drawn."""
    (figure,) = draw_figures((local,), {"map": (WORDS,)}, {"map": frame}, materials("pdf"))
    assert figure.frame == frame


def test_a_frame_has_room_for_the_insets_and_the_legend(
    materials: Callable[[Form], Materials], local: LocalBrief
) -> None:
    """A lower one is refused, and what leaves it is named."""
    with pytest.raises(RenderError, match="“Mossoul” \\(panel\\) leaves the frame"):
        draw_figures((local,), {"map": (WORDS,)}, {"map": Frame(174, 40)}, materials("pdf"))
