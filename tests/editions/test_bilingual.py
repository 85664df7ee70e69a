"""Editions in two languages: facing columns, each in its own language, and one map for both."""

from __future__ import annotations

import ctypes
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdfium2 import raw

from generator.catalogs.catalog import read_catalog
from generator.files import ProjectFiles
from generator.model.edition import Edition, Profile
from generator.project import load_project
from tests.conftest import ROOT
from tests.editions.reading import Printed, read_rows, squash
from tests.editions.test_text import OF_RAISED, RAISED

PAIRS = ("fr+en", "fr+ar", "en+ar")
PAPERS = ("a4", "letter")
PAGES = {"brief": 8, "factsheet": 2, "map": 1}
TITLES = {
    "fr": "L’action de la France au sein de la Coalition internationale contre Daech",
    "en": "France’s action within the international Coalition against Daesh",
    "ar": "عمل فرنسا في إطار التحالف الدولي ضد داعش",
}
ARABIC = re.compile(r"[\u0621-\u064a]")
MILLIMETRE = 72 / 25.4


def open_edition(output: Path, format_name: str, locale: str, paper: str = "a4") -> Printed:
    edition = Edition("daesh", format_name, locale, paper, Profile.SCREEN)
    return Printed(edition, output / edition.path)


@pytest.fixture(params=PAIRS)
def brief(request: pytest.FixtureRequest, built: Path) -> Printed:
    """The brief in each pair of languages."""
    return open_edition(built, "brief", request.param)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("locale", PAIRS)
