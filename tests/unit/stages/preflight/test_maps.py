"""The checks of a finished map: pages as they once were are refused, those drawn today pass."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.cases import expect_map
from generator.inputs.reading import read_inputs
from generator.model.edition import Edition, Profile
from generator.model.figure import Figure, Frame
from generator.model.map import Cone, Extent
from generator.pdf.text import Character
from generator.preparation import draw, localise_all, make_environments, request
from generator.project import load_project
from generator.stages.figures.projection import Projection
from generator.stages.preflight.expectations import Case, MapExpectations
from generator.stages.preflight.geography import MM, find_maps, holds, project
from generator.stages.preflight.reading import read
from generator.stages.preflight.words import find_names
from generator.store import Store
from tests.conftest import ROOT
from tests.unit.stages.preflight.sound import EXPECTED, find

PAGES = Path(__file__).parent / "pages"
FRAME = Frame(164, 107)
EXTENT = Extent(west=35.3, south=29.0, east=48.7, north=37.5)
CONE = Cone(parallels=(31.0, 36.0), meridian=42.0)
"""Of the pages as they once were."""


def prepare(*locales: str) -> tuple[MapExpectations, Figure]:
    """What the shipped map shows in some languages, and the map as it is drawn."""
    edition = Edition("daesh", "map", "+".join(locales), "a4", Profile.SCREEN)
    (inputs,) = read_inputs(load_project(ROOT), [edition])
    said = localise_all(inputs, tuple(make_environments(inputs)))
    wanted = expect_map(inputs, [each.brief for each in said])
    assert wanted is not None
    return wanted, draw(inputs, request(said, "map", FRAME), Store(None))


def put_on_page(figure: Figure, over: str = "", links: Sequence[str] | None = None) -> bytes:
    """Put a map on a page, with a link on each sign (or some), and something painted over it.

    :param over: what is painted, in points from the map's lower left corner on.
    """
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 500))
    with pikepdf.open(io.BytesIO(figure.data)) as drawn:
        form = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
    page.obj.Resources = Dictionary(XObject=Dictionary(Map=form))
    page.obj.Contents = pdf.make_stream(f"1 0 0 1 50 60 cm /Map Do {over}".encode())
    height, spots = figure.frame.height, figure.hotspots
    page.obj.Annots = Array(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Dest=String(f"list-{spot.id}"),
            Rect=[
                50 + (spot.x - 2) * MM,
                60 + (height - spot.y - 2) * MM,
                50 + (spot.x + 2) * MM,
                60 + (height - spot.y + 2) * MM,
            ],
        )
        for spot in spots
        if links is None or spot.id in links
    )
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def check(data: bytes, wanted: MapExpectations, only: str) -> list[str]:
    """What one check finds in a page."""
    return find(data, Case.of_edition(replace(EXPECTED, map=wanted)), only)


@pytest.mark.parametrize(
    ("locale", "name"), [("en", "SAUDI ARABIA"), ("ar", "المملكة العربية السعودية")]
)
def test_a_name_on_the_ground_of_another_country_is_found(locale: str, name: str) -> None:
    """On the page as it was Saudi Arabia is named inside Iraq, in Latin and in Arabic."""
    wanted = replace(prepare(locale)[0], extent=EXTENT, projection=CONE)
    found = check((PAGES / f"map-before.{locale}.pdf").read_bytes(), wanted, "countries")
    assert any(
        line.startswith(f"page 1: on the map, “{name}” stands off its own ground (0 %")
        for line in found
    )


@pytest.mark.parametrize(("locale", "name"), [("en", "IRAQ"), ("ar", "العراق")])
def test_covered_ground_is_found(locale: str, name: str) -> None:
    """On the page as it was the legend lies over southern Iraq."""
    wanted = replace(prepare(locale)[0], extent=EXTENT, projection=CONE)
    found = check((PAGES / f"map-before.{locale}.pdf").read_bytes(), wanted, "cover")
    assert len(found) == 1
    assert found[0].startswith("page 1: a panel covers ")
    assert f"mm² of {name} on the map" in found[0]


@pytest.mark.parametrize("locales", [("fr",), ("en",), ("ar",), ("fr", "en"), ("en", "ar")])
@pytest.mark.parametrize("only", ["countries", "cover"])
def test_the_map_of_today_passes(locales: tuple[str, ...], only: str) -> None:
    """As it is drawn now, every name stands on its own ground and nothing is covered."""
    wanted, figure = prepare(*locales)
    assert check(put_on_page(figure), wanted, only) == []


def test_a_panel_over_the_subject_is_found() -> None:
    """White laid over some ground of Iraq is found, and as much of it as there is."""
    wanted, figure = prepare("fr")
    over = "1 g 370 100 40 40 re f"
    (found,) = check(put_on_page(figure, over), wanted, "cover")
    area = float(found.partition("covers ")[2].split(" ")[0])
    assert area == pytest.approx((40 / MM) ** 2, rel=0.3)


def test_ground_beyond_the_frame_is_found() -> None:
    """A country of the subject that the frame cuts off is named."""
    wanted, figure = prepare("fr")
    extent = wanted.extent.model_copy(update={"south": 20.0})
    cut = replace(wanted, subject=("SA",), extent=extent)
    found = check(put_on_page(figure), cut, "cover")
    assert any("the frame cuts off" in line and "ARABIE SAOUDITE" in line for line in found)


def test_a_name_in_one_language_alone_is_found() -> None:
    """A map that names a country in one of its languages only is refused."""
    wanted, figure = prepare("en")
    both = replace(wanted, names={"TR": ("TURKEY", "تركيا")})
    assert check(put_on_page(figure), both, "countries") == [
        (
            "page 1: the map names “TURKEY” and not “تركيا”;"
            " name the country in each language, or in none"
        )
    ]


def test_a_name_on_a_disputed_area_is_found() -> None:
    """Ground that is disputed is nobody's to be named on."""
    wanted, figure = prepare("fr")
    disputed = replace(wanted, disputed=wanted.ground["IQ"])
    assert any("IRAK" in line for line in check(put_on_page(figure), disputed, "countries"))


