"""One process sends from a folder at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from generator.dispatch.pack.packages import DISPATCH
from generator.errors import DispatchError, Finding, Origin

LOCK = ".send.lock"
GLANCE = 0.2
"""Seconds in which whoever only looks whether it is held has let go of it."""


@contextlib.contextmanager
def hold(output: Path) -> Iterator[None]:
    """Be the one process that sends from this output folder; freed even when it is killed.

    :raises DispatchError: when another process sends, with its number, machine and time.
    """
    path = output / DISPATCH / LOCK
    with contextlib.ExitStack() as stack:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = stack.enter_context(path.open("a+", encoding="utf-8"))
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                # ``status`` holds it for an instant, to see whether it is held.
                time.sleep(GLANCE)
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            lock.seek(0)
            holder = " ".join(lock.read(200).split()) or "another process"
            message = f"is being sent from by {holder}"
            raise DispatchError(
                Finding(Origin(str(path.parent)), message, "wait until that one has ended")
            ) from taken
        except OSError as failure:
            message = f"cannot be written ({failure.strerror or failure})"
            finding = Finding(Origin(str(path)), message, "give this user the right to write there")
            raise DispatchError(finding) from failure
        lock.seek(0)
        lock.truncate()
        started = datetime.fromtimestamp(time.time(), UTC).isoformat(timespec="seconds")
        lock.write(f"process {os.getpid()} on {socket.gethostname()}, since {started}\n")
        lock.flush()
        yield


def is_held(output: Path) -> bool:
    """Whether a process is sending from this output folder now."""
    try:
        with (output / DISPATCH / LOCK).open(encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
