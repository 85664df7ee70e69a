"""The map sheet: one page in landscape, its list, its figures, its links, on every paper."""

from __future__ import annotations

import pytest

from tests.editions.reading import Printed, read_rows, retaken, squash, under_way

SIZES = {"a3": (420.0, 297.0), "a4": (297.0, 210.0), "letter": (279.4, 215.9)}
HEADINGS = {
    "fr": ["2014", "2015", "2016", "2017", "En cours"],
    "en": ["2014", "2015", "2016", "2017", "Under way"],
}


def test_the_sheet_is_one_page_in_landscape(sheet: Printed) -> None:
    """The sheet is one page of its paper, turned."""
    (page,) = sheet.tags.pages
    left, bottom, right, top = (float(side) * 25.4 / 72 for side in page.mediabox)
    width, height = SIZES[sheet.edition.paper]

    assert (right - left, top - bottom) == pytest.approx((width, height), abs=0.1)


def test_the_list_is_grouped_by_year(sheet: Printed) -> None:
    """The years head the list in their order, and what is under way comes last."""
    headings = [node.text for node in sheet.find("H2")]

    assert HEADINGS[sheet.locale] == [text for text in headings if text in HEADINGS[sheet.locale]]


def test_every_place_is_listed_once_with_its_number(sheet: Printed) -> None:
    """Each item of the list begins with its number, in the order of the map."""
    ids = [row["id"] for row in (*retaken(), *under_way())]
    links = {link.target: link for link in sheet.links if link.target.startswith("#map-")}
    back = [links[f"#map-{name}"] for name in ids]
    numbers = [sheet.text_in(link.page, link.box) for link in back]

    assert [str(number) for number in range(1, 26)] == [text.strip() for text in numbers]


def test_the_map_and_the_timeline_link_to_the_list(sheet: Printed) -> None:
    """Each place is linked from the map, and each place retaken from the timeline too."""
    targets = [link.target for link in sheet.links if link.target.startswith("#list-")]

    assert {row["id"] for row in read_rows("victories.csv")} == {t[6:] for t in targets}
    assert len(targets) == 25 + 22


def test_the_sheet_has_the_map_the_timeline_and_the_years(sheet: Printed) -> None:
    """Three figures are described, and every publisher of a source is named."""
    text = squash("".join(sheet.texts))

    assert len(sheet.find("Figure")) == 3
    assert [
        row["publisher"]
        for row in read_rows("sources.csv")
        if not row["id"].startswith("mae-") and squash(row["publisher"]) not in text
    ] == []
