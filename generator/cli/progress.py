"""How far a build has come: rows on a terminal, elsewhere a line a second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

    from generator.model.edition import Edition

PREFIX = "briefs: "
"""Begins each line that is no finding."""
ENDS = ("made", "done", "reused", "failed")
"""The last steps of an edition; ``made`` waits to be published."""
MINUTE = 60
WIDE = 120
"""So many columns have room for bars beside what is said."""
PACE = 1.0
"""Seconds without output before the first line, and between two lines."""


class Tally:
    """How many editions have come how far, and how long the rest may take."""

    def __init__(self) -> None:
        self.total = 0
        """How many editions are to be there in the end; 0 as long as that is not known."""
        self.running: dict[Edition, str] = {}
        """The step of each that is being made."""
        self.ended: dict[Edition, str] = {}
        """The last step of each that is finished, one of ``ENDS``."""
        self._began: float | None = None
        self._last = 0.0
        """When an edition was last made."""
        self._halves = 0.0
        """What was being made then: each counts half."""
        self._pace = 0.0
        """The seconds that an edition took until then."""

    def note(self, edition: Edition, step: str) -> None:
        """Note the step that an edition begins or ends with."""
        if step in ENDS:
            self.running.pop(edition, None)
            if edition not in self.ended and step != "reused":
                self._measure_pace()
            self.ended[edition] = step
        elif edition not in self.ended:  # a step that was told late
            self._began = self._began or time.monotonic()
            self.running[edition] = step

    @property
    def line(self) -> str:
        """What there is to say, in one line."""
        if not self.total:
            return "reading what the editions are made from"
        if not self.ended and not self.running:
            return f"0 of {self.total} editions: preparing"
        ends = tuple(self.ended.values())
        reused, failed = ends.count("reused"), ends.count("failed")
        counts = {
            "made": len(ends) - reused - failed,
            "reused": reused,
            "failed": failed,
            "running": len(self.running),
        }
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        for edition, step in tuple(self.running.items())[:1]:
            said += f" ({edition.name}: {step})"
        left = self.left
        time_left = f"; {_write(left)} left" if left is not None else ""
        return f"{len(ends)} of {self.total} editions{': ' if said else ''}{said}{time_left}"

    @property
    def left(self) -> float | None:
        """In how many seconds the rest will be made, at the pace so far; None where unknown."""
        rest = self.total - len(self.ended) - self._halves
        left = self._pace * rest - (time.monotonic() - self._last)
        return left if self._pace and left > 0 else None

    def _measure_pace(self) -> None:
        """Take the seconds that an edition takes, of the time until now."""
        now = time.monotonic()
        made = 1 + sum(step != "reused" for step in self.ended.values())
        self._halves = len(self.running) / 2
        self._pace = (now - (self._began or now)) / (made + self._halves)
        self._last = now


@contextmanager
def show_progress(quiet: bool) -> Iterator[Tally | None]:
    """Show on stderr how far a build has come, as its tally says; gives None where quiet.

    A build that is done within a second says nothing.
    """
    if quiet:
        yield None
        return
    tally = Tally()
    show = _show_rows if sys.stderr.isatty() else _print_lines
    ended = threading.Event()
    thread = threading.Thread(target=show, args=(tally, ended), daemon=True)
    thread.start()
    try:
        yield tally
    finally:
        ended.set()
        thread.join()


def _print_lines(tally: Tally, ended: threading.Event) -> None:
    """Print a line a second, until the build has ended."""
    due = time.monotonic() + PACE
    while not ended.wait(due - time.monotonic()):
        try:
            print(f"{PREFIX}{tally.line}", file=sys.stderr, flush=True)
        except (OSError, ValueError):  # whoever read them has gone
            return
        due += PACE


def _show_rows(tally: Tally, ended: threading.Event) -> None:
    """Keep a row for the whole and one for each edition being made, until the build has ended."""
    if ended.wait(PACE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from generator.pipeline import STEPS

    console = Console(stderr=True)
    words = TextColumn("{task.description}")
    bars = () if console.width < WIDE else (BarColumn(bar_width=24), TimeElapsedColumn())
    rows: dict[Edition, TaskID] = {}
    with Progress(*bars, words, console=console, transient=True) as progress:
        whole = progress.add_task("", total=None)
        while True:
            progress.update(
                whole,
                description=tally.line,
                total=tally.total or None,
                completed=len(tally.ended),
            )
            running = {edition: STEPS.index(step) for edition, step in dict(tally.running).items()}
            for edition in rows.keys() - running.keys():
                progress.remove_task(rows.pop(edition))
            for edition, step in running.items():
                if edition not in rows:
                    rows[edition] = progress.add_task("", total=len(STEPS))
                said = f"{edition.name}: {STEPS[step]}"
                progress.update(rows[edition], completed=step, description=said)
            if ended.wait(0.2):
                return


def _write(seconds: float) -> str:
    """A duration for people, never too exact."""
    if seconds < MINUTE:
        return f"{max(round(seconds), 1)} s"
    hours, minutes = divmod(round(seconds / MINUTE), MINUTE)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
