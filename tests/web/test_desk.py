"""The live desk in Chromium: what an officer and a translator do, and what they see."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.starting.project import start_project
from tests.conftest import ROOT, copy_project
from tests.web.test_axe import RULES, RUN

Look = Callable[..., Any]
PATIENCE = 90.0
"""In seconds; a test waits for what must come, however slow the machine."""
MOST_ENTRIES = 40
OPENED = "return document.querySelector('#panel dd')?.textContent"
LEFT = "document.querySelector('#panel').textContent.includes('None is left.')"
CLICK_ALL = """
window.wrong = null;
(async () => {
  const wrong = [];
  const seen = new Set();
  for (const hit of [...document.querySelectorAll('.hit')]) {
    if (seen.has(hit.text.id)) continue;
    seen.add(hit.text.id);
    hit.click();
    const said = () => [...document.querySelectorAll('#panel dd')].map((each) => each.textContent);
    const isThere = () => said()[0] === hit.text.key[0] && said()[1] === hit.text.said;
    const end = Date.now() + 20000;
    while (!isThere() && Date.now() < end) await new Promise((go) => setTimeout(go, 5));
    if (!isThere()) wrong.push([hit.text.key[0], hit.text.said, ...said()]);
    if (wrong.length > 5) break;
  }
  window.wrong = wrong;
})();
"""
READY = "return document.getElementById('state').textContent.startsWith('The pages are as')"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped project, whose texts are changed."""
    return copy_project(tmp_path_factory.mktemp("desk") / "project")


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The address of a desk of that project, with its key."""
    with serve(project) as opened:
        yield opened


@contextmanager
def serve(project: Path) -> Iterator[str]:
    """Open a desk; gives its address, with its key."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "serve",
        "--no-browser",
        "--project",
        str(project),
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as desk:
        assert desk.stdout is not None
        try:
            yield desk.stdout.readline().strip()
        finally:  # a test that fails must not leave it open, and wait for its end
            desk.terminate()


@pytest.fixture
def look(browser: Any, address: str) -> Look:
    """Open the desk on the fact sheet in French, in a window of a width, in a language."""

    def call(ui: str = "en", beside: str = "", width: int = 1400, height: int = 900) -> Any:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        base, _, key = address.partition("#")
        browser.get(f"{base}assets/icon.svg")
        choice = {"brief": "daesh", "format": "factsheet", "locale": "fr", "paper": "a4"}
        choice |= {"profile": "screen", "beside": beside}
        browser.execute_script(
            "sessionStorage.setItem('choice', JSON.stringify(arguments[0]))", choice
        )
        browser.get(f"{base}?ui={ui}#{key}")
        columns = 2 if beside else 1
        wait(browser, f"return document.querySelectorAll('.column:has(.hit)').length == {columns}")
        return browser

    return call


def wait(browser: Any, script: str, *values: object) -> Any:
    """Wait until a script gives something that is so, and give it."""
    end = time.monotonic() + PATIENCE
    while not (found := browser.execute_script(script, *values)):
        if time.monotonic() > end:
            pytest.fail(f"never came: {script}")
        time.sleep(0.05)
    return found


def click(browser: Any, locale: str, context: str) -> None:
    """Click a box of a text, by its language and its context."""
    find = """
    const found = [...document.querySelectorAll('.hit')].find(({text}) =>
      text.locale === arguments[0] && text.key[0] === arguments[1]);
    found?.click();
    return Boolean(found);
    """
    assert browser.execute_script(find, locale, context)
    wait(
        browser,
        "return [...document.querySelectorAll('#panel dd')].some((each) =>"
        " each.textContent === arguments[0]) && document.querySelector('#panel textarea')",
        context,
    )


def type_over(browser: Any, words: str) -> None:
    """Write other words into the field that is open."""
    field = browser.find_element("css selector", "#panel textarea")
    field.clear()
    field.send_keys(words)


