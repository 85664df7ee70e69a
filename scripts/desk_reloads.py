"""Save again and again beside an open desk in Chromium, and look at its place and its memory.

python -m scripts.desk_reloads 1000

A translation of the fact sheet is saved, its page is waited for, and the next is saved. After each,
the page stands where it stood, to the pixel, and is as large; what the desk and its processes hold
is looked at all the while. It ends with 1 where a page has moved or too much is held.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.preview import MEMORY, TEXTS
from benchmarks.projects import change_translation, copy_project
from scripts.desk_pictures import look, open_browser, open_desk, wait

FORMAT, LOCALE = "factsheet", "en"
PLACE = """
const column = document.querySelector('.column');
const box = document.querySelectorAll('.page')[1].getBoundingClientRect();
return [column.scrollTop, column.scrollLeft, document.getElementById('zoom').textContent,
        box.x, box.y, box.width, box.height];
"""
SHOWN = """
const page = document.querySelectorAll('.page')[1];
return page.dataset.shown !== arguments[0]
  && document.getElementById('state').dataset.kind === 'ready'
  && document.getElementById('state').textContent.startsWith('The pages are as')
  && page.dataset.shown;
"""
SCROLLED = 613
"""How far down the column stands: no line of a page begins there."""
EVERY = 50
BREATH = 0.1
"""How often memory is looked at, in seconds."""
MEGA = 1_000_000


def main() -> None:
    """Save so often, and say what was seen."""
    reloads = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "daesh")
        with open_desk(project) as desk, open_browser() as browser:
            memory = Memory(desk.pid)
            look(browser, desk.address, "en", LOCALE, "", subject="daesh")
            moved = reload(browser, project, reloads, memory)
            memory.close()
    print(f"{reloads} reloads: moved {moved}; at most {memory.most / MEGA:.0f} MB")
    sys.exit(1 if moved or memory.most > MEMORY * MEGA else 0)


def reload(browser: Any, project: Path, reloads: int, memory: Memory) -> int:
    """Save and wait for the page; gives how often it stood elsewhere after."""
    browser.execute_script(f"document.querySelector('.column').scrollTop = {SCROLLED}")
    time.sleep(1)
    place = browser.execute_script(PLACE)
    shown = browser.execute_script("return document.querySelectorAll('.page')[1].dataset.shown")
    moved = 0
    _, contexts = TEXTS[FORMAT]
    for number in range(1, reloads + 1):
        change_translation(project, LOCALE, contexts[number % 2], number)
        shown = wait(browser, SHOWN, shown)
        moved += browser.execute_script(PLACE) != place
        if not number % EVERY:
            held = browser.execute_cdp_cmd("Runtime.getHeapUsage", {})["usedSize"]
            print(
                f"{number}: {place} {moved} moved; {memory.last / MEGA:.0f} MB now,"
                f" {memory.most / MEGA:.0f} MB at most; scripts hold {held / MEGA:.1f} MB",
                flush=True,
            )
    return moved


class Memory:
    """What a process and all that it began hold, looked at all the while."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.last = self.most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ended.wait(BREATH):
            self.last = sum(measure(pid) for pid in list_family(self.pid))
            self.most = max(self.most, self.last)

    def close(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()


def list_family(pid: int) -> list[int]:
    """Give a process and all that it began, as Linux tells."""
    found = [pid]
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = file.read_text(encoding="ascii").split()
        except OSError:
            continue
        found += [each for child in children for each in list_family(int(child))]
    return found


def measure(pid: int) -> int:
    """Give what a process holds, in bytes, and of what it shares with others its share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
