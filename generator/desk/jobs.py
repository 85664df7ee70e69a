"""What the desk asks of the process that makes its editions, and what it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import Finding
from generator.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Making:
    """Make one edition as its files are now.

    :param turn: which change of the files it is made for; a later one takes its place.
    :param visible: the numbers of the pages that are looked at, which come first.
    :param draft: whether a draft is made where its texts are not all there: no good page is shown.
    """

    edition: Edition
    turn: int
    visible: tuple[int, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """Set an edition with one text otherwise, to see whether it has room; nothing is saved."""

    edition: Edition
    turn: int
    locale: str
    key: tuple[str, str]
    forms: tuple[str, ...]
    name: str
    """What it is answered under."""

    def asks_as(self, other: Trial) -> bool:
        """Whether it asks the same of another wording, so that one of the two is too old."""
        return (self.edition, self.locale, self.key) == (other.edition, other.locale, other.key)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Some pages as they will be, before the edition is whole: a PDF of them, in their order."""

    edition: Edition
    turn: int
    data: bytes
    numbers: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The whole edition, the very bytes that ``briefs build`` makes, and how it is set.

    :param findings: warnings; of a draft, what keeps the edition from being made.
    """

    edition: Edition
    turn: int
    data: bytes
    findings: tuple[Finding, ...]
    fit: Mapping[str, Any]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the edition cannot be made."""

    edition: Edition
    turn: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where its texts stand, as JSON values."""

    edition: Edition
    turn: int
    places: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tried:
    """How a trial came out: how it would be set, or what has no room."""

    name: str
    fits: bool
    fit: Mapping[str, Any]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Rested:
    """Everything asked for is done.

    :param memory: what the process holds, in bytes.
    :param taken: how many jobs it has taken since it began.
    """

    memory: int
    taken: int


Answer = Glimpse | Finished | Failed | Placed | Tried | Rested


@dataclass(frozen=True, slots=True)
class Leaving:
    """The process holds too much, and ends: another one goes on.

    :param taken: how many jobs it has taken since it began.
    :param left: those of them that it has not begun.
    """

    taken: int
    left: tuple[Making | Trial, ...]