def test_a_save_changes_the_page_where_it_stands(look: Look, project: Path) -> None:
    """An officer changes a figure in an editor: the page follows, place and zoom stay."""
    browser = look()
    wait(browser, READY)
    find = "return document.querySelectorAll('.page')[1].dataset.shown"
    browser.execute_script("document.querySelector('.column').scrollTop = 700")
    before = wait(browser, find)
    place = browser.execute_script("return document.querySelector('.column').scrollTop")
    content = project / "data" / "daesh" / "brief.yaml"
    text = content.read_text(encoding="utf-8")
    content.write_text(text.replace("number: 1200", "number: 1300"), encoding="utf-8")
    wait(browser, f"{find} !== arguments[0]", before)
    wait(browser, READY)
    assert place == browser.execute_script("return document.querySelector('.column').scrollTop")
    label = "return [...document.querySelectorAll('.hit')].map((hit) => hit.text.key[0])"
    assert "objectives.points.military.short" in browser.execute_script(label)
    content.write_text(text, encoding="utf-8")
    wait(browser, f"{find} === arguments[0]", before)


def test_a_fault_stands_beside_the_last_good_pages(look: Look, project: Path) -> None:
    """What is wrong is said with its line and remedy, and goes when it is mended."""
    browser = look()
    wait(browser, READY)
    content = project / "data" / "daesh" / "brief.yaml"
    text = content.read_text(encoding="utf-8")
    content.write_text(text.replace("{members}", "{membres}"), encoding="utf-8")
    wait(browser, "return !document.getElementById('faults').hidden")
    said = browser.find_element("id", "faults").text
    assert "data/daesh/brief.yaml:" in said
    assert "did you mean members?" in said
    assert 2 == len(browser.find_elements("css selector", ".page"))
    assert browser.find_elements("css selector", ".hit.fault")
    hostile = "<img src=x onerror=alert(1)>"
    content.write_text(f'{text}\n"{hostile}": x\n', encoding="utf-8")
    wait(browser, f"return document.getElementById('faults').textContent.includes('{hostile}')")
    assert not browser.find_elements("css selector", "#faults img")
    content.write_text(text, encoding="utf-8")
    wait(browser, "return document.getElementById('faults').hidden")
    assert not browser.find_elements("css selector", ".hit.fault")


def test_a_translator_changes_an_entry_on_the_page(look: Look, project: Path) -> None:
    """The entry is checked and fitted while it is typed, and saved into its lines alone."""
    browser = look(beside="en")
    catalog = project / "locales" / "en" / "LC_MESSAGES" / "daesh.po"
    before = catalog.read_text(encoding="utf-8")
    click(browser, "en", "objectives.points.political.title")
    type_over(browser, "Seek lasting {nothing} political solutions")
    wait(browser, "return document.querySelectorAll('#panel li.error').length > 0")
    words = "Seek lasting political answers"
    type_over(browser, words)
    wait(browser, "return /has room/.test(document.getElementById('panel').textContent)")
    from selenium.webdriver.common.keys import Keys

    field = browser.find_element("css selector", "#panel textarea")
    field.send_keys(Keys.CONTROL, Keys.ENTER)
    wait(browser, "return /Saved in/.test(document.getElementById('panel').textContent)")
    after = catalog.read_text(encoding="utf-8")
    former = "Seek lasting political solutions"
    assert after == before.replace(f'msgstr "{former}"', f'msgstr "{words}"')
    catalog.write_text(before, encoding="utf-8")
    wait(browser, READY)


def test_every_box_is_clicked_and_says_its_place(look: Look) -> None:
    """Names on the map, numbers and dates as well as sentences.

    The boxes of one text lead to the same place, so that the first is clicked.
    """
    browser = look()
    wait(browser, READY)
    browser.execute_script(CLICK_ALL)
    wait(browser, "return window.wrong !== null")
    assert [] == browser.execute_script("return window.wrong")
    assert 200 <= browser.execute_script("return document.querySelectorAll('.hit').length")


