"""Faults of machines: parents that end, kills, disks and memory that run out."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import machine, workers
from generator.environment import EPOCH, read_epoch
from generator.errors import BriefsError, Finding, UsageError, tame
from generator.machine import MOST_NEW, explain_machine, hear_once, keep_interrupts
from generator.store import Store
from generator.workers import make_group
from tests.conftest import ROOT

PARENT = """
import sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from generator.machine import end_with_parent
import os
def sleep():
    time.sleep(600)
if __name__ == "__main__":
    context = get_context("forkserver")
    pool = ProcessPoolExecutor(2, mp_context=context, initializer=end_with_parent)
    pids = {pool.submit(os.getpid).result() for _ in range(4)}
    print(*pids, flush=True)
    pool.submit(time.sleep, 600).result()
"""


LEFT = """
import subprocess, sys, time
from pathlib import Path
child = subprocess.Popen([sys.executable, "-c", "import generator.warmth; print('loaded')"])
while child.poll() is None and "pydantic_core" not in Path(f"/proc/{child.pid}/maps").read_text():
    time.sleep(0.01)
"""


@pytest.mark.parametrize("module", ["warmth", "__main__"])
def test_the_collector_is_spared_from_the_first_moment(module: str) -> None:
    """Also while libraries are loaded, of which nothing is of no more use."""
    asked = f"import gc, generator.{module} as it, sys; sys.argv[1:] = ['--version']\n"
    asked += "try: it.main()\nexcept (SystemExit, AttributeError): print(gc.get_threshold()[0])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert [str(MOST_NEW)] == done.stdout.splitlines()[-1:]


@pytest.fixture
def heard() -> Iterator[None]:
    """This process hears interrupts, whatever shell began it."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    assert signal.default_int_handler is signal.signal(signal.SIGINT, former)


@pytest.mark.usefixtures("heard")
def test_an_interrupt_waits_until_processes_are_begun() -> None:
    """Also where another thread is told it, which the mask of this one does not keep from it."""
    idle, done = threading.Event(), []
    thread = threading.Thread(target=idle.wait)
    thread.start()

    def begin() -> None:
        with keep_interrupts():
            os.kill(os.getpid(), signal.SIGINT)
            # The thread takes it, and tells this one, long before this has counted.
            done.append(sum(range(1_000_000)))

    try:
        with pytest.raises(KeyboardInterrupt):
            begin()
        assert 1 == len(done)
    finally:
        idle.set()
        thread.join()


@pytest.mark.usefixtures("heard")
def test_one_interrupt_is_heard_and_no_second_one() -> None:
    """What the first has begun to end is ended, however great the hurry."""
    with hear_once():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        with keep_interrupts():
            signal.raise_signal(signal.SIGINT)


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has loaded is read in /proc")
def test_what_loads_for_a_build_ends_with_it() -> None:
    """A build that is refused meanwhile is not waited for by whoever reads what it says."""
    left = subprocess.run([sys.executable, "-c", LEFT], capture_output=True, text=True, check=True)
    assert ("", "") == (left.stdout, left.stderr)


def is_running(pid: int) -> bool:
    """Whether a process does anything still; one that nobody has buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent(tmp_path: Path, number: int) -> None:
    """However it ended: nothing is left that holds memory, or its caller's pipes."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.send_signal(number)
    parent.wait()
    # The pipe is closed when the last process that has it is gone: reading on ends then.
    assert "" == parent.stdout.read()
    while any(map(is_running, pids)):
        time.sleep(0.05)
    parent.stdout.close()


Begin = Callable[[str], tuple[subprocess.Popen[str], Path]]
SCRATCH = "from generator.machine import make_scratch; print(make_scratch(), flush=True); {}"


@pytest.fixture
def begin(tmp_path: Path) -> Begin:
    """Begin a process with a folder for temporary files of its own, and give that."""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}

    def call(what: str) -> tuple[subprocess.Popen[str], Path]:
        command = [sys.executable, "-c", SCRATCH.format(what)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, env=environment
        )
        assert process.stdout is not None
        return process, Path(process.stdout.readline().strip())

    return call


