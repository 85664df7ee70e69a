"""Typed marks that could mean two things."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogs.checks.check import TextCheck
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.rules import rules_of
from generator.language.typography.quotation import find_doubts
from generator.model.checks import Level


class Doubts(TextCheck):
    """Find a straight mark that could mean two things: one without its partner, inches, a year."""

    name = "marks"
    level = Level.WARNING
    of_source = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form, in a language whose marks are known."""
        marks = rules_of(standard.language).marks
        if marks is None:
            return
        for around in find_doubts(unit.target.plain, marks):
            yield Problem(
                f"has a mark that could mean two things: {around}",
                "type the mark itself: “ ” ‘ ’, ′ ″, or ’",
            )
