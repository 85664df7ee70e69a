"""All checks of one finished PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from generator.errors import Finding
from generator.pdf.painting import list_paints
from generator.registry import load_all
from generator.stages.preflight.check import KNOWN, PdfCheck
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.geography import find_maps
from generator.stages.preflight.picture import take_picture
from generator.stages.preflight.reading import Reading, read
from generator.stages.preflight.words import list_characters

Verdict = Literal["passed", "failed", "not applicable"]

load_all("generator.stages.preflight")

CHECKS: Mapping[str, PdfCheck] = MappingProxyType(dict(sorted(KNOWN.items())))
"""Every check of this package's modules, by its name."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks of one PDF found: the findings of each check, by its name."""

    checks: Mapping[str, tuple[Finding, ...]]
    pages: int
    absent: tuple[str, ...] = ()
    """The checks that had nothing to hold the file against."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, check by check."""
        return tuple(finding for found in self.checks.values() for finding in found)

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """What came of each check, in the order of their names."""
        ran: dict[str, Verdict] = {
            name: "failed" if found else "passed" for name, found in self.checks.items()
        }
        return dict(sorted((ran | dict.fromkeys(self.absent, "not applicable")).items()))


def inspect(data: bytes, case: Case) -> Report:
    """Hold a finished PDF against what is expected of it.

    :raises pikepdf.PdfError: when it is no sound PDF.
    """
    with read(data) as reading:
        return inspect_reading(reading, case)


def inspect_reading(reading: Reading, case: Case) -> Report:
    """Hold a PDF that is open against what is expected of it."""
    absent = tuple(name for name, check in CHECKS.items() if not check.applies(case))
    try:
        return Report(
            checks={
                name: tuple(check.find(reading, case))
                for name, check in CHECKS.items()
                if name not in absent
            },
            pages=len(reading.pdf.pages),
            absent=absent,
        )
    finally:  # what several checks share of a file goes with it
        for shared in (list_paints, find_maps, list_characters, take_picture):
            shared.cache_clear()
