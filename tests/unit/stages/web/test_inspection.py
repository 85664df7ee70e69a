"""The checks of a page of the web: each finds its fault, and none in a sound page."""

from __future__ import annotations

import pytest

from generator.model.edition import Profile
from generator.model.medium import MEDIA
from generator.stages.web.binding import Bound
from generator.stages.web.inspection import CHECKS, inspect_page

SOUND = (
    '<html lang="fr" dir="ltr"><head><title>T</title></head><body><h1 id="a">T</h1>'
    '<a href="#a">x</a><a href="https://example.org/">y</a><img src="data:image/png,x" alt="A">'
    "{}</body></html>"
)


def find(page: str, weights: tuple[tuple[str, int], ...] = ()) -> dict[str, list[str]]:
    found = inspect_page(Bound(page.encode(), weights), MEDIA[Profile.WEB], "a.html")
    return {name: [str(each) for each in findings] for name, findings in found.items() if findings}


def test_a_sound_page_has_no_fault() -> None:
    """A link to another host is no request to it."""
    assert {} == find(SOUND.format(""))


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        ("<h1>again</h1>", "web-heading"),
        ('<p id="a"></p>', "web-ids"),
        ('<a href="#gone">x</a>', "web-links"),
        ('<img src="data:,x" alt=" ">', "web-alternatives"),
        ('<svg role="img" aria-label=""></svg>', "web-alternatives"),
        ('<img src="https://example.org/a.png" alt="A">', "web-addresses"),
        ("<style>p { background: url(https://example.org/a.png) }</style>", "web-addresses"),
        ('<p onclick="run()">x</p>', "web-policy"),
        ('<p style="color: red">x</p>', "web-policy"),
    ],
)
def test_each_fault_is_found(fault: str, check: str) -> None:
    """One fault is found by one check, with the page and what to do."""
    found = find(SOUND.format(fault))
    assert [check] == list(found)
    assert found[check][0].startswith("a.html:1: ")
    assert "; " in found[check][0]


def test_a_page_says_its_language() -> None:
    """Without language, direction or title a screen reader guesses."""
    assert {"web-language"} == set(find("<html><body><h1>T</h1></body></html>"))


def test_a_page_over_its_budget_names_what_weighs_most() -> None:
    """The heaviest parts come first."""
    weights = (("the fonts", 90_000), ("the text and the figures", 420_000))
    (said,) = find(SOUND.format("x" * 500_000), weights)["web-size"]
    assert "more than 500 kB: the text and the figures 420 kB, the fonts 90 kB" in said


def test_checks_are_told_from_those_of_pdfs() -> None:
    """Their names stand in the manifest beside those."""
    assert all(name.startswith("web-") for name in CHECKS)
