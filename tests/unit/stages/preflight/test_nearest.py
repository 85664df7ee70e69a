"""The check of a finished map's names: each is nearest to its own sign, or a line leads to it."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pikepdf
import pytest

from generator.model.figure import Figure
from generator.pdf.strokes import read_strokes
from generator.stages.preflight.expectations import MapExpectations
from generator.stages.preflight.geography import MM, PageMap, find_maps
from generator.stages.preflight.nearest import share_out
from generator.stages.preflight.reading import read
from generator.stages.preflight.words import find_names, list_characters
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
    assert not any(f"“{name}”" in line for line in check(data, wanted, "names"))
    larger = replace(wanted, enlarged=0.5)  # where the line is twice as long as it may be
    (found,) = (line for line in check(data, larger, "names") if f"“{name}” lies" in line)
    assert f"nearer to the sign of “{wanted.labels['dabiq'][0]}” than to its own" in found


@pytest.mark.parametrize(("locale", "name"), [("fr", "Routba"), ("ar", "الرطبة")])
def test_a_name_that_reads_as_another_s_is_found(locale: str, name: str) -> None:
    """Level with a sign beside it, a name is read as that sign's, though its own is nearer."""
    wanted, figure = prepare(locale)
    (x0, y0, x1, y1), spots = find_box(name, figure, wanted), {s.id: s for s in figure.hotspots}
    own, radius, gap = spots["rutba"], 2.0, 1.2
    assert own.y > y1 + 0.5  # measured from the top: its sign is below
    beside = x1 + gap + radius if locale == "fr" else x0 - gap - radius
    moved = replace(spots["hit"], x=beside, y=(y0 + y1) / 2)
    changed = tuple(moved if spot.id == "hit" else spot for spot in figure.hotspots)
    told = check(put_on_page(replace(figure, hotspots=changed)), wanted, "names")
    (found,) = (line for line in told if line.startswith(f"page 1: on the map, “{name}”"))
    other = wanted.labels["hit"][0]
    assert found.startswith(
        f"page 1: on the map, “{name}” stands beside the sign of “{other}”, 1.2"
    )
    assert "and reads as its name" in found


@pytest.mark.parametrize(("locale", "name"), [("fr", "Routba"), ("ar", "الرطبة")])
def test_a_name_that_reads_as_a_town_s_is_found(locale: str, name: str) -> None:
    """A town whose own name is on the page has a sign there, too."""
    wanted, figure = prepare(locale)
    data = put_on_page(figure)
    with read(data) as reading:
        (page,) = find_maps(reading, wanted)
    x0, y0, x1, y1 = find_box(name, figure, wanted)
    x = x1 + 1.9 if locale == "fr" else x0 - 1.9
    aim = np.array([50 + x * MM, 60 + (figure.frame.height - (y0 + y1) / 2) * MM])
    place = np.array(wanted.places["rutba"])
    for _ in range(5):  # where on the earth that is
        step = 0.01 * np.eye(2)
        slopes = (page.place(place + step) - page.place(place[None])) / 0.01
        place = place + np.linalg.solve(slopes.T, aim - page.place(place[None])[0])
    (lon, lat) = place.tolist()
    (found,) = check(data, replace(wanted, towns={(name,): (lon, lat)}), "names")
    assert f"“{name}” stands beside the sign of “{name}”" in found


def find_box(
    name: str, figure: Figure, wanted: MapExpectations
) -> tuple[float, float, float, float]:
    """Where a name stands on the map, in mm from its upper left corner on."""
    with read(put_on_page(figure)) as reading:
        (page,) = find_maps(reading, wanted)
        ((letters,),) = find_names([(name,)], list_characters(reading, page)).values()
    boxes = np.array([letter.box for letter in letters])
    (x0, y0), (x1, y1) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    height = figure.frame.height
    return (
        (x0 - 50) / MM,
        height - (y1 - 60) / MM,
        (x1 - 50) / MM,
        height - (y0 - 60) / MM,
    )


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
    wanted = replace(prepare("fr")[0], labels={"a": ("Saint-Denis",), "b": ("Saint-Denis",)})
    near, far = (14.0, 8.0, 30.0, 12.0), (14.0, 48.0, 30.0, 52.0)
    assert {"a": near, "b": far} == dict(share_out(["b", "a"], [near, far], page, wanted))
    assert {"a": near} == dict(share_out(["b", "a"], [near], page, wanted))
