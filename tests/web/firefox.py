"""Firefox, spoken to by WebDriver BiDi (W3C): it needs no driver beside it."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import show_fonts

PROGRAMS = ("firefox-esr", "firefox")
BIDI = "WebDriverBiDiServer.json"
"""Where in its profile Firefox writes at which port it listens."""
WAIT = 30
KEYS = {
    "enter": "\ue007",
    "escape": "\ue00c",
    "tab": "\ue004",
    "home": "\ue011",
    "right": "\ue014",
    "down": "\ue015",
}


class Firefox:
    """One tab of a browser."""

    def __init__(self, connection: Any) -> None:
        self._connection, self._number = connection, 0
        self.asked: list[str] = []
        """The addresses that it has asked for anything."""
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["network.beforeRequestSent"])
        self._tab = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, page: Path, hash_: str = "") -> None:
        """Load a page from its file."""
        self.load("about:blank")
        self.load(f"{page.as_uri()}{hash_}")

    def load(self, address: str) -> None:
        """Load a page from an address."""
        self._send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def run(self, function: str, *arguments: str) -> Any:
        """Call a function in the page; gives what it gives, as JSON."""
        found = self._send(
            "script.callFunction",
            functionDeclaration=f"(...all) => JSON.stringify(({function})(...all) ?? null)",
            arguments=[{"type": "string", "value": each} for each in arguments],
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def press(self, *names: str) -> None:
        """Press keys, one after the other, by their names or their signs."""
        values = [KEYS.get(name, name) for name in names]
        actions = [
            {"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")
        ]
        source = {"type": "key", "id": "keys", "actions": actions}
        self._send("input.performActions", context=self._tab, actions=[source])

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        self._connection.send(json.dumps(message))
        while True:
            said = json.loads(self._connection.recv())
            if said.get("method") == "network.beforeRequestSent":
                self.asked.append(said["params"]["request"]["url"])
            if said.get("id") == self._number:
                assert said["type"] == "success", said
                result: dict[str, Any] = said["result"]
                return result


@contextmanager
def open_firefox(profile: Path) -> Iterator[Firefox]:
    """Begin a Firefox without a window; a test is left out where there is none."""
    websocket = pytest.importorskip("websocket")
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Firefox is installed: apt-get install firefox-esr")
    command = [program, "--headless", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(
        [*command, "--remote-debugging-port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=show_fonts(),
    )
    try:
        connection = websocket.create_connection(
            _find_address(profile), timeout=WAIT, suppress_origin=True
        )
        yield Firefox(connection)
        connection.close()
    finally:
        process.terminate()
        process.wait(WAIT)


def _find_address(profile: Path) -> str:
    """Wait until the browser says where it listens."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        file = profile / BIDI
        if file.is_file() and (text := file.read_text(encoding="utf-8")):
            known = json.loads(text)
            return f"ws://{known['ws_host']}:{known['ws_port']}/session"
        time.sleep(0.1)
    return pytest.skip("Firefox does not say where it listens")
