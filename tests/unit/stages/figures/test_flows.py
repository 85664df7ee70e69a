"""Lines from place to place: over the earth, from sign to sign, under names that stand off them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from generator.design.style.reading import Styles
from generator.model.figure import Frame, LineLegend, MapDrawing, MapLine
from generator.stages.figures.atlas import draw_atlas
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind, meet
from generator.stages.figures.legend import Key
from generator.stages.figures.map import draw_map, lay_out_map
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import MakeDrawing
from tests.unit.stages.figures.test_world import spread_out

FRAME = Frame(174, 127)
PAIRS = (("rutba", "fallujah"), ("tikrit", "rutba"), ("raqqa", "tikrit"), ("tikrit", "raqqa"))


def join_places(drawing: MapDrawing, pairs: tuple[tuple[str, str], ...] = PAIRS) -> MapDrawing:
    """The shipped map with lines of two colours and several widths between its places."""
    known = {point.id for point in drawing.points}
    assert known >= {name for pair in pairs for name in pair}
    lines = tuple(
        MapLine(f"l{number}", start, end, number % 2, 1 / (number + 1))
        for number, (start, end) in enumerate(pairs)
    )
    legend = LineLegend(("Envois",), ((0, ("A",)), (1, ("B",))), ("Tonnes",), ((1.0, ("9",)),))
    return replace(drawing, lines=lines, legend=replace(drawing.legend, lines=legend))


@pytest.mark.parametrize("locales", ["fr", "ar", "fr+ar"])
def test_names_stand_off_the_lines_between_signs(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
) -> None:
    """Each leads from the edge of a sign to that of another, and no name lies on one."""
    drawing = join_places(make_drawing(locales, FRAME))
    layout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    assert () == layout.overlaps
    signs = {sign.point.id: sign for sign in layout.main.signs}
    assert len(PAIRS) == len(layout.main.lines)
    for flow in layout.main.lines:
        start, end = signs[flow.line.start], signs[flow.line.end]
        for at, sign in ((flow.paths[0][0], start), (flow.head[0], end)):
            away = np.hypot(*(at - (sign.x, sign.y)))
            assert away == pytest.approx(sign.diameter / 2 + 0.5, abs=0.3)
    ways = np.array([box.bounds for flow in layout.main.lines for box in flow.boxes()])
    kinds = (Kind.PLACE, Kind.TOWN, Kind.COUNTRY, Kind.SEA)
    names = np.array([box.bounds for box in layout.main.boxes if box.kind in kinds])
    assert not meet(names, ways).any()
    keys = [entry for entry in layout.legend.items if entry.key is Key.LINE]
    assert [(0, None), (1, None), (-1, 1.0)] == [(entry.step, entry.share) for entry in keys]
    assert draw_map(drawing, basemaps, styles.map, typefaces).hotspots


def test_lines_there_and_back_lie_side_by_side(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """Each bends to its right, so that both are seen."""
    drawing = join_places(make_drawing("fr", FRAME))
    flows = lay_out_map(drawing, basemaps, styles.map, typefaces).main.lines
    there, back = (
        next(each.paths[0] for each in flows if (each.line.start, each.line.end) == pair)
        for pair in PAIRS[2:]
    )
    middle = there[len(there) // 2]
    assert np.hypot(*(back - middle).T).min() > 3


def test_a_line_goes_over_the_edge_of_the_earth(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
) -> None:
    """The shortest way from Fiji to the Chatham Islands leaves the map in the east."""
    drawing = spread_out(make_drawing("fr", Frame(174, 92)))
    points = [replace(each, lon=min(each.lon, 172.0)) for each in drawing.points]
    drawing = replace(drawing, points=tuple(points))
    fiji, chatham = drawing.points[2].id, drawing.points[4].id
    drawing = join_places(drawing, ((fiji, chatham), (drawing.points[3].id, drawing.points[1].id)))
    layout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    over, north = sorted(layout.main.lines, key=lambda flow: -len(flow.paths))
    assert (2, 1) == (len(over.paths), len(north.paths))
    assert over.paths[0][-1][0] > 150
    assert over.paths[1][0][0] < 24
    assert north.paths[0][0][1] > north.paths[0][-1][1] + 30
    web = draw_atlas(drawing, basemaps, styles.map, typefaces).data.decode()
    assert 6 == web.count('class="flow"')
    assert web.index('class="flow"') < web.index('class="signs"')
