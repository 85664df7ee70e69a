"""How many pages a document may take, and what has no room on them, as the layout found it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

MOST_PAGES = 2000
"""In one document; what is longer is more than one."""
ANY_NUMBER = "flow"
_RANGE = re.compile(r"(\d{1,4})\.\.(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages a document may take; ``most`` is None where the text alone decides."""

    least: int
    most: int | None

    @property
    def held(self) -> bool:
        """Whether it is a plan: so many pages, neither more nor fewer."""
        return self.least == self.most

    @property
    def words(self) -> str:
        """The number as findings say it, as ``6`` or ``2 to 8``."""
        if self.most is None:
            return "any number"
        return str(self.least) if self.held else f"{self.least} to {self.most}"

    def allow(self, count: int) -> bool:
        """Say whether a document may have so many."""
        return self.least <= count and (self.most is None or count <= self.most)


def read_pages(value: object) -> Pages:
    """Read how many pages a format may take: ``6``, ``"2..8"`` or ``"flow"``.

    :raises ValueError: for anything else, with what may be written.
    """
    if isinstance(value, Pages):
        return value
    if value == ANY_NUMBER:
        return Pages(1, None)
    found = _RANGE.fullmatch(value) if isinstance(value, str) else None
    if found is not None:
        least, most = int(found[1]), int(found[2])
    elif isinstance(value, int) and not isinstance(value, bool):
        least = most = value
    else:
        raise ValueError('is no number of pages; write 6, "2..8" or "flow"')
    if most < least:
        raise ValueError(f'ends before it begins; write "{most}..{least}"')
    if not 1 <= least <= most <= MOST_PAGES:
        raise ValueError(f"is no number of pages; write one from 1 to {MOST_PAGES}")
    return Pages(least, most)


PageCount = Annotated[
    Pages,
    BeforeValidator(
        read_pages,
        json_schema_input_type=int
        | Literal["flow"]
        | Annotated[str, Field(pattern=r"^\d+\.\.\d+$")],
    ),
    Field(title="pages"),
]
"""How many pages a document may take, as it is written in a file."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """One block that has no room on the pages of its group.

    ``lines`` of it stand beyond the pages or the box, or it reaches ``beside`` mm out of its
    column; where it does neither, it is the space after it that has no room.
    """

    section: str
    block: str
    """The block's words as they are printed."""
    lines: int = 0
    beside: float = 0.0
