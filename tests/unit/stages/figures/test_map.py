"""The shipped map, in three languages and every frame that it is printed in."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from generator.blocks.document import Brief
from generator.design.style.reading import Styles
from generator.errors import RenderError
from generator.language.conventions import Conventions
from generator.model.figure import Figure, Form, Frame, MapDrawing
from generator.model.localised import LocalBrief
from generator.model.map import Disputes, MapSettings, Override, Shift, Side
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind
from generator.stages.figures.drawings import Materials
from generator.stages.figures.map import draw_map, lay_out_map
from generator.stages.figures.typeface import Typefaces
from generator.stages.localisation.brief import localise
from tests.unit.rows import shipped_rows, swap_block, with_rows
from tests.unit.stages.figures.conftest import WORDS, draw_figures, read_pdfium

FRAMES = (Frame(174, 127), Frame(174, 121), Frame(281, 155), Frame(263, 160), Frame(174, 104))
LOCALES = ("fr", "en", "ar")
Draw = Callable[[MapDrawing], Figure]
MakeDrawing = Callable[[str, Frame], MapDrawing]


@pytest.fixture(scope="session")
def draw(basemaps: Mapping[str, Basemap], styles: Styles, typefaces: Typefaces) -> Draw:
    """Draw a map as a PDF."""
    return lambda drawing: draw_map(drawing, basemaps, styles.map, typefaces)


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_overlaps(draw: Draw, make_drawing: MakeDrawing, locale: str, frame: Frame) -> None:
    """No label touches another, a symbol, a river's name, a line or the frame."""
    assert draw(make_drawing(locale, frame)).frame == frame


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_victory_is_named(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locale: str,
    frame: Frame,
) -> None:
    """No place's name or symbol is dropped; background towns give way."""
    drawing = make_drawing(locale, frame)
    layout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    views = layout.views
    named = sorted(tuple(line.text for line in p.lines) for v in views for p in v.places)
    assert named == sorted([drawing.names["inset:0"], *(each.names for each in drawing.points)])
    assert sum(len(view.signs) for view in views) == len(drawing.points)
    assert len(layout.dropped) <= 8


@pytest.mark.parametrize(("locale", "width"), [("fr", 110), ("fr+ar", 130)])
def test_names_without_room_are_left_out_and_told(
    draw: Draw,
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locale: str,
    width: float,
) -> None:
    """In half the room every sign stands, nothing overlaps, and the figure says who has no name."""
    drawing = make_drawing(locale, Frame(width, 85))
    layout = lay_out_map(drawing, basemaps, styles.map, typefaces)
    assert layout.overlaps == ()
    assert layout.unnamed
    signs = [sign.point for view in layout.views for sign in view.signs]
    assert sorted(signs, key=str) == sorted(drawing.points, key=str)
    figure = draw(drawing)
    assert figure.unnamed == layout.unnamed
    told = {f"{each.number} {each.names[0]}" for each in drawing.points}
    assert set(figure.unnamed) <= {*told, *drawing.names["inset:0"]}
    assert len(figure.hotspots) == len(drawing.points)


@pytest.mark.parametrize("locale", LOCALES)
def test_preferred_side_comes_first(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locale: str,
) -> None:
    """Rutba has room: its name stands above at the right, in Arabic at the left."""
    layout = lay_out_map(make_drawing(locale, FRAMES[0]), basemaps, styles.map, typefaces)
    sign = next(sign for sign in layout.main.signs if sign.point.id == "rutba")
    box = next(
        b for b in layout.main.boxes if b.text == sign.point.names[0] and b.kind is Kind.PLACE
    )
    assert box.y0 > sign.y
    assert (box.x1 < sign.x) if locale == "ar" else (box.x0 > sign.x)


def test_the_same_bytes_twice(draw: Draw, make_drawing: MakeDrawing) -> None:
    """Drawn twice, and after another language, a map is the same bytes."""
    first = draw(make_drawing("fr", FRAMES[0])).data
    draw(make_drawing("ar", FRAMES[0]))
    assert draw(make_drawing("fr", FRAMES[0])).data == first


@pytest.mark.parametrize("frame", FRAMES, ids=str)
def test_map_is_light(draw: Draw, make_drawing: MakeDrawing, frame: Frame) -> None:
    """The map takes at most 150 kB, on one page of exactly its frame's size."""
    data = draw(make_drawing("fr", frame)).data
    assert len(data) <= 150_000
    with pikepdf.open(io.BytesIO(data)) as pdf:
        box = [float(value) * 25.4 / 72 for value in pdf.pages[0].mediabox]
    assert box == pytest.approx([0, 0, frame.width, frame.height], abs=0.01)


