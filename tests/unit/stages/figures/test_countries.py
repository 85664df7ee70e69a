"""Countries' names: on their own ground, in the water with a line, or nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from generator.design.style.reading import Styles
from generator.model.figure import Frame, TypeStyle
from generator.stages.figures.background import Name, Room
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind, LabelBox, Obstacles
from generator.stages.figures.countries import (
    CountryLetters,
    OwnGround,
    is_large_enough,
    name_country,
)
from generator.stages.figures.geometry import Crowd, coverage
from generator.stages.figures.ground import Ground
from generator.stages.figures.map import MapLayout, lay_out_map
from generator.stages.figures.typeface import Typefaces
from generator.stages.preflight.geography import holds
from tests.unit.stages.figures.conftest import MakeDrawing

FRAMES = (Frame(174, 127), Frame(164, 107), Frame(152, 112), Frame(188, 123), Frame(174, 104))
LOCALES = ("fr", "en", "ar", "fr+en", "fr+ar", "en+ar")
CUTS = (TypeStyle.REGULAR, TypeStyle.REGULAR)
SIDE = Frame(100.0, 60.0)


def make_ground(width: float) -> Ground:
    """A coast country of a width in mm between the sea at the left and its neighbour."""
    own = np.array([[40.0, 0.0], [40.0 + width, 0.0], [40.0 + width, 60.0], [40.0, 60.0]])
    other = np.array([[40.0 + width, 0.0], [101.0, 0.0], [101.0, 60.0], [40.0 + width, 60.0]])
    dry = coverage([own, other], SIDE.width, SIDE.height, 0.5)
    nothing = Crowd.of(np.empty((0, 2)), SIDE.width, SIDE.height, 0.2)
    return Ground(
        frame=SIDE,
        fine=1.0,
        land=(other,),
        neighbours=(own,),
        lakes=(),
        coasts=(),
        rivers=(),
        borders=(),
        unsettled_borders=(),
        provinces=(),
        disputed=(),
        busy=nothing,
        dry=Crowd.over(dry, 0.5),
        countries={"AA": (own,), "BB": (other,)},
    )


def put(
    ground: Ground,
    styles: Styles,
    typefaces: Typefaces,
    *texts: str,
    taken: tuple[LabelBox, ...] = (),
) -> tuple[Name, ...]:
    """Name the coast country near its middle."""
    own = OwnGround.of(ground, "AA", taken)
    room = Room(ground, Obstacles.of(taken), typefaces)
    letters = CountryLetters(CUTS, styles.map.words.leading, 7.5, 0.3)
    style = styles.map.countries
    return name_country(texts or ("BELIZE",), (45.0, 30.0), letters, style, own, room)


def test_a_name_that_fits_stands_on_its_own_ground(styles: Styles, typefaces: Typefaces) -> None:
    """Wide enough, a country holds its name, clear of the border, near to its place."""
    (name,) = put(make_ground(30.0), styles, typefaces)
    box = name.boxes[0]
    assert name.leader is None
    assert box.x0 >= 40.5
    assert box.x1 <= 69.5
    assert (box.y0 + box.y1) / 2 == pytest.approx(30.0, abs=1.0)


def test_a_name_too_wide_stands_in_the_water(styles: Styles, typefaces: Typefaces) -> None:
    """Too narrow, it is named in the sea, 2 mm from the coast, with a line to its ground."""
    (name,) = put(make_ground(10.0), styles, typefaces)
    box, line = name.boxes[0], name.leader
    assert line is not None
    assert 1.9 <= 40.0 - box.x1 <= 3.1
    assert line.start[0] == pytest.approx(box.x1, abs=0.6)
    assert 41.0 <= line.end[0] <= 49.0


@pytest.mark.parametrize("width", [1.0, 2.5, 4.0])
def test_no_line_crosses_another_country(
    styles: Styles, typefaces: Typefaces, width: float
) -> None:
    """Behind a neighbour's narrow coast a country without room of its own is not named at all."""
    strip = make_ground(width)
    bounds = [(40.0 + width, 47.0), (47.0, 101.0)]
    inland, behind = (np.array([[x0, 0.0], [x1, 0.0], [x1, 60.0], [x0, 60.0]]) for x0, x1 in bounds)
    (coast,) = strip.neighbours
    rings = {"AA": (inland,), "BB": (coast,), "CC": (behind,)}
    ground = replace(strip, land=(coast, behind), neighbours=(inland,), countries=rings)
    assert put(ground, styles, typefaces) == ()
    open_ = replace(ground, land=(behind,), countries={"AA": (inland,), "CC": (behind,)})
    dry = coverage([inland, behind], SIDE.width, SIDE.height, 0.5)
    (name,) = put(replace(open_, dry=Crowd.over(dry, 0.5)), styles, typefaces)
    assert name.leader is not None


