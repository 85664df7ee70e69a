"""What Natural Earth marks as disputed: drawn and told as the map says, which it must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.blocks.map.settling import settle_map
from generator.design.style.reading import Styles
from generator.errors import Origin, RenderError
from generator.model.figure import Frame, MapDrawing
from generator.model.map import Disputes, Extent, InsetDescription, MapDescription, MapSettings
from generator.stages.figures.atlas import draw_atlas
from generator.stages.figures.basemap import SETTLED, Basemap, Layer
from generator.stages.figures.disputes import apply_disputes, find_unknown_view, find_untold
from generator.stages.figures.legend import Key
from generator.stages.figures.map import MapLayout, lay_out_map
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import MakeDrawing

KASHMIR = Extent(west=68, south=26, east=84, north=38)
FRANCE = Extent(west=-5, south=42, east=8, north=51)
GOLAN = Extent(west=34.5, south=32, east=37, north=34)
DASHED = Disputes()
ORIGIN = Origin("data/subject/brief.yaml", 7)


def settle(extent: Extent, disputed: Disputes | None = DASHED, **more: object) -> MapSettings:
    described = {"extent": extent, "disputed": disputed} | more
    return settle_map(MapDescription.model_validate(described), ())


@pytest.fixture
def drawing(make_drawing: MakeDrawing) -> MapDrawing:
    """The shipped map's words without its places."""
    return replace(make_drawing("fr", Frame(174, 127)), points=())


@pytest.mark.parametrize(("extent", "disputed"), [(KASHMIR, True), (FRANCE, False)])
def test_a_disputed_border_is_dashed_and_explained(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    extent: Extent,
    *,
    disputed: bool,
) -> None:
    """On the world's basemap too; a map that shows none says nothing of it."""
    shown = replace(drawing, settings=settle(extent))
    layout: MapLayout = lay_out_map(shown, basemaps, styles.map, typefaces)
    assert disputed is bool(layout.main.ground.unsettled_borders)
    assert disputed is (Key.BORDER in {entry.key for entry in layout.legend.items})


@pytest.mark.parametrize(
    ("extent", "others"), [(FRANCE, True), (Extent(west=46, south=-20, east=48, north=-18), False)]
)
def test_each_grey_of_countries_by_a_value_is_explained(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    extent: Extent,
    *,
    others: bool,
) -> None:
    """Countries that the table has not are grey, too: on the page and on the web, where seen."""
    legend = replace(drawing.legend, others=("Autres",), areas=((0, ("1",)),))
    settings = settle(extent, countries=("FR", "MG"))
    shown = replace(drawing, settings=settings, legend=legend, areas=(("FR", 0), ("MG", 0)))
    layout = lay_out_map(shown, basemaps, styles.map, typefaces)
    assert others is (Key.OTHERS in {entry.key for entry in layout.legend.items})
    page = draw_atlas(shown, basemaps, styles.map, typefaces).data.decode()
    assert others is ("Autres" in page)


def test_what_an_inset_shows_is_explained_too(
    drawing: MapDrawing, basemaps: Mapping[str, Basemap], styles: Styles, typefaces: Typefaces
) -> None:
    """Where the map itself shows nothing that is disputed."""
    inset = InsetDescription(extent=KASHMIR, title="Cachemire")
    shown = replace(drawing, settings=settle(FRANCE, insets=(inset,)))
    layout = lay_out_map(shown, basemaps, styles.map, typefaces)
    assert Key.BORDER in {entry.key for entry in layout.legend.items}


