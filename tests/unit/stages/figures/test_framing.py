"""Where panels stand: off the subject, in the same corners in every language."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from generator.blocks.map.settling import settle_map
from generator.design.style.reading import Styles
from generator.model.figure import Frame
from generator.model.map import Extent, MapDescription
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.framing import Clearance, frame_map
from generator.stages.figures.map import lay_out_map
from generator.stages.figures.projection import Projection
from generator.stages.figures.typeface import Typefaces
from generator.stages.preflight.geography import holds
from tests.unit.stages.figures.conftest import MakeDrawing

FRAMES = (
    Frame(174, 127),
    Frame(174, 121),
    Frame(174, 104),
    Frame(281, 155),
    Frame(263, 160),
    Frame(281, 140),
    Frame(404 / 1.467, 244 / 1.467),
)
"""The brief's, the fact sheet's and the map sheet's, on A4, Letter and A3."""
CLEAR = Clearance(12.0, 8.0, 1.0)


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("locales", ["fr", "ar", "fr+ar"])
def test_no_panel_lies_on_the_subject(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locales: str,
    frame: Frame,
) -> None:
    """The insets leave Iraq and Syria free, and all of them is in the map's window."""
    drawing = make_drawing(locales, frame)
    layout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    settings = drawing.settings
    extent = settings.extent
    lon, lat = np.meshgrid(
        np.linspace(extent.west, extent.east, 90), np.linspace(extent.south, extent.north, 60)
    )
    degrees = np.column_stack([lon.ravel(), lat.ravel()])
    rings = [
        path
        for shape in basemaps[settings.basemap].layer(Layer.COUNTRY)
        if shape.code in settings.countries
        for path in shape.paths
    ]
    left, foot, right, top = layout.window
    x, y = layout.main.projection.path(degrees[holds(rings, degrees)]).T
    x, y = x + left, y + foot
    assert ((x > left - 1e-6) & (x < right + 1e-6) & (y > foot) & (y < top)).all()
    assert top + layout.legend.height == pytest.approx(frame.height)
    assert 2 == len(layout.insets)
    for inset in layout.insets:
        x0, y0, x1, y1 = inset.panel.bounds
        assert not ((x > x0) & (x < x1) & (y > y0) & (y < y1)).any()


def test_a_map_with_room_is_not_moved(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """Where a corner is free the map is as large as the frame lets it be."""
    drawing = make_drawing("fr", Frame(174, 140))
    view = drawing.settings
    found = frame_map(
        view, basemaps[view.basemap], drawing.frame, drawing.points, [[Frame(26, 12)]], CLEAR
    )
    whole = Projection.fit(view.projection, view.extent, drawing.frame)
    assert found.projection.metres == whole.metres
    assert found.panels == ((0, (0.0, 0.0, 26.0, 12.0)),)


def test_a_map_gives_way_to_a_panel(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """Where no corner is free the map lies beside the panel, and becomes smaller."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    found = frame_map(
        view,
        basemaps[view.basemap],
        drawing.frame,
        drawing.points,
        [[Frame(170, 30)]],
        CLEAR,
    )
    whole = Projection.fit(view.projection, view.extent, drawing.frame)
    assert ((0, (0.0, 0.0, 170.0, 30.0)),) == found.panels
    assert (0.0, 31.0, 174.0, 127.0) == found.window
    assert found.projection.metres > whole.metres


def test_the_form_that_leaves_the_map_larger_is_taken(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """Of the forms of a panel the first that needs no smaller map is taken."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    forms = [Frame(170, 60), Frame(60, 45), Frame(30, 20)]
    found = frame_map(view, basemaps[view.basemap], drawing.frame, drawing.points, [forms], CLEAR)
    assert found.panels[0][0] == 2


def test_panels_do_not_meet(make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]) -> None:
    """Two panels take two corners."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    sizes = [[Frame(26, 12)], [Frame(20, 12)]]
    found = frame_map(view, basemaps[view.basemap], drawing.frame, drawing.points, sizes, CLEAR)
    (_, first), (_, second) = found.panels
    assert first != second
    assert first[2] <= second[0] or first[3] <= second[1]


def test_a_panel_wider_than_the_frame_is_told(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """What has no room stands in the first corner and leaves the frame, which is a finding."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    found = frame_map(
        view,
        basemaps[view.basemap],
        drawing.frame,
        drawing.points,
        [[Frame(300, 20)]],
        CLEAR,
    )
    assert found.panels == ((0, (0.0, 0.0, 300.0, 20.0)),)


def test_panels_beside_a_map_fill_its_side(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """Panels in a column are as wide as the widest and share its height; no panel is half on it."""
    drawing = make_drawing("fr", Frame(174, 101))
    view = drawing.settings
    sizes = [[Frame(30, 40)], [Frame(40, 40)]]
    found = frame_map(
        view, basemaps[view.basemap], drawing.frame, drawing.points, sizes, CLEAR, 1.5
    )
    (_, below), (_, above) = found.panels
    assert ((0.0, 0.0, 40.0, 50.0), (0.0, 51.0, 40.0, 101.0)) == (below, above)
    assert (41.0, 0.0, 174.0, 101.0) == found.window


def test_any_number_of_panels_stand_on_a_free_side(basemaps: Mapping[str, Basemap]) -> None:
    """Where corners are taken panels stand on one another, and the map is as large as it was."""
    sea = Extent(west=-60.0, south=20.0, east=-20.0, north=50.0)
    view = settle_map(MapDescription(extent=sea), ())
    sizes = [[Frame(30, 20)]] * 7
    found = frame_map(view, basemaps["world"], Frame(174, 101), (), sizes, CLEAR)
    sides = [bounds for _, bounds in found.panels]
    assert 7 == len(set(sides))
    assert (0.0, 0.0, 174.0, 101.0) == found.window
    assert (0.0, 21.0, 30.0, 41.0) in sides


def test_a_panel_stands_beside_a_map_that_is_as_large_all_the_same(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """In a wide frame the panel covers no ground at all, and the map loses nothing."""
    drawing = make_drawing("fr", Frame(240, 101))
    view = drawing.settings
    found = frame_map(
        view, basemaps[view.basemap], drawing.frame, drawing.points, [[Frame(40, 20)]], CLEAR
    )
    whole = Projection.fit(view.projection, view.extent, drawing.frame)
    assert found.projection.metres == pytest.approx(whole.metres)
    assert (41.0, 0.0, 240.0, 101.0) == found.window
