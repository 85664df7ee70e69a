"""The live desk in Chromium: all that stands beside a translation, and what is saved of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.desk import READY, Look, click, restore, save, say_panel, type_over, wait

LABEL = "key-figures.figures.personnel.label"
WORDS = "French personnel contribute in the Levant"
TITLE = "objectives.points.political.title"
FORMER = "Seek lasting political solutions"
CHIPS = "return [...document.querySelectorAll('#panel .chip')].map((each) => each.textContent)"
FIELD = "return document.querySelector('#panel textarea').value"


@pytest.fixture
def catalog(desk_project: Path) -> Path:
    """The English catalog."""
    return desk_project / "locales/en/LC_MESSAGES/daesh.po"


def test_what_no_one_sees_is_shown_with_its_name(look: Look) -> None:
    """No-break spaces, marks of direction and any other character without ink, where it stands."""
    browser = look(beside="en")
    click(browser, "en", TITLE)
    assert [] == browser.execute_script(CHIPS)
    typed = (
        "a\u00a0b\u202fc\u200ed\u202ee\u202cf\u2066g\u2069h\u00adi\u200bj\u2028k\U000e0041l\x07m"
    )
    browser.execute_script(
        "const field = document.querySelector('#panel textarea'); field.value = arguments[0];"
        "field.dispatchEvent(new Event('input'))",
        typed,
    )
    named = ["NBSP", "NNBSP", "LRM", "RLO", "PDF", "LRI", "PDI", "SHY", "ZWSP"]
    named += ["LS", "U+E0041", "U+0007"]
    wait(browser, CHIPS.replace("return", "const chips =") + "; return chips.length > 5")
    assert named == browser.execute_script(CHIPS)
    said = "return document.querySelector('#panel .chip').parentElement.textContent"
    assert "aNBSPbNNBSPcLRMd" in browser.execute_script(said)


def test_a_term_of_the_glossary_is_inserted(look: Look) -> None:
    """By a click and by the keyboard, at the place where one types."""
    from selenium.webdriver.common.keys import Keys

    browser = look(beside="en")
    click(browser, "en", LABEL)
    type_over(browser, "Personnel of the ")
    find = "return [...document.querySelectorAll('#panel li button')]"
    term = wait(browser, f"{find}.find((each) => each.textContent === 'Levant')")
    assert "Levant → " in say_panel(browser)
    term.click()
    assert "Personnel of the Levant" == browser.execute_script(FIELD)
    assert browser.switch_to.active_element.tag_name == "textarea"
    field = browser.find_element("css selector", "#panel textarea")
    field.send_keys(Keys.HOME, "In ")
    focus = "return document.activeElement.textContent"
    for _ in range(30):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        if browser.execute_script(focus) == "Levant":
            break
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert "In LevantPersonnel of the Levant" == browser.execute_script(FIELD)


def test_whether_a_wording_has_room_in_the_other_formats(look: Look) -> None:
    """Each of the document's formats is named that prints the text, one that is overfull too."""
    browser = look(beside="en")
    click(browser, "en", LABEL)
    type_over(browser, "French personnel serve in the Levant")
    for name in ("brief", "slides", "large-print"):
        wait(
            browser,
            f"return /{name}: It has room/.test(document.getElementById('panel').textContent)",
        )


def test_what_is_still_to_be_checked_is_kept_or_cleared(look: Look, catalog: Path) -> None:
    """gettext's mark and former text stay as long as the box is ticked, and go with it."""
    with restore(catalog) as sound:
        context = f'msgctxt "{TITLE}"'
        kept = '#| msgid "Chercher des solutions politiques"\n'
        flagged = sound.replace(
            f"#, max-length:85\n{context}", f"#, fuzzy, max-length:85\n{kept}{context}"
        )
        assert flagged != sound
        catalog.write_text(flagged, encoding="utf-8")
        browser = look(beside="en")
        wait(browser, "return document.getElementById('faults').textContent.includes('fuzzy')")
        click(browser, "en", TITLE)
        changed = browser.find_elements("css selector", "#panel del, #panel ins")
        assert ["Chercher", "Rechercher", "durables"] == [each.text.strip() for each in changed]
        box = browser.find_element("id", "fuzzy")
        assert box.is_selected()
        type_over(browser, "Seek political solutions that last")
        save(browser)
        after = catalog.read_text(encoding="utf-8")
        assert flagged.replace(FORMER, "Seek political solutions that last") == after
        browser.find_element("id", "fuzzy").click()
        save(browser)
        cleared = sound.replace(FORMER, "Seek political solutions that last")
        wait_for_text(browser, catalog, cleared)
    wait(browser, READY)


def test_a_question_to_the_editor_goes_into_the_entry(look: Look, catalog: Path) -> None:
    """As the translator's comment, a line each, where the editor and other programs read it."""
    with restore(catalog) as sound:
        browser = look(beside="en")
        click(browser, "en", TITLE)
        note = browser.find_element("id", "note")
        note.send_keys("Which solutions are meant?\nThose of Astana?")
        save(browser)
        asked = "# Which solutions are meant?\n# Those of Astana?\n"
        text = catalog.read_text(encoding="utf-8")
        assert asked in text
        assert sound == text.replace(asked, "")
        click(browser, "en", "objectives.title")
        click(browser, "en", TITLE)
        wait(browser, "return document.getElementById('note').value.startsWith('Which')")
        browser.find_element("id", "note").clear()
        save(browser)
        wait_for_text(browser, catalog, sound)


def test_how_far_each_language_is(look: Look, catalog: Path) -> None:
    """Of the languages that are looked at; it follows what is saved here or by another program."""
    with restore(catalog) as sound:
        browser = look(beside="en")
        said = "return document.getElementById('state').textContent"
        wait(browser, f"{said}.includes('en 100%')")
        catalog.write_text(sound.replace(f'msgstr "{FORMER}"', 'msgstr ""'), encoding="utf-8")
        wait(browser, f"{said}.includes('en 99%')")
    wait(browser, f"{said}.includes('en 100%')")


def wait_for_text(browser: Any, path: Path, text: str) -> None:
    """A file says this, and the pages are made of it."""
    assert text == path.read_text(encoding="utf-8")
    wait(browser, READY)
