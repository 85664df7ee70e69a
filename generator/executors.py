"""Where editions are made besides here: batches of them, in any ``concurrent.futures.Executor``."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
)
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import forkserver
from queue import Empty, SimpleQueue
from typing import Any

from generator.errors import BriefsError, Finding, Origin, RenderError
from generator.machine import LOST, choose_context, keep_interrupts
from generator.workers import Batch, Group, Made, Tell, Work, begin

AHEAD = 4
"""How many batches are under way for each process: none is idle, and few are held here."""
SHARE = 64
"""Into how many batches each process's part is cut at least, so that all end together."""
MOST = 128
"""How many groups a batch has at most."""
TRIES = 2
"""How often a group is begun alone whose process was ended under it."""
LOADS = ("generator.warmth",)
"""What a pool's processes are made with."""
BREATH = 0.2
"""How long to wait for a batch before the steps of the others are passed on, in seconds."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where batches are made: an executor, and what has to be known of it."""

    executor: Executor
    size: int
    """How many batches it makes at once."""
    attend: Callable[[], None]
    """Passes on the steps that were told there; raises BriefsError when the place is lost."""
    ended: tuple[type[Exception], ...] = (BrokenExecutor,)
    """What a batch raises whose process was ended under it."""


Open = Callable[[], AbstractContextManager[Place]]


def make_elsewhere(groups: Sequence[Group], open_place: Open, work: Work) -> Iterator[Made]:
    """Make every group in a place; where a process is ended, what it had is made by another.

    Where the place cannot be reached or is lost, that is what is wrong with each edition left.

    :param open_place: opens the place, and once more each time that a process was ended.
    :param work: makes a batch there; it can be pickled.
    """
    waiting: deque[Batch] = deque([tuple(groups)])
    cut = False
    while waiting:
        suspects: list[Batch] = []
        try:
            with open_place() as place:
                if not cut:
                    waiting, cut = deque(cut_batches(groups, place.size)), True
                suspects = yield from run(place, waiting, place.size * AHEAD, work)
        except BriefsError as failure:
            yield from _give_up(waiting, failure)
        yield from _narrow(suspects, open_place, work)


def cut_batches(groups: Sequence[Group], size: int) -> Iterator[Batch]:
    """Cut groups into batches for so many processes: one a batch, and more where there are many."""
    length = min(max(len(groups) // (size * SHARE), 1), MOST)
    for start in range(0, len(groups), length):
        yield tuple(groups[start : start + length])


def run(
    place: Place, waiting: deque[Batch], window: int, work: Work
) -> Generator[Made, None, list[Batch]]:
    """Have batches made, so many at once; gives those that were under way when a process ended.

    None is begun after that: what still waits then is left to the caller. Each batch is looked at
    once when it is begun and once when it is done, however many there are.
    """
    under_way: dict[Future[tuple[Made, ...]], Batch] = {}
    done: SimpleQueue[Future[tuple[Made, ...]]] = SimpleQueue()
    ended: list[Batch] = []
    while True:
        try:
            place.attend()
        except BriefsError as failure:
            yield from _give_up([*ended, *under_way.values(), *waiting], failure)
            waiting.clear()
            return []
        if not under_way and (ended or not waiting):
            return ended
        while waiting and not ended and len(under_way) < window:
            try:
                with keep_interrupts():  # it may begin processes
                    future = place.executor.submit(work, waiting[0])
            except place.ended:
                ended.append(waiting.popleft())
                time.sleep(BREATH)  # the system buries what processes are made from after a while
                break
            under_way[future] = waiting.popleft()
            future.add_done_callback(done.put)
        try:
            future = done.get(timeout=BREATH)
        except Empty:
            continue
        batch = under_way.pop(future)
        try:
            yield from future.result()
        except place.ended:
            ended.append(batch)


def _narrow(suspects: Iterable[Batch], open_place: Open, work: Work) -> Iterator[Made]:
    """Make what was under way when a process ended: group by group, none waiting behind another.

    Which of those that are under way then end a process again is not known: each of them is begun
    alone, with no other to harm.
    """
    waiting: deque[Batch] = deque((group,) for batch in suspects for group in batch)
    while waiting:
        ended: list[Batch] = []
        try:
            with open_place() as place:
                ended = yield from run(place, waiting, place.size, work)
        except BriefsError as failure:
            yield from _give_up(waiting, failure)
        for batch in ended:
            yield from _make_alone(batch, open_place, work)


def _make_alone(batch: Batch, open_place: Open, work: Work) -> Iterator[Made]:
    """Make one batch with no other beside it, or find that its process is ended each time."""
    waiting = deque([batch])
    for _ in range(TRIES):
        try:
            with open_place() as place:
                ended = yield from run(place, waiting, 1, work)
        except BriefsError as failure:
            yield from _give_up(waiting, failure)
            return
        if not ended:
            return
        waiting.extend(ended)
    for item in (item for group in batch for item in group):
        finding = Finding(
            Origin("briefs.toml"),
            f"{item.edition.name}: its process was ended by the system",
            "see whether memory ran out, and let fewer be made at once",
        )
        yield Made(item.edition, RenderError(finding))


def _give_up(batches: Iterable[Batch], failure: BriefsError) -> Iterator[Made]:
    """Say of every edition of these batches why it is not made; none of them is left waiting."""
    left = list(batches)
    if isinstance(batches, deque):
        batches.clear()
    yield from (Made(item.edition, failure) for batch in left for group in batch for item in group)


@contextmanager
def open_pool(workers: int, tell: Tell | None) -> Iterator[Place]:
    """Open a pool of processes of this machine, made from one that has loaded the engines.

    Fonts, Matplotlib's settings and WeasyPrint's logger belong to a whole process, so threads would
    share them.

    :param tell: is told the step that each edition begins; None where nobody asks.
    """
    context = choose_context(LOADS)
    others = set(multiprocessing.active_children())
    steps = context.Queue() if tell is not None else None
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=begin, initargs=(steps,))
    try:
        ended = (BrokenExecutor, *LOST)
        yield Place(pool, workers, partial(_relay, steps, tell), ended)
    except BaseException:
        # Nobody waits for what they are at: what is finished is in the store, whole.
        with keep_interrupts():  # a second one, by who is in a hurry
            for process in set(multiprocessing.active_children()) - others:
                process.kill()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if steps is not None:
            steps.close()


def load_ahead() -> None:
    """Begin to load the engines for a pool that will be opened, beside what is done meanwhile."""
    if choose_context(LOADS).get_start_method() == "forkserver":
        with keep_interrupts():
            forkserver.ensure_running()


def _relay(steps: Any, tell: Tell | None) -> None:
    """Pass on what the processes have told."""
    while steps is not None and tell is not None:
        try:
            edition, step = steps.get_nowait()
        except Empty:
            return
        tell(edition, step)
