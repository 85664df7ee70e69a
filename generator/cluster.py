"""Batches made by a Dask cluster: its scheduler reached, its workers held to be fit for them."""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import socket
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from generator.environment import read_store
from generator.errors import ExecutorError, Finding, Origin, UsageError
from generator.executors import Place
from generator.fingerprint import read_libraries, read_program
from generator.model.edition import Edition, Profile
from generator.project import SETTINGS
from generator.store import Store, make_key, read_text
from generator.workers import Batch, Made, Tell, work

if TYPE_CHECKING:
    from distributed import Client

SCHEDULER = Origin("--scheduler")
TORN = (ValueError, AttributeError)
"""What comes of a worker that is lost after its result was fetched and before its state is looked
at: distributed then takes the result for an exception (``cfexecutor._cascade_future``)."""
REACH = 5
"""Within how many seconds the scheduler has to answer."""
PATIENCE = 60.0
"""For how many seconds there may be no worker: a nanny begins one anew in a few."""
GLANCE = 1.0
"""Seconds between two looks at whether there is one."""
MOST_NAMED = 3

_turn = threading.Lock()
"""Held by the one batch that a process makes: fonts and settings belong to a whole process."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker has to be, for its editions to be those that would be made here."""

    root: Path
    """The project's folder, absolute: the same one there as here."""
    program: str
    libraries: Mapping[str, str]
    folder: Path | None
    """The store of this build."""
    blind: bool
    name: str
    """This build's own name: kept in its store, for a worker to see whether it has the same one."""
    told: bool
    """Whether anybody asks for the steps; they are told under the build's name."""


def lay_down_terms(root: Path, store: Store, told: bool) -> Terms:
    """Say what the workers of a build have to be.

    :param root: the project's folder, absolute.
    :param told: whether anybody asks for their steps.
    """
    name = f"briefs-{socket.gethostname()}-{os.getpid()}-{time.time_ns()}"
    store.keep_values(make_key("build", name), name)
    return Terms(root, read_program(), read_libraries(), store.folder, store.blind, name, told=told)


@contextmanager
def open_cluster(address: str, terms: Terms, tell: Tell | None) -> Iterator[Place]:
    """Reach a cluster by its scheduler's address, as ``tcp://host:8786``.

    :raises UsageError: when Dask is not installed.
    :raises ExecutorError: when the scheduler cannot be reached, or has no worker.
    """
    client = _reach(address)
    try:
        from distributed import KilledWorker

        pulse = _Pulse(client, address)
        steps: SimpleQueue[tuple[str, ...]] = SimpleQueue()
        if tell is not None:
            client.subscribe_topic(terms.name, lambda event: steps.put(event[1]))

        def attend() -> None:
            pulse.feel()
            _relay(steps, tell)

        executor = _Sealing(client.get_executor(pure=False))
        ended = (KilledWorker, CancelledError, *TORN)
        yield Place(executor, pulse.count_workers(), attend, ended)
    finally:
        with suppress(OSError, TimeoutError):
            client.close(timeout=REACH)


class _Sealing(Executor):
    """Sends what is to be done as one piece of bytes, which Dask does not look through."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._executor.submit(_unseal, pickle.dumps((fn, args, kwargs)))


def _unseal(sealed: bytes) -> Any:
    """Do in a worker what was sent."""
    done, args, kwargs = pickle.loads(sealed)  # noqa: S301 - as Dask itself would
    return done(*args, **kwargs)


def work_in_cluster(batch: Batch, terms: Terms) -> tuple[Made, ...]:
    """Make a batch in a worker, or say of each edition why this worker cannot."""
    from distributed import get_worker

    worker = get_worker()
    fault = _find_fault(worker.address, terms)
    if fault is not None:
        return tuple(Made(item.edition, ExecutorError(fault)) for group in batch for item in group)

    def tell(edition: Edition, step: str) -> None:
        if terms.told:
            names = (edition.brief, edition.format, edition.locale, edition.paper)
            worker.log_event(terms.name, [*names, str(edition.profile), str(edition.draft), step])

    with _turn:
        return work(batch, _choose_store(terms), terms.blind, tell)


def _find_fault(address: str, terms: Terms) -> Finding | None:
    """Say why a worker would not make what would be made here; None where it does."""
    if not (terms.root / SETTINGS).is_file():
        return Finding(
            Origin(str(terms.root / SETTINGS)),
            f"the worker {address} cannot read it",
            "run workers where the project's folder is found under this path",
        )
    if read_program() != terms.program:
        return Finding(
            SCHEDULER,
            f"the worker {address} runs another version of briefs, or another Python",
            "install the same on every machine",
        )
    here, there = terms.libraries, read_libraries()
    others = [
        f"{name} {there.get(name, 'missing')} instead of {here.get(name, 'none')}"
        for name in sorted(here.keys() | there.keys())
        if here.get(name) != there.get(name)
    ]
    if others:
        return Finding(
            SCHEDULER,
            f"the worker {address} has {', '.join(others[:MOST_NAMED])}",
            "install the same versions on every machine",
        )
    return None


def _choose_store(terms: Terms) -> Path | None:
    """The build's own store where this worker shares it, else the one of its machine."""
    shared = Store(terms.folder)
    named = shared.look_up(make_key("build", terms.name), read_text)
    if terms.folder is None or named == terms.name:
        return terms.folder
    return read_store()


