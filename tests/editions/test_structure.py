"""The structure of every edition for the screen: what a reader who does not see it is told."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.model.edition import Edition, Profile
from generator.project import load_project
from tests.conftest import ROOT
from tests.editions.reading import DATA, Block, Printed

SCREEN = load_project(ROOT).select(profiles=[Profile.SCREEN])
TAGS = set(
    re.findall(
        r"\w+",
        """
    Document Sect Div H1 H2 H3 P L LI Lbl LBody Table Caption THead TBody TR TH TD Figure Span
    Link Reference BibEntry BlockQuote
""",
    )
)
SAID = {
    "fr": {
        "rows": "Les victoires : lieux, dates, forces",
        "sources": "Les sources : titres",
        "summary": "Une ligne par entrée.",
    },
    "en": {
        "rows": "The victories: places, dates",
        "sources": "The sources: titles",
        "summary": "One row per entry.",
    },
    "ar": {
        "rows": "الانتصارات: الأماكن",
        "sources": "المصادر: العناوين",
        "summary": "صف لكل مدخل",
    },
    "de": {
        "rows": "Todesfälle in den",
        "sources": "Die Quellen: Titel",
        "summary": "Eine Zeile je Eintrag.",
    },
}
"""How each language begins to say what the tables hold, and how one is to be read."""
TABLES = {
    ("daesh", "large-print"): (1, 0),
    ("daesh", "slides"): (0, 0),
    ("daesh", "brief"): (1, 1),
    ("daesh", "factsheet"): (0, 0),
    ("daesh", "map"): (0, 0),
    ("nightingale", "leaflet"): (1, 1),
    ("quakes", "brief"): (2, 2),
    ("quakes", "slides"): (1, 0),
    ("specimen", "brief"): (3, 5),
}
"""How many there are in one language, and in two, where some are set once for each."""
FIGURES = {
    ("daesh", "large-print"): (1, 0),
    ("daesh", "slides"): (3, 0),
    ("daesh", "brief"): (6, 6),
    ("daesh", "factsheet"): (1, 1),
    ("daesh", "map"): (1, 1),
    ("nightingale", "leaflet"): (1, 1),
    ("quakes", "brief"): (9, 9),
    ("quakes", "slides"): (8, 0),
    ("specimen", "brief"): (14, 14),
}
SOURCES = {"daesh": 15, "nightingale": 2, "quakes": 3, "specimen": 3}
"""How many are cited at least."""
ROLLED = {("daesh", "factsheet"), ("daesh", "slides")}
"""Where rows are a roll: the figures' source is cited, of the others the publishers are named."""
DATA_FILES = {
    "daesh": ["sources.csv", "victories.csv"],
    "nightingale": ["months.csv", "sources.csv"],
    "quakes": [
        *("americas.csv", "days.csv", "felt.csv", "regions.csv", "sources.csv", "strongest.csv"),
    ],
    "specimen": ["kinds.csv", "quakes.csv", "sources.csv", "years.csv"],
}
TABLE_AND_SOURCES = 2
"""The files of a subject with one table, which its description names."""


@pytest.fixture(scope="module", params=SCREEN, ids=lambda edition: edition.name)
def edition(request: pytest.FixtureRequest, built: Path) -> Printed:
    """Each edition for the screen, in every language and on every paper."""
    chosen: Edition = request.param
    return Printed(chosen, built / chosen.path)


