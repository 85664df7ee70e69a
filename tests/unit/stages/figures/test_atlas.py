"""The map of the web: every step of zoom is laid out soundly, and is written as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from lxml import etree

from generator.design.style.reading import Styles
from generator.model.figure import Frame, MapDrawing
from generator.stages.figures.atlas import LEGEND, draw_atlas, lay_out_steps, list_parts
from generator.stages.figures.badges import PIXELS
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import describe_overlaps
from generator.stages.figures.typeface import Typefaces

MakeDrawing = Callable[[str, Frame], MapDrawing]
FRAME = Frame(100, 100)


@pytest.mark.parametrize("locales", ["fr", "ar", "fr+ar"])
def test_nothing_touches_at_any_step(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
) -> None:
    """The nearer the map, the more names it has; no two of them meet, and no sign is covered."""
    drawing = make_drawing(locales, FRAME)
    style = replace(styles.map, signs=styles.map.signs.choose(drawing.palette))
    for part in list_parts(drawing):
        named = []
        for layout in lay_out_steps(part, drawing, basemaps, style, typefaces):
            assert [] == list(describe_overlaps(layout.boxes, layout.frame, layout.leaders))
            assert len(part.points) == len(layout.signs)
            named.append(len(layout.places))
        assert sorted(named) == named
        assert len(part.points) == named[-1]


def test_it_is_one_text_a_name(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """A name is written once, whatever the steps; a sign leads to its row and says its place."""
    drawing = make_drawing("fr", FRAME)
    figure = draw_atlas(drawing, basemaps, styles.map, typefaces)
    maps, _, legend = figure.data.decode().partition(LEGEND)
    tree = etree.fromstring(f"<div>{maps}</div>")
    names = tree.xpath("//text[contains(@class, 'place')]/text()")
    assert len(names) == len(set(names)) == len(drawing.points)
    signs = tree.xpath("//a[@class='sign']")
    assert {point.id for point in drawing.points} == {sign.get("data-id") for sign in signs}
    assert all(sign.get("href") == f"#list-{sign.get('data-id')}" for sign in signs)
    assert "Kobané" in {sign.get("aria-label").partition(" ")[2] for sign in signs}
    assert "<ul" in legend
    assert drawing.legend.steps[0][1][0] in legend
    (unit,) = {svg.get("data-unit") for svg in tree.xpath("//svg[@class='atlas']")}
    assert float(unit) * styles.map.signs.diameter == pytest.approx(PIXELS, rel=0.01)


def test_names_in_another_language_say_so(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Of rivers as of all else: what is in Arabic letters is marked as the other language."""
    figure = draw_atlas(make_drawing("fr+ar", FRAME), basemaps, styles.map, typefaces)
    maps = figure.data.decode().partition(LEGEND)[0]
    named = etree.fromstring(f"<div>{maps}</div>").xpath("//text[@data-at]")
    other = [re.search("[\u0600-\u06ff]", each.text) is not None for each in named]
    assert other == [each.get("data-other") is not None for each in named]
    waters = [each for each in named if each.get("class").startswith("water")]
    assert {each.get("data-other") for each in waters} == {None, ""}


def test_what_a_name_holds_is_text(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Markup in a name is shown as it is written."""
    drawing = make_drawing("fr", FRAME)
    first, *others = drawing.points
    spoilt = replace(first, names=('<b onclick="x">{0}&',))
    figure = draw_atlas(replace(drawing, points=(spoilt, *others)), basemaps, styles.map, typefaces)
    markup = figure.data.decode().partition(LEGEND)[0]
    assert "<b " not in markup
    assert "&lt;b onclick=" in markup
    assert "{0}&amp;" in markup


def test_the_same_each_time(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """The same bytes, with as many places as there are steps."""
    drawing = make_drawing("ar", FRAME)
    once, again = (draw_atlas(drawing, basemaps, styles.map, typefaces) for _ in range(2))
    assert once == again
    main = once.data.decode().partition("</svg>")[0]
    counts = {each.count(";") for each in re.findall(r'data-at="([^"]*)"', main)}
    assert {5} == counts
