"""Headless Chromium prints the same pages, with the same figures as SVG or PNG.

    python -m benchmarks.peers.browser svg FOLDER MATERIAL...

One browser prints all documents, one after the other in one tab, spoken to through a pipe by its
DevTools protocol; no bookmarks and no tags, the least that it can do. What WeasyPrint alone knows
of the style, the running foot, is given as margin boxes, which Chromium has.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from benchmarks.peers.drawings import Form, Plate, prepare
from benchmarks.peers.pages import PAPER, fill, list_styles

PROGRAMS = ("chromium-headless-shell", "chrome-headless-shell", "chromium", "google-chrome")
"""The first that is there is used: the shell is the browser without what shows windows."""
FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",  # it is root in a container that prints
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--mute-audio",
)
FOOT = """
.foot {{ display: none }}
@page {{
  @bottom-left {{ content: "{title}"; font: 7.5pt "Noto Sans" }}
  @bottom-right {{ content: counter(page) "/" counter(pages); font: 7.5pt "Noto Sans" }}
}}
"""


def find_program() -> str | None:
    """Find a browser that prints; None where none is installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Tab:
    """One page of a browser; the DevTools protocol is JSON, each message ended by a zero byte."""

    def __init__(self, there: BinaryIO, here: BinaryIO) -> None:
        self._there, self._here, self._number = there, here, 0
        self._session: str | None = None
        self._rest = b""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        found = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        self.ask("Page.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None and not method.startswith("Browser."):
            message["sessionId"] = self._session
        self._there.write(json.dumps(message).encode() + b"\0")
        self._there.flush()
        answer = self._wait(lambda said: said.get("id") == self._number)
        if "error" in answer:
            sys.exit(f"{method}: {answer['error']['message']}")
        return cast("dict[str, Any]", answer["result"])

    def print(self, page: Path) -> bytes:
        """Load a page and print it."""
        self.ask("Page.navigate", url=page.as_uri())
        self._wait(lambda said: said.get("method") == "Page.loadEventFired")
        printed = self.ask(
            "Page.printToPDF",
            preferCSSPageSize=True,
            printBackground=True,
            generateTaggedPDF=False,
            generateDocumentOutline=False,
        )
        return base64.b64decode(printed["data"])

    def time(self, page: Path, shown: str) -> float:
        """Load a page anew, and give what a promise in it gives, in ms."""
        self.ask("Page.navigate", url="about:blank")
        self.ask("Network.setCacheDisabled", cacheDisabled=True)
        self.ask("Page.navigate", url=page.as_uri())
        found = self.ask("Runtime.evaluate", expression=shown, awaitPromise=True)
        return float(found["result"]["value"])

    def _wait(self, wanted: Any) -> dict[str, Any]:
        while True:
            while b"\0" not in self._rest:
                read = os.read(self._here.fileno(), 1 << 20)
                if not read:
                    sys.exit("the browser ended")
                self._rest += read
            head, _, self._rest = self._rest.partition(b"\0")
            said = cast("dict[str, Any]", json.loads(head))
            if wanted(said):
                return said


@contextmanager
def open_tab(program: str) -> Iterator[Tab]:
    """Begin a browser; it reads commands from its file 3 and answers on its file 4."""
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    with tempfile.TemporaryDirectory(prefix="browser-") as profile:

        def lay_pipes() -> None:
            one, other = os.dup(to_read), os.dup(from_write)
            os.dup2(one, 3)
            os.dup2(other, 4)

        process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=lay_pipes,  # noqa: PLW1509 - the files have to be those two
            close_fds=False,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(from_write)
        with os.fdopen(to_write, "wb") as there, os.fdopen(from_read, "rb") as here:
            tab = Tab(there, here)
            yield tab
            tab.ask("Browser.close")
        process.wait()


class Press:
    """Prints documents in one form of figures."""

    def __init__(self, form: Form, folder: Path, tab: Tab) -> None:
        self.form, self.folder, self.tab = form, folder, tab

    def print_all(self, material: Mapping[str, Any]) -> int:
        """Print the documents of a brief; gives how many."""
        plate = Plate(material, self.form)
        for document in material["documents"]:
            images = {}
            for name, request in document["drawings"].items():
                file = self.folder / f"{document['name']}.{name}.{self.form}"
                file.write_bytes(plate.draw(name, request))
                images[name] = file.as_uri()
            page = self.folder / f"{document['name']}.html"
            page.write_text(self._style(material, document, fill(document, images)), "utf-8")
            target = self.folder / f"{document['name']}.pdf"
            target.write_bytes(self.tab.print(page))
        return len(material["documents"])

    def _style(self, material: Mapping[str, Any], document: Mapping[str, Any], html: str) -> str:
        links = "".join(
            f'<link rel="stylesheet" href="{path.as_uri()}">'
            for path in list_styles(material, document["format"])
        )
        foot = FOOT.format(title=document["brief"]["short_title"]["plain"])
        return html.replace("</head>", f"{links}<style>{PAPER}{foot}</style></head>", 1)


def main() -> None:
    """Print what is given."""
    program = find_program()
    if program is None:
        sys.exit("no Chromium is installed: run “sh scripts/setup.sh bench”")
    first, *others = [json.loads(Path(each).read_text("utf-8")) for each in sys.argv[3:]]
    with open_tab(program) as tab:
        press = Press(cast("Form", sys.argv[1]), Path(sys.argv[2]), tab)
        prepare(Path(first["templates"]))
        for material in (first, *others):
            press.print_all(material)


if __name__ == "__main__":
    main()
