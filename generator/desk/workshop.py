"""The desk's end of the process that makes editions: it is begun, asked, and begun again."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from generator.desk.jobs import Answer, Failed, Leaving, Making, Rested, Trial, Tried
from generator.desk.making import serve_jobs
from generator.errors import Finding, Origin
from generator.machine import keep_interrupts

ENDED = Finding(
    Origin("system"),
    "the process that made the edition was ended, most often for lack of memory",
    "close other programs, or make fewer pages at once",
)


class Workshop:
    """Has editions made by one process; it must be used from the loop that it was opened in.

    :param tell: is given each answer, in the loop.
    """

    def __init__(self, root: Path, folder: Path | None, tell: Callable[[Answer], None]) -> None:
        self._root, self._folder, self._tell = root, folder, tell
        # A process that is made from this one would have its threads' locks.
        self._context = multiprocessing.get_context("spawn")
        self._latest: Any = self._context.Value("q", 0)
        self._loop = asyncio.get_running_loop()
        self._process: Any = None
        self._here: Connection | None = None
        self._waiting: list[Making | Trial] = []
        """What has been asked for, but for what was done when it last rested."""
        self._done = 0
        """How many jobs the process had done when it last rested."""
        self._is_closed = False
        self._begin()

    def _begin(self) -> None:
        self._done = 0
        self._here, there = self._context.Pipe()
        self._process = self._context.Process(
            target=serve_jobs,
            args=(there, self._root, self._folder, self._latest),
            name="briefs-desk",
            daemon=True,
        )
        with keep_interrupts():
            self._process.start()
        there.close()
        threading.Thread(target=self._listen, args=(self._here,), daemon=True).start()

    def _listen(self, here: Connection) -> None:
        """In a thread of its own: pass on what the process says, until it ends."""
        with here:
            while True:
                try:
                    answer = here.recv()
                except (EOFError, OSError):
                    answer = None
                if self._is_closed:
                    return
                self._loop.call_soon_threadsafe(self._take, here, answer)
                if answer is None:
                    return

    def _take(self, here: Connection | None, answer: Answer | Leaving | None) -> None:
        if here is not self._here or self._is_closed:
            return
        if answer is None:
            waiting, self._waiting = self._waiting, []
            self._begin()
            for job in waiting:
                if isinstance(job, Trial):
                    self._tell(Tried(job.name, False, {}, (ENDED,)))
                else:
                    self._tell(Failed(job.edition, job.turn, (ENDED,)))
        elif isinstance(answer, Leaving):
            self._renew((*answer.left, *self._waiting[answer.taken - self._done :]))
        elif isinstance(answer, Rested):
            self._waiting = self._waiting[answer.taken - self._done :]
            self._done = answer.taken
            self._tell(answer)
        else:
            self._tell(answer)

    def _renew(self, left: Sequence[Making | Trial]) -> None:
        """Begin another process, which goes on with what the last one has not done."""
        self._waiting = []
        self._begin()
        for job in left:
            self.ask(job)

    def turn(self) -> int:
        """Say that files have changed: what is being made for an earlier turn is of no use."""
        self._latest.value += 1
        return int(self._latest.value)

    @property
    def latest(self) -> int:
        """The turn of the last change."""
        return int(self._latest.value)

    def ask(self, job: Making | Trial) -> None:
        """Have something made, after all that was asked for before."""
        self._waiting.append(job)
        assert self._here is not None
        try:
            self._here.send(job)
        except OSError:  # it has been ended, which its listener is about to say
            return

    def close(self) -> None:
        """End the process."""
        self._is_closed = True
        self._process.terminate()
        self._process.join(2)
