"""A browser, and pages to open in it."""

from __future__ import annotations

import functools
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SystemLibraryError
from scripts.conformance.packages import AXE, fetch_package
from tests.conftest import Run, build_once, copy_project
from tests.web.desk import Look, look_at, serve

webdriver = pytest.importorskip("selenium.webdriver")


def show_fonts() -> dict[str, str]:
    """The environment of a browser: it dies where it has no fonts, as a process that lays out."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


@pytest.fixture(scope="session")
def pages(shared: Path, run: Run) -> Path:
    """The folder of the pages that are opened in a browser."""
    options = [("--locale", locale) for locale in ("fr", "ar", "fr+ar")]
    narrowed = [word for option in options for word in option]
    return build_once(shared / "pages", run, "daesh", "--profile", "web", *narrowed)


def find_program(*names: str) -> str:
    """The path of the first of these programs that is there; else the test is left out."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return found
    return pytest.skip(f"no {names[0]} is installed: sh scripts/setup.sh test")


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core's script; without npm and without it in the cache the tests are left out."""
    try:
        return fetch_package(AXE).read_text(encoding="utf-8")
    except SystemLibraryError as failure:
        return pytest.skip(str(failure))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium without a window, which writes down what it asks the network for."""
    driver = find_program("chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = find_program("chromium", "google-chrome", "chromium-headless-shell")
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.chrome.service.Service(driver, env=show_fonts())
    opened = webdriver.Chrome(options=options, service=service)
    yield opened
    opened.quit()


@pytest.fixture(scope="module")
def desk_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped project, whose texts are changed on a desk."""
    return copy_project(tmp_path_factory.mktemp("desk") / "project")


@pytest.fixture(scope="module")
def desk_address(desk_project: Path) -> Iterator[str]:
    """The address of a desk of that project, with its key."""
    with serve(desk_project) as opened:
        yield opened


@pytest.fixture
def look(browser: Any, desk_address: str) -> Look:
    """Open the desk on the fact sheet in French, in a window of a width, in a language."""
    return functools.partial(look_at, browser, desk_address)


Open = Callable[..., Any]


@pytest.fixture
def show(browser: Any, pages: Path) -> Open:
    """Open a page, in a window of a width in CSS px, light or dark, with or without scripts."""

    def call(
        locale: str = "fr",
        *,
        hash_: str = "",
        width: int = 1280,
        height: int = 900,
        media: tuple[tuple[str, str], ...] = (),
        scripts: bool = True,
        kind: str = "brief",
    ) -> Any:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": name, "value": value} for name, value in media]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        browser.get_log("browser"), browser.get_log("performance")
        browser.get("about:blank")
        browser.get(f"file://{pages}/daesh/daesh-{kind}.{locale}.html{hash_}")
        return browser

    return call


def wait_for(condition: Callable[[], Any]) -> Any:
    """Wait until something is so, two seconds at most, and give it."""
    end = time.monotonic() + 2
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.02)
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Leave a test out whose browser has died: that is the machine's fault, and no page's."""
    from selenium.common.exceptions import InvalidSessionIdException, SessionNotCreatedException

    report = yield
    failure = call.excinfo.value if call.excinfo is not None else None
    if isinstance(failure, InvalidSessionIdException | SessionNotCreatedException):
        report.outcome = "skipped"
        report.longrepr = (str(item.path), 0, f"Skipped: the browser has died: {failure.msg}")
    return report
