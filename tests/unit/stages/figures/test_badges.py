"""The legend of a page of the web: each sign is whole, and looks as on the map."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from generator.design.style.map import MapStyle
from generator.design.style.reading import Styles
from generator.model.figure import Legend, LineLegend
from generator.model.map import Palette
from generator.stages.figures.badges import draw_badge, explain_signs

MM = 25.4 / 72
LEGEND = Legend(
    title=("Année",),
    steps=((0, ("2014",)), (1, ("2015",))),
    ongoing=("En cours",),
    capital=("Capitale",),
    disputed_border=("Contestée",),
    disputed_area=(),
    kilometres=("km",),
    areas=((0, ("1",)), (1, ("\u200f2 +3",))),
    without=("Sans",),
    others=("Autres",),
    sizes_title=("Taille",),
    sizes=((1.0, ("900",)), (0.25, ("225",)), (0.04, ("36",))),
    lines=LineLegend(("Voies",), ((0, ("A",)),), ("Largeur",), ((1.0, ("9",)),)),
)


@pytest.fixture
def legend(styles: Styles) -> etree._Element:
    """The whole legend, its signs as large as a value says."""
    return explain(styles.map)


def explain(style: MapStyle) -> etree._Element:
    return etree.fromstring(f"<div>{explain_signs(LEGEND, style, disputed=True)}</div>")


def test_no_sign_is_cut(legend: etree._Element) -> None:
    """Each lies inside its drawing with air around it: where it ends between two pixels too."""
    drawings = legend.xpath("//svg")
    assert 3 == len(legend.xpath("//svg[@class='disc']"))
    assert len(drawings) == len(legend.xpath("//li"))
    for drawing in drawings:
        left, top, width, height = map(float, drawing.get("viewBox").split())
        assert (left, top) == pytest.approx((-width / 2, -height / 2), abs=0.01)
        unit = width / float(drawing.get("width", 24))
        for shape in drawing:
            assert max(reach(shape)) + unit / 2 <= width / 2, etree.tostring(drawing)


def reach(shape: etree._Element) -> tuple[float, float]:
    """How far a shape goes from the middle with its outline: across and down, in mm."""
    edge = float(shape.get("stroke-width", 1)) / 2 if shape.get("stroke") else 0.0
    if shape.tag == "circle":
        return (float(shape.get("r")) + edge,) * 2
    if shape.tag == "rect":
        return float(shape.get("width")) / 2 + edge, float(shape.get("height")) / 2 + edge
    (start,) = re.findall(r"M-([\d.]+) 0h", shape.get("d"))
    return 0.0, max(edge, float(start) - 2.4)


def test_grounds_have_the_borders_of_the_map(legend: etree._Element, styles: Styles) -> None:
    """A class, a country without a value, all others, a disputed border: drawn as on the map."""
    ground = styles.map.ground
    fills = {*ground.areas, ground.land, ground.neighbours}
    grounds = [
        each for each in legend.xpath("//svg[@class='badge']/rect") if each.get("fill") in fills
    ]
    (disputed,) = legend.xpath("//path[@stroke-dasharray]")
    assert 4 == len(grounds)
    for each in (*grounds, disputed):
        assert ground.border == each.get("stroke")
        assert float(each.get("stroke-width")) == pytest.approx(ground.border_width * MM, abs=0.01)
    dashes = [float(each) / MM for each in disputed.get("stroke-dasharray").split()]
    assert dashes == pytest.approx(ground.border_dashes, abs=0.02)


def test_signs_larger_than_usual_are_whole_too(styles: Styles) -> None:
    """A subject may have them of any size."""
    signs = replace(styles.map.signs, diameter=6.0)
    test_no_sign_is_cut(explain(replace(styles.map, signs=signs)))


def test_a_number_keeps_its_sign_on_the_left(legend: etree._Element) -> None:
    """In the words of a legend from the right too."""
    assert "\u200f2 \u2066+3\u2069" in legend.xpath("//li/span/text()")


def test_what_is_under_way_has_the_colour_of_no_year(styles: Styles) -> None:
    """It would seem to have ended in that of its beginning; a category's it has, as others do."""
    years, kinds = (styles.map.signs.choose(each) for each in (Palette.STEP, Palette.KIND))
    for step, look in enumerate(years.steps):
        badge = draw_badge(step, years, ongoing=True)
        assert look.fill not in badge
        assert f'fill="{years.ink}"' in badge
    for step, look in enumerate(kinds.steps):
        assert f'fill="{look.fill}"' in draw_badge(step, kinds, ongoing=True)
