"""The numbers of pages, written into a document: at the foot of each, and where one is named.

An element with ``data-folio`` is given, on each page, its number of how many; one with
``data-page-of="NAME"`` the page on which the element with this id begins. The digits are those of
the nearest ``data-digits`` around it. The engine counts the pages of a part that it lays out alone;
the page with which the part begins, and how many there are, it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import RenderError
from generator.pdf.engine import Subject

FOLIO = "data-folio"
TARGET = "data-page-of"
DIGITS = "data-digits"
COMMON = "0123456789"


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where one part of a document stands in the whole, and in which digits that is said."""

    first: int = 1
    total: int | None = None
    """How many pages the document has; None where the part is all of it, which is counted."""
    digits: str = COMMON

    @property
    def css(self) -> str:
        """The rules by which the engine numbers the pages of the part."""
        symbols = " ".join(f'"{digit}"' for digit in self.digits)
        total = (
            "counter(pages, digits)"
            if self.total is None
            else f'"{write_number(self.total, self.digits)}"'
        )
        return (
            f"@counter-style digits {{ system: numeric; symbols: {symbols}; }}\n"
            f"@page :first {{ counter-increment: page {self.first}; }}\n"
            f'[{FOLIO}]::before {{ content: counter(page, digits) "/" {total}; }}\n'
        )


@dataclass(frozen=True, slots=True, eq=False)
class PageReference:
    """A place in which the page of something is named."""

    element: Any
    target: str
    """The id of the element whose page it is."""
    digits: str


def find_references(
    root: Any, known: Collection[str], subject: Subject
) -> tuple[PageReference, ...]:
    """Find where a page names the pages of elements.

    :param known: the ids of the elements of the document.
    :raises RenderError: where one names what is not there, or digits are not ten.
    """
    found = tuple(_walk(root, COMMON))
    findings = [
        subject.find(f"names the page of {target}, which is nowhere", "correct the id")
        for target in dict.fromkeys(each.target for each in found)
        if target not in known
    ]
    findings += [
        subject.find(f"has the digits “{digits}”", f"give {DIGITS} ten, from nought to nine")
        for digits in dict.fromkeys(each.get(DIGITS, COMMON) for each in root.iter())
        if len(digits) != len(COMMON)
    ]
    if findings:
        raise RenderError(findings)
    return found


def write_references(references: Iterable[PageReference], pages: Mapping[str, int]) -> None:
    """Write each number into its place.

    :param pages: by the id of an element the page on which it begins.
    """
    for each in references:
        each.element.text = write_number(pages[each.target], each.digits)


def write_number(number: int, digits: str) -> str:
    """Write a number in these digits, from nought to nine."""
    return "".join(digits[int(digit)] for digit in str(number))


def _walk(root: Any, digits: str) -> Iterator[PageReference]:
    waiting = [(root, digits)]
    while waiting:
        element, around = waiting.pop()
        own = element.get(DIGITS, around)
        target = element.get(TARGET)
        if target is not None:
            yield PageReference(element, target, own)
        waiting += [(child, own) for child in reversed(element)]
