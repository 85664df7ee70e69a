"""The live desk in Chromium: what others wrote is text, and who may only read writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.web.desk import READY, Look, click, look_at, restore, say_panel, serve, wait

HOSTILE = "<img src=x onerror=alert(1)>"
MARKUP = "<b onclick=alert(1)>"
NOTE = "<script>alert(2)</script>"
IS_TEXT = """
const markup = '[src="x"], [onerror], [onclick], #work b, #faults b, #work script, #faults script';
return document.querySelectorAll(markup).length === 0;
"""
TITLE = "objectives.points.political.title"


def test_markup_in_a_table_is_text(look: Look, desk_project: Path) -> None:
    """A cell of a CSV file: on the page, over it, beside it, and in what is said to be wrong."""
    browser = look()
    table = desk_project / "data/daesh/victories.csv"
    with restore(table) as sound:
        name = "Rabia <3 & co"
        table.write_text(sound.replace(",Rabia,", f",{name},", 1), encoding="utf-8")
        box = (
            "[...document.querySelectorAll('.hit')].find(({text}) => text.key[1] === arguments[0])"
        )
        wait(browser, f"return {box} !== undefined", name)
        browser.execute_script(f"{box}.click()", name)
        wait(
            browser,
            "return document.querySelector('#panel textarea')?.value === arguments[0]",
            name,
        )
        for before, wrong in ((",Rabia,", MARKUP), (",IQ,", HOSTILE)):
            table.write_text(sound.replace(before, f',"{wrong}",', 1), encoding="utf-8")
            said = "return document.getElementById('faults').textContent.includes(arguments[0])"
            wait(browser, said, wrong)
            assert browser.execute_script(IS_TEXT)
    wait(browser, READY)


def test_markup_in_a_catalog_is_text(look: Look, desk_project: Path) -> None:
    """A translation, a comment and a former source; what is wrong with them says it as text."""
    browser = look(beside="en")
    catalog = desk_project / "locales/en/LC_MESSAGES/daesh.po"
    context = f'msgctxt "{TITLE}"'
    with restore(catalog) as sound:
        written = sound.replace(
            f"#, max-length:85\n{context}",
            f'# {NOTE}\n#, fuzzy, max-length:85\n#| msgid "{HOSTILE}"\n{context}',
        ).replace('msgstr "Seek lasting political solutions"', f'msgstr "{HOSTILE}"')
        catalog.write_text(written, encoding="utf-8")
        wait(browser, "return !document.getElementById('faults').hidden")
        click(browser, "en", TITLE)
        typed = "return document.querySelector('#panel textarea').value === arguments[0]"
        wait(browser, typed, HOSTILE)
        former = (
            "return [...document.querySelectorAll('#panel del')].map((each) => each.textContent)"
        )
        assert "onerror=alert(1)>" in "".join(browser.execute_script(former))
        assert NOTE == browser.find_element("id", "note").get_attribute("value")
        assert browser.execute_script(IS_TEXT)
    wait(browser, READY)


def test_who_may_only_read_writes_nothing(browser: Any, desk_project: Path) -> None:
    """``--read-only``: texts are shown with all that is known of them, and cannot be changed."""
    from selenium.webdriver.common.keys import Keys

    files = [path for path in desk_project.rglob("*") if path.suffix in {".po", ".yaml", ".csv"}]
    before = {path: path.read_bytes() for path in files}
    with serve(desk_project, "--read-only") as address:
        look_at(browser, address, beside="en")
        browser.get_log("browser")
        for locale, context in (("en", TITLE), ("fr", "title")):
            click(browser, locale, context)
            field = browser.find_element("css selector", "#panel textarea")
            assert field.get_attribute("readonly")
            assert "The desk was opened to read only." in say_panel(browser)
            assert not browser.find_elements("css selector", "#save, #note, #approve")
            field.send_keys("x", Keys.CONTROL, Keys.ENTER, Keys.NULL)
        assert [] == browser.get_log("browser")
        browser.get("about:blank")
    assert before == {path: path.read_bytes() for path in files}