def test_a_whole_catalog_is_translated_by_the_keyboard(
    browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """From the field “Find” on, no mouse: each missing entry in turn, until none is left."""
    from selenium.webdriver.common.keys import Keys

    parent = tmp_path_factory.mktemp("keys")
    start_project(parent, "keys", "en", ["fr"], "blank")
    catalog = parent / "keys/locales/fr/LC_MESSAGES/keys.po"
    with serve(parent / "keys") as address:
        base, _, key = address.partition("#")
        browser.get(f"{base}assets/icon.svg")
        browser.execute_script("sessionStorage.setItem('choice', '{\"locale\": \"fr\"}')")
        browser.get(f"{base}?ui=en#{key}")
        wait(browser, "return document.querySelectorAll('.hit').length > 0")
        press(browser, "find", "title", Keys.ENTER)
        browser.switch_to.active_element.send_keys(Keys.ENTER)
        for number in range(1, MOST_ENTRIES):
            wait(browser, "return document.activeElement.closest('#panel') !== null")
            context = browser.execute_script(OPENED)
            browser.switch_to.active_element.send_keys(
                f"Texte {number}", Keys.CONTROL, Keys.SHIFT, Keys.ENTER
            )
            browser.switch_to.active_element.send_keys(Keys.NULL)
            wait(browser, f"return {LEFT} || (() => {{ {OPENED} }})() !== arguments[0]", context)
            if browser.execute_script(f"return {LEFT}"):
                break
        browser.get("about:blank")
    browser.get_log("browser")
    text = catalog.read_text(encoding="utf-8")
    assert number == text.count('msgstr "Texte ')
    assert 1 == text.count('msgstr ""'), "the header alone"


def test_a_text_is_seen_beside_its_panel_on_a_narrow_screen(look: Look) -> None:
    """The panel takes half of the height; the text that was clicked stays in the other half."""
    browser = look("fr", width=420)
    click(browser, "fr", "objectives.points.political.title")
    box = "return document.querySelector('.hit.chosen').getBoundingClientRect()"
    panel = "return document.getElementById('panel').getBoundingClientRect()"
    chosen, shown = browser.execute_script(box), browser.execute_script(panel)
    assert chosen["bottom"] <= shown["top"]
    assert shown["bottom"] <= 901


def press(browser: Any, name: str, *keys: str) -> None:
    """Type into a field."""
    browser.find_element("id", name).send_keys(*keys)


def test_a_line_leads_to_its_boxes(look: Look) -> None:
    """A place in a file, typed into the field, shows what stands on that line."""
    browser = look()
    browser.find_element("id", "find").send_keys("data/daesh/brief.yaml:8")
    wait(browser, "return document.querySelectorAll('.hit.found').length > 0")
    found = "return [...document.querySelectorAll('.hit.found')].map((hit) => hit.text.key[0])"
    assert {"title"} == set(browser.execute_script(found))


@pytest.mark.parametrize(
    ("ui", "width", "height"), [("fr", 1400, 900), ("en", 420, 900), ("ar", 1400, 900)]
)
def test_no_violation_on_the_desk(look: Look, axe: str, ui: str, width: int, height: int) -> None:
    """Every rule of WCAG 2.2 A and AA, with a text open, faults aside and overlays shown."""
    browser = look(ui, width=width, height=height)
    click(browser, "fr", "title")
    browser.find_element("id", "texts").click()
    browser.find_element("id", "order").click()
    browser.execute_cdp_cmd(
        "Runtime.evaluate", {"expression": axe, "allowUnsafeEvalBlockedByCSP": True}
    )
    assert [] == browser.execute_async_script(RUN, list(RULES))
    log = [each for each in browser.get_log("browser") if each["level"] == "SEVERE"]
    assert [] == [each for each in log if "favicon" not in each["message"]]
