"""Signs by a value: areas that are true, none that touches another, names off them, the legend."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.design.style.reading import Styles
from generator.model.figure import Frame, MapDrawing
from generator.stages.figures.atlas import (
    LEGEND,
    choose_web_signs,
    draw_atlas,
    lay_out_steps,
    list_parts,
)
from generator.stages.figures.badges import PIXELS
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import describe_overlaps
from generator.stages.figures.legend import Key
from generator.stages.figures.map import choose_signs, draw_map, lay_out_map
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import MakeDrawing

FRAME = Frame(174, 127)
SIZES = ((1.0, ("900",)), (0.25, ("225",)), (0.04, ("36",)))


def size_points(drawing: MapDrawing) -> MapDrawing:
    """The shipped map with a value for each place: from the greatest down to nothing."""
    count = len(drawing.points) - 1
    points = tuple(
        replace(point, size=(1 - index / count) ** 4) for index, point in enumerate(drawing.points)
    )
    legend = replace(drawing.legend, sizes_title=("Taille",), sizes=SIZES)
    return replace(drawing, points=points, legend=legend)


@pytest.mark.parametrize("locales", ["fr", "ar", "fr+ar"])
def test_areas_are_true_and_nothing_touches(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
) -> None:
    """A disc's area is its value's, in the map, its insets and its legend; its link is as large.

    None is smaller than what can be seen.
    """
    drawing = size_points(make_drawing(locales, FRAME))
    signs = choose_signs(drawing, FRAME, styles.map.signs)
    style = replace(styles.map, signs=signs)
    layout = lay_out_map(drawing, basemaps, style, typefaces)
    assert () == layout.overlaps
    for sign in (sign for view in layout.views for sign in view.signs):
        assert sign.point.size is not None
        wanted = max(signs.largest * math.sqrt(sign.point.size), signs.least)
        assert sign.diameter == pytest.approx(wanted)
        assert sign.is_numbered is (sign.diameter > 3.5) or 2 < sign.diameter < 5
    discs = [entry.sign for entry in layout.legend.items if entry.key is Key.SIZE]
    assert discs == pytest.approx([signs.largest * side for side in (1.0, 0.5, 0.2)])
    figure = draw_map(drawing, basemaps, styles.map, typefaces)
    spots = {spot.id: spot.diameter for spot in figure.hotspots}
    assert spots[drawing.points[0].id] == pytest.approx(signs.largest)
    assert spots[drawing.points[-1].id] == pytest.approx(signs.least)


def test_large_signs_shrink_where_they_would_stray(
    make_drawing: MakeDrawing, styles: Styles
) -> None:
    """A map with room keeps the style's largest sign; a small one takes a smaller scale."""
    drawing, look = size_points(make_drawing("fr", FRAME)), styles.map.signs
    alike = replace(drawing, points=tuple(replace(each, size=1.0) for each in drawing.points))
    few = replace(drawing, points=drawing.points[:1])
    assert choose_signs(few, FRAME, look).largest == look.largest
    assert choose_signs(alike, FRAME, look).largest < look.largest
    assert choose_signs(make_drawing("fr", FRAME), FRAME, look).largest == look.largest


def test_small_signs_of_the_web_are_large_enough_to_be_pointed_at(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Each takes 24 px of the screen for itself, however small its disc is drawn."""
    drawing = size_points(make_drawing("fr", FRAME))
    part = next(iter(list_parts(drawing)))
    style = replace(styles.map, signs=choose_web_signs(drawing, styles.map.signs))
    for layout in lay_out_steps(part, drawing, basemaps, style, typefaces):
        assert [] == list(describe_overlaps(layout.boxes, layout.frame, layout.leaders))
        near = min(
            math.dist((a.x, a.y), (b.x, b.y))
            for number, a in enumerate(layout.signs)
            for b in layout.signs[:number]
        )
        assert near * PIXELS / style.signs.diameter >= PIXELS - 0.1
    data = draw_atlas(drawing, basemaps, styles.map, typefaces).data.decode()
    markup, _, legend = data.partition(LEGEND)
    small = sum(point.size < (4.6 / 12) ** 2 for point in drawing.points if point.size is not None)
    assert small <= markup.count('pointer-events="all"')
    assert 3 == legend.count('class="disc"')
