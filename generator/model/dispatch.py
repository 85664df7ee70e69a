"""What is sent to whom: the recipients as a desk lists them, and what each is to have."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Recipient:
    """One reader: who, where, and what they asked for."""

    id: str
    """Names their folder and their ledger row: lower-case letters, digits and hyphens."""
    name: str
    organisation: str
    email: str
    languages: tuple[str, ...]
    """Locales in order of preference, as ``fr-CA``."""
    paper: str
    formats: tuple[str, ...]
    """The formats they take; all where empty."""
    copies: int
    """Printed copies; 0 for who reads on the screen alone."""
    groups: tuple[str, ...] = ()
    line: int = 1
    """Where they stand in ``data/recipients.csv``."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One edition for one recipient, and why it is this one."""

    recipient: Recipient
    edition: Edition
    reason: str
    """``asked for``, ``fr-CA → fr``, ``no edition in ku; next preferred``, ``the default``."""


@dataclass(frozen=True, slots=True)
class Consignment:
    """All that one recipient gets of one brief, in one language."""

    recipient: Recipient
    locale: str
    """The locale of their letter, in which they have the editions."""
    assignments: tuple[Assignment, ...]

    @property
    def brief(self) -> str:
        """The brief that all of it is of."""
        return self.assignments[0].edition.brief
