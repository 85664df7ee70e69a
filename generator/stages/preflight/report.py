"""All checks of one finished PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.errors import Finding
from generator.model.edition import Profile
from generator.stages.preflight import (
    actions,
    alternatives,
    boxes,
    colours,
    conformance,
    countries,
    cover,
    emptiness,
    figures,
    fonts,
    glyphs,
    headings,
    images,
    inks,
    languages,
    links,
    lists,
    margins,
    metadata,
    overlaps,
    pages,
    pdfx,
    room,
    sections,
    size,
    sources,
    syntax,
    tables,
    tags,
    transparency,
)
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading, read

Check = Callable[[Reading, Promise], Iterator[Finding]]
Verdict = Literal["passed", "failed", "not applicable"]

CHECKS: Mapping[str, Check] = {
    "actions": actions.check,
    "alternatives": alternatives.check,
    "boxes": boxes.check,
    "colours": colours.check,
    "conformance": conformance.check,
    "countries": countries.check,
    "cover": cover.check,
    "emptiness": emptiness.check,
    "figures": figures.check,
    "fonts": fonts.check,
    "glyphs": glyphs.check,
    "headings": headings.check,
    "images": images.check,
    "inks": inks.check,
    "languages": languages.check,
    "links": links.check,
    "lists": lists.check,
    "margins": margins.check,
    "metadata": metadata.check,
    "overlaps": overlaps.check,
    "pages": pages.check,
    "pdfx": pdfx.check,
    "room": room.check,
    "sections": sections.check,
    "size": size.check,
    "sources": sources.check,
    "syntax": syntax.check,
    "tables": tables.check,
    "tags": tags.check,
    "transparency": transparency.check,
}


def _is_read(promise: Promise) -> bool:
    """Whether the file is for a reader: a press takes no tags (``stages/pdf/press``)."""
    return promise.profile is not Profile.PRINT


def _is_printed(promise: Promise) -> bool:
    return promise.profile is Profile.PRINT


def _has_map(promise: Promise) -> bool:
    """Whether a map is to be found: by links, which a press takes out of the same page."""
    return promise.map is not None and promise.profile is Profile.SCREEN


APPLIES: Mapping[str, Callable[[Promise], bool]] = {
    "alternatives": _is_read,
    "boxes": lambda promise: promise.paper is not None,
    "conformance": lambda promise: promise.profile is not None,
    "countries": _has_map,
    "cover": _has_map,
    "emptiness": _is_read,
    "figures": lambda promise: promise.overlaps is not None,
    "headings": _is_read,
    "images": _is_printed,
    "inks": _is_printed,
    "languages": _is_read,
    "lists": _is_read,
    "metadata": _is_read,
    "pages": lambda promise: promise.pages is not None,
    "pdfx": _is_printed,
    "room": lambda promise: promise.overflows is not None,
    "sections": lambda promise: (
        promise.sections is not None or (bool(promise.plan) and _is_read(promise))
    ),
    "size": lambda promise: promise.profile in size.BUDGETS,
    "sources": _is_read,
    "tables": _is_read,
    "tags": _is_read,
    "transparency": _is_printed,
}
"""When a check has something to hold the file against; one that is not named always has."""


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
    absent = tuple(name for name in CHECKS if name in APPLIES and not APPLIES[name](promise))
    return Report(
        checks={
            name: tuple(check(reading, promise))
            for name, check in CHECKS.items()
            if name not in absent
        },
        pages=len(reading.pdf.pages),
        absent=absent,
    )