def test_a_map_must_say_how_it_draws_what_is_disputed(
    drawing: MapDrawing, basemaps: Mapping[str, Basemap], styles: Styles, typefaces: Typefaces
) -> None:
    """In print, on the web and before anything is drawn; where its frame shows some."""
    untold = settle(KASHMIR, None)
    shown = replace(drawing, settings=untold)
    remedy = r"add disputed, as disputed: \{lines: dashed\}"
    with pytest.raises(RenderError, match=remedy):
        lay_out_map(shown, basemaps, styles.map, typefaces)
    with pytest.raises(RenderError, match=remedy):
        draw_atlas(shown, basemaps, styles.map, typefaces)
    (found,) = find_untold(untold, basemaps, ORIGIN)
    assert ORIGIN == found.origin
    assert [] == list(find_untold(settle(KASHMIR), basemaps, ORIGIN))
    assert [] == list(find_untold(settle(FRANCE, None), basemaps, ORIGIN))


def test_a_hatched_area_has_a_name(basemaps: Mapping[str, Basemap]) -> None:
    """Or is drawn plain."""

    def find(disputed: Disputes | None, **more: object) -> list[str]:
        settings = settle(GOLAN, disputed, basemap="levant-iraq", **more)
        return [each.remedy for each in find_untold(settings, basemaps, ORIGIN)]

    (remedy,) = find(DASHED)
    assert "disputed_area" in remedy
    assert [] == find(DASHED, disputed_area="Golan")
    assert [] == find(None, disputed_area="Golan")
    assert [] == find(Disputes.model_validate({"areas": "plain"}))


@pytest.mark.parametrize(
    ("disputes", "kinds"),
    [
        ({}, {SETTLED, "disputed", "line-of-control", "indefinite"}),
        ({"lines": "solid"}, {SETTLED}),
        ({"lines": "hidden"}, {SETTLED}),
        ({"view": "IN"}, {SETTLED, "disputed", "indefinite"}),
    ],
)
def test_borders_are_drawn_as_the_map_says(
    basemaps: Mapping[str, Basemap], disputes: dict[str, str], kinds: set[str]
) -> None:
    """Dashed, like others, not at all; and in a State's view, which the data must carry."""
    world = basemaps["world"]
    views = {"line-of-control": (("IN", "unrecognized"),)}
    seen = [
        replace(border, views=views.get(border.code, ())) for border in world.layer(Layer.BORDER)
    ]
    carrying = replace(world, layers=((Layer.BORDER, tuple(seen)),))
    wanted = Disputes.model_validate(disputes)
    drawn = apply_disputes({"world": carrying}, wanted)["world"].layer(Layer.BORDER)
    assert kinds == {border.code for border in drawn}
    lost = len(seen) - len(drawn)
    assert (lost > 0) is (disputes.get("lines") == "hidden" or "view" in disputes)
    settings = settle(KASHMIR, wanted)
    assert [] == list(find_unknown_view(settings, {"world": carrying}, ORIGIN))
    unknown = list(find_unknown_view(settings, basemaps, ORIGIN))
    assert ("view" in disputes) is bool(unknown)


def test_the_world_s_data_carry_no_one_s_view(basemaps: Mapping[str, Basemap]) -> None:
    """Borders say that they are disputed, and in which way; no shipped basemap says by whom."""
    borders = [border for name in basemaps for border in basemaps[name].layer(Layer.BORDER)]
    assert {SETTLED, "disputed", "indefinite", "line-of-control"} == {b.code for b in borders}
    assert not any(border.views for border in borders)


@pytest.mark.parametrize(("east", "seen"), [(37.0, True), (35.57, False)])
def test_a_sliver_of_a_disputed_area_is_not_named(
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    east: float,
    *,
    seen: bool,
) -> None:
    """Of which too little is seen at the frame's side for hatching; its outline is explained."""
    extent = Extent(west=east - 6, south=31.6, east=east, north=34.2)
    settings = settle(extent, basemap="levant-iraq", disputed_area="Golan")
    legend = replace(drawing.legend, disputed_area=("Golan",))
    shown = replace(drawing, settings=settings, legend=legend)
    layout = lay_out_map(shown, basemaps, styles.map, typefaces)
    keys = {entry.key for entry in layout.legend.items}
    assert layout.main.ground.disputed
    assert seen is (Key.DISPUTED in keys)
    assert Key.BORDER in keys