def kids(element: Any) -> list[Any]:
    """The elements straight below one."""
    found = element.get("/K", pikepdf.Array())
    listed = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_it_claims_access_and_archive(edition: Printed) -> None:
    """PDF/UA-1 and PDF/A-3a in one file, in all its languages, with its colours told."""
    with edition.tags.open_metadata() as said_of_it:
        claims = [said_of_it[key] for key in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")]
        languages = list(said_of_it["dc:language"])
    intents = [str(each.S) for each in edition.tags.Root.OutputIntents]

    assert claims == ["1", "3", "A"]
    assert sorted(languages) == sorted(edition.edition.locales)
    assert intents == ["/GTS_PDFA1"]
    assert "/ID" in edition.tags.trailer


def test_its_data_travel_inside(edition: Printed) -> None:
    """The tables are in the file as they are in the project, described in its language."""
    main = edition.edition.locales[0]
    files = {str(each.UF): each for each in edition.tags.Root.AF}

    assert list(files) == DATA_FILES[edition.edition.brief]
    assert {str(each.AFRelationship) for each in files.values()} == {"/Data"}
    for name, file in files.items():
        rows = (DATA.with_name(edition.edition.brief) / name).read_text(encoding="utf-8")
        inside = file.EF.F.read_bytes()
        # With a mark of UTF-8 where one is wanted, as spreadsheets open it.
        assert inside.isascii() or inside.startswith(codecs.BOM_UTF8)
        kept = inside.decode("utf-8-sig").splitlines()
        assert list(csv.reader(rows.splitlines())) == list(csv.reader(kept))
        said = str(file.Desc).replace("\u00a0", " ")
        if name == "sources.csv":
            assert said.startswith(SAID[main]["sources"])
        elif len(files) == TABLE_AND_SOURCES:
            assert said.startswith(SAID[main]["rows"])
        assert said.strip()


def test_its_tags_are_standard_and_none_is_empty(edition: Printed) -> None:
    """Only tags of ISO 32000-1, 14.8.4, each with something in it."""
    assert {node.tag for node in edition.nodes} - TAGS == set()
    assert [node.tag for node in edition.nodes if "/K" not in node.element] == []


def test_its_figures_hold_their_captions(edition: Printed) -> None:
    """Each has its text, and its caption as its last part."""
    figures = edition.find("Figure")

    counts = FIGURES[edition.edition.brief, edition.format]
    assert counts[len(edition.edition.locales) - 1] == len(figures)
    assert [node.element.Alt for node in figures if not str(node.element.Alt).strip()] == []
    assert {str(node.element.P.S) for node in edition.find("Caption")} <= {"/Figure", "/Table"}
    shapes = [[str(kid.S) for kid in kids(node.element)] for node in figures]
    assert all(shape in (["/Caption"], []) for shape in shapes)
    if edition.format == "factsheet":
        assert shapes == [["/Caption"]] * len(figures)
    assert ["/Caption"] in shapes


def test_its_tables_have_scopes_and_summaries(edition: Printed) -> None:
    """Every header is said to be its column's or its row's, every table how it is to be read."""
    tables = edition.find("Table")
    scopes = [str(_table(node.element).get("/Scope", "")) for node in edition.find("TH")]
    said = tuple(SAID[locale]["summary"] for locale in edition.edition.locales)

    counts = TABLES[edition.edition.brief, edition.format]
    assert counts[len(edition.edition.locales) - 1] == len(tables)
    assert set(scopes) <= {"/Row", "/Column"}
    for node in tables:
        summary = str(_table(node.element).Summary).replace("\u00a0", " ")
        assert summary.startswith(said)


def _table(element: Any) -> Any:
    listed = element.get("/A", pikepdf.Array())
    for each in listed if isinstance(listed, pikepdf.Array) else [listed]:
        if each.O == "/Table":
            return each
    return pikepdf.Dictionary()


def test_its_lists_hold_items_with_bodies(edition: Printed) -> None:
    """A list holds items, an item a label if any and then a body (ISO 14289-1, 7.2)."""
    lists, items = edition.find("L"), edition.find("LI")
    shapes = {tuple(str(kid.S) for kid in kids(node.element)) for node in items}

    assert {str(kid.S) for node in lists for kid in kids(node.element)} <= {"/LI"}
    assert shapes <= {("/LBody",), ("/Lbl", "/LBody")}
    assert {str(node.element.P.S) for node in (*edition.find("Lbl"), *items)} <= {"/L", "/LI"}


def test_its_sources_are_one_list_of_entries(edition: Printed) -> None:
    """Each source has its number as label, and what it is as a bibliography's entry."""
    entries = edition.find("BibEntry")
    parents = {str(node.element.P.P.P.objgen) for node in entries}

    if edition.format != "map":
        rolled = (edition.edition.brief, edition.format) in ROLLED
        assert len(entries) >= (1 if rolled else SOURCES[edition.edition.brief])
        assert len(parents) == 1
        labels = [kids(node.element.P.P)[0] for node in entries]
        assert {str(each.S) for each in labels} == {"/Lbl"}


def test_numbers_of_sources_in_the_text_are_references(edition: Printed) -> None:
    """A raised number is a reference, and a link in it."""
    references = edition.find("Reference")

    assert {tuple(str(kid.S) for kid in kids(node.element)) for node in references} <= {
        ("/Link",) * n for n in range(1, 4)
    }
    assert edition.format == "map" or references


def test_it_is_read_in_the_order_in_which_it_is_seen(edition: Printed) -> None:
    """Downwards in a column, and side by side from the side where the language begins."""
    main = edition.edition.locales[0]

    assert [
        (before.text, after.text)
        for before, after in _pairs(edition.blocks)
        if not (edition.format == "map" and after.tag == "H1")  # beside it: its subject, its date
        and (
            _is_above(after, before)
            or _is_beside(after, before, from_right=_runs_from_right(before, after, main))
        )
    ] == []


def _pairs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Block]]:
    for index, before in enumerate(blocks):
        for after in blocks[index + 1 :]:
            if after.page != before.page:
                break
            yield before, after


def _is_above(first: Block, second: Block) -> bool:
    """Whether one stands wholly over another, in the same column."""
    (a, bottom, c, _), (e, _, g, top) = first.box, second.box
    return min(c, g) - max(a, e) > 4 and bottom > top - 1


def _runs_from_right(first: Block, second: Block, main: str) -> bool:
    """Side by side, blocks of one language stand as it runs, cells as their table, what an item
    holds as its list, others as the page."""
    return "ar" == (first.run if first.run == second.run else main)


def _is_beside(first: Block, second: Block, *, from_right: bool) -> bool:
    """Whether one stands before another on the same lines."""
    (a, b, c, d), (e, f, g, h) = first.box, second.box
    level = min(d, h) - max(b, f) > 0.6 * min(d - b, h - f)
    return level and (a >= g - 1 if from_right else c <= e + 1)
