"""A page of the web in Chromium: by keyboard, from a file, without a network, at every width."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

import pikepdf
import pytest

from tests.conftest import SUBJECT
from tests.web.conftest import Open, wait_for

By = pytest.importorskip("selenium.webdriver.common.by").By
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

ZOOM_IN, WHOLE = "[data-zoom='1']", "[data-zoom='0']"
STILL = (("prefers-reduced-motion", "reduce"),)
TOUCHING = """
// The ink of what is on the map: a name from its capitals' height to a little below its baseline.
const inks = [...document.querySelectorAll(".atlas")].map((svg) => {
  const names = [...svg.querySelectorAll(".names text:not([display])")].map((name) => {
    const box = name.getBBox(), size = Number(name.getAttribute("font-size"));
    const turned = name.transform.baseVal.numberOfItems > 1;
    const place = name.transform.baseVal.getItem(0).matrix;
    const x = place.e + box.x;
    return turned ? null : [name.textContent, x, place.f - .7 * size, x + box.width, place.f];
  });
  const unit = Number(svg.dataset.unit);
  const signs = [...svg.querySelectorAll(".sign:not([display])")].map((sign) => {
    const place = sign.transform.baseVal.getItem(0).matrix, half = 12 / unit;
    const [x, y] = [place.e, place.f];
    return [sign.getAttribute("aria-label"), x - half, y - half, x + half, y + half];
  });
  return [...names, ...signs].filter(Boolean);
});
// Two discs that touch at no point may have corners that do.
const numbered = (one) => /^[0-9]/.test(one[0]);
const apart = (one, other) => numbered(one) && numbered(other)
  && Math.hypot(one[1] - other[1], one[2] - other[2]) >= one[3] - one[1] - .05;
