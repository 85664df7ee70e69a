"""How the numbers and dates of a file are read, by the language that it is written in."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model.written import NO_NUMBER, Limits, WrittenReading
from generator.stages.content.tables.dates import read_date
from generator.stages.content.tables.numbers import NumberBounds, marks_of, read_number
from generator.stages.content.tables.sheet import CellFault

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}.*")


def read_as(locale: str | None) -> WrittenReading:
    """Give the reading of a language: the one of its tables, where no other number settles it.

    :param locale: whose forms settle what could mean several things; None where it is not known.
    """
    marks = marks_of(locale)

    def number(text: str, limits: Limits) -> Decimal:
        bounds = NumberBounds(limits.least, limits.most, whole=limits.whole)
        found = read_number(text, marks, bounds)
        if isinstance(found, CellFault):
            possible = found.message.startswith(("could", "has"))
            raise ValueError(f"{found.message}; {found.remedy}" if possible else NO_NUMBER)
        return found

    def date(text: str) -> str:
        if _ISO.fullmatch(text):
            return text
        found = read_date(text, locale)
        if isinstance(found, CellFault):
            raise ValueError(f"{found.message}; {found.remedy}")
        return found

    return WrittenReading(number, date)
