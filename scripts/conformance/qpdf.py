"""qpdf: the syntax of the file, its cross-references and the coding of its streams."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from scripts.conformance import programs
from scripts.conformance.verdict import Complaint, Judge, Sheet, Verdicts, judge_each


def qpdf(program: str) -> Judge:
    """Give the judge that is ``qpdf --check``."""
    return partial(_judge, program)


def _judge(program: str, sheets: Sequence[Sheet]) -> Verdicts:
    return judge_each(partial(_check, program), sheets)


def _check(program: str, sheet: Sheet) -> tuple[Complaint, ...]:
    done = programs.run((program, "--check", sheet.path), files=1)
    return read_check(done.stdout + done.stderr, done.returncode, str(sheet.path))


def read_check(text: str, code: int, path: str) -> tuple[Complaint, ...]:
    """Give the complaints of ``qpdf --check``: its warnings and errors, without the path."""
    complaints = tuple(
        Complaint(line.removeprefix("WARNING: ").removeprefix("qpdf: ").replace(f"{path}: ", ""))
        for line in text.splitlines()
        if line.startswith(("WARNING: ", "qpdf: "))
    )
    return complaints if complaints or code == 0 else (Complaint(f"ended with {code}"),)
