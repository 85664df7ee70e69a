from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks.block import FigureTexts
from generator.blocks.rings import LocalRings, RingsBlock
from generator.model.figure import Frame, RingsDrawing
from tests.unit.blocks.dykes import make, refuse
from tests.unit.blocks.writing import find
from tests.unit.documents import request_block, say_document, set_document, translate_document

RINGS = "{rings: dykes, around: [{row: c, name: The delta}], every: 50, to: 150}"
WORDS = {"alternative": "Told."}


def test_places_within_the_rings_are_drawn(tmp_path: Path) -> None:
    """With their numbers and colours; what lies farther away is named below."""
    local = say_document(make(tmp_path, RINGS))
    rings = find(local, LocalRings)
    assert ["c", "d", "p"] == [row.id for row in rings.near]
    drawing = request_block((local,), "rings", WORDS, Frame(220, 100))
    assert isinstance(drawing, RingsDrawing)
    assert [("c", ("The delta",))] == [(each.id, each.names) for each in drawing.centres]
    assert [("50\u00a0km",), ("100\u00a0km",), ("150\u00a0km",)] == [
        ring.label for ring in drawing.rings
    ]
    assert [False, False, True] == [point.ongoing for point in drawing.points]
    assert "Farther away: A dyke (1), B dyke (2)." in set_document(local)


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_each_entry_of_the_key_is_said_by_itself(tmp_path: Path, locale: str) -> None:
    """What stands side by side would be one sentence to who hears it."""
    words = {"Under way": "عملية جارية"}
    page = set_document(translate_document(make(tmp_path, RINGS), locale, words))
    key = page.partition('<div class="rings-key">')[2].partition("</div>")[0]
    entries = [re.sub("<[^>]*>", "", each).strip() for each in key.split("</p>")]
    assert ["2014", "2015", "2016", "عملية جارية"] == entries[:4]
    assert (["Plus loin", "أبعد من ذلك"][locale == "ar"], 6) == (
        entries[4].partition(":")[0].strip(),
        len(entries),
    )


@pytest.mark.parametrize(("locale", "told"), [("fr", "Une carte."), ("ar", "خريطة.")])
def test_who_cannot_see_them_is_told_in_both_languages(
    tmp_path: Path, locale: str, told: str
) -> None:
    """A figure of a PDF has one text, which says it in both; what is the same stands once."""
    brief = make(tmp_path, RINGS)
    briefs = (say_document(brief), translate_document(brief, locale, {}))
    blocks = tuple(find(each, LocalRings) for each in briefs)
    texts = FigureTexts(briefs, blocks, (WORDS, {"alternative": told}))
    assert ("Told.", told) == RingsBlock.request(texts, Frame(220, 100)).alternatives
    assert 'alt="A figure. / Une figure."' in set_document(*briefs)
    assert ("Told.",) == FigureTexts(briefs, blocks, (WORDS, WORDS)).alternatives


def test_names_stand_in_both_languages(tmp_path: Path) -> None:
    """What is the same in both stands once."""
    brief = make(tmp_path, RINGS)
    locals_ = (say_document(brief), translate_document(brief, "fr", {"The delta": "Le delta"}))
    drawing = request_block(locals_, "rings", WORDS, Frame(220, 100))
    assert isinstance(drawing, RingsDrawing)
    assert ("The delta", "Le delta") == drawing.centres[0].names
    assert ("50\u00a0km",) == drawing.rings[0].label


def test_the_first_page_is_a_cover(tmp_path: Path) -> None:
    """Where it has rings."""
    assert "opening cover" in set_document(say_document(make(tmp_path / "one", RINGS)))
    assert "opening cover" not in set_document(
        say_document(make(tmp_path / "other", "{timeline: dykes}"))
    )


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    """A row that there is not, and an outermost ring that is none."""
    assert ["1: table dykes has no row cc; did you mean c?"] == refuse(
        tmp_path / "row", "{rings: dykes, around: [{row: cc}], every: 50, to: 150}"
    )
    assert [
        "1: to 160 km is not from one to 8 times 50 km; end at a ring, or set them wider apart"
    ] == refuse(tmp_path / "to", "{rings: dykes, around: [{row: c}], every: 50, to: 160}")
