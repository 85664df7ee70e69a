"""Dates known to the day, to the month or only to the year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Self

LAST_YEAR = 2299
"""What no document looks beyond; axes of years grow with what lies between two dates."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year (ISO 8601-1, reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2015``, ``2015-10`` or ``2015-10-23``.

        :raises ValueError: when the text is no such date or the calendar has no such day.
        """
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
        if match is None:
            raise ValueError("is no date; write it as 2015-03-31, 2015-03 or 2015")
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year:
            raise ValueError("is no date: there is no year 0; write the year that it is")
        if month is not None and month not in range(1, 13):
            raise ValueError("names no month; write the month as 01 to 12")
        if month is not None and day is not None:
            last = calendar.monthrange(year, month)[1]
            if not 1 <= day <= last:
                raise ValueError(f"is no day of the calendar; that month has {last} days")
        return cls(year, month, day)

    @property
    def order(self) -> tuple[int, int, int]:
        """A key to sort by: what is known less precisely comes after the days that it holds."""
        return self.year, self.month or 13, self.day or 32

    def begins_after(self, other: PartialDate) -> bool:
        """Whether all of what this date may be lies after all of what the other may be."""
        here = self.year, self.month or 1, self.day or 1
        return here > (other.year, other.month or 12, other.day or 31)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)
