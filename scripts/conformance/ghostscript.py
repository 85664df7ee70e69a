"""Ghostscript: every page drawn, as an interpreter that shares no code with the engine does it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from scripts.conformance import programs
from scripts.conformance.verdict import Complaint, Judge, Sheet, Verdicts, judge_each

RESOLUTION = 36
"""Dots to the inch: what is drawn is thrown away, but everything is read to draw it."""

_PAGE = re.compile(r"Page \d+")
_CHATTER = re.compile(
    r"GPL Ghostscript [\d.]+ \(|Copyright |This software is supplied|see the file COPYING"
    r"|Processing pages |Page \d+$|The following (errors|warnings) were encountered"
    r"|The file was produced by|>>>>|Please notify|file that it does not"
    r"|Output may be incorrect|specification\.$"
)
"""What it says of a sound file too, and what stands round its complaints. With -q it would keep its
complaints to itself, and its exit code is 0 for a file that it could mend."""


def ghostscript(program: str) -> Judge:
    """Give the judge that draws every page."""
    return partial(_judge, program)


def _judge(program: str, sheets: Sequence[Sheet]) -> Verdicts:
    return judge_each(partial(_draw, program), sheets)


def _draw(program: str, sheet: Sheet) -> tuple[Complaint, ...]:
    device = ("-sDEVICE=png16m", f"-r{RESOLUTION}", "-o", "/dev/null")
    done = programs.run((program, "-dSAFER", *device, sheet.path), files=1)
    return read_run(done.stdout + done.stderr, done.returncode, sheet.pages)


def read_run(text: str, code: int, pages: int | None) -> tuple[Complaint, ...]:
    """Give the complaints of a run: lines that are no chatter, and pages that were not drawn."""
    lines = [line.strip(" *\t") for line in text.splitlines()]
    counted = Counter(line for line in lines if line and not _CHATTER.match(line))
    complaints = [Complaint(line, times) for line, times in counted.items()]
    drawn = sum(_PAGE.fullmatch(line) is not None for line in lines)
    if pages is not None and drawn != pages:
        complaints.append(Complaint(f"drew {drawn} pages of {pages}"))
    if code != 0 and not complaints:
        complaints.append(Complaint(f"ended with {code}"))
    return tuple(complaints)
