"""What has no room on the pages, as the layout found it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overflow:
    """One block that its section's page has no room for.

    ``lines`` of it stand beyond the page or the box, or it reaches ``beside`` mm out of its column;
    where it does neither, it is the space after it that has no room.
    """

    section: str
    block: str
    """The block's words as they are printed."""
    lines: int = 0
    beside: float = 0.0