def test_a_killed_run_leaves_what_the_next_removes(begin: Begin, tmp_path: Path) -> None:
    """And nothing of a run that still goes on, or that is of another program."""
    other = tmp_path / "briefs-notes"
    other.mkdir()
    killed, left = begin("input()")
    going, kept = begin("input()")
    killed.kill()
    killed.communicate()
    assert left.is_dir()
    later, own = begin("pass")
    later.communicate()
    assert [False, True, False] == [left.exists(), kept.exists(), own.exists()]
    going.communicate("\n")
    assert {other} == set(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (MemoryError(), "system:1: there is not enough memory"),
        (RecursionError(), "system:1: something that was read is nested too deep"),
        (OSError(errno.ENOSPC, "No space left on device", "/x/y"), "/x/y:1: there is no room left"),
        (OSError(errno.EFBIG, "File too large"), "system:1: there is no room left"),
        (OSError(errno.EROFS, "Read-only file system", "/x"), "/x:1: cannot be used (Read-only"),
    ],
)
def test_what_a_machine_cannot_give_is_said_in_a_line(failure: Exception, said: str) -> None:
    """With what to do, and no traceback."""
    finding = explain_machine(failure)
    assert finding is not None
    assert str(finding).startswith(said)


@pytest.mark.parametrize("megabytes", [250, 400])
def test_little_memory_is_said_and_crashes_nothing(project: Path, megabytes: int) -> None:
    """The engine, which would end in a fault of segmentation, is not reached by chance."""
    order = "build --format factsheet --locale fr --paper a4 --profile screen --force --quiet"
    done = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -v {megabytes}000; exec {sys.executable} -m generator {order}"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = "system:1: there is not enough memory; let fewer be made at once (--jobs 1), or give the"
    assert (done.returncode, done.stderr) == (1, f"{said} process 2 GB\n")


def test_a_fault_of_the_program_is_none_of_the_machine() -> None:
    """It is not hidden."""
    assert explain_machine(ValueError("x")) is None


def test_an_edition_that_the_machine_fails_costs_itself_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk is what is wrong with that one; the others are made."""
    from tests.conftest import load_shipped

    edition = load_shipped().select()[0]

    class Item:
        def __init__(self) -> None:
            self.edition = edition

    def prepare(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(workers, "prepare", prepare)
    (made,) = make_group((Item(),), Store(None), lambda *_: None)  # type: ignore[arg-type]
    assert isinstance(made.product, BriefsError)
    (finding,) = made.product.findings
    assert isinstance(finding, Finding)
    assert f"{edition.name}: there is no room left" in str(finding)


@pytest.mark.parametrize("value", ["abc", "-5", "1e9", "9" * 13, "٣"])
def test_an_epoch_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Before the engines stumble over it."""
    monkeypatch.setenv(EPOCH, value)
    with pytest.raises(UsageError, match="is no moment in seconds since 1970"):
        read_epoch()


def test_libraries_are_found_without_a_compiler() -> None:
    """Loading the engine starts no gcc, ld or ldconfig."""
    trace = (
        "import subprocess, os\n"
        "begun = []\n"
        "subprocess.Popen.__init__ = lambda self, *a, **k: begun.append(a) or 1 / 0\n"
        "from generator.pdf.loading import prepare_engine\n"
        "prepare_engine()\n"
        "print(begun)\n"
    )
    done = subprocess.run([sys.executable, "-c", trace], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout


@pytest.mark.parametrize(
    ("text", "tamed"),
    [
        ("Zoë, السفارة, می\u200cخواهم", "Zoë, السفارة, می\u200cخواهم"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\tc", r"a\nb\tc"),
        ("a\u202eb", r"a\u202eb"),
        ("a\x9bb", r"a\x9bb"),
        ("a\udcffb", r"a\udcffb"),
    ],
)
def test_a_name_steers_no_terminal(text: str, tamed: str) -> None:
    """What is not printed is written as an escape."""
    assert tamed == tame(text)


def test_the_temporary_folder_is_that_of_the_system() -> None:
    """Nothing but its own folder is made there, with its mark."""
    folder = machine.make_scratch()
    assert folder.parent == Path(tempfile.gettempdir())
    assert folder.name.startswith(machine.PREFIX)