def test_a_map_whose_places_no_list_has_is_not_looked_for() -> None:
    """Its signs lead nowhere, which is no fault of the page."""
    edition = Edition("daesh", "map", "fr", "a4", Profile.SCREEN)
    (inputs,) = read_inputs(load_project(ROOT), [edition])
    (said,) = localise_all(inputs, tuple(make_environments(inputs)))
    bare = [
        replace(each, blocks=tuple(block for block in each.blocks if block.kind != "places"))
        for each in said.brief.sections
    ]
    group = replace(said.brief.groups[0], sections=tuple(bare))
    assert expect_map(inputs, [replace(said.brief, groups=(group,))]) is None


def test_a_map_that_cannot_be_found_is_said() -> None:
    """Where no sign tells where the map lies, nothing can be held against it."""
    wanted, figure = prepare("fr")
    lost = check(put_on_page(figure, links=[]), wanted, "countries")
    assert lost == [
        "the map cannot be found by its places' signs; link the places' signs to the list"
    ]


@pytest.mark.parametrize("links", [None, ["rutba"]])
def test_the_map_is_found_where_it_lies(links: list[str] | None) -> None:
    """Its scale and place are found by the links; by the numbers where few signs are linked."""
    wanted, figure = prepare("fr")
    with read(put_on_page(figure, links=links)) as reading:
        (found,) = find_maps(reading, wanted)
    spot = next(spot for spot in figure.hotspots if spot.id == "rutba")
    (place,) = found.place(np.array([wanted.places["rutba"]]))
    expected = 50 + spot.x * MM, 60 + (FRAME.height - spot.y) * MM
    assert found.frame == pytest.approx((50, 60, 50 + 164 * MM, 60 + 107 * MM), abs=0.1)
    assert place.tolist() == pytest.approx(expected, abs=0.3)


def test_the_projection_agrees_with_the_drawing() -> None:
    """Two modules written apart put a place in the same spot, to a metre."""
    wanted, _ = prepare("fr")
    places = np.array(list(wanted.places.values()))
    drawn = Projection.of(wanted.projection).path(places)
    assert project(places, wanted.projection) == pytest.approx(drawn, abs=1.0)


def test_a_hole_is_outside() -> None:
    """A point is inside rings that go round it an odd number of times."""
    ring = np.array([[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0]])
    points = np.array([[1.0, 1.0], [4.0, 4.0], [12.0, 4.0]])
    assert holds([ring, ring / 3 + 3], points).tolist() == [True, False, False]


def test_a_name_is_not_looked_for_inside_another() -> None:
    """Oman is not named where Romania is, however far apart a map sets its letters."""
    apart = [
        Character(place, letter, (place * 9.0, 0.0, place * 9.0 + 5, 7.0))
        for place, letter in enumerate("ROMANIAOMAN")
    ]
    found = find_names([("OMAN", "ROMANIA")], apart)
    assert {
        "OMAN": [[7, 8, 9, 10]],
        "ROMANIA": [[0, 1, 2, 3, 4, 5, 6]],
    } == {name: [[each.index for each in one] for one in ones] for name, ones in found.items()}


def test_vowels_over_and_beside_letters_are_of_their_word() -> None:
    """Russia is not named where Belarus is, which ends as it does in Hindi."""
    letters = [
        Character(place, letter, (place * 5.0, 0.0, place * 5.0 + 5, 7.0))
        for place, letter in enumerate("ज़ेलारूस")
    ]
    assert {"रूस": []} == find_names([("रूस",)], letters)
