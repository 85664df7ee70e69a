"""The map in two languages, in Arabic, and with words longer than any language's."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from generator.design.style.reading import Styles
from generator.language.formats import Formats
from generator.model.figure import Figure, Frame, MapDrawing, Texts, TypeStyle
from generator.model.scale import LENGTHS
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.map import MapLayout, draw_map, lay_out_map
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import LEGENDS, MakeDrawing, read_pdfium, read_poppler

FRAMES = (
    Frame(174, 116),
    Frame(174, 104),
    Frame(281, 140),
    Frame(263, 145),
    Frame(404 / 1.467, 228 / 1.467),
    Frame(404, 228),
)
"""The brief's, the fact sheet's, the map sheet's on A4, on Letter, on A3, and in full."""
PAIRS = ("fr+en", "fr+ar", "en+ar")
Draw = Callable[[MapDrawing], Figure]
LayOut = Callable[[MapDrawing], MapLayout]


@pytest.fixture(scope="session")
def draw(basemaps: Mapping[str, Basemap], styles: Styles, typefaces: Typefaces) -> Draw:
    """Draw a map as a PDF."""
    return lambda drawing: draw_map(drawing, basemaps, styles.map, typefaces)


@pytest.fixture(scope="session")
def lay_out(basemaps: Mapping[str, Basemap], styles: Styles, typefaces: Typefaces) -> LayOut:
    """Lay a map out."""
    return lambda drawing: lay_out_map(drawing, basemaps, styles.map, typefaces)


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("pair", PAIRS)
def test_a_bilingual_map_is_sound(
    lay_out: LayOut, make_drawing: MakeDrawing, pair: str, frame: Frame
) -> None:
    """Every victory is named in both languages, and nothing touches, in every frame."""
    drawing = make_drawing(pair, frame)
    layout = lay_out(drawing)
    named = [
        tuple(line.text for line in placed.lines) for view in layout.views for placed in view.places
    ]
    assert layout.overlaps == ()
    mosul = drawing.names["inset:0"]
    assert sorted(named) == sorted([mosul, *(point.names for point in drawing.points)])


def test_the_same_word_stands_once(lay_out: LayOut, make_drawing: MakeDrawing) -> None:
    """Hit is called so in French and in English: it is printed once."""
    layout = lay_out(make_drawing("fr+en", FRAMES[0]))
    names = {placed.lines[0].text: placed.lines for placed in layout.main.places}
    assert 1 == len(names["Hit"])
    assert ["Falloujah", "Fallujah"] == [line.text for line in names["Falloujah"]]


def test_the_main_language_is_above_and_bold(lay_out: LayOut, make_drawing: MakeDrawing) -> None:
    """The main language stands above in bold, the other below it in regular."""
    for placed in lay_out(make_drawing("fr+ar", FRAMES[0])).main.places:
        first, second = placed.lines
        assert first.y > second.y
        assert (TypeStyle.BOLD, TypeStyle.REGULAR) == (first.style, second.style)


def test_a_river_has_both_names(draw: Draw, make_drawing: MakeDrawing) -> None:
    """Each name of a river stands along its course, and countries in both languages."""
    text = read_pdfium(draw(make_drawing("fr+ar", FRAMES[5])).data)
    for name in ("Euphrate", "الفرات", "Tigre", "دجلة", "IRAK", "العراق"):
        assert name in text


def test_a_second_name_never_stands_alone(lay_out: LayOut, make_drawing: MakeDrawing) -> None:
    """Where the main name of a river has no room, the other is dropped with it."""
    layout = lay_out(make_drawing("en+ar", FRAMES[3]))
    waters = {name.text for name in layout.main.waters}
    for main, other in (("Euphrates", "الفرات"), ("Tigris", "دجلة")):
        assert main in waters or other not in waters


@pytest.mark.parametrize("locales", ["ar", "fr+ar"])
def test_arabic_names_are_read(
    draw: Draw, lay_out: LayOut, make_drawing: MakeDrawing, locales: str, tmp_path: Path
) -> None:
    """PDFium and Poppler read every level Arabic name of the map whole, in logical order."""
    drawing = make_drawing(locales, FRAMES[0])
    layout = lay_out(drawing)
    level = [line.text for placed in layout.main.places for line in placed.lines]
    level += [name.text for name in layout.main.countries]
    data = draw(drawing).data
    pdfium, poppler = read_pdfium(data), read_poppler(data, tmp_path)
    # Readers differ on the brackets of a line from the right; its words are read all the same.
    wanted = [part for name in level for part in name.replace(")", "").split(" (")]
    assert [name for name in wanted if name not in pdfium] == []
    assert [name for name in level if "(" not in name and name not in poppler] == []
    assert "الموصل" in pdfium


