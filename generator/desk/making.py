"""The process that makes the desk's editions: warm, with what it laid out before at hand."""

from __future__ import annotations

import contextlib
import resource
import sys
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.batch import find_product, note_product
from generator.desk.jobs import (
    Answer,
    Failed,
    Finished,
    Glimpse,
    Leaving,
    Making,
    Placed,
    Rested,
    Trial,
    Tried,
)
from generator.desk.recall import keep
from generator.errors import BriefsError, Finding
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.machine import end_with_parent, explain_machine
from generator.model.edition import Edition
from generator.model.medium import MEDIA
from generator.pipeline import Product, Shared, finish, lay_out_pages, prepare
from generator.project import load_project
from generator.record import GRAIN, Signs, look_at_inputs
from generator.store import Store

if TYPE_CHECKING:
    from generator.pdf.engine import LaidOut
    from generator.stages.pdf.bench import Bench

MOST_BENCHES = 4
"""Of so many editions it is kept how they were set last."""
MOST_MEMORY = 420_000_000
"""A process that holds more ends after the job that it is at: pages leave traces in libraries."""
SETTLED = GRAIN + 0.5
"""After so many seconds without a job what was made last is noted."""
KIB = 1024


@dataclass(frozen=True, slots=True)
class _Read:
    """What an edition is made from, what keeps it from being made but as a draft, and its files."""

    inputs: Inputs
    faults: tuple[Finding, ...]
    files: Signs
    others: tuple[str, ...]
    """Which of its files lie outside the usual places."""


class Superseded(Exception):  # noqa: N818 - nothing is wrong
    """A later change of the files has made the work useless."""


class Maker:
    """Makes editions one after the other.

    :param tell: is given each answer as soon as it is known.
    :param is_late: says whether a turn has been followed by another.
    """

    def __init__(
        self,
        root: Path,
        store: Store,
        tell: Callable[[Answer], None],
        is_late: Callable[[int], bool],
    ) -> None:
        self.root, self.store, self.tell, self.is_late = root, store, tell, is_late
        self._benches: OrderedDict[Edition, Bench] = OrderedDict()
        self._unkept: dict[Edition, Callable[[], None]] = {}

    def make(self, job: Making) -> None:
        """Make an edition, and tell its pages as soon as they are laid out, then the whole of it.

        What is wrong is told; what the program does not expect is raised.
        """
        try:
            self._make(job)
        except Superseded:
            return
        except BriefsError as failure:
            self.tell(Failed(job.edition, job.turn, failure.findings))
        except (MemoryError, RecursionError, OSError) as failure:
            finding = explain_machine(failure)
            if finding is None:
                raise
            self.tell(Failed(job.edition, job.turn, (finding,)))

    def _make(self, job: Making) -> None:
        read = self._read(job.edition, draft=job.draft)
        inputs = read.inputs
        known = find_product(inputs, self.store)
        if known is not None:
            self._tell_whole(job, read, known)
            self._keep_on(job)
            self._place(job, inputs, prepare(inputs, self.store), None)
            return
        shared = self._prepare(job, inputs)
        bench = self._find_bench(job.edition)
        bench.show = self._shower(job, shared)
        product, _ = finish(inputs, replace(shared, bench=bench), self.store, self._watch(job))
        note_product(inputs, self.store, product.key)
        self._tell_whole(job, read, product)
        self._keep_on(job)
        self._place(job, inputs, shared, bench.laid_out)

    def _tell_whole(self, job: Making, read: _Read, product: Product) -> None:
        """Tell an edition that is whole, with its warnings; or a draft, and why it is one."""
        findings = read.faults or (*read.inputs.warnings, *product.warnings)
        fit, is_draft = product.entry.get("fit", {}), read.inputs.edition.draft
        made = Finished(job.edition, job.turn, product.data, findings, fit, is_draft)
        self.tell(made)
        self._unkept.pop(job.edition, None)
        if not is_draft:
            self._unkept[job.edition] = partial(
                keep, self.root, self.store, made, product.key, read.files, read.others
            )

    def settle(self) -> None:
        """Note what was made last, to be recalled: its files have not changed for a while."""
        while self._unkept:
            self._unkept.popitem()[1]()

    def _read(self, edition: Edition, *, draft: bool) -> _Read:
        """Read what an edition is made from; or a draft of it, with what keeps it from being made.

        :raises BriefsError: where no draft can be made either.
        """
        project = load_project(self.root)
        others = (project.press.output_intent,)
        files = look_at_inputs(self.root, others)
        try:
            (inputs,) = read_inputs(project, [edition])
        except BriefsError as failure:
            if not draft or MEDIA[edition.profile].pressed:
                raise
            with contextlib.suppress(BriefsError):
                (inputs,) = read_inputs(project, [replace(edition, draft=True)])
                return _Read(inputs, failure.findings, files, others)
            raise
        return _Read(inputs, (), files, others)

    def _prepare(self, job: Making, inputs: Inputs) -> Shared:
        return prepare(inputs, self.store, self._watch(job))

    def _find_bench(self, edition: Edition) -> Bench:
        from generator.stages.pdf.bench import Bench, LaidOutParts

        known = self._benches.pop(edition, None)
        parts = next((each.parts for each in self._benches.values()), None)
        bench = known or Bench(
            lambda laid_out, fresh: None, LaidOutParts() if parts is None else parts
        )
        self._benches[edition] = bench
        while len(self._benches) > MOST_BENCHES:
            self._benches.popitem(last=False)
        bench.laid_out = None
        return bench

    def _shower(self, job: Making, shared: Shared) -> Callable[[LaidOut, Collection[int]], None]:
        def show(laid_out: LaidOut, fresh: Collection[int]) -> None:
            from generator.stages.pdf.bench import write_pages

            self._keep_on(job)
            numbers = tuple(number for number in job.visible if number in fresh)
            # A press adds its marks around each page, which come with the whole.
            if numbers and not MEDIA[job.edition.profile].pressed:
                data = write_pages(laid_out, numbers, tuple(shared.figures.values()))
                total = len(laid_out.sheets)
                self.tell(Glimpse(job.edition, job.turn, data, numbers, total))
            self._keep_on(job)

        return show

    def _place(self, job: Making, inputs: Inputs, shared: Shared, laid_out: LaidOut | None) -> None:
        from generator.desk.marking import mark_page
        from generator.desk.places import find_places, pack

        if laid_out is None:
            bench = self._find_bench(job.edition)
            bench.show = lambda laid_out, fresh: None
            laid_out = lay_out_pages(inputs, replace(shared, bench=bench), self.store).laid_out
        self._keep_on(job)
        figures = tuple(shared.figures.values())
        places = pack(find_places(laid_out, mark_page(inputs, shared), figures))
        self.tell(Placed(job.edition, job.turn, places))

    def try_out(self, trial: Trial) -> None:
        """Lay an edition out with one translation otherwise, and tell whether it has room."""
        try:
            inputs = _translate(self._read(trial.edition, draft=True).inputs, trial)
            bench = self._find_bench(trial.edition)
            bench.show = lambda laid_out, fresh: None
            before = bench.fit
            shared = replace(prepare(inputs, self.store), bench=bench)
            done = lay_out_pages(inputs, shared, self.store)
            bench.fit = before
            findings = explain_room(done.layout.overflows, done.fit, inputs)
            self.tell(Tried(trial.name, not findings, done.fit.manifest, findings))
        except BriefsError as failure:
            self.tell(Tried(trial.name, False, {}, failure.findings))

    def _watch(self, job: Making) -> Callable[[str], None]:
        return lambda step: self._keep_on(job)

    def _keep_on(self, job: Making) -> None:
        if self.is_late(job.turn):
            raise Superseded


