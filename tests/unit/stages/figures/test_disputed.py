"""What Natural Earth marks as disputed: drawn dashed, and told in the legend where it is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.blocks.map.settling import settle_map
from generator.design.style.reading import Styles
from generator.model.figure import Frame, MapDrawing
from generator.model.map import Extent, MapDescription
from generator.stages.figures.basemap import SETTLED, Basemap, Layer
from generator.stages.figures.legend import Key
from generator.stages.figures.map import MapLayout, lay_out_map
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import MakeDrawing

KASHMIR = Extent(west=68, south=26, east=84, north=38)
FRANCE = Extent(west=-5, south=42, east=8, north=51)


@pytest.mark.parametrize(("extent", "disputed"), [(KASHMIR, True), (FRANCE, False)])
def test_a_disputed_border_is_dashed_and_explained(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    extent: Extent,
    *,
    disputed: bool,
) -> None:
    """On the world's basemap too; a map that shows none says nothing of it."""
    drawing: MapDrawing = replace(
        make_drawing("fr", Frame(174, 127)),
        settings=settle_map(MapDescription(extent=extent), ()),
        points=(),
    )
    layout: MapLayout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    assert disputed is bool(layout.main.ground.unsettled_borders)
    assert disputed is (Key.BORDER in {entry.key for entry in layout.legend.items})


def test_the_data_carry_no_one_s_view(basemaps: Mapping[str, Basemap]) -> None:
    """Borders say that they are disputed, and in which way; no basemap says by whom."""
    kinds = {border.code for name in basemaps for border in basemaps[name].layer(Layer.BORDER)}
    assert {SETTLED, "disputed", "indefinite", "line-of-control"} == kinds
