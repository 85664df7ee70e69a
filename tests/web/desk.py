"""A live desk and a hand on it: it is served, opened, waited for, clicked, typed into."""

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

from tests.conftest import ROOT

Look = Callable[..., Any]
PATIENCE = 90.0
"""In seconds; a test waits for what must come, however slow the machine."""
READY = "return document.getElementById('state').textContent.startsWith('The pages are as')"


@contextmanager
def serve(project: Path, *options: str) -> Iterator[str]:
    """Open a desk; gives its address, with its key."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "serve",
        "--no-browser",
        "--project",
        str(project),
        *options,
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


def look_at(
    browser: Any,
    address: str,
    ui: str = "en",
    beside: str = "",
    width: int = 1400,
    height: int = 900,
) -> Any:
    """Open a desk on the fact sheet in French, in a window of a width, in a language."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    base, _, key = address.partition("#")
    browser.get(f"{base}assets/icon.svg")
    choice = {"brief": "daesh", "format": "factsheet", "locale": "fr", "paper": "a4"}
    choice |= {"profile": "screen", "beside": beside}
    browser.execute_script(
        "sessionStorage.removeItem('zoom');"
        "sessionStorage.setItem('choice', JSON.stringify(arguments[0]))",
        choice,
    )
    browser.get(f"{base}?ui={ui}#{key}")
    columns = 2 if beside else 1
    wait(browser, f"return document.querySelectorAll('.column:has(.hit)').length == {columns}")
    return browser


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


def press(browser: Any, name: str, *keys: str) -> None:
    """Type into a field."""
    browser.find_element("id", name).send_keys(*keys)


@contextmanager
def restore(path: Path) -> Iterator[str]:
    """Give what a file says, and write that again however a test ends."""
    text = path.read_text(encoding="utf-8")
    try:
        yield text
    finally:
        path.write_text(text, encoding="utf-8")


def say_panel(browser: Any) -> str:
    """Give the words beside the page."""
    return str(browser.find_element("id", "panel").text)


def save(browser: Any) -> None:
    """Save the text that is open, by the keyboard, and wait until it is said where."""
    from selenium.webdriver.common.keys import Keys

    field = browser.find_element("css selector", "#panel textarea")
    field.send_keys(Keys.CONTROL, Keys.ENTER)
    field.send_keys(Keys.NULL)
    wait(browser, "return /Saved in/.test(document.getElementById('panel').textContent)")
