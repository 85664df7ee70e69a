"""Runs one command and adds up what all its processes took, those that it left behind included.

    python benchmarks/warden.py RESULT COMMAND...

It stands alone, so that a measured command is begun by a small process. On Linux it adopts every
process whose parent ended before it, a browser's or a pool's, waits for them too, and so misses
none; elsewhere only what the command itself waited for is counted. RESULT is a file that gets JSON:
``cpu`` and ``wall`` in seconds, ``peak`` in bytes (the largest process), ``code``.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

PATIENCE = 10.0
"""For how many seconds processes that outlive the command may end by themselves."""
PR_SET_CHILD_SUBREAPER = 36
"""Of Linux's prctl(2)."""


def adopt_orphans() -> None:
    """Have processes that lose their parent become children of this one, where Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def wait_for_all(command: int) -> tuple[int, float]:
    """Wait for a command and for all that it leaves behind; gives its status and when it ended."""
    status, ended = 0, 0.0
    while True:
        try:
            process, found = os.waitpid(-1, os.WNOHANG if ended else 0)
        except ChildProcessError:
            return status, ended
        if process == command:
            status, ended = found, time.perf_counter()
        elif process == 0:
            if time.perf_counter() - ended > PATIENCE:
                end_children()
            time.sleep(0.005)


def end_children() -> None:
    """End the children of this process, which nobody else will."""
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            os.kill(int(each.parent.name), signal.SIGKILL)


def main() -> None:
    """Run the command."""
    adopt_orphans()
    result, command = sys.argv[1], sys.argv[2:]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    status, ended = wait_for_all(process)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    figures = {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": ended - start,
        "peak": used.ru_maxrss * unit,
        "code": os.waitstatus_to_exitcode(status),
    }
    Path(result).write_text(json.dumps(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
