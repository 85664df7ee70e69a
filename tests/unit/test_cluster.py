"""A real Dask scheduler with real workers on the loopback interface."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from distributed import Client

from generator.batch import build
from generator.cluster import Terms, lay_down_terms, open_cluster, work_in_cluster
from generator.errors import BriefsError
from generator.executors import make_elsewhere
from generator.project import load_project
from generator.store import Store
from generator.workers import Group, Made, Work
from tests.bad_input.calling import call_here
from tests.conftest import ROOT, Run
from tests.unit.tasks import (
    book,
    editions_of,
    end_always,
    end_another,
    end_once,
    make_groups,
    tear_once,
)

STORE = "of-the-workers"
ONE = ("--format", "factsheet", "--locale", "fr", "--paper", "a4", "--profile", "screen")

WITHOUT_DASK = """
import sys
sys.modules["distributed"] = None
from generator.cli import main
main()
"""


@dataclass(frozen=True)
class Cluster:
    """A scheduler that runs: its address and its process."""

    address: str
    process: int
    store: Path
    """What its workers call their own."""


@contextmanager
def run_dask(folder: Path, *arguments: str) -> Iterator[tuple[int, str]]:
    """Run ``dask`` until it says an address; gives its process and that line.

    All the processes that it begins end with it.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
            "BRIEFS_CACHE": str(folder / STORE),
        },
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        assert process.stderr is not None
        try:
            line = next(line for line in process.stderr if " at: " in line)
            rest = threading.Thread(target=process.stderr.read)
            rest.start()
            yield process.pid, line
        finally:
            os.killpg(process.pid, signal.SIGKILL)
        rest.join()


@contextmanager
def run_cluster(folder: Path, workers: int, *nanny: str) -> Iterator[Cluster]:
    """Run a scheduler with workers, each under a nanny that replaces it when it is killed."""
    with ExitStack() as stack:
        process, line = stack.enter_context(run_dask(folder, "scheduler", "--port", "0"))
        address = line.split()[-1]
        if workers:
            how = ("--nworkers", str(workers), "--nthreads", "1", "--local-directory", str(folder))
            stack.enter_context(run_dask(folder, "worker", address, *how, *nanny))
            with Client(address, set_as_default=False) as client:
                client.wait_for_workers(workers)
        yield Cluster(address, process, folder / STORE)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with run_cluster(tmp_path_factory.mktemp("cluster"), 2) as running:
        yield running


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    return lay_down_terms(ROOT, Store(tmp_path / "store"), told=True)


def make(cluster: Cluster, groups: tuple[Group, ...], work: Work, terms: Terms) -> list[Made]:
    reach = partial(open_cluster, cluster.address, terms, None)
    return list(make_elsewhere(groups, reach, work))


def failures(made: list[Made]) -> list[str]:
    return [str(each.product) for each in made if isinstance(each.product, BriefsError)]


def test_every_edition_comes_once(cluster: Cluster, terms: Terms) -> None:
    """Two workers make many batches of several groups."""
    groups = make_groups(400)
    made = make(cluster, groups, book, terms)
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    assert [] == failures(made)


def test_a_worker_that_is_killed_in_mid_run_loses_nothing(
    cluster: Cluster, terms: Terms, tmp_path: Path
) -> None:
    """What it had is made by another, and every edition comes once."""
    groups, marks = make_groups(80), tmp_path / "marks"
    marks.mkdir()
    made = make(cluster, groups, partial(end_once, locales=("00007",), marks=marks), terms)
    assert ["00007"] == [mark.name for mark in marks.iterdir()]
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    assert [] == failures(made)


def test_a_result_that_distributed_cannot_read_is_made_again(
    cluster: Cluster, terms: Terms, tmp_path: Path
) -> None:
    """So it says of one whose worker is lost before its state is looked at."""
    groups = make_groups(8)
    made = make(cluster, groups, partial(tear_once, locale="00003", marks=tmp_path), terms)
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    assert [] == failures(made)


def test_a_group_that_kills_its_worker_each_time_is_a_finding(
    cluster: Cluster, terms: Terms
) -> None:
    """Its two editions say so, and all others are made."""
    groups = make_groups(12)
    made = make(cluster, groups, partial(end_always, locale="00005"), terms)
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    assert [
        f"briefs.toml:1: {edition.name}: its process was ended by the system;"
        " see whether memory ran out, and let fewer be made at once"
        for edition in editions_of((groups[5],))
    ] == failures(made)


def test_a_scheduler_that_is_killed_in_mid_run_is_a_finding(tmp_path: Path, terms: Terms) -> None:
    """What was made before stays, and each edition left says that the scheduler is gone."""
    groups = make_groups(80)
    with run_cluster(tmp_path, 1) as running:
        work = partial(end_another, locale="00050", process=running.process)
        made = make(running, groups, work, terms)
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    assert 40 <= len(made) - len(failures(made)) <= 100
    assert {
        (
            f"--scheduler:1: {running.address} is gone;"
            " start it again, and build again: what is finished is not made twice"
        )
    } == set(failures(made))


