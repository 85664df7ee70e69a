"""What is judged, and what a referee says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF that lies before the referees.

    ``pages`` is how many pages it is said to have; None where nobody said.
    """

    path: Path
    name: str
    profile: str = ""
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that a referee holds against a file, and how many times.

    ``rule`` is the clause and the number of the test, where the referee names one.
    """

    what: str
    times: int = 1
    rule: str = ""

    def say(self, referee: str) -> str:
        """Give it as a referee's words: ``veraPDF ua1 7.1-3: content is not tagged; 2 times``."""
        times = f"; {self.times} times" if self.times > 1 else ""
        return f"{referee}{' ' * bool(self.rule)}{self.rule}: {self.what}{times}"


Verdicts = dict[Path, tuple[Complaint, ...]]
"""The complaints about each file: none where it has passed. A missing file was not judged."""

Judge = Callable[[Sequence[Sheet]], Verdicts]


def judge_each(
    judge: Callable[[Sheet], tuple[Complaint, ...]], sheets: Sequence[Sheet]
) -> Verdicts:
    """Judge the files by a program that takes one at a time, on every core."""
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        complaints = pool.map(judge, sheets)
        return {sheet.path: each for sheet, each in zip(sheets, complaints, strict=True)}


@dataclass(frozen=True, slots=True)
class Referee:
    """One program with one set of rules.

    ``profiles`` are those of the editions that it judges. ``bad`` is a file that it must refuse: a
    referee that passes it passes everything.
    """

    name: str
    profiles: frozenset[str]
    bad: Sheet
    judge: Judge