def _reach(address: str) -> Client:
    knock(address)
    from distributed import Client

    for name in ("distributed.client", "distributed.core", "distributed.comm", "distributed"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong is said as a finding
    with warnings.catch_warnings():
        # The versions that matter are held by each worker: see ``_find_fault``.
        warnings.simplefilter("ignore")
        return Client(address, timeout=REACH, set_as_default=False)


def knock(address: str) -> None:
    """See that a scheduler answers; a client that finds none leaves its threads behind.

    :raises UsageError: when Dask is not installed.
    :raises ExecutorError: when none does within ``REACH`` seconds.
    """
    if find_spec("distributed") is None:
        raise UsageError(
            Finding(
                Origin("--executor"),
                "dask is not installed",
                f"install it: {sys.executable} -m pip install distributed",
            )
        )
    from distributed import rpc

    async def ask() -> str:
        async with rpc(address) as there:
            return str((await there.identity())["type"])

    try:
        kind = asyncio.run(asyncio.wait_for(ask(), REACH))
        reason = "" if kind == "Scheduler" else f"it is a {kind.lower()}"
    except Exception as failure:  # noqa: BLE001 - what another server's answer raises is anything
        reason = _say(failure)
    if reason:
        raise ExecutorError(
            Finding(
                SCHEDULER,
                f"no scheduler is reached at {address} ({reason})",
                "start it with “dask scheduler”, and give the address that it prints",
            )
        )


def _say(failure: Exception) -> str:
    if isinstance(failure, TimeoutError):
        return f"no answer in {REACH} s"
    return " ".join(str(failure).split()).rstrip(".") or type(failure).__name__


class _Pulse:
    """Whether a cluster still lives."""

    def __init__(self, client: Client, address: str) -> None:
        self._client, self._address = client, address
        self._looked = self._alive = time.monotonic()

    def count_workers(self) -> int:
        """Count the workers, waiting for the first one for a while.

        :raises ExecutorError: when there is none.
        """
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as failure:
            raise self._explain("has no worker") from failure
        return max(len(self._client.nthreads()), 1)

    def feel(self) -> None:
        """See, once in a while, that the scheduler is there and has a worker.

        :raises ExecutorError: when the scheduler is gone, or there has long been no worker.
        """
        if self._client.status != "running":  # what it was told to make, it has forgotten
            raise ExecutorError(
                Finding(
                    SCHEDULER,
                    f"{self._address} is gone",
                    "start it again, and build again: what is finished is not made twice",
                )
            )
        now = time.monotonic()
        if now - self._looked < GLANCE:
            return
        self._looked = now
        with suppress(OSError, TimeoutError):  # then it is connecting anew, or closes
            if self._client.nthreads():
                self._alive = now
        if now - self._alive > PATIENCE:
            raise self._explain("has no worker left")

    def _explain(self, what: str) -> ExecutorError:
        remedy = f"start workers with “dask worker --nthreads 1 {self._address}”"
        return ExecutorError(Finding(SCHEDULER, f"{self._address} {what}", remedy))


def _relay(steps: SimpleQueue[tuple[str, ...]], tell: Tell | None) -> None:
    """Pass on what the workers have told."""
    while tell is not None:
        try:
            brief, format_name, locale, paper, profile, draft, step = steps.get_nowait()
        except Empty:
            return
        tell(Edition(brief, format_name, locale, paper, Profile(profile), draft == str(True)), step)
