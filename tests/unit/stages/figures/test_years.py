"""The small maps, one a year."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from generator.catalogs.catalog import read_catalog
from generator.errors import RenderError
from generator.files import ProjectFiles
from generator.model.figure import Form, Frame
from generator.model.localised import LocalBrief
from generator.stages.figures.drawings import Materials
from tests.unit.rows import TABLE, swap_table
from tests.unit.stages.figures.conftest import WORDS, draw_figures, read_pdfium

FRAMES = (Frame(174, 42), Frame(236, 48))
MakeMaterials = Callable[[Form], Materials]


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_panels_run_with_the_writing(
    materials: MakeMaterials, local: LocalBrief, frame: Frame, direction: str
) -> None:
    """The years stand in the order of reading, and nothing overlaps."""
    brief = replace(local, direction="rtl" if direction == "rtl" else "ltr")
    (figure,) = draw_figures((brief,), {"years": (WORDS,)}, {"years": frame}, materials("pdf"))
    starts = [_left(figure.data, heading) for heading in WORDS["headings"].split("|")]
    assert starts == sorted(starts, reverse=direction == "rtl")
    assert figure.hotspots == ()


@pytest.mark.parametrize("frame", [Frame(174, 36), Frame(138, 54), Frame(98, 32)], ids=str)
@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩"])
def test_two_languages(
    materials: MakeMaterials, local: LocalBrief, arabic: LocalBrief, frame: Frame, digits: str
) -> None:
    """A heading that is the same in both languages stands once, another in both, and none touch."""
    other = {**WORDS, "headings": WORDS["headings"].translate(str.maketrans("0123456789", digits))}
    (figure,) = draw_figures(
        (local, arabic), {"years": (WORDS, other)}, {"years": frame}, materials("pdf")
    )
    text = read_pdfium(figure.data)
    year = "2016".translate(str.maketrans("0123456789", digits))
    assert ("2016" in text, year in text) == (True, True)
    assert text.count("+") == (4 if digits.isascii() else 8)
    assert ("Libye" in text, "ليبيا" in text) == (True, True)


def test_ground_is_kept_once(materials: MakeMaterials, local: LocalBrief) -> None:
    """The four panels show one ground, which the file holds once, so that it stays light."""
    (figure,) = draw_figures((local,), {"years": (WORDS,)}, {"years": FRAMES[0]}, materials("pdf"))
    assert len(figure.data) < 60_000
    with pikepdf.open(io.BytesIO(figure.data)) as pdf:
        assert list(pdf.pages[0].Resources.XObject) == ["/Under0"]


def test_far_places_have_a_note(materials: MakeMaterials, local: LocalBrief) -> None:
    """The place that the inset shows is marked in a corner from its year on."""
    (figure,) = draw_figures((local,), {"years": (WORDS,)}, {"years": FRAMES[0]}, materials("pdf"))
    assert read_pdfium(figure.data).count("Libye") == 2


@pytest.mark.parametrize("locale", ["fr", "en", "ar"])
def test_its_caption_does_not_say_where_the_note_stands(files: ProjectFiles, locale: str) -> None:
    """The room decides: below the map on one paper, and maybe in its corner on another."""
    entries = read_catalog(files, "en" if locale == "fr" else locale, "daesh").entries
    said = [(key, entry) for key, entry in entries.items() if key[0] == "by-year.caption"]
    assert said
    for (_, source), entry in said:
        caption = source if locale == "fr" else entry.forms[0]
        assert not re.search("coin|corner|زاوية|dessous|below|تحت|أسفل", caption), caption


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_web_has_an_image_a_year(
    materials: MakeMaterials, local: LocalBrief, direction: str
) -> None:
    """Each is whole, so that a narrow screen has them in rows, in the order of reading."""
    brief = replace(local, direction="rtl" if direction == "rtl" else "ltr")
    (figure,) = draw_figures((brief,), {"years": (WORDS,)}, {"years": FRAMES[0]}, materials("live"))
    maps = etree.fromstring(f"<div>{figure.data.decode()}</div>")
    assert ["small-map"] * 4 == [each.get("class") for each in maps]
    boxes = [[float(side) for side in each.get("viewBox").split()] for each in maps]
    assert 1 == len({(top, width, height) for _, top, width, height in boxes})
    lefts = [box[0] for box in boxes]
    assert lefts == sorted(lefts, reverse=direction == "rtl")
    for each, heading, (left, _, width, _) in zip(
        maps, WORDS["headings"].split("|"), boxes, strict=True
    ):
        first = each.find("text")
        said = re.sub("[\u200f\u2066\u2069]", "", first.text)
        assert heading.strip() == said
        assert left <= float(first.get("x")) <= left + width
    ids = maps.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_sparse_years_are_numbered(materials: MakeMaterials, local: LocalBrief) -> None:
    """Where every number has room, symbols bear them and can be followed."""
    kept = {"rabia", "tikrit", "rutba", "mosul-east"}
    rows = tuple(row for row in local.tables[TABLE].rows if row.id in kept)
    brief = swap_table(local, rows=rows)
    (figure,) = draw_figures((brief,), {"years": (WORDS,)}, {"years": FRAMES[1]}, materials("pdf"))
    assert {spot.id for spot in figure.hotspots} == kept
    assert all(spot.diameter >= 3 for spot in figure.hotspots)


def test_a_heading_wider_than_its_map_is_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """A heading that runs into the next map is reported."""
    words = {**WORDS, "headings": "|".join(["Une bien longue année de reprise +1"] * 4)}
    with pytest.raises(RenderError, match="wider than its map"):
        draw_figures((local,), {"years": (words,)}, {"years": FRAMES[0]}, materials("pdf"))


def _left(data: bytes, text: str) -> float:
    document = pypdfium2.PdfDocument(data)
    page = document[0].get_textpage()
    found = page.search(text.split(" ", maxsplit=1)[0]).get_next()
    assert found is not None
    left = float(page.get_charbox(found[0])[0])
    document.close()
    return left
