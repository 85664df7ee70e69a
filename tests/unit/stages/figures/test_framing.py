"""Where panels stand: off the subject, in the same corners in every language."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from generator.design.style.reading import Styles
from generator.model.figure import Frame
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.framing import frame_map
from generator.stages.figures.map import lay_out_map
from generator.stages.figures.projection import Projection
from generator.stages.figures.typeface import Typefaces
from generator.stages.preflight.geography import holds
from tests.unit.stages.figures.conftest import MakeDrawing

FRAMES = (
    Frame(174, 127),
    Frame(184, 106),
    Frame(174, 104),
    Frame(184, 97),
    Frame(164, 101),
    Frame(164, 107),
    Frame(152, 112),
    Frame(188, 123),
)
"""The brief's, the fact sheet's and the map sheet's, on A4, Letter and A3."""
APART, CLEAR = (12.0, 8.0), 1.0


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
    """Legend and inset leave Iraq and Syria free, and all of them is in the frame."""
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
    x, y = layout.main.projection.path(degrees[holds(rings, degrees)]).T
    assert ((x > 0) & (x < frame.width) & (y > 0) & (y < frame.height)).all()
    assert layout.inset is not None
    for x0, y0, x1, y1 in (layout.panel.bounds, layout.inset.panel.bounds):
        assert not ((x > x0) & (x < x1) & (y > y0) & (y < y1)).any()


def test_a_map_with_room_is_not_moved(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """Where a corner is free the map is as large as the frame lets it be."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    found = frame_map(
        view, basemaps[view.basemap], drawing.frame, drawing.points, [[Frame(40, 20)]], APART, CLEAR
    )
    whole = Projection.fit(view.projection, view.extent, drawing.frame)
    assert found.projection == whole
    assert found.panels == ((0, (0.0, 0.0, 40.0, 20.0)),)


def test_a_map_gives_way_to_a_panel(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """Where no corner is free the map lies in the rest of the frame, and becomes smaller."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    found = frame_map(
        view,
        basemaps[view.basemap],
        drawing.frame,
        drawing.points,
        [[Frame(170, 30)]],
        APART,
        CLEAR,
    )
    whole = Projection.fit(view.projection, view.extent, drawing.frame)
    ((_, (_, _, _, top)),) = found.panels
    _, south = found.projection.place(46.5, 29.1)
    assert found.projection.metres > whole.metres
    assert south > top


def test_the_form_that_leaves_the_map_larger_is_taken(
    make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]
) -> None:
    """Of the forms of a panel the first that needs no smaller map is taken."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    forms = [Frame(170, 30), Frame(60, 35), Frame(40, 20)]
    found = frame_map(
        view, basemaps[view.basemap], drawing.frame, drawing.points, [forms], APART, CLEAR
    )
    assert found.panels[0][0] == 1


def test_panels_do_not_meet(make_drawing: MakeDrawing, basemaps: Mapping[str, Basemap]) -> None:
    """Two panels take two corners."""
    drawing = make_drawing("fr", Frame(174, 127))
    view = drawing.settings
    sizes = [[Frame(40, 20)], [Frame(30, 20)]]
    found = frame_map(
        view, basemaps[view.basemap], drawing.frame, drawing.points, sizes, APART, CLEAR
    )
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
        APART,
        CLEAR,
    )
    assert found.panels == ((0, (0.0, 0.0, 300.0, 20.0)),)
