"""What machines do to processes: parents that end, memory and disks that run out, kills.

A worker ends with its parent however that ended; what a killed run left in the folder for temporary
files is removed by the next; and what a machine cannot give is said in a line.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes.util
import errno
import fcntl
import gc
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from generator.errors import Finding, Origin

GLANCE = 0.05
"""Seconds between two looks at whether a process is still there."""
PREFIX = "briefs-"
LOCK = ".lock"
"""Held by a process as long as it lives; the system lets go of it whatever happens."""
MOST_NEW = 200_000
"""How many new objects are looked through at once for those that are no longer of use."""
LOST = (ConnectionError, EOFError)
"""What is met where the process was ended from which others are made."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def choose_context(loads: Sequence[str]) -> Any:
    """Choose how further processes are made: of one that has loaded what all of them need.

    :param loads: the modules; those that the first asker names are loaded, for all of this process.
    """
    if sys.platform == "darwin":  # its libraries do not survive a fork
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(loads))
    return context


def end_with_parent() -> None:
    """End this process when the one that began it has ended, by whatever signal.

    A process of a pool waits for work for ever otherwise, and keeps its caller's pipes open.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_await_end, args=(parent.sentinel,), daemon=True).start()


def _await_end(sentinel: int) -> None:
    wait([sentinel])
    # Nothing of this process is worth keeping: what it makes is handed over whole, or not at all.
    os._exit(1)


@contextlib.contextmanager
def end_when_left() -> Iterator[None]:
    """End this process, as long as the context lasts, once the one that began it has ended.

    Whoever waits for what that one says waits for all that have its pipes.
    """
    parent, done = os.getppid(), threading.Event()

    def look() -> None:
        while not done.wait(GLANCE):
            if os.getppid() != parent:
                os._exit(1)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()  # what is made from this process must not be made with it


@contextlib.contextmanager
def keep_interrupts() -> Iterator[None]:
    """Have an interrupt wait, and processes that are begun meanwhile never hear one.

    A terminal sends it to all of them; this process answers it, and ends them.
    """
    resource_tracker.ensure_running()  # Python begins it with the first of them, and hears again
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    with _defer():
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, former)


@contextlib.contextmanager
def _defer() -> Iterator[None]:
    """Answer what another thread was told once the context is left: masks are a thread's own."""
    if not _hears():
        yield
        return
    told: list[int] = []
    former = signal.signal(signal.SIGINT, lambda number, frame: told.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
        if told:
            signal.raise_signal(signal.SIGINT)


@contextlib.contextmanager
def hear_once() -> Iterator[None]:
    """Answer one interrupt, and no second one: it would end what the first has begun to end."""
    if not _hears():
        yield
        return

    def answer(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGINT, answer)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def _hears() -> bool:
    """Say whether this thread is the one that Python tells of interrupts, and they are heard."""
    here = threading.current_thread() is threading.main_thread()
    return here and signal.getsignal(signal.SIGINT) not in (signal.SIG_IGN, None)


@cache
def make_scratch() -> Path:
    """Make this process's folder for temporary files, and remove those of runs that were killed.

    :raises OSError: where it cannot be made.
    """
    base = Path(tempfile.gettempdir())
    for left in _find_left(base):
        shutil.rmtree(left, ignore_errors=True)
    # Under its name only when it is locked: another run would take it for one that was left.
    hidden = Path(tempfile.mkdtemp(prefix=f".{PREFIX}", dir=base))
    lock = (hidden / LOCK).open("w", encoding="ascii")
    fcntl.flock(lock, fcntl.LOCK_EX)
    atexit.register(lock.close)  # kept until then: a lock is gone with the last who has its file
    folder = hidden.rename(base / hidden.name.removeprefix("."))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _find_left(base: Path) -> Iterator[Path]:
    """Find the folders of this user whose process has ended without removing them."""
    for folder in base.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.is_symlink() or folder.lstat().st_uid != os.getuid():
                continue
            with (folder / LOCK).open("r+", encoding="ascii") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield folder


def explain_machine(failure: BaseException) -> Finding | None:
    """Say what a machine could not give; None for what is no fault of the machine."""
    if isinstance(failure, MemoryError):
        return Finding(
            Origin("system"),
            "there is not enough memory",
            "let fewer be made at once (--jobs 1), or give the process 2 GB",
        )
    if isinstance(failure, RecursionError):
        return Finding(
            Origin("system"), "something that was read is nested too deep", "make it flatter"
        )
    if isinstance(failure, OSError):
        where = Origin(str(failure.filename or "system"))
        if failure.errno in FULL:
            message = f"there is no room left ({failure.strerror})"
            return Finding(where, message, "free some, or name another folder in TMPDIR")
        if failure.errno is not None:
            remedy = "see to it, then run the same again"
            return Finding(where, f"cannot be used ({failure.strerror})", remedy)
    return None


def spare_collector() -> None:
    """Have Python look for what is no longer of use more seldom, from now on in this process.

    A page is made of hundreds of thousands of objects, and so are the libraries, nearly all of use
    to the end: to look after every 700, as Python does, costs a tenth of a build and of a check.
    """
    gc.set_threshold(MOST_NEW, *gc.get_threshold()[1:])


@contextlib.contextmanager
def find_by_name() -> Iterator[None]:
    """Have shared libraries found by their names alone, on Linux.

    Python asks the compiler and the linker where a library is, as often as a library of ours is not
    under the first of its names; and each of them has its full name in the end.
    """
    if sys.platform != "linux":
        yield
        return
    former = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = former
