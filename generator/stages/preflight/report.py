"""All checks of one finished PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.errors import Finding
from generator.stages.preflight import (
    actions,
    alternatives,
    conformance,
    emptiness,
    figures,
    fonts,
    glyphs,
    headings,
    languages,
    links,
    lists,
    margins,
    metadata,
    overlaps,
    pages,
    room,
    sections,
    size,
    syntax,
    tables,
    tags,
)
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading, read

Check = Callable[[Reading, Promise], Iterator[Finding]]
Verdict = Literal["passed", "failed", "not applicable"]

CHECKS: Mapping[str, Check] = {
    "actions": actions.check,
    "alternatives": alternatives.check,
    "conformance": conformance.check,
    "emptiness": emptiness.check,
    "figures": figures.check,
    "fonts": fonts.check,
    "glyphs": glyphs.check,
    "headings": headings.check,
    "languages": languages.check,
    "links": links.check,
    "lists": lists.check,
    "margins": margins.check,
    "metadata": metadata.check,
    "overlaps": overlaps.check,
    "pages": pages.check,
    "room": room.check,
    "sections": sections.check,
    "size": size.check,
    "syntax": syntax.check,
    "tables": tables.check,
    "tags": tags.check,
}

APPLIES: Mapping[str, Callable[[Promise], bool]] = {
    "conformance": lambda promise: promise.profile is not None,
    "figures": lambda promise: promise.overlaps is not None,
    "pages": lambda promise: promise.pages is not None and promise.paper is not None,
    "room": lambda promise: promise.overflows is not None,
    "sections": lambda promise: promise.sections is not None,
    "size": lambda promise: promise.profile in size.BUDGETS,
}
"""When a check has something to hold the file against; one that is not named always has."""

# Checks that the shipped editions do not pass yet, and why. Take a name out to switch it on.
NOT_YET: tuple[str, ...] = (
    "emptiness",  # anchors of figures without a target become empty links
    "glyphs",  # Matplotlib gives a glyph the code 0, which is .notdef in a font of Type 0
    "margins",  # the foot of the map sheet stands 3.2 mm from the edge
    "tables",  # header cells have no scope, tables no summary
)


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


def inspect(data: bytes, promise: Promise) -> Report:
    """Hold a finished PDF against its edition's promise.

    :raises pikepdf.PdfError: when it is no sound PDF.
    """
    with read(data) as reading:
        return inspect_reading(reading, promise)


def inspect_reading(reading: Reading, promise: Promise) -> Report:
    """Hold a PDF that is open against a promise."""
    wanted = [name for name in CHECKS if name not in NOT_YET]
    absent = tuple(name for name in wanted if name in APPLIES and not APPLIES[name](promise))
    return Report(
        checks={
            name: tuple(CHECKS[name](reading, promise)) for name in wanted if name not in absent
        },
        pages=len(reading.pdf.pages),
        absent=absent,
    )
