"""The Arabic editions: the same pages mirrored, and text that is found as it is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.catalogs.catalog import read_catalog
from generator.files import ProjectFiles
from generator.model.edition import Edition, Profile
from tests.conftest import ROOT
from tests.editions.reading import Printed, read_rows

PAGES = {"brief": 6, "factsheet": 2, "map": 1}
UNPRINTED = re.compile(
    r"description|keywords|headline\.headline-figure\..*|objectives\.points\..*\.short|context\.short|victories\..*\.stake|tables\.victories\.columns\.(stake|forces)\.label|map\.towns\.name"
    r"|by-year\.title|tables\.victories\.(label|columns\.status\.values\.liberated)"
)
WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652]{3,}")
PRESENTATION_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")


def open_edition(output: Path, format_name: str, paper: str = "a4") -> Printed:
    edition = Edition("daesh", format_name, "ar", paper, Profile.SCREEN)
    return Printed(edition, output / edition.path)


@pytest.fixture(scope="module")
def brief(built: Path) -> Printed:
    """The Arabic brief."""
    return open_edition(built, "brief")


def find(printed: Printed, page: int, words: str) -> tuple[float, float, float, float]:
    """The box of words on a page (counted from 1), in points: left, bottom, right, top."""
    text = printed.pages[page - 1].get_textpage()
    found = text.search(words, match_case=True).get_next()
    assert found is not None, words
    text.count_rects(*found)
    box: tuple[float, float, float, float] = text.get_rect(0)
    return box


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("format_name", sorted(PAGES))
def test_the_page_plan_is_that_of_every_language(built: Path, format_name: str, paper: str) -> None:
    """Six, two and one page, in Arabic."""
    printed = open_edition(built, format_name, paper)
    assert (PAGES[format_name], "ar") == (len(printed.pages), str(printed.tags.Root.Lang))


def test_every_word_is_found_as_it_is_written(brief: Printed) -> None:
    """Joined letters, ligatures and signs come out one by one, in the order of the catalog."""
    catalog = read_catalog(ProjectFiles(ROOT), "ar", "daesh")
    text = re.sub(r"\s", "", brief.text)
    words = {
        word
        for (context, _), entry in catalog.entries.items()
        if not UNPRINTED.fullmatch(context)
        for word in WORD.findall(re.sub(r"\{\w+\}", " ", entry.forms[0]))
    }
    assert len(words) > 400
    assert [word for word in sorted(words) if word not in text] == []


def test_no_letter_is_a_presentation_form(brief: Printed) -> None:
    """A search for a letter finds each of its shapes."""
    assert PRESENTATION_FORMS.findall(brief.text) == []


def test_brackets_open_and_close_as_they_are_written(brief: Printed) -> None:
    """What is drawn turned is read as it was typed."""
    assert "(عين العرب)" in re.sub(r"\s+", " ", brief.texts[1])


def test_the_page_is_mirrored(brief: Printed) -> None:
    """Title and running foot begin at the right; the stamp and the folio stand at the left."""
    width = brief.pages[0].get_width()
    stamp = find(brief, 1, "آخر تحديث")
    subject = find(brief, 1, "العراق وسوريا وليبيا")
    foot = find(brief, 1, "فرنسا والتحالف ضد داعش")
    folio = find(brief, 1, "1/6")
    assert stamp[2] < width / 2 < subject[0]
    assert folio[2] < width / 2 < foot[0]
    assert foot[2] == pytest.approx(width - 18 / 25.4 * 72, abs=2)


def test_columns_are_read_from_the_right(brief: Printed) -> None:
    """The first objective stands right of the second, the third under the first."""
    first = find(brief, 4, "القضاء على داعش")
    second = find(brief, 4, "السعي إلى حلول")
    third = find(brief, 4, "المساهمة في تحقيق")
    assert first[0] > second[2]
    assert first[3] == pytest.approx(second[3], abs=1)
    assert third[2] == pytest.approx(first[2], abs=12)
    assert third[3] < first[1]


def test_the_list_begins_at_the_right(brief: Printed) -> None:
    """The numbers stand in the rightmost column, the sources in the leftmost."""
    width = brief.pages[4].get_width()
    numbers = [link for link in brief.links if link.page == 5 and link.target == "#map-rabia"]
    sources = [link for link in brief.links if link.page == 5 and link.target[:8] == "#source-"]
    assert numbers
    assert sources
    assert all(link.centre[0] > width * 0.85 for link in numbers)
    assert all(link.centre[0] < width * 0.2 for link in sources)


def test_time_runs_from_the_right(brief: Printed) -> None:
    """The years of the spans, and the names of the places at the right of them."""
    years = [find(brief, 3, str(year))[0] for year in (2015, 2016)]
    assert find(brief, 3, "ربيعة")[0] > find(brief, 3, "2014")[2]
    assert years == sorted(years, reverse=True)


def test_figures_are_told_in_arabic(brief: Printed) -> None:
    """Each alternative text begins with an Arabic letter."""
    texts = [str(node.element.Alt) for node in brief.find("Figure")]
    assert len(texts) == 6
    assert all(re.match(r"[\u0621-\u064a]", text) for text in texts)


def test_titles_of_sources_keep_their_language(brief: Printed) -> None:
    """A Latin title on the Arabic page is tagged with the language that it is in."""
    languages = {row["language"] for row in read_rows("sources.csv")}
    tagged = {str(element.Lang) for element in _elements(brief) if "/Lang" in element}
    assert languages <= tagged


def _elements(printed: Printed) -> list[Any]:
    return [node.element for node in printed.nodes]
