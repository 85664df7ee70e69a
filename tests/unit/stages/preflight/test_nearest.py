"""The check of a finished map's names: each is nearest to its own sign, or a line leads to it."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pikepdf
import pytest

from generator.pdf.strokes import read_strokes
from generator.stages.preflight.geography import MM, PageMap
from generator.stages.preflight.nearest import share_out
from tests.unit.stages.preflight.test_maps import PAGES, check, prepare, put_on_page

LOCALES = [("fr",), ("en",), ("ar",), ("fr", "ar"), ("en", "ar"), ("fr", "en")]


@pytest.mark.parametrize("locales", LOCALES)
def test_the_map_of_today_passes(locales: tuple[str, ...]) -> None:
    """As it is drawn now, every name is nearest to its own sign, or has its line."""
    wanted, figure = prepare(*locales)
    assert [] == check(put_on_page(figure), wanted, "names")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_name_beside_the_sign_of_another_is_found(locale: str) -> None:
    """Where the signs of Raqqa and Tabqa change places, both names stand by the wrong one."""
    wanted, figure = prepare(locale)
    turned = {"raqqa": "tabqa", "tabqa": "raqqa"}
    spots = tuple(replace(spot, id=turned.get(spot.id, spot.id)) for spot in figure.hotspots)
    found = check(put_on_page(replace(figure, hotspots=spots)), wanted, "names")
    names = {wanted.labels[place][0] for place in turned}
    assert {line.split("“")[1].split("”")[0] for line in found} == names
    assert all("lies nearer to the sign of" in line for line in found)


@pytest.mark.parametrize(("locale", "name"), [("en", "Manbij"), ("ar", "منبج")])
def test_a_name_far_off_has_its_line(locale: str, name: str) -> None:
    """On the page as it was Manbij stands off, nearer to Dabiq: its line tells whose it is."""
    wanted, _ = prepare(locale)
    data = (PAGES / f"map-before.{locale}.pdf").read_bytes()
    assert [] == check(data, wanted, "names")
    larger = replace(wanted, enlarged=0.5)  # where the line is twice as long as it may be
    (found,) = (line for line in check(data, larger, "names") if f"“{name}” lies" in line)
    assert f"nearer to the sign of “{wanted.labels['dabiq'][0]}” than to its own" in found


def test_a_line_that_crosses_a_sign_is_found() -> None:
    """A line to a name that runs over another sign is told."""
    wanted, figure = prepare("fr")
    data = put_on_page(figure)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lines = read_strokes(pdf.pages[0])
    spots = {spot.id: spot for spot in figure.hotspots}
    assert len(lines)
    at = {
        name: (50 + spot.x * MM, 60 + (figure.frame.height - spot.y) * MM)
        for name, spot in spots.items()
    }
    (x, y), radius = at["rutba"], 2.3 * MM
    over = f"q 1 0 0 1 -50 -60 cm {x + radius} {y} m {x + radius + 9} {y + 9} l S Q"
    moved = tuple(
        replace(spot, x=spots["rutba"].x + 4.0, y=spots["rutba"].y - 1.5)
        if spot.id == "hit"
        else spot
        for spot in figure.hotspots
    )
    found = check(put_on_page(replace(figure, hotspots=moved), over), wanted, "names")
    assert any("the line from “Routba” crosses the sign of “Hit”" in line for line in found)


def test_two_places_of_one_name_have_a_name_each() -> None:
    """The one that is nearer to both belongs to the nearer place, the other to the other."""
    signs = np.array([[10.0, 10.0], [10.0, 30.0]])
    page = PageMap(
        1, (0, 0, 100, 100), "world", 1.0, (0, 0), signs, ("a", "b"), np.array([2.0, 8.0])
    )
    near, far = (14.0, 8.0, 30.0, 12.0), (14.0, 48.0, 30.0, 52.0)
    assert {"a": near, "b": far} == dict(share_out(["b", "a"], [near, far], page))
    assert {"a": near} == dict(share_out(["b", "a"], [near], page))
