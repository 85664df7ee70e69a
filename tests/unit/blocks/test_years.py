from __future__ import annotations

from pathlib import Path

from generator.blocks.years import LocalYears
from generator.model.figure import Frame, YearsDrawing
from tests.unit.blocks.dykes import make, refuse
from tests.unit.blocks.writing import find
from tests.unit.documents import request_block, say_document, set_document, translate_document

YEARS = "{years: dykes, title: Year by year}"
MAP = "{map: dykes}"
WORDS = {"headings": "2014 · 2|2015 · 3|2016 · 4", "alternative": "Told."}


def test_each_year_has_a_panel(tmp_path: Path) -> None:
    """With its heading, and the places that are over by their years; on the ground of the map."""
    local = say_document(make(tmp_path, MAP, YEARS))
    years = find(local, LocalYears)
    assert ("February 2014", "2016") == (years.first, years.last)
    drawing = request_block((local,), "years", WORDS, Frame(180, 40))
    assert isinstance(drawing, YearsDrawing)
    assert [("2014 · 2",), ("2015 · 3",), ("2016 · 4",)] == [p.heading for p in drawing.panels]
    assert [("a", 0), ("b", 0), ("c", 1), ("d", 2)] == [
        (point.id, point.step) for point in drawing.points
    ]
    assert drawing.settings == local.map_of("dykes").settings


def test_headings_stand_in_both_languages(tmp_path: Path) -> None:
    """A heading that is the same in both stands once."""
    brief = make(tmp_path, MAP, YEARS)
    locals_ = (say_document(brief), translate_document(brief, "fr", {}))
    drawing = request_block(locals_, "years", WORDS, Frame(180, 40))
    assert isinstance(drawing, YearsDrawing)
    assert ("2014 · 2",) == drawing.panels[0].heading


def test_the_page_has_their_heading(tmp_path: Path) -> None:
    """Over the small maps."""
    assert "Year by year</h" in set_document(say_document(make(tmp_path, MAP, YEARS)))


def test_small_maps_need_a_map(tmp_path: Path) -> None:
    """Its ground is theirs."""
    assert ["1: no map shows table dykes; add a map of it"] == refuse(tmp_path, YEARS)


def test_a_table_that_there_is_not_is_told(tmp_path: Path) -> None:
    """At its line."""
    found = refuse(tmp_path, "{years: dyke}", MAP)
    assert ["1: table dyke is not among the tables; did you mean dykes?"] == found