const found = [];
for (const boxes of inks) boxes.forEach((one, place) => boxes.slice(place + 1).forEach((other) => {
  const across = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  const down = Math.min(one[4], other[4]) - Math.max(one[2], other[2]);
  if (across > .4 && down > .4 && !apart(one, other)) found.push([one[0], other[0]]);
}));
return [inks[0].length, found];
"""
"""Gives how much the main map shows, and what of it touches."""


def run(browser: Any, script: str, *arguments: Any) -> Any:
    return browser.execute_script(script, *arguments)


def focused(browser: Any) -> str:
    return str(run(browser, "return document.activeElement.id"))


def press(browser: Any, *keys: str) -> None:
    browser.switch_to.active_element.send_keys(*keys)


def test_it_asks_the_network_for_nothing(show: Open) -> None:
    """From a file, everything that a page needs is in it; its own policy finds no fault in it."""
    browser = show(hash_="#kobane")
    wait_for(lambda: run(browser, "return !document.querySelector('.panel').hidden"))

    events = [json.loads(line["message"])["message"] for line in browser.get_log("performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [] == [url for url in asked if not url.startswith(("file:", "data:", "about:"))]
    assert any(url.startswith("file:") for url in asked)
    assert [] == browser.get_log("browser")


def test_without_scripts_nothing_is_missing(show: Open) -> None:
    """The text, the map, the list and the links are there; what only a script works is not."""
    browser = show(scripts=False)

    signs = browser.find_elements(By.CSS_SELECTOR, ".map .sign")
    assert 25 == len(signs)
    target = signs[0].get_dom_attribute("href").partition("#")[2]
    assert browser.find_element(By.ID, target).is_displayed()
    assert not browser.find_element(By.CSS_SELECTOR, ".tools").is_displayed()
    assert not browser.find_element(By.CSS_SELECTOR, ".buttons").is_displayed()
    assert "Kobané" in browser.find_element(By.CSS_SELECTOR, "svg.atlas").text


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_every_sign_is_worked_by_keys(show: Open, locale: str) -> None:
    """Enter tells of a place and moves the focus there; Escape brings it back to the sign."""
    browser = show(locale)
    ids = run(browser, "return [...document.querySelectorAll('.map .sign')].map((each) => each.id)")

    assert 25 == len(ids)
    for id_ in ids:
        run(browser, "document.getElementById(arguments[0]).focus()", id_)
        press(browser, Keys.ENTER)
        assert "map-chosen" == focused(browser)
        place = id_.removeprefix("map-")
        name = browser.find_element(By.ID, id_).get_attribute("aria-label")
        assert name == browser.find_element(By.ID, "map-chosen").text
        assert f"#{place}" == run(browser, "return location.hash")
        assert run(browser, "return document.querySelector('.about').textContent.trim()")
        press(browser, Keys.ESCAPE)
        assert (id_, "") == (focused(browser), run(browser, "return location.hash"))


def test_the_tabulator_comes_to_all_that_works(show: Open) -> None:
    """The first stop leads to the text; choices, buttons, signs and values follow, none a trap."""
    browser = show()
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert "skip" == browser.switch_to.active_element.get_attribute("class")
    seen = set()
    for _ in range(140):
        press(browser, Keys.TAB)
        seen.add(
            run(
                browser,
                "const e = document.activeElement; return e.matches('.sign') ? 'sign'"
                " : e.matches('.value') ? 'value' : e.type || e.dataset.zoom || e.tagName",
            )
        )
    assert {"select-one", "range", "button", "sign", "value", "A", "svg"} <= seen


@pytest.mark.parametrize(
    ("locale", "width"), [("fr", 1280), ("ar", 1280), ("fr+ar", 768), ("fr", 320)]
)
def test_no_names_touch_at_any_zoom(show: Open, locale: str, width: int) -> None:
    """More names have room the nearer the map is, and none meets another or a sign."""
    browser = show(locale, width=width)
    counts = []
    for step in range(6):
        count, touching = run(browser, TOUCHING)
        assert [] == touching, step
        counts.append(count)
        run(browser, "document.querySelector(arguments[0]).click()", ZOOM_IN)
    assert sorted(counts) == counts or counts[-1] > counts[0]


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_signs_are_large_enough_to_be_pointed_at(show: Open, width: int) -> None:
    """Each is 24 px wide and high at least, whatever the screen (WCAG 2.5.8)."""
    browser = show(width=width)
    sizes = run(
        browser,
        "return [...document.querySelectorAll('.map .sign:not([display])')].flatMap((sign) => {"
        " const first = sign.firstChild, box = first.getBoundingClientRect(),"
        " line = first.getAttribute('stroke-width') * first.getScreenCTM().a;"
        " return [box.width + line, box.height + line]; })",
    )
    # A square is drawn smaller than a disc that looks as large; its room is the same.
    assert min(sizes) >= 24 * 0.89
    assert sum(size >= 24 for size in sizes) >= len(sizes) * 0.8


def test_the_scale_bar_measures_the_ground(show: Open) -> None:
    """At every zoom: Tikrit and Rutba lie 359 km apart, whatever the bar's length and its words."""
    browser = show(media=STILL)
    measured = set()
    for _ in range(4):
        words, length, apart = run(
            browser,
            "const box = (query) => document.querySelector(query).getBoundingClientRect();"
            "const [a, b] = [box('#map-tikrit > *'), box('#map-rutba > *')];"
            "return [document.querySelector('.scale-bar text').textContent,"
            " box('.scale-bar path').width, Math.hypot(a.x + a.width / 2 - b.x - b.width / 2,"
            " a.y + a.height / 2 - b.y - b.height / 2)]",
        )
        kilometres = float(words.split()[0])
        assert 359 == pytest.approx(apart / length * kilometres, rel=0.04)
        measured.add(kilometres)
        run(browser, "document.querySelector(arguments[0]).click()", ZOOM_IN)
    assert len(measured) > 1


def test_the_map_is_worked_by_buttons_and_keys(show: Open) -> None:
    """Plus and minus zoom, arrows move, and one button shows the whole map again."""
    browser = show(media=STILL)
    atlas = browser.find_element(By.CSS_SELECTOR, ".atlas")

    def view() -> list[float]:
        return [float(each) for each in atlas.get_dom_attribute("viewBox").split()]

    whole, ground = view(), "return document.querySelector('.ground').getAttribute('transform')"
    scale = run(browser, ground)
    run(browser, "arguments[0].focus()", atlas)
    press(browser, "+")
    assert run(browser, ground) != scale
    before = view()
    press(browser, Keys.ARROW_RIGHT)
    assert view()[0] > before[0]
    browser.find_element(By.CSS_SELECTOR, WHOLE).click()
    assert (whole, scale) == (view(), run(browser, ground))


