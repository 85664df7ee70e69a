"""How long a save takes to be seen on the live desk, and whether what is seen first stays.

As a command of its own, ``python -m benchmarks.preview PROJECT STORE FORMAT EDITS`` is a desk
without a browser: a file is saved, its watcher hears of it, and the page looked at is drawn.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.measure import Result, Sample, Scope, Spread, Subject, Value, run, script
from benchmarks.projects import change_translation, copy_project

QUESTION = "From a save to its page on the live desk, one translation of the edition changed"
TEXTS = {
    "factsheet": (2, ("objectives.points.military.short", "objectives.points.political.title")),
    "brief": (3, ("objectives.points.military.text", "objectives.points.political.title")),
}
"""For each format the page that is looked at, and texts that are printed on it."""
SHOWN = {"factsheet": 1.0, "brief": 1.5}
LATE = {"factsheet": 2.0, "brief": 3.0}
WHOLE = 4.0
START = 3.0
MEMORY = 600.0
"""What the desk and its process may hold, in MB."""
SCALE = 1.0
EDITS = {False: 40, True: 6}
MEGA = 1_000_000


def measure(scope: Scope) -> Result:
    """Save, and wait for the page, for each format."""
    subjects, values, remarks = [], [], []
    for name in TEXTS:
        project = copy_project(scope.place("desk") / "project")
        store = scope.place("store")
        edits = str(EDITS[scope.quick])
        sample = run(script("preview", project, store, name, edits))
        said = sample.said
        shown, whole = Spread(tuple(said["shown"])), Spread(tuple(said["whole"]))
        late = Spread((sorted(said["shown"])[int(0.95 * len(said["shown"]))],))
        values += [
            Value(f"{name}, a save to its page", shown, "s", must=SHOWN[name]),
            Value(f"{name}, the same, the slowest of twenty", late, "s", must=LATE[name]),
            Value(f"{name}, a save to the whole edition", whole, "s", must=WHOLE),
            Value(f"{name}, start to the first page", Spread((said["start"],)), "s", must=START),
            Value(f"{name}, the same, made sure of", Spread((said["sure"],)), "s"),
            Value(f"{name}, memory", Spread((said["memory"],)), "MB", must=MEMORY),
        ]
        subjects.append(Subject(name, (Sample(sample.cpu, sample.wall, sample.peak),)))
        remarks.append(
            f"{name}: of {said['early']} pages that were shown before the edition was whole,"
            f" {said['other']} had other pixels"
        )
    return Result("preview", QUESTION, tuple(subjects), tuple(values), tuple(remarks))


class _Reader:
    """One who looks at a page: notes when it changes, and what it looks like."""

    def __init__(self, desk: Any, name: str, page: int) -> None:
        self.desk, self.name, self.page = desk, name, page
        self.events = desk.listen()

    def find_key(self) -> str:
        leaves = self.desk.views[self.name].leaves
        return f"{leaves[self.page - 1].pdf}-{leaves[self.page - 1].number}" if leaves else ""

    async def draw(self) -> bytes:
        while (data := await self.desk.draw(self.name, self.page, SCALE)) is None:
            await self.events.get()
        return bytes(data)

    async def wait(self, former: str) -> tuple[float, bytes | None, float, bytes]:
        """Wait for another page, and for the whole edition; give when both came, and how."""
        shown, early = 0.0, None
        while True:
            await self.events.get()
            view = self.desk.views[self.name]
            assert not view.has_failed, view.findings
            if not shown and self.find_key() not in ("", "-0", former):
                picture = await self.draw()
                shown = perf_counter()
                early = picture if view.is_busy else None
            if shown and not view.is_busy:
                return shown, early, perf_counter(), await self.draw()


async def look(root: Path, store: Path, format_name: str, edits: int) -> dict[str, Any]:
    """Look at one edition while its texts are changed; gives seconds and counts."""
    from generator.desk.desk import Desk
    from generator.desk.making import SETTLED, measure_memory
    from generator.desk.watching import watch_project

    page, contexts = TEXTS[format_name]
    desk = Desk(root, store)
    name = next(
        each
        for each, edition in desk.editions.items()
        if (edition.brief, edition.format, edition.locale, edition.paper, str(edition.profile))
        == ("daesh", format_name, "en", "a4", "screen")
    )
    stop = asyncio.Event()

    async def follow() -> None:
        async for paths in watch_project(root, stop):
            desk.change(paths)

    watching = asyncio.create_task(follow())
    reader = _Reader(desk, name, page)
    desk.open(name, [page])
    await reader.wait("")
    shown, whole, early, other = [], [], 0, 0
    for number in range(1, edits + 1):
        await asyncio.sleep(0.4)  # its places are being looked for
        former = reader.find_key()
        begun = perf_counter()
        await asyncio.to_thread(change_translation, root, "en", contexts[number % 2], number)
        saved = perf_counter()
        seen, first, done, last = await reader.wait(former)
        shown.append(seen - saved)
        whole.append(done - saved)
        early += first is not None
        other += first is not None and first != last
        assert begun <= saved
    while not desk.memory:
        await asyncio.sleep(0.1)
    memory = (measure_memory() + desk.memory) / MEGA
    await asyncio.sleep(SETTLED + 1)  # as a desk is left alone before it is closed
    desk.close()
    stop.set()
    await watching
    begun = perf_counter()
    again = Desk(root, store)
    reader = _Reader(again, name, page)
    again.open(name, [page])
    await reader.draw()
    start = perf_counter() - begun
    await reader.wait("")
    sure = perf_counter() - begun
    again.close()
    return {
        "shown": shown,
        "whole": whole,
        "early": early,
        "other": other,
        "memory": memory,
        "start": start,
        "sure": sure,
    }


def main() -> None:
    """Be a desk, and say what was seen."""
    root, store, name, edits = sys.argv[1:]
    print(json.dumps(asyncio.run(look(Path(root), Path(store), name, int(edits)))))


if __name__ == "__main__":
    main()
