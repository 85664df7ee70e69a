"""PDFs that came from anywhere: opened after a look, read in a process that may be lost.

What reads a PDF is C++ and can crash, loop or take all memory on a file made for it. So everything
that is done with such a file is one call of a function in a process of its own, with a bound on its
time and its memory; whatever becomes of that process, the caller has a value or one finding.
"""

from __future__ import annotations

import errno
import io
import os
import re
import signal
import stat
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pikepdf

from generator.errors import BriefsError, Finding, Origin, UntrustedPdfError
from generator.intake import open_at_once
from generator.machine import (
    GLANCE,
    LOST,
    choose_context,
    end_with_parent,
    keep_interrupts,
    spare_collector,
)

MAX_MEGABYTES = 100
"""The largest file that is read at all; an edition has less than half a megabyte."""
MAX_PAGES = 2000
MAX_SIDE = 14_400
"""The largest side of a page in points (ISO 32000-1, annex C: 200 inches)."""
HEAD = 1024
"""How many bytes from its start a file must say that it is a PDF (ISO 32000-1, annex H.3)."""
SECONDS = 120.0
MEGABYTES = 1024
TRIES = 40
"""How often a process is begun that is lost before it has begun: the system buries the one that it
is made from only after a while.
"""

_TROUBLE = (
    pikepdf.PdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,  # also RecursionError, and PDFium's own error
    StopIteration,
    TypeError,
    ValueError,
)
"""What reading a damaged file ends in: the libraries' errors, and ours at what they gave us."""
_NO_MEMORY = "std::bad_alloc"
"""How qpdf says, inside an error of its own, that it was given no more memory."""
_STREAM = re.compile(r"stream <\S+ object at 0x[0-9a-f]+>:? ?")
"""How pikepdf calls what it reads."""
_SHOWN = 120

P = ParamSpec("P")
R = TypeVar("R")


def open_untrusted(path: Path, name: str | None = None) -> pikepdf.Pdf:
    """Open a PDF of unknown origin, to be called inside :func:`run_guarded`.

    :param name: what findings call the file; its path where None.
    :raises UntrustedPdfError: when it is no file, too large, no PDF, encrypted, damaged, or has
        too many or too large pages.
    """
    return open_bytes(read_untrusted(path, name), name or str(path))


def open_bytes(data: bytes, name: str) -> pikepdf.Pdf:
    """The same of a file's bytes.

    :raises UntrustedPdfError: as :func:`open_untrusted`.
    """
    where = Origin(name)
    if not data:
        raise UntrustedPdfError(Finding(where, "is empty", "give a PDF file"))
    if b"%PDF-" not in data[:HEAD]:
        message = "is no PDF: it does not begin with %PDF"
        raise UntrustedPdfError(Finding(where, message, "give a PDF file"))
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as failure:
        raise _explain_encryption(where) from failure
    except pikepdf.PdfError as failure:
        raise _explain_damage(where, str(failure)) from failure
    if pdf.is_encrypted:
        raise _explain_encryption(where)
    if len(pdf.pages) > MAX_PAGES:
        message = f"has {len(pdf.pages)} pages"
        raise UntrustedPdfError(Finding(where, message, f"give a file of at most {MAX_PAGES}"))
    for number, page in enumerate(pdf.pages, 1):
        unit = float(page.obj.get("/UserUnit", 1))
        left, bottom, right, top = (float(value) * unit for value in page.mediabox)
        if not (0 < right - left <= MAX_SIDE and 0 < top - bottom <= MAX_SIDE):
            message = f"has a page {number} of {right - left:g} × {top - bottom:g} points"
            remedy = f"give a file whose pages measure at most {MAX_SIDE} points"
            raise UntrustedPdfError(Finding(where, message, remedy))
    return pdf