def test_choices_and_time_leave_out_signs_and_are_kept_in_the_address(show: Open) -> None:
    """A year, a country, a force or a moment: how many are left is said, and the address has it."""
    browser = show()
    said = browser.find_element(By.CSS_SELECTOR, ".shown")
    assert "status" == said.get_attribute("role")
    shown = "return document.querySelectorAll('.map .sign:not([display])').length"
    country = browser.find_element(By.CSS_SELECTOR, "[data-filter='country']")
    country.send_keys("Irak")
    few = run(browser, shown)
    assert 0 < few < 25
    assert str(few) in said.text
    assert "country=Irak" in browser.current_url
    slider = browser.find_element(By.CSS_SELECTOR, "input[type=range]")
    slider.send_keys(Keys.HOME)
    assert 1 == run(browser, shown)
    assert "until=0" in browser.current_url
    address = browser.current_url
    browser.get("about:blank")
    browser.get(address)
    assert 1 == run(browser, shown)


def test_time_stands_still_at_first_and_for_who_wants_no_motion(show: Open) -> None:
    """It is played by a button; with reduced motion a press goes one moment further alone."""
    browser = show(media=STILL)
    slider = browser.find_element(By.CSS_SELECTOR, "input[type=range]")
    most = slider.get_attribute("value")
    assert most == slider.get_attribute("max")
    play = browser.find_element(By.CSS_SELECTOR, ".play")
    play.click()
    play.click()
    assert "1" == slider.get_attribute("value")
    assert (
        slider.get_attribute("aria-valuetext") == browser.find_element(By.TAG_NAME, "output").text
    )


def test_the_list_and_the_map_lead_to_each_other(show: Open) -> None:
    """A number of the list opens its sign; the panel leads back to the row, with the focus."""
    browser = show(media=STILL)
    run(browser, "document.querySelector('#list-tikrit .symbol').click()")
    assert "map-chosen" == focused(browser)
    assert run(browser, "return document.getElementById('list-tikrit').matches('.chosen')")
    browser.find_element(By.CSS_SELECTOR, ".to-list").click()
    assert wait_for(lambda: "list-tikrit" == focused(browser))


def test_another_language_keeps_the_place(show: Open) -> None:
    """The links to other languages lead to what is open."""
    browser = show(hash_="#kobane")
    links = browser.find_elements(By.CSS_SELECTOR, ".languages a:not([aria-current])")
    assert links
    assert all(link.get_attribute("href").endswith("#kobane") for link in links)
    show("ar", hash_="#kobane")
    assert wait_for(lambda: "كوباني" in browser.find_element(By.ID, "map-chosen").text)


def test_a_chart_says_its_values(show: Open) -> None:
    """One stop of the keyboard a chart, arrows from value to value, and what each is."""
    browser = show()
    run(browser, "document.querySelector('#figure-by-force .value').focus()")
    tip = browser.find_element(By.CSS_SELECTOR, "#figure-by-force .tip")
    first = tip.text
    press(browser, Keys.ARROW_RIGHT)
    assert first
    assert tip.text not in ("", first)
    assert tip.text == browser.switch_to.active_element.get_attribute("aria-label")


@pytest.mark.parametrize("locale", ["fr", "ar", "fr+ar"])
@pytest.mark.parametrize("kind", ["brief", "map"])
def test_it_flows_at_320_px(show: Open, locale: str, kind: str) -> None:
    """A page of 1280 px at 400 % is 320 px wide: nothing is scrolled sideways (WCAG 1.4.10)."""
    browser = show(locale, width=320, kind=kind)
    assert 320 == run(browser, "return document.documentElement.scrollWidth")


def test_it_prints_on_about_as_many_pages(show: Open) -> None:
    """The style sheet for paper comes within one page of the PDF's six."""
    browser = show()
    size = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": False}
    printed = browser.execute_cdp_cmd("Page.printToPDF", size)["data"]
    with pikepdf.open(io.BytesIO(base64.b64decode(printed))) as pdf:
        assert abs(len(pdf.pages) - 6) <= 1, SUBJECT
