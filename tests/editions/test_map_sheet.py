"""The map sheet: one page in landscape, its list, its figures, its links, on every paper."""

from __future__ import annotations

import pytest

from tests.editions.reading import Printed, read_rows, squash
from tests.editions.test_numbers import names

SIZES = {"a3": (420.0, 297.0), "a4": (297.0, 210.0), "letter": (279.4, 215.9)}


def test_the_sheet_is_one_page_in_landscape(sheet: Printed) -> None:
    """The sheet is one page of its paper, turned."""
    (page,) = sheet.tags.pages
    left, bottom, right, top = (float(side) * 25.4 / 72 for side in page.mediabox)
    width, height = SIZES[sheet.edition.paper]

    assert (right - left, top - bottom) == pytest.approx((width, height), abs=0.1)


def test_every_place_is_listed_once_with_its_number(sheet: Printed) -> None:
    """Each item of the register has its name, as the map has it; each sign is linked."""
    text = squash("".join(sheet.texts)).replace("-", "")
    known = [name.replace("-", "") for name in names(sheet.locale).values()]

    assert [name for name in known if text.count(squash(name)) < 2] == []
    assert len(sheet.find("LI")) == 2 * len(known)  # the links of the map are listed too


def test_the_map_links_to_the_list(sheet: Printed) -> None:
    """Each place is linked from the map."""
    targets = [link.target for link in sheet.links if link.target.startswith("#list-")]

    assert {row["id"] for row in read_rows("victories.csv")} == {t[6:] for t in targets}
    assert len(targets) == 25


def test_the_sheet_is_one_picture(sheet: Printed) -> None:
    """The map alone, which is described; and every publisher of a source is named."""
    text = squash("".join(sheet.texts))

    assert len(sheet.find("Figure")) == 1
    assert [
        row["publisher"]
        for row in read_rows("sources.csv")
        if not row["id"].startswith("mae-") and squash(row["publisher"]) not in text
    ] == []