def explain_room(overflows: Any, fit: Any, inputs: Inputs) -> tuple[Finding, ...]:
    """Say what has no room in a setting, each where it is written."""
    from generator.pipeline import locate_text
    from generator.stages.pdf.room import explain_overflows

    edition = inputs.edition
    return tuple(explain_overflows(overflows, fit, edition, lambda text: locate_text(inputs, text)))


def _translate(inputs: Inputs, trial: Trial) -> Inputs:
    """The inputs of an edition with one translation otherwise."""
    languages = []
    for language in inputs.languages:
        content = language.content
        if content is not None and language.locale == trial.locale and trial.key in content.entries:
            entry = content.entries[trial.key]
            entry = replace(entry, forms=trial.forms, fuzzy=False, unfinished=None)
            content = replace(content, entries={**content.entries, trial.key: entry})
        languages.append(replace(language, content=content))
    return replace(inputs, languages=tuple(languages))


def take_next(waiting: list[Making | Trial]) -> Making | Trial:
    """Take what is done next: pages before any trial, and of one text the latest trial alone."""
    job = next((each for each in waiting if isinstance(each, Making)), waiting[0])
    waiting.remove(job)
    if isinstance(job, Trial):
        same = [each for each in waiting if isinstance(each, Trial) and each.asks_as(job)]
        waiting[:] = [each for each in waiting if each not in same]
        return same[-1] if same else job
    return job


def serve_jobs(there: Connection, root: Path, folder: Path | None, latest: Any) -> None:
    """Do jobs as they come, until the desk ends: what a process of the desk runs.

    :param folder: of the store of finished work.
    :param latest: the turn of the files' last change, shared by the processes.
    """
    end_with_parent()
    maker = Maker(root, Store(folder), there.send, lambda turn: bool(turn < latest.value))
    is_warm = False
    waiting: list[Making | Trial] = []
    taken = 0
    while True:
        try:
            while not waiting or there.poll():
                waiting.append(there.recv())
                taken += 1
        except (EOFError, OSError):
            return
        job = take_next(waiting)
        if isinstance(job, Trial):
            maker.try_out(job)
        elif not maker.is_late(job.turn):
            maker.make(job)
        # Whoever saves again and again leaves it no rest.
        if measure_memory() > MOST_MEMORY:
            there.send(Leaving(taken, tuple(waiting)))
            return
        if not waiting and not there.poll():
            if not is_warm:
                is_warm = True
                _warm()
            there.send(Rested(measure_memory(), taken))
            if not there.poll(SETTLED):
                maker.settle()


def _warm() -> None:
    from generator.workers import warm

    # What is missing is said of the edition that is made next.
    with contextlib.suppress(BriefsError):
        warm()


def measure_memory() -> int:
    """Give how much memory this process holds, in bytes; at most so far where that is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * KIB
    return pages * resource.getpagesize()
