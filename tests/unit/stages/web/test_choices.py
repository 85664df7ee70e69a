"""What the places of a map can be chosen by, from whatever its table declares."""

from __future__ import annotations

from typing import Any

from generator.inputs.reading import read_inputs
from generator.preparation import localise_all, make_environments
from generator.project import load_project
from generator.stages.web.choices import find_choices
from tests.conftest import ROOT


def choose(brief: str, locale: str) -> Any:
    (edition,) = load_project(ROOT).select(
        [brief], formats=["brief"], locales=[locale], profiles=["web"]
    )
    (inputs,) = read_inputs(load_project(ROOT), [edition])
    local = localise_all(inputs, tuple(make_environments(inputs)))[0].brief
    return find_choices(local.find("map"), local)  # type: ignore[arg-type]


def test_categories_countries_and_years_are_choices() -> None:
    """A column of categories with a head, the countries and the years, in the page's language."""
    choices = choose("daesh", "fr")
    assert ["year", "country", "forces"] == [each.name for each in choices.filters]
    assert ("Irak", "Libye", "Syrie") == choices.filters[1].options
    assert "2014-09-30" == choices.moments[0].date
    assert choices.data["rabia"] == [
        0,
        {"year": "2014", "country": "Irak", "forces": choices.data["rabia"][1]["forces"]},
    ]


def test_what_has_one_value_is_no_choice() -> None:
    """The earthquakes are of one year and one country: only their depth tells them apart."""
    assert ["layer"] == [each.name for each in choose("quakes", "en").filters]
