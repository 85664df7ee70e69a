"""What a project decides for one language: forms, digits, typography -> how its texts are set."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.formats import Formats
from generator.language.typography import Typography, typography_of


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one language's editions.

    :param forms: the locale whose CLDR forms its numbers and dates take, as ``en-GB``.
    :param numbering: the numbering system of its digits (CLDR), as ``arab``; the locale's own where
        None.
    :param months: the locales whose names of months it has; its own where there is none.
    :param style: one of the styles of its typography; the language's first where None.
    """

    forms: str
    numbering: str | None = None
    style: str | None = None
    months: tuple[str, ...] = ()

    @property
    def formats(self) -> Formats:
        """The forms of numbers and dates."""
        return Formats.of(self.forms, self.numbering, self.months)

    @property
    def typography(self) -> Typography:
        """The typography of running text."""
        return typography_of(self.forms, self.style)
