"""The pages: as many as planned, full, and cut in the same places in every language."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from generator.model.edition import Edition
from tests.editions.reading import Printed, flatten, retaken, squash, under_way

PAGES = {"brief": 6, "factsheet": 2}
SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
MM = 72 / 25.4
MARGINS = {"a4": (16.0, 20.0), "letter": (13.0, 17.0)}  # top, foot; mm; templates/tokens.css
GAPS = {"a4": 6.0, "letter": 4.5}  # the white above the running foot, mm
FULL = 0.75

# The headings of each page, by the tag and the count: every section on its own page.
PLAN = {
    "brief": {
        1: ["H1", "H2", "H2", "H2"],
        2: ["H2", "H2"],
        3: ["H2", "H3", "H3", "H3"],
        4: ["H2"] + ["H3"] * 6,
        5: ["H2"],
        6: ["H2", "H2"],
    },
    "factsheet": {1: ["H1", "H2", "H2"], 2: ["H2", *["H3"] * 6, "H2", "H2"]},
}
HEADINGS = {
    "fr": {
        1: "L’action de la France au sein de la Coalition internationale contre Daech",
        2: "La carte des victoires",
        3: "Les opérations, du début à la reprise",
        4: "Quels sont les objectifs de la France et de ses partenaires au sein de la Coalition ?",
        5: "La liste des victoires",
        6: "Sources",
    },
    "en": {
        1: "France’s action within the international Coalition against Daesh",
        2: "The map of victories",
        3: "The operations, from their start to the retaking",
        4: "What are the objectives of France and its partners within the Coalition?",
        5: "The list of victories",
        6: "Sources",
    },
}


def ink_rows(printed: Printed, page: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each row of pixels (36 to the inch) of a page whether anything is printed on it."""
    picture = printed.pages[page - 1].render(scale=0.5, grayscale=True).to_numpy()
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = (picture.squeeze() < 245).any(axis=1)
    return found


def test_number_of_pages(printed: Printed) -> None:
    """The brief has six pages, an even number for printing on both sides; the fact sheet two."""
    assert PAGES[printed.format] == len(printed.pages)


def test_paper(printed: Printed) -> None:
    """Every page is an upright sheet of the edition's paper."""
    sizes = {tuple(round(value / MM, 1) for value in page.get_size()) for page in printed.pages}

    assert {SIZES[printed.edition.paper]} == sizes


def test_each_section_begins_on_its_page(printed: Printed) -> None:
    """The headings stand on the pages of the plan, on the same ones in every language."""
    found = {
        page: [node.tag for node in printed.find("H1", "H2", "H3") if node.page == page]
        for page in range(1, PAGES[printed.format] + 1)
    }

    assert PLAN[printed.format] == found


def test_each_page_of_the_brief_begins_with_its_heading(brief: Printed) -> None:
    """Each page of the brief begins with the heading of its section, in its language."""
    first = {
        page: squash(next(n.text for n in brief.find("H1", "H2") if n.page == page))
        for page in HEADINGS[brief.locale]
    }

    assert {page: squash(text) for page, text in HEADINGS[brief.locale].items()} == first


@pytest.mark.parametrize("format_name", sorted(PAGES))
def test_the_plan_is_the_same_in_every_language(
    opened: dict[Edition, Printed], format_name: str
) -> None:
    """Figures, tables, rows and headings stand on the same page in all languages and papers."""
    tags = ("Figure", "Table", "TR", "H1", "H2", "H3", "LI")
    plans = [
        [(node.tag, node.page) for node in printed.find(*tags)]
        for edition, printed in opened.items()
        if edition.format == format_name
    ]

    assert [plan for plan in plans if plan != plans[0]] == []


def test_no_page_is_half_empty(printed: Printed) -> None:
    """On every page the text reaches over at least three quarters of its area."""
    low = {}
    height = SIZES[printed.edition.paper][1]
    top, foot = MARGINS[printed.edition.paper]
    for page in range(1, len(printed.pages) + 1):
        rows = ink_rows(printed, page)
        scale = len(rows) / height
        first, last = round(top * scale), round((height - foot) * scale)
        reached = int(np.flatnonzero(rows[first:last]).max()) / (last - first)
        if reached < FULL:
            low[page] = round(reached, 2)

    assert low == {}


def test_text_ends_above_the_running_foot(printed: Printed) -> None:
    """Between the text and the running foot there is a band of white on every page."""
    touching = []
    height = SIZES[printed.edition.paper][1]
    foot, gap = MARGINS[printed.edition.paper][1], GAPS[printed.edition.paper]
    for page in range(1, len(printed.pages) + 1):
        rows = ink_rows(printed, page)
        scale = len(rows) / height
        band = rows[round((height - foot + 0.5) * scale) : round((height - foot + gap) * scale)]
        if band.any():
            touching.append(page)

    assert touching == []


def test_each_row_of_the_list_is_whole_on_one_page(brief: Printed) -> None:
    """The row of each number stands whole on the page of its table, and rows follow the numbers."""
    rows = [node for node in brief.find("TR") if node.text[:1].isdigit()]
    ids = [row["id"] for row in (*retaken(), *under_way())]
    pages = [5] * 25

    assert pages == [node.page for node in rows]
    assert pages == [brief.places[f"list-{name}"][0] for name in ids]
    assert brief.places["list"][0] == 5


def test_each_row_begins_below_the_one_before(printed: Printed) -> None:
    """On each page, or in each column, the list's rows go down in the order of numbers."""
    ids = [row["id"] for row in (*retaken(), *under_way())]
    places = [printed.places[f"list-{name}"] for name in ids if f"list-{name}" in printed.places]

    assert len(places) == 25
    ends = {"brief": (25,), "factsheet": (9, 17, 25)}[printed.format]
    for start, end in pairwise((0, *ends)):
        column = places[start:end]
        assert column == sorted(column, key=lambda place: (place[0], -place[1]))


def test_running_foot(printed: Printed) -> None:
    """Every page says the short title, the date and its number of how many."""
    title, date = {
        "fr": ("La France et la Coalition contre Daech", "mars 2017"),
        "en": ("France and the Coalition against Daesh", "March 2017"),
    }[printed.locale]
    total = PAGES[printed.format]
    feet = [flatten(text).strip().rpartition(title)[2] for text in printed.texts]

    assert [f" {date} {page}/{total}" for page in range(1, total + 1)] == feet
