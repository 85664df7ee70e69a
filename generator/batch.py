"""A selection of editions, built side by side and published as each is done."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from generator import __version__
from generator.errors import BriefsError, Finding, Origin, RenderError
from generator.inputs import Inputs, read_inputs, warnings_of
from generator.model.edition import Edition, Profile
from generator.pipeline import Product, finish, prepare
from generator.project import Project
from generator.stages.publishing.output import Output

Watch = Callable[[Edition, str], None]
"""Is told the step that an edition begins; ``done`` and ``failed`` come last."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition: its path, or its findings."""

    edition: Edition
    path: Path | None
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    """What the checks of its texts found that stops no edition."""


def build(
    project: Project,
    editions: Collection[Edition] | None = None,
    *,
    output: Path | None = None,
    jobs: int | None = None,
    watch: Watch | None = None,
    strict: bool = False,
) -> tuple[Outcome, ...]:
    """Build editions and publish each that passes its preflight; sorted by edition.

    :param editions: which ones; all that ``briefs.toml`` lists where None.
    :param output: the output folder; the project's own where None.
    :param jobs: how many are made at once; one a processor where None.
    :param strict: whether a warning about the inputs is a fault.
    :raises BriefsError: when the inputs of any are at fault (then none is built), or the output
        folder cannot be written.
    """
    chosen = tuple(sorted(project.select() if editions is None else editions))
    inputs = read_inputs(project, chosen)
    warnings = {item.edition: item.warnings for item in inputs}
    if strict and any(warnings.values()):
        raise BriefsError(warnings_of(inputs))
    place = Output(output if output is not None else project.root / "output", __version__)
    groups = _group(inputs)
    workers = min(jobs or os.cpu_count() or 1, len(groups))
    outcomes: list[Outcome] = []
    with place.hold():
        made = _make_here(groups, watch) if workers == 1 else _make_in_pool(groups, workers, watch)
        for edition, product in made:
            outcome = _publish(place, edition, product)
            outcomes.append(replace(outcome, warnings=warnings[edition]))
            if watch is not None:
                watch(edition, "done" if outcomes[-1].path is not None else "failed")
    return tuple(sorted(outcomes, key=lambda outcome: outcome.edition))


def _publish(place: Output, edition: Edition, product: Product | BriefsError) -> Outcome:
    if isinstance(product, BriefsError):
        return Outcome(edition, None, product.findings)
    try:
        return Outcome(edition, place.publish(edition.path, product.data, dict(product.entry)))
    except BriefsError as failure:
        return Outcome(edition, None, failure.findings)


Made = Iterator[tuple[Edition, Product | BriefsError]]
Group = tuple[Inputs, ...]
"""Editions that differ in their profile alone: they are said, drawn and fitted once."""


def _group(inputs: Sequence[Inputs]) -> tuple[Group, ...]:
    groups: dict[Edition, list[Inputs]] = {}
    for item in inputs:
        groups.setdefault(replace(item.edition, profile=Profile.SCREEN), []).append(item)
    return tuple(tuple(group) for group in groups.values())


def _make_group(group: Group, watch: Watch) -> Made:
    first = group[0]
    try:
        shared = prepare(first, lambda step: watch(first.edition, step))
    except BriefsError as failure:
        yield from ((item.edition, failure) for item in group)
        return
    for item in group:
        try:
            product, shared = finish(item, shared, partial(watch, item.edition))
        except BriefsError as failure:
            yield item.edition, failure
        else:
            yield item.edition, product


def _make_here(groups: Sequence[Group], watch: Watch | None) -> Made:
    for group in groups:
        yield from _make_group(group, watch or _tell_nobody)


def _tell_nobody(edition: Edition, step: str) -> None:
    """Whom nobody asks."""


def _make_in_pool(groups: Sequence[Group], workers: int, watch: Watch | None) -> Made:
    # Fonts, Matplotlib's settings and WeasyPrint's logger belong to a whole process, so each
    # worker is a fresh one; threads would share them.
    context = multiprocessing.get_context("spawn")
    with (
        _listen(context, watch) as (steps, relay),
        ProcessPoolExecutor(
            workers, mp_context=context, initializer=_leave_interrupts_to_parent
        ) as pool,
    ):
        try:
            yield from _collect(pool, groups, steps, relay)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_parent() -> None:
    """An interrupt at the terminal reaches the workers too; only the parent has words for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _collect(
    pool: Executor, groups: Sequence[Group], steps: Any, relay: Callable[[], None]
) -> Made:
    waiting: dict[Future[list[tuple[Edition, Product | BriefsError]]], Group] = {
        pool.submit(_work, group, steps): group for group in groups
    }
    while waiting:
        try:
            done = next(as_completed(list(waiting), timeout=0.2))
        except TimeoutError:
            relay()
            continue
        relay()
        group = waiting.pop(done)
        try:
            yield from done.result()
        except BrokenProcessPool:
            for item in group:
                yield (
                    item.edition,
                    RenderError(
                        Finding(
                            Origin("briefs.toml"),
                            f"{item.edition.name}: its process was ended by the system",
                            "see whether memory ran out, and build with --jobs 1",
                        )
                    ),
                )


def _work(group: Group, steps: Any) -> list[tuple[Edition, Product | BriefsError]]:
    def tell(edition: Edition, step: str) -> None:
        if steps:
            steps.put((edition, step))

    return list(_make_group(group, tell))


@contextmanager
def _listen(context: Any, watch: Watch | None) -> Iterator[tuple[Any, Callable[[], None]]]:
    """A queue that workers tell their steps to, and what passes them on; neither if none asks."""
    if watch is None:
        yield None, lambda: None
        return
    with context.Manager() as manager:
        steps: Queue[tuple[Edition, str]] = manager.Queue()

        def relay() -> None:
            while True:
                try:
                    watch(*steps.get_nowait())
                except Empty:
                    return

        yield steps, relay
