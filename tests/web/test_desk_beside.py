"""The live desk in Chromium beside another program that works on the same catalog.

gettext's tools and the Translate Toolkit stand in for Poedit and Weblate: they write the whole file
anew, with another header and lines folded their way, and rename it over the old one.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from translate.storage.pypo import pofile

from tests.web.desk import READY, Look, click, restore, type_over, wait

Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

TITLE = "objectives.points.political.title"
FORMER = "Seek lasting political solutions"
THEIRS = "Look for political solutions that last"
OURS = "Seek political answers that last"
LABEL = "key-figures.figures.personnel.label"
WORDS = "French personnel contribute in the Levant"
OTHERS = "French personnel serve in the Levant"
BUTTONS = "[...document.querySelectorAll('#panel button')]"
CONTROLS = {
    "field": "document.querySelector('#panel textarea')",
    "chip": f"{BUTTONS}.find((each) => each.textContent === 'Levant')",
    "button": f"{BUTTONS}.find((each) => each.textContent === 'Skip')",
    "close": f"{BUTTONS}.at(-1)",
    "box": "document.getElementById('fuzzy')",
    "notes": "document.getElementById('note')",
}
"""What may have the focus beside the page, by what it is."""
CONFLICT = "changed meanwhile; nothing was saved"


def rewrite_with_gettext(path: Path) -> None:
    """As Poedit: by gettext's own tools, folded at 60 columns, saved beside and renamed."""
    if shutil.which("msgattrib") is None:
        pytest.skip("no gettext is installed: sh scripts/setup.sh test")
    beside = path.with_name(path.name + ".temp.po")
    command = ["msgattrib", "--width=60", "--output-file", str(beside), str(path)]
    subprocess.run(command, check=True)
    text = beside.read_text(encoding="utf-8")
    header = '"X-Generator: Poedit 3.4.2\\n"\n"PO-Revision-Date: 2026-11-30 06:00+0100\\n"\n'
    beside.write_text(text.replace('msgstr ""\n', f'msgstr ""\n{header}', 1), encoding="utf-8")
    beside.replace(path)


def rewrite_with_toolkit(path: Path) -> None:
    """As Weblate: by the Translate Toolkit, which folds lines its way; renamed likewise."""
    file = pofile.parsefile(str(path))
    file.updateheader(X_Generator="Weblate 5.9", Last_Translator="Someone <someone@example.org>")
    beside = path.with_name(path.name + ".weblate")
    file.savefile(str(beside))
    beside.replace(path)


@pytest.mark.parametrize("rewrite", [rewrite_with_gettext, rewrite_with_toolkit])
def test_another_program_works_on_the_same_catalog(
    look: Look, desk_project: Path, rewrite: Callable[[Path], None]
) -> None:
    """Its text is shown; what was typed over the old one is not saved; what is saved survives."""
    catalog = desk_project / "locales/en/LC_MESSAGES/daesh.po"
    browser = look(beside="en")
    shown = "return document.querySelector('#panel textarea').value === arguments[0]"
    with restore(catalog) as sound:
        click(browser, "en", TITLE)
        change(catalog, FORMER, THEIRS)
        rewrite(catalog)
        wait(browser, shown, THEIRS)
        wait(browser, READY)
        assert catalog.read_text(encoding="utf-8") != sound.replace(FORMER, THEIRS)

        type_over(browser, OURS)
        change(catalog, THEIRS, FORMER)
        rewrite(catalog)
        written = catalog.read_bytes()
        field = browser.find_element("css selector", "#panel textarea")
        field.send_keys(Keys.CONTROL, Keys.ENTER, Keys.NULL)
        wait(browser, f"return /{CONFLICT}/.test(document.getElementById('panel').textContent)")
        both = browser.find_elements("css selector", "#panel [role=status] blockquote")
        assert [FORMER, OURS] == [each.text for each in both]
        assert written == catalog.read_bytes()

        ours = browser.find_elements("css selector", "#panel [role=status] button")[1]
        ours.click()
        wait(browser, "return /Saved in/.test(document.getElementById('panel').textContent)")
        assert written.replace(FORMER.encode(), OURS.encode()) == catalog.read_bytes()
        rewrite(catalog)
        assert OURS in {str(unit.target) for unit in pofile.parsefile(str(catalog)).units}
        wait(browser, READY)
        words = "return [...document.querySelectorAll('.hit')].map(({text}) => text.words)"
        wait(browser, f"{words}.some((each) => each === arguments[0])", OURS)
    wait(browser, READY)


