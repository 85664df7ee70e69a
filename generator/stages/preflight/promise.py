"""What an edition promises, for the checks to hold its PDF against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import Finding, Origin
from generator.model.edition import Edition, Paper


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

    def find(self, message: str, remedy: str) -> Finding:
        """A finding on this edition, placed at its format's template."""
        return Finding(
            Origin(f"templates/{self.edition.format}/page.html"),
            f"{self.edition.name}: {message}",
            remedy,
        )
