"""The colours of numbered signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files import ProjectFiles
from generator.model.brief import Victory
from generator.model.map import KINDS, ColourBy, Palette
from generator.stages.content.brief import load_brief
from generator.stages.localisation.colours import colour_signs

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="module")
def victory() -> Victory:
    """A place of the shipped brief."""
    return load_brief(ProjectFiles(ROOT), "daesh").victories[0]


def place(victory: Victory, number: int, country: str) -> Victory:
    return victory.model_copy(update={"id": f"place-{number}", "country": country})


def test_six_countries_have_six_colours(victory: Victory) -> None:
    """Each in the order of its first place."""
    codes = ["FR", "DE", "FR", "IT", "ES", "PT", "BE"]
    rows = [place(victory, number, code) for number, code in enumerate(codes)]
    colours = colour_signs(rows, [(2000, 2020)], ColourBy.COUNTRY)
    assert Palette.KIND is colours.palette
    assert [0, 1, 0, 2, 3, 4, 5] == list(colours.steps.values())
    assert list(enumerate(["FR", "DE", "IT", "ES", "PT", "BE"])) == list(colours.classes)


def test_the_rarest_of_many_countries_share_the_last_colour(victory: Victory) -> None:
    """Of nine countries the six with the most places have a colour each."""
    often = ["FR", "DE", "IT", "ES", "PT", "BE"]
    codes = ["AT", *often, "NL", "LU", *often]
    rows = [place(victory, number, code) for number, code in enumerate(codes)]
    colours = colour_signs(rows, [(2000, 2020)], ColourBy.COUNTRY)
    assert [*often, ""] == [key for _, key in colours.classes]
    assert KINDS == len(colours.classes)
    others = [row.country for row in rows if colours.steps[row.id] == KINDS - 1]
    assert ["AT", "NL", "LU"] == others


def test_no_colour_is_one_colour(victory: Victory) -> None:
    """Coloured by nothing, all signs are alike."""
    rows = [place(victory, number, code) for number, code in enumerate(["FR", "DE"])]
    colours = colour_signs(rows, [(2000, 2020)], ColourBy.NONE)
    assert ({0}, ((0, ""),)) == (set(colours.steps.values()), colours.classes)