def test_a_name_without_water_is_left_out(styles: Styles, typefaces: Typefaces) -> None:
    """Where the water is taken, a country is not named on its neighbour's ground."""
    panel = LabelBox("panel", 0.0, 0.0, 39.0, 60.0, Kind.PANEL)
    assert put(make_ground(10.0), styles, typefaces, taken=(panel,)) == ()


def test_both_languages_or_neither(styles: Styles, typefaces: Typefaces) -> None:
    """Two names stand together in the water, and a long one takes the other with it."""
    ground = make_ground(10.0)
    both = put(ground, styles, typefaces, "BELIZE", "بليز")
    assert [name.text for name in both] == ["BELIZE", "بليز"]
    assert put(ground, styles, typefaces, "BELIZE", "ب" * 60) == ()


def test_a_panel_takes_its_ground_away(styles: Styles, typefaces: Typefaces) -> None:
    """Ground under a panel is not seen, so that it neither bears a name nor counts."""
    ground = make_ground(30.0)
    panel = LabelBox("panel", 35.0, 8.0, 75.0, 60.0, Kind.PANEL)
    assert is_large_enough(OwnGround.of(ground, "AA"), 10.0)
    assert not is_large_enough(OwnGround.of(ground, "AA", (panel,)), 10.0)
    (name,) = put(ground, styles, typefaces, taken=(panel,))
    assert name.boxes[0].y1 < 8.0


def test_disputed_ground_is_nobodys(styles: Styles, typefaces: Typefaces) -> None:
    """A name keeps off a hatched area of its own country."""
    area = np.array([[40.0, 15.0], [70.0, 15.0], [70.0, 45.0], [40.0, 45.0]])
    ground = replace(make_ground(30.0), disputed=(area,))
    box = put(ground, styles, typefaces)[0].boxes[0]
    assert box.y1 <= 15.0 or box.y0 >= 45.0


def test_no_name_crosses_a_lake(styles: Styles, typefaces: Typefaces) -> None:
    """It keeps off one that is seen as one; a pond is no more than the ground."""
    lake, pond = (
        np.array([[54.0, y], [56.0, y], [56.0, y + high], [54.0, y + high]])
        for y, high in ((25.0, 10.0), (29.0, 1.0))
    )
    box = put(replace(make_ground(30.0), lakes=(lake,)), styles, typefaces)[0].boxes[0]
    assert box.y1 <= 25.0 or box.y0 >= 35.0 or box.x1 <= 54.0 or box.x0 >= 56.0
    ground = make_ground(30.0)
    assert put(ground, styles, typefaces) == put(replace(ground, lakes=(pond,)), styles, typefaces)


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("locales", LOCALES)
def test_every_country_of_the_map_stands_on_its_ground(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
    frame: Frame,
) -> None:
    """In each frame and language: on its own ground whole, or in the water with a line; in all
    languages or in none; the subject always."""
    layout = lay_out_map(make_drawing(locales, frame), basemaps, styles.map, typefaces)
    named = find_codes(layout, make_drawing(locales, frame).names)
    assert {"country:IQ", "country:SY"} <= set(named)
    for key, names in named.items():
        assert len(names) == len(make_drawing(locales, frame).names[key])
        corners = np.array(
            [[x, y] for box in names[0].boxes for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        )
        countries = layout.main.ground.countries
        own = holds(countries[key.removeprefix("country:")], corners)
        if names[0].leader is None:
            assert own.all(), key
            assert not holds(layout.main.ground.disputed, corners).any()
        else:
            land = [ring for rings in countries.values() for ring in rings]
            assert not holds(land, corners).any(), key
            line = np.linspace(names[0].leader.start, names[0].leader.end, 40)
            theirs = [r for code, rings in countries.items() if code != key[8:] for r in rings]
            # A stretch less than a square long is the coarseness of the grid, no crossing.
            assert holds(theirs, line).sum() <= 1, key


def find_codes(layout: MapLayout, names: Mapping[str, tuple[str, ...]]) -> dict[str, list[Name]]:
    """The names of each country that is named, by the key of its words."""
    found: dict[str, list[Name]] = {}
    for name in layout.main.countries:
        whole = name.boxes[0].text
        key = next(
            key
            for key, texts in names.items()
            if key.startswith("country:") and whole.replace(" / ", " ") == " ".join(texts)
        )
        found.setdefault(key, []).append(name)
    return found
