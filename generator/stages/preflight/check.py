"""What a check of finished PDFs is: a function with a name, and when it applies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.errors import Finding
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

Find = Callable[[Reading, Case], Iterator[Finding]]
Applies = Callable[[Case], bool]


@dataclass(frozen=True, slots=True)
class PdfCheck:
    """One check.

    :param applies: whether it has something to hold a file against.
    """

    name: str
    find: Find
    applies: Applies


KNOWN: dict[str, PdfCheck] = {}
"""The checks of the modules that are loaded, by their names; ``report.py`` loads all."""


def always(_: Case) -> bool:
    """Apply to every file."""
    return True


def for_readers(case: Case) -> bool:
    """Apply to what people read on a screen."""
    return case.is_read


def for_press(case: Case) -> bool:
    """Apply to print editions."""
    return case.is_printed


def of_editions(case: Case) -> bool:
    """Apply to editions of the project."""
    return case.expected is not None


def check(name: str, applies: Applies = always) -> Callable[[Find], Find]:
    """Register a function as the check of this name.

    :param applies: what it is for; every file by default.
    :raises ValueError: where the name is taken.
    """

    def register(find: Find) -> Find:
        if name in KNOWN:
            raise ValueError(f"two checks are named {name}")
        KNOWN[name] = PdfCheck(name, find, applies)
        return find

    return register