def test_fonts_hold_no_layout_tables(draw: Draw, make_drawing: MakeDrawing) -> None:
    """The embedded fonts hold none of the tables that a PDF never reads."""
    tags = set()
    with pikepdf.open(io.BytesIO(draw(make_drawing("ar", FRAMES[0])).data)) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
                font = bytes(entry.FontFile2.read_bytes())
                count = int.from_bytes(font[4:6], "big")
                tags |= {font[12 + 16 * i : 16 + 16 * i].decode() for i in range(count)}
    assert "glyf" in tags
    assert tags & {"GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG"} == set()


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("frame", FRAMES, ids=str)
def test_names_are_read_whole(
    draw: Draw, make_drawing: MakeDrawing, locale: str, frame: Frame
) -> None:
    """A reader finds every name in one piece, rivers at an angle and spaced countries too."""
    drawing = make_drawing(locale, frame)
    text = read_pdfium(draw(drawing).data)
    wanted = [point.names[0] for point in drawing.points]
    wanted += [drawing.names[key][0] for key in ("river:euphrates", "river:tigris", "country:IQ")]
    assert [name for name in wanted if name not in text] == []


def test_an_override_moves_a_name(draw: Draw, make_drawing: MakeDrawing) -> None:
    """An editor's side, distance and shift are obeyed, with a line to what stands off."""
    drawing = make_drawing("fr", FRAMES[0])
    override = Override(side=Side.SOUTH, distance=6.0, symbol=Shift(dx=-8.0, dy=4.0))
    moved = _override(drawing, {"rutba": override, "Erbil": Override(side=Side.EAST)})
    before, after = (draw(each) for each in (drawing, moved))
    spots = [next(s for s in f.hotspots if s.id == "rutba") for f in (before, after)]
    assert spots[1].x - spots[0].x == pytest.approx(-8.0)
    assert spots[1].y - spots[0].y == pytest.approx(-4.0)


def test_an_override_may_overlap_but_is_told(draw: Draw, make_drawing: MakeDrawing) -> None:
    """An override that cannot stand free stops the map, at the row of the name."""
    drawing = make_drawing("fr", FRAMES[0])
    rows = {name: point.origin for point in drawing.points for name in point.names}
    with pytest.raises(RenderError) as failure:
        draw(_override(drawing, {"fallujah": Override(side=Side.WEST)}))
    found = [each for each in failure.value.findings if "“Falloujah” (place)" in each.message]
    assert found
    for finding in found:
        assert finding.message.startswith("on the figure map of ")
        assert finding.origin.path == "data/daesh/victories.csv"
        assert finding.origin in [rows[name] for name in rows if f"“{name}”" in finding.message]


def test_a_label_outside_the_frame_is_told(draw: Draw, make_drawing: MakeDrawing) -> None:
    """What the frame cuts off counts as an overlap: a name, or the panel of the legend."""
    drawing = make_drawing("fr", FRAMES[0])
    far = {"jarabulus": Override(side=Side.NORTH, distance=40.0)}
    with pytest.raises(RenderError, match=r"“Jarablous” .*leaves the frame"):
        draw(_override(drawing, far))
    wide = replace(drawing, legend=replace(drawing.legend, capital=("très" * 80,)))
    with pytest.raises(RenderError, match=r"(?m)^brief.yaml:1: .*\(words\) is wider than the map"):
        draw(wide)


def test_svg_is_outlines_without_date(
    materials: Callable[[Form], Materials], local: LocalBrief
) -> None:
    """As an SVG the map is paths only, the same bytes each time, without date or fonts."""
    frames, words = {"map": Frame(174, 121)}, {"map": (WORDS,)}
    first, second = (draw_figures((local,), words, frames, materials("svg"))[0] for _ in range(2))
    text = first.data.decode()
    assert first.data == second.data
    assert first.form == "svg"
    assert re.search(r"<text|<image|dc:date|font-family", text) is None
    assert 'width="493.' in text


@pytest.mark.parametrize("by", ["country", "time", "forces", "none"])
def test_colour_follows_the_settings(
    materials: Callable[[Form], Materials], brief: Brief, by: str
) -> None:
    """Coloured by country, the legend names countries; by time, years; by nothing, the sign."""
    coloured = with_rows(brief, *shipped_rows(brief), colour=by)
    local = localise(coloured, None, "fr", Conventions("fr"), "brief")
    local = swap_block(local, "map", legend="")
    (figure,) = draw_figures((local,), {"map": (WORDS,)}, {"map": FRAMES[0]}, materials("pdf"))
    document = pypdfium2.PdfDocument(figure.data)
    text = document[0].get_textpage().get_text_range()
    document.close()
    words = ("Irak", "2015", "Autres", "Lieu repris")
    assert [word for word in words if word in text] == {
        "country": ["Irak"],
        "time": ["2015"],
        "forces": ["Autres"],
        "none": ["Lieu repris"],
    }[by]


def test_layers_can_be_left_out(draw: Draw, make_drawing: MakeDrawing) -> None:
    """A map without governorates, rivers, lakes and disputed areas is drawn, and is lighter."""
    drawing = make_drawing("fr", FRAMES[0])
    bare = {"layers": (), "rivers": (), "disputed_area": None, "disputed": Disputes()}
    settings = drawing.settings.model_copy(update=bare)
    legend = replace(drawing.legend, disputed_area=())
    figure = draw(replace(drawing, settings=settings, legend=legend))
    assert len(figure.data) < len(draw(drawing).data)


def _override(drawing: MapDrawing, overrides: Mapping[str, Override]) -> MapDrawing:
    settings: MapSettings = drawing.settings.model_copy(update={"overrides": overrides})
    return replace(drawing, settings=settings)