@pytest.mark.parametrize("format_name", sorted(PAGES))
def test_the_page_plan_holds(built: Path, format_name: str, locale: str, paper: str) -> None:
    """Eight pages, two and one, in every pair on A4 and on Letter."""
    assert PAGES[format_name] == len(open_edition(built, format_name, locale, paper).pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_columns_of_tables_stand_under_their_headings(built: Path, paper: str) -> None:
    """The second language of a list begins where its heading does, however wide the paper."""
    page = open_edition(built, "brief", "fr+en", paper).pages[5]
    heading = _left_of(page, "The list of victories")
    assert _left_of(page, "What happened") == pytest.approx(heading, abs=1)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_names_of_a_roll_begin_together(built: Path, paper: str) -> None:
    """Of the fact sheet: the second language's below the first's, of either direction."""
    page = open_edition(built, "factsheet", "fr+en", paper).pages[1]
    assert _left_of(page, "West Mosul") == pytest.approx(_left_of(page, "Mossoul-Ouest"), abs=1)


def test_both_columns_begin_level(built: Path) -> None:
    """The first line of an objective is level in both, and Arabic letters are larger."""
    page = open_edition(built, "brief", "fr+ar").pages[4]
    (latin, small), (arabic, large) = (
        _begin_of(page, words) for words in ("La France contribue", "تساهم فرنسا")
    )
    assert arabic == pytest.approx(latin, abs=0.3 * MILLIMETRE)
    assert large / small == pytest.approx(1.12, abs=0.01)


def _begin_of(page: Any, words: str) -> tuple[float, float]:
    """How high the line stands in which words begin, and their size, in points."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found is not None, words
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, found[0], x, y)
    return y.value, raw.FPDFText_GetFontSize(text, found[0])


def _left_of(page: Any, words: str) -> float:
    """Where words begin on a page, in points from its left."""
    text = page.get_textpage()
    found = text.search(words, match_case=True, match_whole_word=True).get_next()
    assert found is not None, words
    text.count_rects(*found)
    left: float = text.get_rect(0)[0]
    return left


LAST = {"fr": "qu’elle soutient.", "en": "forces that it supports.", "ar": "التي يدعمها."}
"""The last words of what the cover says of the Coalition."""


def test_the_cover_says_all_in_both(brief: Printed) -> None:
    """Columns inside columns once lost their last lines at the foot of the page."""
    text = squash(brief.texts[0])
    for locale in brief.edition.locales:
        assert squash(LAST[locale]) in text, locale


def test_the_title_is_that_of_both(brief: Printed) -> None:
    """The document's language is the main one, and its title says both."""
    first, second = brief.edition.locales
    with brief.tags.open_metadata() as metadata:
        assert f"{TITLES[first]} / {TITLES[second]}" == metadata["dc:title"]
    assert first == str(brief.tags.Root.Lang)


def language_of(element: Any) -> str:
    while "/Lang" not in element and "/P" in element:
        element = element.P
    return str(element.get("/Lang", ""))


@pytest.mark.parametrize("locale", ["fr+ar", "en+ar"])
def test_each_language_is_tagged_with_its_own(built: Path, locale: str) -> None:
    """What is in Arabic letters is Arabic to a screen reader, and no heading in Latin is."""
    brief = open_edition(built, "brief", locale)
    arabic = [element for element, text in brief.pieces if ARABIC.search(text)]
    assert len(arabic) > 200
    assert {"ar"} == {language_of(element) for element in arabic}
    heads = [node for node in brief.find("H1", "H2", "H3") if not ARABIC.search(node.text)]
    assert locale[:2] in {language_of(node.element) for node in heads}
    assert "ar" not in {language_of(node.element) for node in heads}


def test_headings_face_each_other(brief: Printed) -> None:
    """The two languages' objectives begin at the same height, each in its own half, main left."""
    middle = brief.pages[3].get_width() / 2
    first, second = (
        [_find_objectives(brief, locale, page) for page in (4, 5)]
        for locale in brief.edition.locales
    )
    pairs = [
        pair
        for left, right in zip(first, second, strict=True)
        for pair in zip(left, right, strict=True)
    ]
    assert len(pairs) == 6
    for left, right in pairs:
        assert left[1] < middle < right[0]
        assert left[2] == pytest.approx(right[2], abs=1.5 * MILLIMETRE)


def _find_objectives(printed: Printed, locale: str, page: int) -> list[tuple[float, float, float]]:
    """The left, right and top of each objective's first title words on a page."""
    text = printed.pages[page - 1].get_textpage()
    found = []
    for title in _titles(locale):
        start = " ".join(title.split()[:2])
        hit = text.search(start, match_case=True).get_next()
        if hit is not None:
            text.count_rects(*hit)
            left, _, right, top = text.get_rect(0)
            found.append((left, right, top))
    return found


def _titles(locale: str) -> list[str]:
    texts = re.findall(r"^ +- id: \w+\n +title: (.*)\n +text: >-$", _content(), re.MULTILINE)
    if locale == "fr":
        return [text.replace("'", "’") for text in texts]
    catalog = read_catalog(ProjectFiles(ROOT), locale, "daesh")
    by_text = {text: entry.forms[0] for (_, text), entry in catalog.entries.items()}
    return [by_text[text] for text in texts]


def _content() -> str:
    return (ROOT / "data/daesh/brief.yaml").read_text(encoding="utf-8")


def test_one_map_has_both_names(brief: Printed) -> None:
    """Each place retaken is named in both languages on the page of the map."""
    text = re.sub(r"\s", "", brief.texts[1])
    rows = read_rows("victories.csv")
    for locale in brief.edition.locales:
        names = [row["name"] for row in rows]
        if locale != "fr":
            entries = read_catalog(ProjectFiles(ROOT), locale, "daesh").entries
            names = [entries[f"victories.{row['id']}.name", row["name"]].forms[0] for row in rows]
        lost = [name for name in names if re.sub(r"\s", "", name) not in text]
        assert lost == []


def test_each_place_is_named_once(brief: Printed) -> None:
    """No destination is doubled by the second language, and the sources are listed once."""
    names = list(pikepdf.NameTree(brief.tags.Root.Names.Dests))
    assert [name for name, count in Counter(map(str, names)).items() if count > 1] == []
    sources = [name for name in map(str, names) if name.startswith("source-")]
    assert len(read_rows("sources.csv")) == len(sources)


def test_links_are_described_in_the_language_they_stand_in(built: Path) -> None:
    """The same source is “Source 6” in the French column and المصدر in the Arabic one; a figure
    that is printed once for both has its source in the first."""
    brief = open_edition(built, "brief", "fr+ar")
    middle = brief.pages[0].get_width() / 2
    links = [link for link in brief.links if link.target[:8] == "#source-"]
    listed = [link for link in links if link.page in (6, 7)]
    left = [link.words.split() for link in listed if link.centre[0] < middle]
    right = [link.words.split() for link in listed if link.centre[0] > middle]
    assert {"Source"} == {word for word, _ in left}
    assert {"المصدر"} == {word for word, _ in right}
    assert 48 == len({number for _, number in left} | {"1"})
    assert sorted(number for _, number in left) == sorted(number for _, number in right)
    assert {"Source 1"} == {link.words for link in links if link.page == 1}


def test_the_manifest_says_how_each_edition_was_set(built: Path) -> None:
    """Its languages, and a fit within the bounds of its format, for every section a share of air;
    nothing is fitted to a screen or a picture."""
    texts = {"large-print": (17, 18), "slides": (16, 20)}
    leadings = {"large-print": (24, 26), "slides": (21, 28)}
    entries = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["editions"]
    assert len(load_project(ROOT).select()) == len(entries)
    assert ["fr", "ar"] in [entry["locales"] for entry in entries]
    for entry in entries:
        if entry["profile"] in ("web", "epub", "image"):
            assert "fit" not in entry
            continue
        fit = entry["fit"]
        least, most = texts.get(entry["format"], (8.5, 9.25))
        assert least <= fit["text"] <= most
        least, most = leadings.get(entry["format"], (11.4, 13))
        assert least <= fit["leading"] <= most
        assert fit["air"]
        assert all(0.3 <= share <= 2.5 for share in fit["air"].values())


def test_letter_is_set_in_the_size_of_a4(built: Path) -> None:
    """Margins and figures give a shorter page its room; type is hardly smaller than on A4."""
    entries = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["editions"]
    sizes = {entry["path"]: entry["fit"]["text"] for entry in entries if "fit" in entry}
    pairs = [
        (size, sizes[path.replace(".letter.", ".a4.")])
        for path, size in sizes.items()
        if ".letter.screen" in path
    ]
    assert len(pairs) == 18
    assert [pair for pair in pairs if pair[0] < pair[1] - 0.5] == []


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("format_name", ["brief", "factsheet"])
def test_every_format_holds_its_plan_in_the_pseudo_locales(
    pseudo: Path, format_name: str, locale: str
) -> None:
    """A layout that holds a third more text, and mirrored, is ready for any translation."""
    wanted = {"brief": 6, "factsheet": 2}[format_name]
    assert wanted == len(open_edition(pseudo, format_name, locale).pages)


def test_no_text_is_under_its_size(built: Path) -> None:
    """In the tightest pair too nothing is printed under 7.5 pt, but what is raised."""
    for locale in PAIRS:
        printed = open_edition(built, "factsheet", locale)
        found = [each for page in (1, 2) for each in printed.sizes(page) if each[0].strip()]
        assert min(size for sign, size in found if sign not in OF_RAISED) > 7.45
        assert min(size for _, size in found) > RAISED - 0.05
