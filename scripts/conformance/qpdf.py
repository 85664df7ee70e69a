"""qpdf: the syntax of the file, its cross-references and the coding of its streams."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from scripts.conformance import programs
from scripts.conformance.verdict import Complaint, Judge, Sheet, Verdicts


def qpdf(program: str) -> Judge:
    """Give the judge that is ``qpdf --check``."""
    return partial(_judge, program)


def _judge(program: str, sheets: Sequence[Sheet]) -> Verdicts:
    verdicts: Verdicts = {}
    for sheet in sheets:
        done = programs.run((program, "--check", sheet.path), files=1)
        verdicts[sheet.path] = read_check(
            done.stdout + done.stderr, done.returncode, str(sheet.path)
        )
    return verdicts


def read_check(text: str, code: int, path: str) -> tuple[Complaint, ...]:
    """Give the complaints of ``qpdf --check``: its warnings and errors, without the path."""
    complaints = tuple(
        Complaint(line.removeprefix("WARNING: ").removeprefix("qpdf: ").replace(f"{path}: ", ""))
        for line in text.splitlines()
        if line.startswith(("WARNING: ", "qpdf: "))
    )
    return complaints if complaints or code == 0 else (Complaint(f"ended with {code}"),)
