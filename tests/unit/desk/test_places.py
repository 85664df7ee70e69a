"""Each text of an edition has its place: a box on a page, or a reason why it has none."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache

import pytest

from generator.desk.marking import MarkedPage, align, fold, mark_page
from generator.desk.places import Places, TextPlaces, find_places, pack
from generator.desk.texts import Named, ProjectTexts
from generator.environment import read_store
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.locations import PROGRAM
from generator.pdf.tags.sources import find_number
from generator.pipeline import Shared, lay_out_pages, prepare
from generator.project import load_project
from generator.stages.pdf.bench import Bench
from generator.store import Store
from tests.conftest import ROOT

SHIPPED = (
    ("daesh", "factsheet", "ar"),
    ("daesh", "map", "fr+ar"),
    ("nightingale", "leaflet", "de"),
    ("quakes", "slides", "fr"),
    ("specimen", "brief", "en"),
)
"""Each shipped subject, each language, two at once, and each kind of page."""
OTHERS = (
    ("daesh", "brief", "en"),
    ("daesh", "factsheet", "fr"),
    ("quakes", "brief", "ar"),
    ("quakes", "brief", "en"),
    ("specimen", "brief", "ar"),
    ("specimen", "brief", "fr"),
)
"""With these, each subject in each of its languages: in the nightly form."""
TEXTS = ProjectTexts(ROOT)
Placed = tuple[MarkedPage, Places, frozenset[int]]


@pytest.fixture(
    scope="module",  # so that what is asked of one edition is asked one after the other
    params=(*SHIPPED, *OTHERS) if os.environ.get("BRIEFS_PLACES") == "all" else SHIPPED,
    ids=" ".join,
)
def placed(request: pytest.FixtureRequest) -> Placed:
    """Each edition in its turn."""
    return place(*request.param)


@cache
def place(brief: str, name: str, locale: str) -> Placed:
    project = load_project(ROOT)
    wanted = project.select([brief], formats=[name], locales=[locale], profiles=["screen"])
    (inputs,) = read_inputs(project, wanted[:1])
    store = Store(read_store())
    shared = _prepare(inputs, store)
    laid_out = lay_out_pages(inputs, shared, store).laid_out
    page = mark_page(inputs, shared)
    drawn = {find_number(piece.element) for s in laid_out.sheets for piece in s.walk_pieces()}
    places = find_places(laid_out, page, shared.figures.values())
    return page, places, frozenset(number for number in drawn if number is not None)


def _prepare(inputs: Inputs, store: Store) -> Shared:
    return replace(prepare(inputs, store), bench=Bench(lambda laid_out, fresh: None))


def test_every_printed_text_has_a_box(placed: Placed) -> None:
    """Whatever the language, its direction and the blocks: each text of a page can be clicked.

    One without a box stands only in elements of which nothing is printed: a style hides them.
    """
    page, places, drawn = placed
    boxed = {text.source for text in places.texts if text.boxes}
    lost = {
        page.sources[number].context
        for element, letters in page.letters.items()
        for _, number in letters
        if number is not None and page.sources[number] not in boxed and element in drawn
    }
    assert set() == lost
    assert 20 <= len(boxed)


def test_every_printed_value_has_its_place(placed: Placed) -> None:
    """Numbers, dates, countries and sources too: only what is counted out belongs to no text.

    Those are the numbers of rows and pages, the years that a legend tells apart, the data's digest,
    and an address of a page.
    """
    page, _, drawn = placed
    loose = {
        element: "".join(letter for letter, number in letters if number is None)
        for element, letters in page.letters.items()
        if element in drawn
    }
    longer = {words for words in loose.values() if len(words.strip(".:،,•")) > len("100")}
    assert {words for words in longer if "://" not in words and not is_counted(words)} == set()


def is_counted(words: str) -> bool:
    """Say whether words are a year, a digest, a host or the path behind one."""
    return re.search(r"^\d{4}$|[0-9a-f]{16}$|^[a-z]+(\.[a-z]+)+$|^/\w+$", words) is not None


def test_every_box_leads_to_where_its_text_is_written(placed: Placed) -> None:
    """Names on maps and charts, what is read aloud and properties too: the file has it there."""
    _, places, _ = placed
    for each in places.texts:
        source = each.source
        key = source.context, source.source
        told = TEXTS.describe(Named(source.locale, source.domain, key))
        assert (source.context, source.source) == (told["context"], told["source"])
        path, _, line = told["said"].removeprefix("built-in/").rpartition(":")
        assert str(source.said).endswith(told["said"]) or not told["editable"]
        found = [folder / path for folder in (ROOT, PROGRAM) if (folder / path).is_file()]
        assert found, told["said"]
        assert 1 <= int(line) <= len(found[0].read_bytes().splitlines())


def test_a_value_knows_where_it_is_written() -> None:
    """A fact within a sentence, a date of a table and a source’s title, in every language."""
    _, places, _ = place("daesh", "map", "fr+ar")
    for locale in ("fr", "ar"):
        date = find(places, locale, "victories.rabia.date")
        assert "data/daesh/victories.csv" == date.source.origin.path
        assert date.boxes
    _, places, _ = place("specimen", "brief", "en")
    made = find(places, "en", "facts.made")
    assert ("11", "data/specimen/brief.yaml") == (made.source.source, made.source.origin.path)
    assert made.boxes
    assert any(each.source.context.startswith("sources.") for each in places.texts if each.boxes)


def find(places: Places, locale: str, context: str) -> TextPlaces:
    return next(
        each
        for each in places.texts
        if (each.source.locale, each.source.context) == (locale, context)
    )


def test_a_text_knows_where_it_is_written() -> None:
    """The line of the content and of the catalog, in both languages of an edition."""
    _, places, _ = place("daesh", "map", "fr+ar")
    french = find(places, "fr", "victories.rabia.name")
    arabic = find(places, "ar", "victories.rabia.name")
    assert french.source.origin == arabic.source.origin
    assert "data/daesh/victories.csv" == french.source.said.path
    assert "locales/ar/LC_MESSAGES/daesh.po" == arabic.source.said.path
    assert french.boxes
    assert arabic.boxes


def test_names_on_a_map_and_what_is_read_aloud() -> None:
    """A river’s name stands on the map; the map’s description is on no page, and known."""
    _, places, _ = place("daesh", "factsheet", "ar")
    assert find(places, "ar", "map.rivers.tigris.name").boxes
    assert find(places, "ar", "description").is_property
    aloud = [text for text in places.texts if text.aloud and not text.boxes]
    assert aloud
    packed = pack(places)
    assert len({each["id"] for each in packed["texts"]}) == len(places.texts)
    assert packed["order"]


def test_letters_are_followed_where_pages_differ() -> None:
    """A letter more or less on either side costs itself alone."""
    marked = [(letter, 1) for letter in "first text"] + [(letter, 2) for letter in "second text"]
    letters = list("first textx" + "econd text")
    found = align(letters, marked)
    assert [1] * 10 == found[:10]
    assert [2] * 10 == found[-10:]
    assert "ﬁne Été" != fold("ﬁne Été") == "fineété"
