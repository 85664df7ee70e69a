"""What an edition promises, for the checks to hold its PDF against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.fit import Fit
from generator.errors import Finding, Origin
from generator.model.edition import Edition, Paper
from generator.model.pages import Overflow


@dataclass(frozen=True, slots=True)
class Promise:
    """One edition's promise: pages, size, title, language, fonts, figures, places of sections."""

    edition: Edition
    paper: Paper
    pages: int
    plan: Mapping[str, int]
    """For each section of the page plan its page."""
    sections: Mapping[str, tuple[int, int]]
    """For each section the first and last page on which the engine set it."""
    title: str
    language: str
    fonts: frozenset[str]
    """The PostScript names of the fonts that may be used."""
    alternatives: tuple[str, ...]
    """The alternative texts of the figures."""
    overlaps: tuple[str, ...]
    """What overlaps inside the figures, as the drawing found it."""
    overflows: tuple[Overflow, ...] = ()
    """What had no room on the pages, as the layout found it."""
    fit: Fit | None = None
    """How the document was set when it had none."""
    bleed: float = 0.0
    """How far the pages are printed beyond their paper, in mm."""

    def find(self, message: str, remedy: str, origin: Origin | None = None) -> Finding:
        """A finding on this edition, placed at its format's template if nowhere else."""
        return Finding(
            origin or Origin(f"templates/{self.edition.format}/{self.edition.layout}.html"),
            f"{self.edition.name}: {message}",
            remedy,
        )
