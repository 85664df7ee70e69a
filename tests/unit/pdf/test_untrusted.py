from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.errors import ContentError, Finding, Origin, UntrustedPdfError
from generator.machine import MOST_NEW
from generator.pdf.untrusted import open_untrusted, run_guarded
from tests.conftest import ROOT
from tests.unit.hostile import REFUSED, claim_objects, inflate, make_sound, save


def count_pages(path: Path) -> int:
    with open_untrusted(path) as pdf:
        return len(pdf.pages)


def count_content(path: Path) -> int:
    with open_untrusted(path) as pdf:
        return sum(len(page.obj.Contents.read_bytes()) for page in pdf.pages)


def spin(_: Path) -> None:
    while True:
        pass


def sleep(_: Path) -> None:
    time.sleep(600)


def abort(_: Path) -> None:
    os.abort()


def fill(_: Path) -> int:
    return len(bytearray(4_000_000_000))


def interrupt(_: Path) -> str:
    """Interrupt itself, as a terminal does all that a command began."""
    os.kill(os.getpid(), signal.SIGINT)
    return "heard nothing"


def count_new(_: Path) -> int:
    """How many new objects Python's collector waits for."""
    return gc.get_threshold()[0]


def find_loaded(_: str) -> tuple[bool, int]:
    """Whether a module was there before anyone asked for it, and whose child this process is."""
    return "colorsys" in sys.modules, os.getppid()


def is_asking(frame: FrameType) -> bool:
    """Whether a thread waits for the number of a process that it has asked for."""
    return "read_signed" == frame.f_code.co_name


def recur(path: Path) -> None:
    recur(path)


def refuse(path: Path) -> None:
    raise ContentError(Finding(Origin(path.name, 7), "is wrong", "mend it"))


def make_file(folder: Path, data: bytes) -> Path:
    path = folder / "given.pdf"
    path.write_bytes(data)
    return path


def fail(function: Callable[[Path], object], path: Path, **bounds: Any) -> str:
    with pytest.raises(UntrustedPdfError) as caught:
        run_guarded(function, path, origin=path.name, **bounds)
    assert 1 == len(caught.value.findings)
    return str(caught.value)


def test_a_sound_file_gives_the_value(tmp_path: Path) -> None:
    """What the function gives comes back from its process."""
    path = make_file(tmp_path, save(make_sound()))
    assert 1 == run_guarded(count_pages, path, origin=path)


def test_an_interrupt_is_left_to_the_caller(tmp_path: Path) -> None:
    """Whoever began the process ends it; by itself it would say a trace."""
    assert "heard nothing" == run_guarded(interrupt, tmp_path, origin=tmp_path)


def test_the_collector_is_spared_there_too(tmp_path: Path) -> None:
    """What a check reads is of use nearly all to its end, as what a build makes is."""
    assert run_guarded(count_new, tmp_path, origin=tmp_path) == MOST_NEW


@pytest.mark.skipif(sys.platform == "darwin", reason="each process loads everything there")
def test_what_files_are_read_with_is_loaded_once() -> None:
    """Not by each of the processes, but by the one that they are made from."""
    asked = """
from generator.pdf.untrusted import run_guarded
from tests.unit.pdf.test_untrusted import find_loaded
for _ in range(2):
    print(*run_guarded(find_loaded, "", origin="a", loads=["colorsys"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT
    )
    first, second = done.stdout.splitlines()
    assert first == second
    assert first.startswith("True ")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_where_the_process_is_killed_that_makes_the_others_another_does(tmp_path: Path) -> None:
    """In the midst of making one: it is stopped first, so that it has not made it."""
    path = make_file(tmp_path, save(make_sound()))
    _, server = run_guarded(find_loaded, "", origin=path)
    os.kill(server, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(run_guarded, count_pages, path, origin=path)
        while not any(is_asking(each) for each in sys._current_frames().values()):
            time.sleep(0.01)
        os.kill(server, signal.SIGKILL)
        assert 1 == asked.result()


def test_what_a_file_claims_is_not_believed(tmp_path: Path) -> None:
    """A million million objects and pages that are not there cost nothing."""
    path = make_file(tmp_path, claim_objects())
    assert 1 == run_guarded(count_pages, path, origin=path)


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    """Damaged, locked, too large, no PDF: each has its own words."""
    make, line = REFUSED[case]
    path = make_file(tmp_path, make())
    assert f"{path}:1: {line}" in fail(count_pages, path)


@pytest.mark.parametrize("filters", [1, 2])
def test_a_stream_that_swells_is_ended(tmp_path: Path, filters: int) -> None:
    """A gigabyte of zeros in a small file needs more memory than it is given."""
    path = make_file(tmp_path, inflate(1000, filters))
    assert "given.pdf:1: needs more than 200 MB of memory to be read; " in fail(
        count_content, path, megabytes=200
    )


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a named pipe and a missing file are told, and none is waited for."""
    os.mkfifo(tmp_path / "pipe.pdf")
    for name, line in (
        ("", "is no file; give a PDF file"),
        ("pipe.pdf", "is no file; give a PDF file"),
        ("none.pdf", "is missing; see how its name is written"),
    ):
        path = tmp_path / name
        assert f"{path}:1: {line}" == fail(count_pages, path)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    """The size is looked at before the bytes."""
    path = make_file(tmp_path, b"%PDF-1.7\n")
    os.truncate(path, 100_000_001)
    assert f"{path}:1: is larger than 100 MB; give a smaller file" == fail(count_pages, path)


@pytest.mark.parametrize(
    ("function", "line"),
    [
        (spin, "takes longer than 1 s to be read; give a sound or simpler file"),
        (sleep, "takes longer than 1 s to be read; give a sound or simpler file"),
    ],
)
def test_what_does_not_end_is_ended(
    tmp_path: Path, function: Callable[[Path], object], line: str
) -> None:
    """Neither a loop nor a wait outlives its time."""
    assert f"given.pdf:1: {line}" == fail(function, tmp_path / "given.pdf", seconds=1)


@pytest.mark.parametrize(
    ("function", "line"),
    [
        (
            abort,
            (
                "ends what reads it, or needs more than 1024 MB of memory to be read;"
                " give a sound file"
            ),
        ),
        (fill, "needs more than 1024 MB of memory to be read; give a sound or simpler file"),
        (recur, "is damaged (maximum recursion depth exceeded); give a sound file"),
    ],
)
def test_every_end_is_one_line(
    tmp_path: Path, function: Callable[[Path], object], line: str
) -> None:
    """A crash, an exhausted memory and an exhausted stack are findings, never a traceback."""
    assert f"given.pdf:1: {line}" == fail(function, tmp_path / "given.pdf")


def test_the_functions_own_findings_come_through(tmp_path: Path) -> None:
    """What the function itself found keeps its class and its place."""
    with pytest.raises(ContentError, match=r"^given\.pdf:7: is wrong; mend it"):
        run_guarded(refuse, tmp_path / "given.pdf", origin="given.pdf")
