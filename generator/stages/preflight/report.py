"""All checks of one finished PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

from generator.errors import Finding
from generator.stages.preflight import figures, fonts, links, pages, room, structure
from generator.stages.preflight.promise import Promise

CHECKS = {
    "figures": figures.check,
    "fonts": fonts.check,
    "links": links.check,
    "pages": pages.check,
    "room": room.check,
    "structure": structure.check,
}


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks of one PDF found: the findings of each check, by its name."""

    checks: dict[str, tuple[Finding, ...]]
    pages: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, check by check."""
        return tuple(finding for found in self.checks.values() for finding in found)


def inspect(data: bytes, promise: Promise) -> Report:
    """Hold a finished PDF against its edition's promise."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return Report(
            checks={name: tuple(check(pdf, promise)) for name, check in CHECKS.items()},
            pages=len(pdf.pages),
        )
