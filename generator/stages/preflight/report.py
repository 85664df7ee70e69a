"""All checks of one finished PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

from generator.errors import Finding
from generator.model.edition import Profile
from generator.stages.preflight import (
    boxes,
    colours,
    figures,
    fonts,
    images,
    inks,
    links,
    pages,
    pdfx,
    room,
    structure,
    transparency,
)
from generator.stages.preflight.promise import Promise

CHECKS = {
    "boxes": boxes.check,
    "colours": colours.check,
    "figures": figures.check,
    "fonts": fonts.check,
    "images": images.check,
    "inks": inks.check,
    "links": links.check,
    "pages": pages.check,
    "pdfx": pdfx.check,
    "room": room.check,
    "structure": structure.check,
    "transparency": transparency.check,
}
PROFILES = {
    "images": (Profile.PRINT,),
    "inks": (Profile.PRINT,),
    "pdfx": (Profile.PRINT,),
    "structure": (Profile.SCREEN,),
    "transparency": (Profile.PRINT,),
}
"""The profiles that a check is for, where it is not for all."""


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
            checks={
                name: tuple(check(pdf, promise))
                for name, check in CHECKS.items()
                if promise.edition.profile in PROFILES.get(name, Profile)
            },
            pages=len(pdf.pages),
        )
