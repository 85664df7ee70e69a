"""The map sheet: one page in landscape, its list, its figures, its links, on every paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.edition import Edition, Profile
from generator.stages.preflight.geography import find_maps
from generator.stages.preflight.reading import read
from tests.editions.reading import Printed, read_rows, squash
from tests.editions.test_numbers import names
from tests.unit.stages.preflight.test_maps import prepare

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


def measure_scale(printed: Printed) -> float:
    """How many mm on the ground the main map of an edition has for each on paper."""
    wanted, _ = prepare(printed.locale)
    with read(printed.path.read_bytes()) as reading:
        return min(page.denominator for page in find_maps(reading, wanted))


def is_a_wall_map(sheet: Printed, brief: Printed) -> bool:
    """Whether a map is half as large again as that of the brief, at least."""
    return measure_scale(brief) >= 1.5 * measure_scale(sheet)


@pytest.mark.parametrize("locale", ["fr", "ar", "fr+en", "fr+ar", "en+ar"])
def test_the_sheet_has_the_largest_map(built: Path, locale: str) -> None:
    """Half as large again as the brief's on the same paper; the brief's own is not."""
    made = {
        name: Printed(each, built / each.path)
        for name in ("brief", "map")
        for each in [Edition("daesh", name, locale, "a4", Profile.SCREEN)]
    }
    assert is_a_wall_map(made["map"], made["brief"])
    assert not is_a_wall_map(made["brief"], made["brief"])
    assert not is_a_wall_map(made["brief"], made["map"])
