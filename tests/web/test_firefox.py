"""A page of the web in Firefox, by keys alone: signs, choices, the slider, the map, the charts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SUBJECT
from tests.web.firefox import Firefox, open_firefox

FOCUS = "(query) => { const all = [...document.querySelectorAll(query)]; all[0].focus(); }"
FOCUSED = "() => document.activeElement.id"
SHOWN = "() => document.querySelectorAll('.map .sign:not([display])').length"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One browser for all."""
    with open_firefox(tmp_path_factory.mktemp("firefox")) as opened:
        yield opened


def page_of(pages: Path, locale: str) -> Path:
    return pages / SUBJECT / f"daesh-brief.{locale}.html"


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_every_sign_is_worked_by_keys(firefox: Firefox, pages: Path, locale: str) -> None:
    """Enter tells of a place and moves the focus there; Escape brings it back to the sign."""
    firefox.open(page_of(pages, locale))
    ids = firefox.run("() => [...document.querySelectorAll('.map .sign')].map((each) => each.id)")
    assert 25 == len(ids)
    for id_ in ids:
        firefox.run(FOCUS, f"#{id_}")
        firefox.press("enter")
        assert "map-chosen" == firefox.run(FOCUSED)
        assert f"#{id_.removeprefix('map-')}" == firefox.run("() => location.hash")
        said = "(id) => [document.getElementById(id).getAttribute('aria-label'),"
        name, told = firefox.run(f"{said} document.getElementById('map-chosen').textContent]", id_)
        assert name == told
        firefox.press("escape")
        assert id_ == firefox.run(FOCUSED)


def test_choices_the_slider_and_the_map_are_worked_by_keys(firefox: Firefox, pages: Path) -> None:
    """A list, the slider, plus, the arrows and nought; the tabulator comes from one to the next."""
    firefox.open(page_of(pages, "fr"))
    assert 25 == firefox.run(SHOWN)
    firefox.run(FOCUS, "[data-filter='country']")
    firefox.press("I")  # the first that begins so
    assert 0 < firefox.run(SHOWN) < 25
    assert "country=Irak" in firefox.run("() => location.href")
    firefox.run(FOCUS, "input[type=range]")
    firefox.press("home")
    assert 1 == firefox.run(SHOWN)
    firefox.run(FOCUS, ".atlas")
    view = "() => document.querySelector('.atlas').getAttribute('viewBox')"
    whole = firefox.run(view)
    firefox.press("+", "+")
    near = firefox.run(view)
    firefox.press("right", "down")
    assert whole != near != firefox.run(view)
    firefox.press("0")
    assert whole == firefox.run(view)
    before = firefox.run("() => document.activeElement.outerHTML")
    firefox.press("tab")
    assert before != firefox.run("() => document.activeElement.outerHTML")


def test_a_chart_is_walked_by_arrows(firefox: Firefox, pages: Path) -> None:
    """From value to value, each with what it is; a window that nobody sees is told of no focus."""
    firefox.open(page_of(pages, "fr"))
    firefox.run(FOCUS, "#figure-by-force .value")
    named = "() => document.activeElement.getAttribute('aria-label')"
    first = firefox.run(named)
    firefox.press("right")
    assert "Forces de sécurité irakiennes" in first
    assert first != firefox.run(named) is not None


def test_it_asks_the_network_for_nothing(firefox: Firefox, pages: Path, tmp_path: Path) -> None:
    """Everything that a page needs is in it."""
    (tmp_path / "a.html").write_text("<img src='http://127.0.0.1:18999/a.png'>")
    firefox.open(tmp_path / "a.html")
    assert [each for each in firefox.asked if each.startswith("http:")]  # it would be seen
    firefox.asked.clear()
    firefox.open(page_of(pages, "ar"), "#kobane")
    assert [] == [each for each in firefox.asked if not each.startswith(("file:", "data:"))]
