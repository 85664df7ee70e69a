"""Where editions are made besides here: in a pool of processes of this machine."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any

from generator.errors import Finding, Origin, RenderError
from generator.model.edition import Edition
from generator.store import Store
from generator.workers import Group, Made, begin, work

Tell = Callable[[Edition, str], None]
AHEAD = 4
"""How many groups wait for each process: enough that none is idle, few enough to be held here."""
TRIES = 3
"""How often a group is begun whose process was ended under it."""
BREATH = 0.2
"""How long to wait for a group before the steps of the others are passed on, in seconds."""


def make_in_pool(
    groups: Sequence[Group], workers: int, store: Store, tell: Tell | None
) -> Iterator[Made]:
    """Make groups of editions in so many processes; one that is ended is replaced.

    :param tell: is told the step that each edition begins; None where nobody asks.
    """
    suspects: list[Group] = []
    waiting = deque(groups)
    with open_pool(workers, tell) as (pool, relay):
        suspects += yield from _run(pool, waiting, workers * AHEAD, store, relay)
    # Which of them ended its process is not known: each is begun alone, with no other to harm.
    for group in suspects:
        yield from _make_alone(group, store, tell)
    if waiting:
        yield from make_in_pool(tuple(waiting), workers, store, tell)


def _make_alone(group: Group, store: Store, tell: Tell | None) -> Iterator[Made]:
    for _ in range(TRIES - 1):
        with open_pool(1, tell) as (pool, relay):
            ended = yield from _run(pool, deque([group]), 1, store, relay)
        if not ended:
            return
    for item in group:
        yield Made(
            item.edition,
            RenderError(
                Finding(
                    Origin("briefs.toml"),
                    f"{item.edition.name}: its process was ended by the system",
                    "see whether memory ran out, and build with --jobs 1",
                )
            ),
        )


def _run(
    executor: Executor,
    waiting: deque[Group],
    window: int,
    store: Store,
    relay: Callable[[], None],
) -> Generator[Made, None, list[Group]]:
    """Have groups made, so many at once; gives those that were under way when a process ended.

    Nothing is made after that: what still waits then is left to the caller.
    """
    under_way: dict[Future[tuple[Made, ...]], Group] = {}
    done: SimpleQueue[Future[tuple[Made, ...]]] = SimpleQueue()
    ended: list[Group] = []
    while under_way or (waiting and not ended):
        while waiting and not ended and len(under_way) < window:
            group = waiting.popleft()
            try:
                future = executor.submit(work, group, store.folder, store.blind)
            except BrokenExecutor:
                ended.append(group)
                break
            under_way[future] = group
            future.add_done_callback(done.put)
        if not under_way:
            break
        try:
            future = done.get(timeout=BREATH)
        except Empty:
            relay()
            continue
        relay()
        group = under_way.pop(future)
        try:
            yield from future.result()
        except BrokenExecutor:
            ended.append(group)
    return ended


@contextmanager
def open_pool(workers: int, tell: Tell | None) -> Iterator[tuple[Executor, Callable[[], None]]]:
    """Open a pool of processes; gives as well what passes their steps on.

    Fonts, Matplotlib's settings and WeasyPrint's logger belong to a whole process, so threads would
    share them. The processes are made from one that has loaded the engines.
    """
    if sys.platform == "darwin":  # its libraries do not survive a fork
        context: Any = multiprocessing.get_context("spawn")
    else:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["generator.warmth"])
    steps = context.Queue() if tell is not None else None

    def relay() -> None:
        while steps is not None and tell is not None:
            try:
                edition, step = steps.get_nowait()
            except Empty:
                return
            tell(edition, step)

    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=begin, initargs=(steps,))
    try:
        yield pool, relay
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if steps is not None:
            steps.close()