@pytest.mark.parametrize("control", CONTROLS)
def test_the_focus_stays_on_what_is_made_anew(look: Look, desk_project: Path, control: str) -> None:
    """Whatever has it beside the page, a button, a chip, the notes, as well as the field."""
    browser = look(beside="en")
    held = f"return document.activeElement === (() => {{ return {CONTROLS[control]} }})()"
    shown = "return document.querySelector('#panel textarea').value === arguments[0]"
    with restore(desk_project / "locales/en/LC_MESSAGES/daesh.po"):
        click(browser, "en", LABEL)
        browser.execute_script(f"window.former = {CONTROLS[control]}; window.former.focus()")
        if control == "field":
            browser.execute_script("window.former.setSelectionRange(2, 4)")
        assert browser.execute_script(held)
        change(desk_project / "locales/en/LC_MESSAGES/daesh.po", WORDS, OTHERS)
        wait(browser, shown, OTHERS)
        assert not browser.execute_script("return window.former.isConnected")
        assert browser.execute_script(held)
        if control == "field":
            start, end = (
                "return document.activeElement.selection" + end for end in ("Start", "End")
            )
            assert [2, 4] == [browser.execute_script(start), browser.execute_script(end)]
    wait(browser, READY)


def test_a_name_that_is_being_typed_stays(look: Look, desk_project: Path) -> None:
    """Whoever is about to approve an entry sees what it says now, and types on."""
    settings = desk_project / "briefs.toml"
    shown = "return document.querySelector('#panel textarea').value === arguments[0]"
    catalog = desk_project / "locales/en/LC_MESSAGES/daesh.po"
    browser = look(beside="en")
    with restore(settings) as text, restore(catalog):
        settings.write_text(f"{text}\n[catalogs]\nreview = true\n", encoding="utf-8")
        wait(browser, "return !document.getElementById('faults').hidden")
        click(browser, "en", LABEL)
        browser.find_element("id", "who").send_keys("Ada")
        change(catalog, WORDS, OTHERS)
        wait(browser, shown, OTHERS)
        browser.switch_to.active_element.send_keys(" L.")
        assert "Ada L." == browser.find_element("id", "who").get_attribute("value")
        browser.execute_script("sessionStorage.removeItem('who')")
    wait(browser, READY)


def test_the_focus_goes_to_the_field_where_its_control_is_gone(
    look: Look, desk_project: Path
) -> None:
    """A term that the glossary does not have any more has no chip to hold it."""
    browser = look(beside="en")
    with restore(desk_project / "data/daesh/glossary.csv") as sound:
        click(browser, "en", LABEL)
        browser.execute_script(f"{CONTROLS['chip']}.focus()")
        others = [line for line in sound.splitlines(True) if not line.startswith("Levant,")]
        (desk_project / "data/daesh/glossary.csv").write_text("".join(others), encoding="utf-8")
        wait(browser, f"return !({CONTROLS['chip']})")
        field = "return document.activeElement === document.querySelector('#panel textarea')"
        assert browser.execute_script(field)
    wait(browser, READY)


def change(catalog: Path, before: str, after: str) -> None:
    """Translate one entry otherwise, as the other program does before it saves."""
    file = pofile.parsefile(str(catalog))
    (unit,) = (each for each in file.units if str(each.target) == before)
    unit.target = after
    beside = catalog.with_name(f".{catalog.name}.new")
    file.savefile(str(beside))
    beside.replace(catalog)
