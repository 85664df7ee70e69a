"""Two processes beside one, a Dask cluster beside the local pool, and many tasks booked in both."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.measure import (
    ROOT,
    Result,
    Sample,
    Scope,
    Spread,
    Subject,
    Value,
    briefs,
    compare,
    interleave,
    run,
    script,
)
from benchmarks.projects import SHIPPED

QUESTION = "Two processes beside one, and two workers of a Dask cluster beside two of a pool"
SELECTION = (SHIPPED, "--paper", "a4", "--profile", "screen")
SHORT = (*SELECTION, "--format", "factsheet")
FIRST = (*SHORT, "--locale", "fr", "--locale", "en")
POOL, ALONE, DASK = "two processes", "one process", "two workers of Dask"
FASTER, AS_FAST, BOOKED = 1.8, 0.9, 10.0
TASKS = 100_000


def measure(scope: Scope) -> Result:
    """Build the same in each place, and have empty tasks booked in both that have several."""
    selection = SHORT if scope.quick else SELECTION
    booking = script("booking", str(TASKS // 10 if scope.quick else TASKS))
    with run_cluster(scope.place("cluster")) as address:
        cluster = ("--executor", "dask", "--scheduler", address)
        _build(scope, *FIRST, *cluster)  # a cluster stands before it is given work, and is warm
        found = interleave(
            {
                POOL: partial(_build, scope, *selection, "--jobs", "2"),
                ALONE: partial(_build, scope, *selection, "--jobs", "1"),
                DASK: partial(_build, scope, *selection, *cluster),
            },
            max(1, scope.rounds // 2),
        )
        here, there = run(booking), run([*booking, address])
    bound = None if scope.quick else BOOKED
    count = "10,000" if scope.quick else "100,000"
    values = (
        Value(
            f"{ALONE} / {POOL}, on the clock",
            compare(found[ALONE], found[POOL], "wall"),
            "×",
            FASTER,
            at_least=True,
        ),
        Value(
            f"{POOL} / {DASK}, on the clock",
            compare(found[POOL], found[DASK], "wall"),
            "×",
            AS_FAST,
            at_least=True,
        ),
        Value(f"{count} empty tasks in a pool", Spread((here.said["seconds"],)), "s", bound),
        Value(f"{count} empty tasks in a cluster", Spread((there.said["seconds"],)), "s", bound),
    )
    remark = "without the processor time of the workers, which stood before it"
    subjects = tuple(
        Subject(name, samples, remark if name == DASK else "") for name, samples in found.items()
    )
    return Result("cores", QUESTION, subjects, values)


def _build(scope: Scope, *options: str) -> Sample:
    command = briefs("build", *options, "--project", ROOT, "--output", scope.place("output"))
    return run(command, environment={"BRIEFS_CACHE": ""})


@contextmanager
def run_cluster(folder: Path) -> Iterator[str]:
    """Run a scheduler with two workers on the loopback interface; gives its address."""
    with _run_dask(folder, "scheduler", "--port", "0") as line:
        address = line.split()[-1]
        how = ("--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder))
        with _run_dask(folder, "worker", address, *how):
            yield address


@contextmanager
def _run_dask(folder: Path, *arguments: str) -> Iterator[str]:
    """Run ``dask`` until it says an address; it and all that it began end with the context."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BRIEFS_CACHE": ""},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        assert process.stderr is not None
        try:
            line = next(line for line in process.stderr if " at: " in line)
            threading.Thread(target=process.stderr.read, daemon=True).start()
            yield line
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
