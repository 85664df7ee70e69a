"""Batches in real processes, some of which are ended under them: each edition comes once."""

from __future__ import annotations

import os
import sys
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.errors import BriefsError, ExecutorError, Finding, Origin
from generator.executors import (
    AHEAD,
    MOST,
    Place,
    cut_batches,
    load_ahead,
    make_elsewhere,
    open_pool,
    run,
)
from generator.workers import Batch
from tests.unit.tasks import book, editions_of, end_always, end_once, make_groups

POOL = partial(open_pool, 2, None)


def fail(failure: Exception) -> Iterator[Place]:
    raise failure


class Counting(Executor):
    """An executor that counts what is under way: begun, and not yet collected."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(2)
        self.under_way: set[Future[Any]] = set()
        self.most = 0
        self.begun = 0

    def submit(self, *arguments: Any, **named: Any) -> Future[Any]:
        future = self.threads.submit(*arguments, **named)
        self.begun += 1
        self.under_way = {each for each in self.under_way if not each.done()} | {future}
        self.most = max(self.most, len(self.under_way))
        return future


def test_four_thousand_batches_are_collected_in_a_bounded_window() -> None:
    """Each batch is begun once, each edition comes once, and few are under way at any moment."""
    groups = make_groups(4000)
    executor = Counting()
    place = Place(executor, 2, lambda: None)
    waiting: deque[Batch] = deque((group,) for group in groups)
    made: list[Any] = []
    with executor.threads:
        collecting = run(place, waiting, 2 * AHEAD, book)
        made.extend(collecting)
    assert 4000 == executor.begun
    assert 2 * AHEAD >= executor.most
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)


@pytest.mark.parametrize(
    ("count", "length"), [(0, 0), (1, 1), (100, 1), (1_000, 7), (20_000, MOST)]
)
def test_batches_hold_several_groups_where_there_are_many(count: int, length: int) -> None:
    """Few groups go one by one, many by the batch, none is lost and the order stays."""
    groups = make_groups(count)
    batches = list(cut_batches(groups, 2))
    assert groups == tuple(group for batch in batches for group in batch)
    assert length == max(map(len, batches), default=0)


@pytest.mark.skipif(sys.platform == "darwin", reason="no process is made from another there")
def test_a_pool_is_made_from_what_was_loaded_ahead() -> None:
    """The engines are loaded once, by the process that was begun before the pool was opened."""
    load_ahead()
    with open_pool(1, None) as place:
        parents = place.executor.submit(os.getppid).result()
    load_ahead()
    with open_pool(1, None) as place:
        assert parents == place.executor.submit(os.getppid).result()


def test_a_process_that_is_killed_in_mid_run_loses_nothing(tmp_path: Path) -> None:
    """What was under way when the system ended a process is made by another, and comes once."""
    groups = make_groups(80)
    work = partial(end_once, locales=("00007", "00041"), marks=tmp_path)
    made = list(make_elsewhere(groups, POOL, work))
    assert {"00007", "00041"} == {mark.name for mark in tmp_path.iterdir()}
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    assert [] == [each for each in made if isinstance(each.product, BriefsError)]


def test_a_group_that_kills_its_process_each_time_is_a_finding() -> None:
    """Its two editions say so, and all others are made."""
    groups = make_groups(40)
    made = list(make_elsewhere(groups, POOL, partial(end_always, locale="00005")))
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    failed = [each for each in made if isinstance(each.product, BriefsError)]
    assert editions_of((groups[5],)) == [each.edition for each in failed]
    assert [
        f"briefs.toml:1: {each.edition.name}: its process was ended by the system;"
        " see whether memory ran out, and let fewer be made at once"
        for each in failed
    ] == [str(each.product) for each in failed]


def test_a_place_that_cannot_be_opened_fails_every_edition() -> None:
    """The reason is given with each, and is one."""
    failure = ExecutorError(Finding(Origin("--scheduler"), "is not there", "start it"))

    @contextmanager
    def open_nothing() -> Iterator[Place]:
        yield from fail(failure)

    groups = make_groups(3)
    made = list(make_elsewhere(groups, open_nothing, book))
    assert editions_of(groups) == [each.edition for each in made]
    assert {failure} == {each.product for each in made}
