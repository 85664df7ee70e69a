"""The process that makes the desk's editions is followed by another when it holds too much."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.desk import making
from generator.desk.jobs import Answer, Finished, Leaving, Making, Rested
from generator.desk.workshop import Workshop
from generator.project import load_project
from generator.starting.project import start_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    start_project(tmp_path, "made", "en", [], "blank")
    return tmp_path / "made"


def test_a_process_that_holds_too_much_ends_though_it_is_asked_for_more(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever saves again and again leaves it no rest: it ends between two jobs, and says which."""
    monkeypatch.setattr(making, "end_with_parent", lambda: None)
    monkeypatch.setattr(making, "measure_memory", lambda: making.MOST_MEMORY + 1)
    (edition,) = load_project(root).select()
    first, second = Making(edition, 1), Making(edition, 2)
    here, there = multiprocessing.Pipe()
    for job in (first, second):
        here.send(job)
    making.serve_jobs(there, root, None, SimpleNamespace(value=9))
    assert Leaving(2, (second,)) == here.recv()


def test_another_process_does_what_the_last_one_left(root: Path) -> None:
    """What it had not begun, and what it had not even taken, is made all the same, once."""
    (edition,) = load_project(root).select()
    said: list[Answer] = []

    async def ask() -> None:
        ended = asyncio.Event()

        def tell(answer: Answer) -> None:
            said.append(answer)
            if isinstance(answer, Rested):
                ended.set()

        workshop = Workshop(root, None, tell)
        former = workshop._process
        os.kill(former.pid, signal.SIGINT)  # the terminal's: the desk answers it, and ends it
        try:
            late, taken, sent = (Making(edition, turn) for turn in (-1, 0, 0))
            for job in (late, taken, sent):
                workshop.ask(job)
            workshop._take(workshop._here, Leaving(2, (taken,)))
            assert workshop._process is not former
            assert [taken, sent] == workshop._waiting
            async with asyncio.timeout(300):
                await ended.wait()
            assert [] == workshop._waiting
            assert former.is_alive()
        finally:
            workshop.close()
            former.terminate()

    asyncio.run(ask())
    assert 2 == len([each for each in said if isinstance(each, Finished)])
