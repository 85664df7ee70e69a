"""Draw docs/desk/*.png: a walk over the live desk, in Chromium (selenium, chromedriver).

python -m scripts.desk_pictures
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "desk"
PATIENCE = 120.0
"""For how long something is waited for, in seconds."""
PALETTE = 128
"""Colours of a picture: a page has few."""
READY = (
    "return document.getElementById('state').dataset.kind === 'ready'"
    " && Boolean(document.querySelector('.hit'))"
)
THUMBNAILS = (
    "return [...document.querySelectorAll('#thumbnails img')].every((each) => each.naturalWidth)"
)


def main() -> None:
    """Walk: a figure is changed, an entry is opened, a fault is made; in Arabic; a new subject."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "desk"
        command = [sys.executable, "-m", "generator", "new", "desk", "--from", "daesh"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        with open_desk(project) as desk, open_browser() as browser:
            walk(browser, desk.address, project)
        begin = [sys.executable, "-m", "generator", "new", "iceland", "--source", "fr"]
        subprocess.run(begin, cwd=folder, check=True, capture_output=True)
        with open_desk(Path(folder) / "iceland") as desk, open_browser() as browser:
            look(browser, desk.address, "fr", "fr", "", subject="iceland", form="brief")
            choose(browser, "fr", "title")
            wait(browser, THUMBNAILS)
            draw(browser, "begun")


def walk(browser: Any, address: str, project: Path) -> None:
    """Draw each picture."""
    TARGET.mkdir(exist_ok=True)
    content = project / "data" / "desk" / "brief.yaml"
    text = content.read_text(encoding="utf-8")
    look(browser, address, "en", "fr", "en")
    content.write_text(text.replace("number: 1200", "number: 1350"), encoding="utf-8")
    wait(browser, "return document.getElementById('state').textContent.includes('being made')")
    wait(browser, READY)
    draw(browser, "figure")
    choose(browser, "en", "key-figures.figures.personnel.label")
    field = browser.find_element("css selector", "#panel textarea")
    field.send_keys(
        ", at sea and in the air, with all those who keep them there, since the beginning"
    )
    wait(browser, "return document.querySelectorAll('#panel li.error').length > 0")
    time.sleep(1)
    draw(browser, "entry")
    content.write_text(text.replace("{members}", "{membres}"), encoding="utf-8")
    wait(browser, "return !document.getElementById('faults').hidden")
    time.sleep(1)
    draw(browser, "fault")
    content.write_text(text, encoding="utf-8")
    wait(browser, "return document.getElementById('faults').hidden")
    look(browser, address, "ar", "ar", "")
    choose(browser, "ar", "objectives.title")
    time.sleep(1)
    draw(browser, "arabic")


def look(
    browser: Any,
    address: str,
    ui: str,
    locale: str,
    beside: str,
    subject: str = "desk",
    form: str = "factsheet",
) -> None:
    """Open the desk on a format: the fact sheet, say."""
    base, _, key = address.partition("#")
    browser.get(f"{base}assets/icon.svg")
    choice = {"brief": subject, "format": form, "locale": locale, "beside": beside}
    browser.execute_script(
        "sessionStorage.setItem('choice', JSON.stringify(arguments[0]));"
        "sessionStorage.setItem('zoom', arguments[1])",
        choice,
        0.67,
    )
    browser.get(f"{base}?ui={ui}#{key}")
    columns = 2 if beside else 1
    wait(browser, f"return document.querySelectorAll('.column:has(.hit)').length === {columns}")
    wait(browser, READY)


def choose(browser: Any, locale: str, context: str) -> None:
    """Click a text, and wait for its panel."""
    wait(
        browser,
        "const found = [...document.querySelectorAll('.hit')].find(({text}) =>"
        " text.locale === arguments[0] && text.key[0] === arguments[1]);"
        "found?.scrollIntoView({block: 'center'}); found?.click(); return Boolean(found)",
        locale,
        context,
    )
    wait(browser, "return document.querySelector('#panel textarea')")


def wait(browser: Any, script: str, *values: object) -> Any:
    """Wait until a script gives something that is so, and give it."""
    end = time.monotonic() + PATIENCE
    while not (found := browser.execute_script(script, *values)):
        if time.monotonic() > end:
            raise TimeoutError(script)
        time.sleep(0.1)
    return found


def draw(browser: Any, name: str) -> None:
    """Write a picture of the window, with few colours."""
    from PIL import Image

    target = TARGET / f"{name}.png"
    browser.save_screenshot(str(target))
    with Image.open(target) as picture:
        few = picture.convert("RGB").quantize(PALETTE)
    few.save(target, optimize=True)


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that is open: its address, with its key, and its process."""

    address: str
    pid: int


@contextmanager
def open_desk(project: Path) -> Iterator[Served]:
    """Serve a project until it is left."""
    words = ["serve", "--no-browser", "--project", str(project)]
    command = [sys.executable, "-u", "-m", "generator", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        yield Served(desk.stdout.readline().strip(), desk.pid)
        desk.terminate()


@contextmanager
def open_browser() -> Iterator[Any]:
    """Open a Chromium without a window."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    found = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    options.binary_location = found or ""
    for argument in ("--headless=new", "--no-sandbox", "--window-size=1360,860"):
        options.add_argument(argument)
    service = webdriver.chrome.service.Service(shutil.which("chromedriver") or "chromedriver")
    browser = webdriver.Chrome(options=options, service=service)
    try:
        yield browser
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
