"""The live desk in Chromium: what an officer and a translator do, and what they see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.starting.project import start_project
from tests.web.desk import READY, Look, click, press, restore, serve, type_over, wait
from tests.web.test_axe import RULES, RUN

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


def test_a_save_changes_the_page_where_it_stands(look: Look, desk_project: Path) -> None:
    """An officer changes a figure in an editor: the page follows, place and zoom stay."""
    browser = look()
    wait(browser, READY)
    find = "return document.querySelectorAll('.page')[1].dataset.shown"
    browser.execute_script("document.querySelector('.column').scrollTop = 700")
    before = wait(browser, find)
    place = browser.execute_script("return document.querySelector('.column').scrollTop")
    content = desk_project / "data" / "daesh" / "brief.yaml"
    with restore(content) as text:
        content.write_text(text.replace("number: 1200", "number: 1300"), encoding="utf-8")
        wait(browser, f"{find} !== arguments[0]", before)
        wait(browser, READY)
        assert place == browser.execute_script("return document.querySelector('.column').scrollTop")
        label = "return [...document.querySelectorAll('.hit')].map((hit) => hit.text.key[0])"
        assert "objectives.points.military.short" in browser.execute_script(label)
    wait(browser, f"{find} === arguments[0]", before)


def test_a_fault_stands_beside_the_last_good_pages(look: Look, desk_project: Path) -> None:
    """What is wrong is said with its line and remedy, and goes when it is mended."""
    browser = look()
    wait(browser, READY)
    content = desk_project / "data" / "daesh" / "brief.yaml"
    with restore(content) as text:
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
    wait(browser, "return document.getElementById('faults').hidden")
    assert not browser.find_elements("css selector", ".hit.fault")


def test_a_translator_changes_an_entry_on_the_page(look: Look, desk_project: Path) -> None:
    """The entry is checked and fitted while it is typed, and saved into its lines alone."""
    from selenium.webdriver.common.keys import Keys

    browser = look(beside="en")
    catalog = desk_project / "locales" / "en" / "LC_MESSAGES" / "daesh.po"
    with restore(catalog) as before:
        click(browser, "en", "objectives.points.political.title")
        type_over(browser, "Seek lasting {nothing} political solutions")
        wait(browser, "return document.querySelectorAll('#panel li.error').length > 0")
        words = "Seek lasting political answers"
        type_over(browser, words)
        wait(browser, "return /has room/.test(document.getElementById('panel').textContent)")
        field = browser.find_element("css selector", "#panel textarea")
        field.send_keys(Keys.CONTROL, Keys.ENTER)
        wait(browser, "return /Saved in/.test(document.getElementById('panel').textContent)")
        after = catalog.read_text(encoding="utf-8")
        former = "Seek lasting political solutions"
        assert after == before.replace(f'msgstr "{former}"', f'msgstr "{words}"')
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


def test_a_line_leads_to_its_boxes(look: Look) -> None:
    """A place in a file, typed into the field, shows what stands on that line."""
    browser = look()
    browser.find_element("id", "find").send_keys("data/daesh/brief.yaml:8")
    wait(browser, "return document.querySelectorAll('.hit.found').length > 0")
    found = "return [...document.querySelectorAll('.hit.found')].map((hit) => hit.text.key[0])"
    assert {"title"} == set(browser.execute_script(found))


@pytest.mark.parametrize("width", [1400, 420])
@pytest.mark.parametrize("ui", ["fr", "en", "ar"])
def test_no_violation_on_the_desk(look: Look, axe: str, ui: str, width: int) -> None:
    """Every rule of WCAG 2.2 A and AA: with a text open, then a translation, overlays shown."""
    browser = look(ui, beside="en", width=width)
    browser.get_log("browser")
    click(browser, "fr", "title")
    browser.find_element("id", "texts").click()
    browser.find_element("id", "order").click()
    browser.execute_cdp_cmd(
        "Runtime.evaluate", {"expression": axe, "allowUnsafeEvalBlockedByCSP": True}
    )
    assert [] == browser.execute_async_script(RUN, list(RULES))
    assert [ui, "rtl" if ui == "ar" else "ltr"] == find_purpose(browser)
    click(browser, "fr", "victories.rabia.name")
    assert ["", "auto"] == find_purpose(browser), "an author’s, in whichever language"
    assert [] == browser.execute_async_script(RUN, list(RULES))
    click(browser, "en", "key-figures.figures.personnel.label")
    type_over(browser, "\u202eLevant {nothing} " * 12)
    wait(browser, "return document.querySelectorAll('#panel li.error').length > 0")
    assert browser.execute_script("return document.querySelectorAll('#panel .chip').length > 0")
    assert [] == browser.execute_async_script(RUN, list(RULES))
    log = [each for each in browser.get_log("browser") if each["level"] == "SEVERE"]
    assert [] == [each for each in log if "favicon" not in each["message"]]


def find_purpose(browser: Any) -> list[str]:
    """The language and the direction that what the text is for is marked with."""
    (told,) = browser.find_elements("css selector", "#panel dd[lang]")
    return [told.get_attribute("lang"), told.get_attribute("dir")]