def test_a_cluster_that_loses_its_last_worker_is_a_finding(
    tmp_path: Path, terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a nanny none takes its place: no build waits for ever."""
    monkeypatch.setattr("generator.cluster.PATIENCE", 0.0)
    groups = make_groups(4)
    with run_cluster(tmp_path, 1, "--no-nanny") as running:
        made = make(running, groups, partial(end_always, locale="00001"), terms)
    assert Counter(editions_of(groups)) == Counter(each.edition for each in made)
    assert {
        (
            f"--scheduler:1: {running.address} has no worker left;"
            f" start workers with “dask worker --nthreads 1 {running.address}”"
        )
    } == set(failures(made))


def test_a_scheduler_without_workers_is_a_finding(
    tmp_path: Path, terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how to start some."""
    monkeypatch.setattr("generator.cluster.PATIENCE", 0.1)
    with run_cluster(tmp_path, 0) as running:
        made = make(running, make_groups(1), book, terms)
    assert {
        (
            f"--scheduler:1: {running.address} has no worker;"
            f" start workers with “dask worker --nthreads 1 {running.address}”"
        )
    } == set(failures(made))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda terms: replace(terms, root=Path("/nowhere")),
            (
                r"/nowhere/briefs\.toml:1: the worker tcp://\S+ cannot read it;"
                r" run workers where the project's folder is found under this path"
            ),
        ),
        (
            lambda terms: replace(terms, program="another"),
            (
                r"--scheduler:1: the worker tcp://\S+ runs another version of briefs, or another"
                r" Python; install the same on every machine"
            ),
        ),
        (
            lambda terms: replace(terms, libraries={**terms.libraries, "pikepdf": "1.0"}),
            (
                r"--scheduler:1: the worker tcp://\S+ has pikepdf \S+ instead of 1\.0;"
                r" install the same versions on every machine"
            ),
        ),
    ],
)
def test_a_worker_that_is_not_fit_says_so(
    cluster: Cluster, terms: Terms, change: Callable[[Terms], Terms], said: str
) -> None:
    """It makes nothing that could be other than what would be made here."""
    other = change(terms)
    made = make(cluster, make_groups(1), partial(work_in_cluster, terms=other), other)
    assert 2 == len(failures(made))
    assert all(re.fullmatch(said, each) for each in failures(made))


def test_a_cluster_makes_the_same_bytes(
    cluster: Cluster, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edition of a cluster is that of this machine, whether its workers share the store or not.

    Finished work is in the build's store in both cases.
    """
    dask = ("--executor", "dask", "--scheduler", cluster.address)
    outputs = [tmp_path / name for name in ("shared", "apart", "again", "here")]
    stores = [
        str(tmp_path / name) for name in ("store", "store-apart", "store-apart", "store-here")
    ]

    shared = run(
        *("build", "--project", ROOT, *ONE, "--output", outputs[0], *dask), BRIEFS_CACHE=stores[0]
    )
    assert (0, "") == (shared.code, shared.err)
    assert not cluster.store.exists()

    monkeypatch.setenv("BRIEFS_CACHE", stores[1])
    project = load_project(ROOT)
    (edition,) = project.select(
        formats=["factsheet"], locales=["fr"], papers=["a4"], profiles=["screen"]
    )
    with monkeypatch.context() as patch:  # as a worker sees it that has another folder there
        patch.setattr(
            "generator.cluster.lay_down_terms",
            lambda *given: replace(lay_down_terms(*given), name="another build"),
        )
        (apart,) = build(project, [edition], output=outputs[1], scheduler=cluster.address)
    assert (False, ()) == (apart.reused, apart.findings)
    assert cluster.store.exists()
    (again,) = build(project, [edition], output=outputs[2])
    assert again.reused

    monkeypatch.setenv("BRIEFS_CACHE", stores[3])
    (here,) = build(project, [edition], output=outputs[3], jobs=1)
    assert not here.reused
    assert 1 == len({(output / edition.path).read_bytes() for output in outputs})
    assert 1 == len({(output / "manifest.json").read_bytes() for output in outputs})


def test_a_scheduler_that_cannot_be_reached_is_one_line(tmp_path: Path, run: Run) -> None:
    """It is said before anything is read, however much that is: of a project at fault, too."""
    project = tmp_path / "project"
    project.mkdir()
    settings = '[briefs.x]\nlocales = ["en"]\nformats = ["brief"]\n'
    (project / "briefs.toml").write_text(settings, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        result = run(
            *("build", "--project", project, "--output", tmp_path / "output"),
            *("--executor", "dask", "--scheduler", address),
            BRIEFS_CACHE=str(tmp_path / "store"),
        )
    assert (1, "") == (result.code, result.out)
    assert [
        (
            f"--scheduler:1: no scheduler is reached at {address} (no answer in 5 s);"
            " start it with “dask scheduler”, and give the address that it prints"
        )
    ] == result.lines


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--executor", "dask"),
            (
                "--executor:1: dask has no scheduler;"
                " give its address with --scheduler, as tcp://host:8786"
            ),
        ),
        (
            ("--scheduler", "tcp://127.0.0.1:8786"),
            "--scheduler:1: is for a Dask cluster alone; add --executor dask",
        ),
        (
            ("--executor", "dask", "--scheduler", "tcp://127.0.0.1:8786", "--jobs", "2"),
            (
                "--jobs:1: is for processes of this machine, not of a cluster;"
                " leave it out: a cluster makes as many at once as it has workers"
            ),
        ),
    ],
)
def test_options_that_contradict_each_other_are_one_line(
    options: tuple[str, ...], said: str
) -> None:
    """Nothing is read before they agree."""
    result = call_here("build", "--project", "/nowhere", *options)
    assert (2, "", [said]) == (result.code, result.out, result.lines)


def test_without_dask_it_says_what_to_install(tmp_path: Path) -> None:
    """The extra is missing: one line, and no traceback."""
    done = subprocess.run(
        [
            *(sys.executable, "-c", WITHOUT_DASK, "build", "--quiet", "--project", ROOT, *ONE),
            *("--output", tmp_path / "output"),
            *("--executor", "dask", "--scheduler", "tcp://127.0.0.1:8786"),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT), "BRIEFS_CACHE": str(tmp_path / "store")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (2, "") == (done.returncode, done.stdout)
    install = f"{sys.executable} -m pip install distributed"
    assert f"--executor:1: dask is not installed; install it: {install}\n" == done.stderr