def test_geography_is_not_mirrored(lay_out: LayOut, make_drawing: MakeDrawing) -> None:
    """The panels stand in the same corners in every language: what is in them is mirrored."""
    frame = Frame(174, 127)
    french, arabic = (lay_out(make_drawing(each, frame)) for each in ("fr", "ar"))
    for one, other in zip(french.insets, arabic.insets, strict=True):
        assert 0.0 == one.panel.bounds[0] == other.panel.bounds[0]
    assert french.window[0] > 0.0
    assert arabic.window[0] > 0.0


@pytest.mark.parametrize(("locale", "mirrored"), [("fr", False), ("ar", True)])
def test_the_legend_runs_with_the_writing(
    draw: Draw, make_drawing: MakeDrawing, locale: str, mirrored: bool
) -> None:
    """The years stand on the side where reading begins, and the scale counts from there."""
    data = draw(make_drawing(locale, FRAMES[0])).data
    for before, after in (("2014", LEGENDS[locale][2]), ("0", "100")):
        assert (_find(data, before) > _find(data, after)) is mirrored


def test_the_scale_is_in_the_languages_digits(draw: Draw, make_drawing: MakeDrawing) -> None:
    """The scale bars are written as the main language writes numbers."""
    eastern = Formats.of("ar", "arab")
    distances = {length: eastern.number(length) for length in (0, *LENGTHS)}
    drawing = replace(make_drawing("ar", FRAMES[0]), distances=distances)
    text = read_pdfium(draw(drawing).data)
    assert "١٠٠" in text
    assert "100" not in text


def test_arabic_is_not_spaced(lay_out: LayOut, make_drawing: MakeDrawing) -> None:
    """Countries are letter-spaced in French, and never in Arabic."""
    names = lay_out(make_drawing("fr+ar", FRAMES[0])).main.countries
    assert {True: True, False: False} == {name.is_main: name.spacing > 0 for name in names}


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("locales", ["en", "fr+en"])
def test_words_a_third_longer_have_room(
    lay_out: LayOut, make_drawing: MakeDrawing, locales: str, frame: Frame
) -> None:
    """With every word 35 % longer each place is still named, and nothing touches."""
    drawing = make_drawing(locales, frame)
    legend = drawing.legend
    longer = replace(
        drawing,
        names={key: _lengthen(texts) for key, texts in drawing.names.items()},
        points=tuple(replace(p, names=_lengthen(p.names)) for p in drawing.points),
        legend=replace(
            legend,
            title=_lengthen(legend.title),
            ongoing=_lengthen(legend.ongoing),
            capital=_lengthen(legend.capital),
            disputed_border=_lengthen(("Frontière contestée ou non définie",)),
            disputed_area=_lengthen(legend.disputed_area),
        ),
    )
    assert lay_out(longer).overlaps == ()


def test_words_too_wide_for_the_legend_are_named(
    lay_out: LayOut, make_drawing: MakeDrawing
) -> None:
    """A legend wider than the map is reported with the words that make it so."""
    drawing = make_drawing("fr", FRAMES[3])
    wide = replace(drawing, legend=replace(drawing.legend, capital=("Hauptstadt" * 20,)))
    told = f"“{'Hauptstadt' * 20}” (words) is wider than the map"
    assert told in map(str, lay_out(wide).overlaps)


def _lengthen(texts: Texts) -> Texts:
    return tuple(text + "o" * math.ceil(0.35 * len(text)) for text in texts)


def _find(data: bytes, text: str) -> float:
    """Where a word begins to the right of the frame's left side, in points."""
    document = pypdfium2.PdfDocument(data)
    page = document[0].get_textpage()
    searcher = page.search(text, match_whole_word=True)
    boxes = []
    while found := searcher.get_next():
        boxes.append(page.get_charbox(found[0]))
    document.close()
    return float(min(boxes, key=lambda box: box[1])[0])
