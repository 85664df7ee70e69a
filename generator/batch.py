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
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from generator import __version__
from generator.errors import BriefsError, Finding, Origin, RenderError
from generator.inputs import Inputs, read_inputs, warnings_of
from generator.model.edition import Edition
from generator.pipeline import Product, produce
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
    workers = min(jobs or os.cpu_count() or 1, len(inputs))
    outcomes: list[Outcome] = []
    with place.hold():
        made = _make_here(inputs, watch) if workers == 1 else _make_in_pool(inputs, workers, watch)
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


def _make_here(inputs: Sequence[Inputs], watch: Watch | None) -> Made:
    for item in inputs:

        def advance(step: str, edition: Edition = item.edition) -> None:
            if watch is not None:
                watch(edition, step)

        try:
            yield item.edition, produce(item, advance)
        except BriefsError as failure:
            yield item.edition, failure


def _make_in_pool(inputs: Sequence[Inputs], workers: int, watch: Watch | None) -> Made:
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
            yield from _collect(pool, inputs, steps, relay)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_parent() -> None:
    """An interrupt at the terminal reaches the workers too; only the parent has words for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _collect(
    pool: Executor, inputs: Sequence[Inputs], steps: Any, relay: Callable[[], None]
) -> Made:
    waiting: dict[Future[Product], Edition] = {
        pool.submit(_work, item, steps): item.edition for item in inputs
    }
    while waiting:
        try:
            done = next(as_completed(list(waiting), timeout=0.2))
        except TimeoutError:
            relay()
            continue
        relay()
        edition = waiting.pop(done)
        try:
            yield edition, done.result()
        except BriefsError as failure:
            yield edition, failure
        except BrokenProcessPool:
            yield (
                edition,
                RenderError(
                    Finding(
                        Origin("briefs.toml"),
                        f"{edition.name}: its process was ended by the system",
                        "see whether memory ran out, and build with --jobs 1",
                    )
                ),
            )


def _work(inputs: Inputs, steps: Any) -> Product:
    return produce(inputs, lambda step: steps.put((inputs.edition, step)) if steps else None)


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
