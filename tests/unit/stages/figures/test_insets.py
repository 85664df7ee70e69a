"""Insets: of what lies far away, and of places too near each other to be told apart."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from lxml import etree

from generator.design.plan import read_plan
from generator.design.style.reading import Styles
from generator.files import ProjectFiles
from generator.model.edition import Layout
from generator.model.figure import Frame
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.ink import draw_view
from generator.stages.figures.map import MapLayout, lay_out_map
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import VectorCanvas
from tests.unit.stages.figures.conftest import MakeDrawing

LayOut = Callable[[str, Frame], MapLayout]

MEASURE = 174.0
"""The width of the text on A4, in mm."""


@pytest.fixture(scope="session")
def lay_out(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> LayOut:
    """Lay a map out."""
    return lambda locale, frame: lay_out_map(
        make_drawing(locale, frame), basemaps, styles.map, typefaces
    )


@pytest.mark.parametrize("locale", ["fr", "en", "ar", "fr+ar"])
def test_a_near_pair_is_told_apart_in_its_inset(lay_out: LayOut, locale: str) -> None:
    """The two banks of Mosul stand in the inset, on their places, and the map marks where it is."""
    layout = lay_out(locale, Frame(174, 127))
    mosul, libya = layout.insets
    assert {"mosul-east", "mosul-west"} == {sign.point.id for sign in mosul.view.signs}
    assert {"sirte"} == {sign.point.id for sign in libya.view.signs}
    assert not any(sign.is_away for sign in mosul.view.signs)
    ((x, y),) = layout.main.marks
    assert (x, y) == pytest.approx(layout.main.projection.place(43.115, 36.345))
    for sign in layout.main.signs:
        assert math.dist((x, y), (sign.x, sign.y)) > 4.6


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_the_mark_of_an_inset_is_no_sign_of_an_operation(
    lay_out: LayOut, styles: Styles, typefaces: Typefaces, locale: str
) -> None:
    """It is dashed and not filled: the square of what is under way is drawn out, and white."""
    frame = Frame(174, 127)
    main = replace(lay_out(locale, frame).main, towns=(), town_signs=(), places=(), lines=())
    canvas = VectorCanvas(main.frame, typefaces)
    draw_view(canvas, replace(main, signs=(), countries=(), waters=()), styles.map)
    (mark,) = etree.fromstring(f"<svg>{canvas.write().decode()}</svg>")
    assert "none" == mark.get("fill")
    dashes = [float(each) * 72 / 25.4 for each in mark.get("stroke-dasharray").split()]
    assert dashes == pytest.approx(styles.map.panels.mark_dashes, abs=0.02)
    ((x, y),) = main.marks
    side = styles.map.signs.diameter * styles.map.signs.ongoing.side
    start, *ways = re.findall(r"-?[\d.]+ ?-?[\d.]+", mark.get("d"))
    corner = [float(each) for each in re.findall(r"-?[\d.]+", start)]
    assert corner == pytest.approx([x - side / 2, main.frame.height - y + side / 2], abs=0.02)
    assert len(ways) >= 3


@pytest.mark.parametrize("layout", ["page", "bilingual"])
def test_the_sheet_s_map_is_much_larger_than_the_brief_s(
    files: ProjectFiles, lay_out: LayOut, layout: Layout
) -> None:
    """The map to pin on a wall is drawn half as large again as the one in the brief."""
    locale = {"page": "fr", "bilingual": "fr+ar"}[layout]
    scales = []
    for name in ("brief", "map"):
        plan = read_plan(files, name, layout)
        frame, enlarged = plan.room("map", "map", "a4", MEASURE, 0.72)
        drawn = lay_out(locale, frame)
        scales.append(drawn.main.projection.scale_denominator / enlarged)
    brief, sheet = scales
    assert brief / sheet >= 1.5


def test_a_scale_bar_gives_way_to_a_name(lay_out: LayOut) -> None:
    """Where a name of an inset has no room but the bar's, the bar takes another corner."""
    mosul, _ = lay_out("fr+ar", Frame(187.9, 94.0)).insets
    assert () == mosul.view.unnamed
    assert mosul.bar is not None
    assert (0.0, 0.0) != mosul.bar_at
