"""A folder held by one process at a time, by a file that the system lets go of with its holder."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from generator.intake import open_at_once

GLANCE = 0.2
"""Seconds in which whoever only looks whether a lock is held has let go of it."""


class LockedError(Exception):
    """A lock is held by another process; the message says which one, as far as that is known."""


class Lock:
    """A file by which one process at a time holds a folder; it is free again when that one dies."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextlib.contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the lock, and write into its file who does: process, machine and time.

        :raises LockedError: when another process holds it.
        :raises OSError: when its file cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                # ``is_held`` holds it for an instant, to see whether it is held.
                time.sleep(GLANCE)
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as taken:
                    file.seek(0)
                    holder = " ".join(file.read(200).split()) or "another process"
                    raise LockedError(holder) from taken
            file.seek(0)
            file.truncate()
            started = datetime.fromtimestamp(time.time(), UTC).isoformat(timespec="seconds")
            file.write(f"process {os.getpid()} on {socket.gethostname()}, since {started}\n")
            file.flush()
            yield

    def is_held(self) -> bool:
        """Say whether a process holds it now."""
        try:
            with open(self.path, "rb", opener=open_at_once) as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False