def read_untrusted(path: Path, name: str | None = None) -> bytes:
    """The bytes of a file that is not too large, of whatever it is.

    :raises UntrustedPdfError: when it is no file, missing, too large or cannot be read.
    """
    where = Origin(name or str(path))
    try:
        with open(path, "rb", opener=open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UntrustedPdfError(Finding(where, "is no file", "give a PDF file"))
            if status.st_size > MAX_MEGABYTES * 1_000_000:
                message = f"is larger than {MAX_MEGABYTES} MB"
                raise UntrustedPdfError(Finding(where, message, "give a smaller file"))
            data = file.read(MAX_MEGABYTES * 1_000_000)
    except IsADirectoryError as failure:
        raise UntrustedPdfError(Finding(where, "is no file", "give a PDF file")) from failure
    except FileNotFoundError as failure:
        remedy = "see how its name is written"
        raise UntrustedPdfError(Finding(where, "is missing", remedy)) from failure
    except OSError as failure:
        reason = failure.strerror or errno.errorcode.get(failure.errno or 0, "unknown")
        remedy = "give this user the right to read it"
        raise UntrustedPdfError(Finding(where, f"cannot be read ({reason})", remedy)) from failure
    return data


def run_guarded(
    function: Callable[P, R],
    *arguments: Any,
    origin: Path | str,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    loads: Sequence[str] = (),
) -> R:
    """Call a function in a fresh process of bounded time and memory.

    The memory is bounded where the system can do so (Linux); the time is everywhere.

    :param function: one of a module's own, so that the process can find it; its arguments and its
        result are pickled.
    :param origin: the file that a finding is placed at, where the function placed none itself.
    :param seconds: how long it may take, by the clock and of the processor's time.
    :param megabytes: how much memory it may take besides what it begins with.
    :param loads: modules that it imports itself, to be loaded once for the files of a run.
    :raises BriefsError: the function's own; or UntrustedPdfError, for whatever else it ended in.
    """
    where = Origin(str(origin))
    context = choose_context((__name__, function.__module__, *loads))
    receiver, sender = context.Pipe(duplex=False)
    process = _start(context, sender, seconds, megabytes, function, arguments)
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise _explain_time(where, seconds)
        kind, value = receiver.recv()
    except EOFError:
        process.join(seconds)
        raise _explain_end(where, process.exitcode or 0, seconds, megabytes) from None
    finally:
        if process.is_alive():
            process.kill()
        process.join()
        receiver.close()
    if kind == "value":
        result: R = value
        return result
    if kind == "findings":
        raise value
    if kind == "memory":
        raise _explain_memory(where, megabytes)
    raise _explain_damage(where, value)


def _start(context: Any, *arguments: Any) -> Any:
    """Start the process; where the one is ended that it is made from, it is made from another."""
    for _ in range(TRIES - 1):
        with suppress(*LOST):
            return _start_once(context, arguments)
        time.sleep(GLANCE)
    return _start_once(context, arguments)


def _start_once(context: Any, arguments: tuple[Any, ...]) -> Any:
    process = context.Process(target=_serve, args=arguments, daemon=True)
    with keep_interrupts():
        process.start()
    return process


def _serve(
    sender: Connection,
    seconds: float,
    megabytes: int,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
) -> None:
    """In the process: bound it, silence it, call, and send what came of it."""
    end_with_parent()
    spare_collector()
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    _bound(seconds, megabytes)
    answer: tuple[str, Any]
    try:
        answer = "value", function(*arguments)
    except BriefsError as failure:
        answer = "findings", failure
    except MemoryError:
        answer = "memory", None
    except _TROUBLE as failure:
        reason = str(failure) or type(failure).__name__
        answer = ("memory", None) if _NO_MEMORY in reason else ("damage", reason)
    with suppress(OSError):  # the parent has given up
        sender.send(answer)


def _bound(seconds: float, megabytes: int) -> None:
    """Have the system end this process when it takes more, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_CPU, int(seconds) + 1)
    if sys.platform == "linux":  # elsewhere it is not enforced, or what is there is not known
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + megabytes * 1_000_000)


def _lower(limit: int, value: int) -> None:
    import resource

    _, most = resource.getrlimit(limit)
    value = value if most == resource.RLIM_INFINITY else min(value, most)
    resource.setrlimit(limit, (value, value))


def _explain_end(where: Origin, code: int, seconds: float, megabytes: int) -> UntrustedPdfError:
    """What a process ended of that sent nothing."""
    if code == -getattr(signal, "SIGXCPU", 0):
        return _explain_time(where, seconds)
    if code == -getattr(signal, "SIGKILL", 0):
        return _explain_memory(where, megabytes)
    message = f"ends what reads it, or needs more than {megabytes} MB of memory to be read"
    return UntrustedPdfError(Finding(where, message, "give a sound file"))


def _explain_memory(where: Origin, megabytes: int) -> UntrustedPdfError:
    message = f"needs more than {megabytes} MB of memory to be read"
    return UntrustedPdfError(Finding(where, message, "give a sound or simpler file"))


def _explain_time(where: Origin, seconds: float) -> UntrustedPdfError:
    message = f"takes longer than {seconds:g} s to be read"
    return UntrustedPdfError(Finding(where, message, "give a sound or simpler file"))


def _explain_encryption(where: Origin) -> UntrustedPdfError:
    remedy = "give a file that opens without a password and allows everything"
    return UntrustedPdfError(Finding(where, "is encrypted", remedy))


def _explain_damage(where: Origin, reason: str) -> UntrustedPdfError:
    short = " ".join(_STREAM.sub("", reason).split())
    short = short if len(short) <= _SHOWN else short[: _SHOWN - 1] + "…"
    return UntrustedPdfError(Finding(where, f"is damaged ({short})", "give a sound file"))
